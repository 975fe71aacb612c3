"""Figures, photos and what is missing on the page of a letter: given there, in the same press."""

import re
from typing import Any

import pytest
from django.test import Client

from projects.editing import pending
from projects.models import Indicator, Organisation, Project
from tests.admin.sent_letters import (
    ABOUT,
    at,
    dropped,
    files,
    letter,
    photo,
    said,
    sent_back,
    take,
    ticked,
    upload,
)

pytestmark = pytest.mark.django_db
PHOTOS = (
    "Приложение: 2 фотографии (автор Д. Ким), согласие изображённых имеется.",
    "1. снимок1 – Урок лепки во дворе.",
    "2. снимок2 – Ярмарка, 2013 г.",
)


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def with_photos(*lines: str) -> list[Any]:
    pictures = (upload(f"снимок{n}.jpg", photo(600 + n)) for n in (1, 2))
    return [letter(*lines), *pictures]


ALTERNATIVES = {"photo-0-alternative_text": "Дети лепят", "photo-1-alternative_text": "Ярмарка"}


def test_what_the_letter_says_of_its_photos_is_taken_with_them(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, with_photos(*ABOUT, *PHOTOS))
    html = page.content.decode()
    assert 'name="photo-0-caption" value="Урок лепки во дворе"' in html
    assert 'href="#said-photo-0"' in html
    assert 'id="said-all-credit"' in html
    done = take(editor, page, _submit="1", **ALTERNATIVES, **{"all-is_agreed": "on"})
    assert "waits for a publisher" in said(done)
    with pending.as_edited(entry):
        photos = list(entry.photos.values_list("caption_ru", "credit", "consent"))
    assert photos == [
        ("Урок лепки во дворе", "Д. Ким", "given"),
        ("Ярмарка, 2013 г.", "Д. Ким", "given"),
    ]


def test_consent_counts_only_once_a_person_confirms_it(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, with_photos(*ABOUT, *PHOTOS))
    box = re.search(r'<input[^>]*name="all-is_agreed"[^>]*>', page.content.decode())
    assert box is not None
    assert "checked" not in box[0]
    take(editor, page, _take="1", **ALTERNATIVES)
    with pending.as_edited(entry):
        assert set(entry.photos.values_list("consent", flat=True)) == {"unknown"}


def test_a_letter_without_a_word_on_consent_offers_nothing_to_confirm(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, with_photos(*ABOUT))
    assert "is_agreed" not in page.content.decode()


def test_a_figure_is_taken_under_a_new_indicator_named_beside_it(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    assert "figure-0" not in ticked(page)
    named = {"figure-0-name": "Посетители занятий", "figure-0-unit": "человек"}
    named |= {"figure-0-kind": "outcome"}
    chosen = {"figure-0-indicator": "new", "take": [*ticked(page), "figure-0"]}
    done = take(editor, page, _submit="1", **chosen, **named)
    assert "waits for a publisher" in said(done)
    assert "Посетители занятий" in said(done)
    made = Indicator.objects.get(name_ru="Посетители занятий")
    assert (made.slug, made.unit_ru, made.kind) == ("posetiteli-zaniatii", "человек", "outcome")
    with pending.as_edited(entry):
        figure = entry.metrics.get()
        assert (figure.indicator, figure.value, figure.qualifier) == (made, 1250, "about")


def test_a_new_indicator_is_of_the_language_in_which_it_is_named(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    assert "Name of the new indicator (Russian)" in page.content.decode()
    named = {"figure-0-name": "Сабаққа келгендер", "figure-0-unit": "адам"}
    named |= {"figure-0-kind": "outcome", "figure-0-indicator": "new"}
    take(editor, page, _take="1", take=[*ticked(page), "figure-0"], **named)
    made = Indicator.objects.get(name_kk="Сабаққа келгендер")
    assert (made.unit_kk, made.name_ru) == ("адам", None)


def test_a_number_that_no_rule_has_found_is_taken_as_well(entry: Project, editor: Client) -> None:
    words = "Всех вместе вышло около 60."
    page = dropped(editor, entry, [letter(*ABOUT, words)])
    assert 'data-keys="figure-1" data-extra' in page.content.decode()
    typed = {"figure-1-indicator": "new", "figure-1-name": "Занятия", "figure-1-unit": "занятий"}
    typed |= {"figure-1-kind": "output", "figure-1-sentence": words}
    chosen = {"figure-1-value": "около 60", "take": [*ticked(page), "figure-1"]}
    done = take(editor, page, _take="1", **typed, **chosen)
    assert "Занятия: about 60" in said(done).partition("Not taken")[0]
    with pending.as_edited(entry):
        figure = entry.metrics.get()
        assert (figure.value, figure.qualifier, figure.sentence) == (60, "about", words)
    page = dropped(editor, entry, [letter(*ABOUT)])
    assert "Another figure" not in said(take(editor, page, _take="1"))
    written = take(editor, page, _take="1", **{"figure-1-value": "61"})
    assert "Another figure" in said(written).partition("Not taken")[2]


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ({"figure-0-name": "", "figure-0-unit": "человек"}, "Write the name of the new indicator"),
        ({"figure-0-name": "Посетители", "figure-0-unit": ""}, "Write the unit of the new"),
        (
            {"figure-0-name": "Посетители", "figure-0-kind": ""},
            "Say whether it tells what was made",
        ),
        ({"figure-0-name": "Изданные книги", "figure-0-unit": "шт."}, "Did you mean one of these?"),
    ],
)
def test_a_new_indicator_is_asked_about_and_not_made(
    entry: Project, editor: Client, typed: dict[str, str], told: str
) -> None:
    count = Indicator.objects.count()
    page = dropped(editor, entry, [letter(*ABOUT)])
    chosen = {"figure-0-indicator": "new", "take": [*ticked(page), "figure-0"]}
    chosen |= {"figure-0-kind": "outcome", "figure-0-unit": "человек"}
    again = take(editor, page, _take="1", **chosen | typed)
    assert told in again.content.decode()
    assert Indicator.objects.count() == count
    assert pending.pending_of(entry) is None


def test_indicators_that_count_no_figures_are_not_offered(entry: Project, editor: Client) -> None:
    html = dropped(editor, entry, [letter(*ABOUT)]).content.decode()
    offered = html[html.index('name="figure-0-indicator"') :].partition("</select>")[0]
    assert "Copies printed" in offered or "printed" in offered
    assert "Projects on show" not in offered


def test_figures_that_are_not_ticked_are_not_called_wrong(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    again = take(editor, page, _take="1", title_ru="", end_year="x", take=ticked(page)[1:])
    wrong = {"figure-0-value": "сколько-то", "title_ru": "к" * 400}
    again = take(editor, page, _take="1", **wrong)
    html = again.content.decode()
    assert "Nothing is saved yet" in html
    figure = html[html.index('id="box-figure-0"') :].partition('class="letter-box')[0]
    assert "errorlist" not in figure
    assert "aria-invalid" not in figure
    assert "сколько-то" in figure


def test_a_theme_that_the_letter_does_not_say_is_asked_before_it_is_submitted(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    html = page.content.decode()
    theme = html[html.index('id="box-themes"') :].partition('class="letter-box')[0]
    assert "The letter does not say it." in theme
    again = take(editor, page, _submit="1", themes=[])
    html = again.content.decode()
    assert re.search(r'href="#id_themes[^"]*">\s*<strong>Themes:', html)
    assert pending.pending_of(entry) is None
    done = take(editor, page, _take="1", themes=[])
    assert "is saved" in said(done)


def test_all_that_is_missing_is_said_at_once(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, with_photos(*ABOUT))
    html = take(editor, page, _submit="1", themes=[]).content.decode()
    summary = html[html.index('id="desk-errors"') :].partition("</ul>")[0]
    assert "#id_themes" in summary
    assert "#id_photo-0-alternative_text" in summary
    assert "#id_all-credit" in summary


def test_what_is_missing_elsewhere_is_said_with_the_way_to_it(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    without_source = [key for key in ticked(page) if key != "source"]
    done = take(editor, page, _submit="1", take=without_source)
    assert "not submitted for review" in said(done)
    assert f'<a href="{at("change", entry.pk)}#' in said(done)


def test_the_exact_place_is_taken(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*ABOUT, "Место проведения: г. Тараз, Дом дружбы")])
    take(editor, page, _take="1")
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).place_as_written == "г. Тараз, Дом дружбы"


def test_photos_without_a_tick_need_nothing(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, files())
    left = [key for key in ticked(page) if not key.startswith("photo")]
    sent = sent_back(page, _submit="1", take=left)
    done = editor.post(page.redirect_chain[-1][0], sent, follow=True)
    assert "waits for a publisher" in said(done)


def test_a_new_organisation_begins_with_a_capital_letter(entry: Project, editor: Client) -> None:
    told = "Проект провёл общественный фонд «Глиняный двор» в Таразе."
    take(editor, dropped(editor, entry, [letter(*ABOUT, told)]), _take="1")
    with pending.as_edited(entry):
        names = entry.participations.values_list("organisation__name_ru", flat=True)
        assert [*names] == ["Общественный фонд «Глиняный двор»"]


def test_participants_that_no_rule_has_found_are_taken_as_well(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    known = Organisation.objects.exclude(kind="placeholder").first()
    assert known
    typed = {"people-0-organisation": known.slug, "people-0-role": "partner"}
    more = take(editor, page, _more_people="1", take=["title_ru", "people-0"], **typed)
    html = more.content.decode()
    assert '<details class="letter-extras" open>' in html
    assert re.findall(r'name="([^"]+)"[^>]* autofocus', html) == ["people-2-organisation"]
    assert ticked(more) == ["title_ru", "people-0"]
    assert pending.pending_of(entry) is None
    new = {"people-2-organisation": "new", "people-2-name": "Клуб «Родник»"}
    new |= {"people-2-role": "implementing", "people-2-kind": "partner", "extra-people": "3"}
    done = take(
        editor, page, _take="1", take=["title_ru", "source", "people-0", "people-2"], **typed, **new
    )
    taken = said(done).partition("Not taken")
    assert f"{known}; Клуб «Родник»" in taken[0]
    assert "Another participant" not in taken[2]
    with pending.as_edited(entry):
        parts = entry.participations.values_list("organisation__slug", "role")
        made = Organisation.objects.get(name_ru="Клуб «Родник»")
        assert {*parts} == {(known.slug, "partner"), (made.slug, "implementing")}


def test_an_empty_row_of_a_participant_that_is_ticked_is_asked_about(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    again = take(editor, page, _take="1", take=["title_ru", "people-1"])
    assert "Say whether it is new, or choose the one that is meant." in again.content.decode()
    assert '<details class="letter-extras" open>' in again.content.decode()
    assert pending.pending_of(entry) is None
