"""The colours that pages are painted with."""

import pytest
from django.test import Client

from projects.graphics.contrast import TEXT, contrast
from projects.models import Block
from projects.views.design_tokens import FIELDS, colours, pairs


def test_contrast_is_that_of_wcag() -> None:
    assert contrast("#000000", "#ffffff") == 21
    assert round(contrast("#777777", "#ffffff"), 2) == 4.48


def test_every_text_colour_can_be_read_on_every_surface_by_day_and_by_night() -> None:
    weak = [(p.text.name, p.surface.name, p.light, p.dark) for p in pairs()]
    assert [pair for pair in weak if min(pair[2:]) < TEXT] == []


@pytest.mark.django_db
def test_the_blocks_of_the_exhibition_have_the_felts_of_the_style_sheet() -> None:
    for block in Block.objects.all():
        assert colours()[f"felt-{block.slug}"].light == block.colour


def test_every_block_has_a_felt() -> None:
    assert {name for name in colours() if name.startswith("felt-")} == set(FIELDS)


@pytest.mark.django_db
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_design_page_shows_colours_contrast_type_and_ornament(
    wall: None, client: Client, language: str
) -> None:
    html = client.get(f"/{language}/about/design/").content.decode()
    for part in ("#0b4a8f", "--ink-soft", "motif-unity", "size-stand", "<table>"):
        assert part in html
    assert f"/{language}/about/design/" in client.get(f"/{language}/about/").content.decode()
