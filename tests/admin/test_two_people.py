"""Two people at the same form: nobody's words are overwritten unseen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client
from django.urls import reverse

from projects.editing.diff import label_of
from projects.models import (
    Block,
    HeadlineFigure,
    Indicator,
    Metric,
    Organisation,
    Photo,
    Project,
    Region,
    Source,
    Term,
    Theme,
)
from tests.factories import photo_of, staff_member
from tests.forms import form_of, summary_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
RECORDS = {
    "block": (Block, "introduction_ru"),
    "theme": (Theme, "name_ru"),
    "region": (Region, "name_ru"),
    "organisation": (Organisation, "name_ru"),
    "source": (Source, "note_ru"),
    "indicator": (Indicator, "name_ru"),
    "headlinefigure": (HeadlineFigure, "statement_ru"),
    "term": (Term, "name_ru"),
}


def somebody_else() -> Client:
    """The browser of another person, at the desk in English."""
    other = Client()
    other.force_login(get_user_model().objects.create_superuser("other"))
    other.cookies["django_language"] = "en"
    return other


def test_who_has_changed_a_theme_in_another_tab_is_told_so(wall: None, staff: Client) -> None:
    address = reverse("admin:projects_theme_change", args=[Theme.objects.first().pk])
    here, there = (form_of(staff.get(address).content.decode()) for _tab in range(2))
    staff.post(address, there | {"name_ru": "There"})
    asked = staff.post(address, here | {"name_ru": "Here"}).content.decode()
    assert "You have changed this in another tab or window" in asked


def test_who_saves_after_their_change_was_discarded_is_told_by_whom(
    wall: None, staff: Client
) -> None:
    entry = Project.objects.published().order_by("number").first()
    assert entry
    page = reverse("admin:projects_project_change", args=[entry.pk])

    def form() -> dict[str, Any]:
        return form_of(staff.get(page).content.decode())

    staff.post(page, form() | {"coordinator": "Aigul", "_continue": "1"})
    opened = form()
    other = somebody_else()
    discard = reverse("admin:projects_project_discard", args=[entry.pk])
    other.post(discard, form_of(other.get(discard).content.decode()))
    answer = staff.post(page, opened | {"place_ru": "Алматы", "_continue": "1"}, follow=True)
    said = " ".join(str(message) for message in answer.context["messages"])
    assert "other has discarded the pending change meanwhile" in said


@pytest.mark.parametrize("kind", RECORDS)
def test_who_saves_second_sees_what_the_first_saved(wall: None, staff: Client, kind: str) -> None:
    model, field = RECORDS[kind]
    record: Any = model.objects.first()
    address = reverse(f"admin:projects_{kind}_change", args=[record.pk])
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    assert somebody_else().post(address, first | {field: "First of two"}).status_code == 302
    answer = staff.post(address, second | {field: "Second of two"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody has changed this since you opened it." in page
    assert "“First of two” is saved now; you have “Second of two”." in page
    assert f"<strong>{label_of(model, field)}:</strong>" in page
    ((target, said),) = [one for one in summary_of(page) if "is saved now" in one[1]]
    assert said.count(": ") == 1
    assert f'<ul class="errorlist" id="{target}">' in page
    record.refresh_from_db()
    assert getattr(record, field) == "First of two"


@pytest.mark.parametrize(("answer", "kept"), [("mine", "Second"), ("saved", "First")])
def test_who_saves_second_chooses_and_only_then_is_it_saved(
    wall: None, staff: Client, answer: str, kept: str
) -> None:
    theme = Theme.objects.first()
    address = reverse("admin:projects_theme_change", args=[theme.pk])
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    staff.post(address, first | {"name_ru": "First", "name_en": "Only the first"})
    second |= {"name_ru": "Second"}
    asked = staff.post(address, second).content.decode()
    assert choices(asked) == {"name_ru": {"saved": False, "mine": False}}
    assert "their text stays: Theme: Name, English." in asked
    again = staff.post(address, form_of_refused(asked))
    assert again.status_code == 200
    assert choices(again.content.decode()) == choices(asked)
    chosen = form_of_refused(asked, name_ru=answer)
    assert staff.post(address, chosen).status_code == 302
    theme.refresh_from_db()
    assert (theme.name_ru, theme.name_en) == (kept, "Only the first")


def test_a_choice_is_asked_anew_where_a_third_person_saved_meanwhile(
    wall: None, staff: Client
) -> None:
    theme = Theme.objects.first()
    address = reverse("admin:projects_theme_change", args=[theme.pk])
    mine = form_of(staff.get(address).content.decode()) | {"name_ru": "Mine"}
    Theme.objects.filter(pk=theme.pk).update(name_ru="Second")
    asked = staff.post(address, mine).content.decode()
    Theme.objects.filter(pk=theme.pk).update(name_ru="Third")
    again = staff.post(address, form_of_refused(asked, name_ru="mine"))
    assert "“Third” is saved now; you have “Mine”." in again.content.decode()
    theme.refresh_from_db()
    assert theme.name_ru == "Third"


def test_a_choice_is_remembered_where_something_else_is_wrong(wall: None, staff: Client) -> None:
    theme = Theme.objects.first()
    address = reverse("admin:projects_theme_change", args=[theme.pk])
    mine = form_of(staff.get(address).content.decode()) | {"name_ru": "Mine"}
    Theme.objects.filter(pk=theme.pk).update(name_ru="Theirs")
    asked = staff.post(address, mine).content.decode()
    wrong = form_of_refused(asked, name_ru="saved") | {"position": "first"}
    refused = staff.post(address, wrong).content.decode()
    assert not choices(refused)
    assert form_of_refused(refused)["name_ru"] == "Theirs"
    assert staff.post(address, form_of_refused(refused) | {"position": "3"}).status_code == 302
    theme.refresh_from_db()
    assert theme.name_ru == "Theirs"


def choices(page: str) -> dict[str, dict[str, bool]]:
    """The fields that ask, each with its answers and whether one is chosen already."""
    found: dict[str, dict[str, bool]] = {}
    button = r'<input type="radio" name="choice-([^"]+)" value="(saved|mine) [^"]+"( checked)?>'
    for name, answer, is_checked in re.findall(button, page):
        found.setdefault(name, {})[answer] = bool(is_checked)
    return found


def form_of_refused(page: str, **answers: str) -> dict[str, Any]:
    """A refused form as it is sent again, with these choices besides those that are made."""
    values = {name: v for name, v in form_of(page).items() if not name.startswith("choice-")}
    button = r'<input type="radio" name="(choice-([^"]+))" value="((saved|mine) [^"]+)"( checked)?>'
    for name, field, value, answer, is_checked in re.findall(button, page):
        if answers.get(field, answer if is_checked else "") == answer:
            values[name] = value
    return values


# What of an entry's parts the first saves, and what the second wrote over it.
PARTS = {
    "metrics-0-value": ("100", "200"),
    "metrics-0-note_ru": ("Первый", "Второй"),
    "participations-0-position": ("7", "8"),
    "citations-0-sentence": ("Первый", "Второй"),
    "photos-0-credit": ("Первый", "Второй"),
}


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    """A draft with each kind of part."""
    made = Project.objects.get(number=33)
    Project.objects.filter(pk=made.pk).update(publication="draft")
    photo_of(made)
    return made


def change_page(entry: Project) -> str:
    return reverse("admin:projects_project_change", args=[entry.pk])


@pytest.mark.parametrize("is_public", [False, True])
def test_who_has_changed_an_entry_in_another_tab_is_told_so(
    staff: Client, entry: Project, is_public: bool
) -> None:
    if is_public:
        Project.objects.filter(pk=entry.pk).update(publication="published")
    address = change_page(entry)
    here, there = (form_of(staff.get(address).content.decode()) for _tab in range(2))
    assert staff.post(address, there | {"title_ru": "В другой вкладке"}).status_code == 302
    asked = staff.post(address, here | {"title_ru": "Здесь"}).content.decode()
    assert "You have changed this in another tab or window" in asked
    assert "Somebody has changed" not in asked


@pytest.mark.parametrize("is_public", [False, True])
def test_of_an_entrys_parts_each_field_is_asked_about(
    staff: Client, entry: Project, is_public: bool
) -> None:
    if is_public:
        Project.objects.filter(pk=entry.pk).update(publication="published")
    address = change_page(entry)
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    fields = {name: both for name, both in PARTS.items() if name in first}
    assert len(fields) >= 4
    assert (
        staff.post(address, first | {n: one for n, (one, _two) in fields.items()}).status_code
        == 302
    )
    second |= {name: two for name, (_one, two) in fields.items()}
    asked = staff.post(address, second).content.decode()
    assert set(choices(asked)) == set(fields)
    answers = dict(zip(fields, ("mine", "saved") * 9, strict=False))
    assert staff.post(address, form_of_refused(asked, **answers)).status_code == 302
    kept = form_of(staff.get(address).content.decode())
    assert {name: kept[name] for name in fields} == {
        name: both[answers[name] == "mine"] for name, both in fields.items()
    }


def test_themes_and_regions_are_lists_that_are_asked_about(staff: Client, entry: Project) -> None:
    address = change_page(entry)
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    themes = [str(pk) for pk in Theme.objects.values_list("pk", flat=True)]
    staff.post(address, first | {"themes": themes[:1], "regions": []})
    asked = staff.post(address, second | {"themes": themes[2:4]}).content.decode()
    assert choices(asked)["themes"] == {"saved": False, "mine": False}
    if "regions" in choices(asked):
        assert choices(asked)["regions"]["saved"]
    assert staff.post(address, form_of_refused(asked, themes="saved")).status_code == 302
    assert [str(theme.pk) for theme in entry.themes.all()] == themes[:1]


def test_a_part_that_somebody_changed_is_not_deleted_unseen(staff: Client, entry: Project) -> None:
    address = change_page(entry)
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    figure = Metric.objects.get(pk=first["metrics-0-id"])
    staff.post(address, first | {"metrics-0-note_ru": "Пересчитано"})
    second |= {"metrics-0-DELETE": "on"}
    refused = staff.post(address, second)
    assert "Nothing is deleted yet" in refused.content.decode()
    assert "Note, Russian: “Пересчитано”" in refused.content.decode()
    assert Metric.objects.filter(pk=figure.pk).exists()
    again = form_of_refused(refused.content.decode()) | {"metrics-0-DELETE": "on"}
    assert staff.post(address, again).status_code == 302
    assert not Metric.objects.filter(pk=figure.pk).exists()


def test_an_account_is_not_overwritten_unseen(staff: Client) -> None:
    person = staff_member("editor")
    address = reverse("admin:auth_user_change", args=[person.pk])
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    staff.post(address, first | {"last_name": "Ахметова"})
    asked = staff.post(address, second | {"last_name": "Смагулова"}).content.decode()
    assert choices(asked) == {"last_name": {"saved": False, "mine": False}}
    assert staff.post(address, form_of_refused(asked, last_name="saved")).status_code == 302
    person.refresh_from_db()
    assert person.last_name == "Ахметова"


def cards_of(client: Client, address: str) -> dict[str, Any]:
    """What the page of photos sends as it is opened."""
    cards = client.get(address).context["cards"]
    values = {f"form-{name}": v for name, v in cards.management_form.initial.items()}
    for card in cards:
        for name in card.fields:
            value = card[name].value()
            if value not in (None, False, ""):
                values[card.add_prefix(name)] = getattr(value, "pk", value)
    return values


def test_photo_cards_keep_what_the_other_wrote(wall: None, staff: Client, media: Any) -> None:
    entry = Project.objects.get(number=33)
    Project.objects.filter(pk=entry.pk).update(publication="draft")
    photo = photo_of(entry)
    address = reverse("admin:projects_project_photos", args=[entry.pk])
    first, second = (cards_of(staff, address) for _person in range(2))
    described = {"form-0-alternative_text_ru": "Девушки вышивают", "form-0-credit": "А. Ахметов"}
    assert staff.post(address, first | described).status_code == 302
    mine = {"form-0-alternative_text_ru": "", "form-0-credit": ""}
    page = staff.post(address, second | mine).content.decode()
    assert "their text stays: Photo: Alternative text, Russian." in page
    assert set(choices(page)) == {"form-0-credit"}
    photo.refresh_from_db()
    assert (photo.alternative_text_ru, photo.credit) == ("Девушки вышивают", "А. Ахметов")
    assert Photo.objects.shown().filter(pk=photo.pk).exists()


def test_what_one_has_not_touched_is_taken_over_and_named(wall: None, staff: Client) -> None:
    theme = Theme.objects.first()
    address = reverse("admin:projects_theme_change", args=[theme.pk])
    mine = form_of(staff.get(address).content.decode()) | {"name_en": "Mine"}
    Theme.objects.filter(pk=theme.pk).update(name_ru="Theirs", name_kk="")
    answer = staff.post(address, mine, follow=True)
    assert "their text stays: Theme: Name, Kazakh, Name, Russian." in answer.content.decode()
    theme.refresh_from_db()
    assert (theme.name_ru, theme.name_kk or "", theme.name_en) == ("Theirs", "", "Mine")


@pytest.mark.parametrize(("page", "code"), [("texts", ""), ("translate", "ru")])
def test_a_conflict_names_its_field_and_language_in_the_person_s_words(
    wall: None, staff: Client, page: str, code: str
) -> None:
    entry = Project.objects.get(number=38)
    staff.cookies["django_language"] = "kk"
    place = [entry.pk, code] if code else [entry.pk]
    address = reverse(f"admin:projects_project_{page}", args=place)
    name = "summary-0" if code else "summary_ru"
    sent = form_of(staff.get(address).content.decode()) | {name: "Моё"}
    if code:
        Project.objects.filter(pk=entry.pk).update(original_language="kk", summary_ru="Чужое")
    else:
        Project.objects.filter(pk=entry.pk).update(summary_ru="Чужое")
    asked = staff.post(address, sent).content.decode()
    assert "<strong>Қысқаша мазмұны, орыс тілі:</strong>" in asked
    assert "[ru]" not in asked
