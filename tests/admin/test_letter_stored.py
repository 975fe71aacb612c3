"""What stands in the entry since a letter's page was made is never overwritten unasked."""

import re
from typing import Any

import pytest
from django.test import Client

from projects.editing import pending
from projects.models import Indicator, Project
from tests.admin.sent_letters import (
    ABOUT,
    TITLE_KK,
    dropped,
    letter,
    russian_letter,
    said,
    take,
    ticked,
    upload,
)
from tests.forms import change

pytestmark = pytest.mark.django_db


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def test_what_a_person_wrote_after_taking_is_asked_about_on_the_page_from_before(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    take(editor, page, _take="1")
    change(editor, entry, title_kk="Қолмен жазылған")
    asked = take(editor, page, _take="1", take=["title_kk", "title_ru", "source"])
    html = asked.content.decode()
    assert f"“Қолмен жазылған” is saved now; you have “{TITLE_KK}”." in html
    assert "You have changed this in another tab or window" in html
    # What stands there as it was taken is no question.
    assert html.count("Keep what is saved") == 1
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).title_kk == "Қолмен жазылған"
    asked.redirect_chain = page.redirect_chain
    again = take(editor, asked, _take="1", **{"choice-title_kk": ""})
    assert "Keep what is saved" in again.content.decode()
    answer = re.search(r'name="choice-title_kk" value="(mine \w+)"', html)
    assert answer is not None
    take(editor, asked, _take="1", **{"choice-title_kk": answer[1]})
    with pending.as_edited(entry):
        assert Project.objects.get(pk=entry.pk).title_kk == TITLE_KK


def test_what_is_empty_in_the_entry_is_filled_without_a_question(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry)
    take(editor, page, _take="1", take=["title_ru", "source"])
    done = take(editor, page, _take="1", take=["title_ru", "title_kk", "start_year", "source"])
    assert "Taken from the letter: Title, Kazakh; Start year" in said(done)
    assert "In the entry already: Title, Russian; Letter" in said(done)
    with pending.as_edited(entry):
        there = Project.objects.get(pk=entry.pk)
        assert (there.title_kk, there.start_year) == (TITLE_KK, 2012)


@pytest.mark.parametrize(("answer", "value"), [("saved", 1300), ("mine", 1250)])
def test_a_figure_that_the_entry_has_for_the_same_period_is_asked_about(
    entry: Project, editor: Client, answer: str, value: int
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    indicator = Indicator.objects.get(slug="people-trained")
    chosen: dict[str, Any] = {"figure-0-indicator": str(indicator.pk)}
    chosen |= {"take": [*ticked(page), "figure-0"]}
    take(editor, page, _take="1", **chosen)
    with pending.editing(entry, None):
        entry.metrics.update(value=1300, qualifier="exactly", sentence="По журналу 1300.")
    asked = take(editor, page, _take="1", **chosen).content.decode()
    assert "“1,300: По журналу 1300.” is saved now; you have “about 1,250: " in asked
    with pending.as_edited(entry):
        assert entry.metrics.get().value == 1300
    given = re.search(rf'name="choice-figure-0" value="({answer} \w+)"', asked)
    assert given is not None
    done = take(editor, page, _take="1", **chosen, **{"choice-figure-0": given[1]})
    told = said(done).partition("Not taken")[2 if answer == "saved" else 0]
    assert "about 1,250" in told
    with pending.as_edited(entry):
        assert entry.metrics.get().value == value


def test_a_figure_that_is_taken_again_as_it_stands_is_no_question(
    entry: Project, editor: Client
) -> None:
    page = dropped(editor, entry, [letter(*ABOUT)])
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    chosen: dict[str, Any] = {"figure-0-indicator": indicator}
    chosen |= {"take": [*ticked(page), "figure-0"]}
    take(editor, page, _take="1", **chosen)
    again = take(editor, page, _take="1", **chosen)
    assert "Keep what is saved" not in again.content.decode()
    assert "Nothing was changed" in said(again)
    assert "Taken from the letter" not in said(again)
    there = said(again).partition("In the entry already:")[2].partition("Not taken")[0]
    assert all(name in there for name in ("Letter", "about 1,250", "Text, Russian"))
    with pending.as_edited(entry):
        assert entry.metrics.count() == 1


def test_a_browser_puts_no_ticks_of_an_older_page_back(entry: Project, editor: Client) -> None:
    html = dropped(editor, entry, [upload("а.docx", russian_letter())]).content.decode()
    form = html[: html.index(" data-letter>")].rpartition("<form")[2]
    assert 'autocomplete="off"' in form
