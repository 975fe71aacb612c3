"""Two people at the same form: nobody's words are overwritten unseen."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import (
    Block,
    HeadlineFigure,
    Indicator,
    Organisation,
    Photo,
    Project,
    Region,
    Source,
    Theme,
)
from tests.factories import photo_of
from tests.forms import form_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
RECORDS = {
    "block": (Block, "introduction_ru"),
    "theme": (Theme, "name_ru"),
    "region": (Region, "name_ru"),
    "organisation": (Organisation, "name_ru"),
    "source": (Source, "note_ru"),
    "indicator": (Indicator, "name_ru"),
    "headlinefigure": (HeadlineFigure, "statement_ru"),
}


@pytest.mark.parametrize("kind", RECORDS)
def test_who_saves_second_sees_what_the_first_saved(wall: None, staff: Client, kind: str) -> None:
    model, field = RECORDS[kind]
    record: Any = model.objects.first()
    address = reverse(f"admin:projects_{kind}_change", args=[record.pk])
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    assert staff.post(address, first | {field: "First of two"}).status_code == 302
    answer = staff.post(address, second | {field: "Second of two"})
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Somebody has changed this since you opened it." in page
    assert "“First of two” is saved now; you have “Second of two”." in page
    record.refresh_from_db()
    assert getattr(record, field) == "First of two"


def test_who_saves_again_means_it(wall: None, staff: Client) -> None:
    theme = Theme.objects.first()
    address = reverse("admin:projects_theme_change", args=[theme.pk])
    first, second = (form_of(staff.get(address).content.decode()) for _person in range(2))
    staff.post(address, first | {"name_ru": "First of two"})
    shown = staff.post(address, second | {"name_ru": "Second of two"})
    mark = shown.context["adminform"].form["mark"].value()
    staff.post(address, second | {"name_ru": "Second of two", "mark": mark})
    theme.refresh_from_db()
    assert theme.name_ru == "Second of two"


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
    emptied = {"form-0-alternative_text_ru": "", "form-0-credit": ""}
    page = staff.post(address, second | emptied).content.decode()
    assert "Somebody has changed this since you opened it." in page
    assert "“Девушки вышивают” is saved now" in page
    photo.refresh_from_db()
    assert (photo.alternative_text_ru, photo.credit) == ("Девушки вышивают", "А. Ахметов")
    assert Photo.objects.shown().filter(pk=photo.pk).exists()
