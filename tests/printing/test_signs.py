"""Pictograms on panels and labels: that an entry can be had in another form."""

from typing import Any

import pytest
from django.utils.translation import override
from selectolax.lexbor import LexborHTMLParser

from projects.models import Project
from projects.printing.content import Sheet, sheet_of
from projects.printing.label import label_of
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.panel import Panel
from projects.printing.papers import PANEL_SIZES
from tests.factories import project
from tests.panels import SITE
from tests.recordings import recording_of

pytestmark = pytest.mark.django_db
A1 = PANEL_SIZES["a1"]


def sheet(*languages: str) -> Sheet:
    return sheet_of(Project.objects.for_page().get(number=107), languages)


def signs_of(panel: Panel, language: str) -> list[str]:
    html = panel.html("x", language, grey=False, slug="")
    return [title.text() for title in LexborHTMLParser(html).css(".signs title")]


def test_a_panel_shows_what_other_forms_there_are(media: Any) -> None:
    entry = project(107, easy_text_en="We baked.")
    recording_of(entry, kind="sign", language="ru")
    recording_of(entry, language="en")
    panel = Panel(sheet("en", "kk", "ru"), A1, SITE)
    assert signs_of(panel, "en") == ["In easy language", "To listen to", "In sign language"]
    only_russian = Panel(sheet("ru"), A1, SITE)
    assert signs_of(only_russian, "ru") == ["На\u00a0жестовом языке"]


def test_a_panel_without_other_forms_has_no_signs_and_is_outdated_by_the_first(media: Any) -> None:
    entry = project(107)
    before = sheet("en")
    assert signs_of(Panel(before, A1, SITE), "en") == []
    recording_of(entry, language="en")
    after = sheet("en")
    assert after.version != before.version
    assert after.label_version != before.label_version


def test_a_label_has_the_signs_where_a_sample_has_its_badge(media: Any) -> None:
    entry = project(107)
    recording_of(entry, kind="sign", language="en")
    paper = LABEL_SHEETS[next(iter(LABEL_SHEETS))]
    with override("en"):
        assert "In sign language" in str(label_of(sheet("en"), paper, SITE).signs())
        Project.objects.filter(pk=entry.pk).update(provenance=Project.Provenance.ILLUSTRATIVE)
        assert label_of(sheet("en"), paper, SITE).signs() == []


@pytest.mark.parametrize("size", ["a1", "a1-landscape", "roll-up"])
def test_the_signs_stand_between_the_code_and_the_edge(size: str) -> None:
    layout = PANEL_SIZES[size].layout
    signs, code = layout.signs, layout.code
    assert code.left + code.width < signs.left
    assert signs.left + signs.width < layout.width - 2
