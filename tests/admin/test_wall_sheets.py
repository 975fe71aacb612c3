"""Panels of blocks and of the results at the desk: their pages, and how they are printed anew."""

import re
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.models import Block, SheetEvent
from projects.printing.printed_sheets import contents_now
from projects.touring.sheets import Place, act, record
from tests.admin.sheet_pages import lists_of, page, printed, stand, told
from tests.factories import picture_file, showing, signed_in

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("subject", "name"),
    [
        ("fund", "{block}, block panel A1, Kazakh"),
        ("", "Results panel A1, Kazakh"),
    ],
)
def test_a_wall_panel_is_hung_damaged_and_packed_on_its_own_page(
    wall: None, client: Client, media: Any, subject: str, name: str
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    kind = "blocks" if subject else "results"
    (one,) = record([printed(kind=kind, block=subject)])
    (one.content,) = contents_now([one]).values()
    one.save()
    address = reverse("admin:wall-sheets", args=[subject] if subject else [])
    named = name.format(block=Block.objects.get(slug="fund").name_en)
    assert f'href="{address}?showing={stay.pk}"' in page(desk, lists_of(stay))
    told(desk, lists_of(stay), do=f"pack:{one.pk}", seen=f"{one.pk}:0", crate="A")
    shown = page(desk, address)
    assert 'value="hang"' in shown
    assert (f"/en/blocks/{subject}/" if subject else "/en/results/") in shown
    said = told(desk, address, act="hang", sheet=one.pk, seen=1)
    assert said.startswith(f"{named}: hung: Hall")
    sent = {"act": "damage", "sheet": one.pk, "seen": 2, "note": "torn"}
    told(desk, address, **sent, photo=picture_file())
    event = SheetEvent.objects.latest("pk")
    assert (event.note, event.showing) == ("torn", stay)
    assert reverse("admin:damage-photo", args=[event.pk]) in page(desk, lists_of(stay))
    told(desk, address, act="pack", sheet=one.pk, seen=3)
    one.refresh_from_db()
    assert (one.state, one.showing) == ("packed", stay)
    told(desk, stand(7), act="retire", sheet=one.pk, seen=4)
    one.refresh_from_db()
    assert one.state == "packed"


def test_old_block_panels_lead_to_the_print_form_each_with_its_block(
    wall: None, client: Client
) -> None:
    desk, stay = signed_in(client, "organiser"), showing()
    for one in record([printed(kind="blocks", block=slug) for slug in ("fund", "regional")]):
        act("hang", one, 0, None, Place(stay))
    shown = page(desk, lists_of(stay)).partition('id="old-edition"')[2]
    fund = Block.objects.get(slug="fund")
    (address,) = re.findall(rf'href="([^"]+)">Print anew: {fund.name_en}<', shown)
    form = desk.get(address.replace("&amp;", "&")).content.decode()
    assert re.search(r'<option value="fund" selected', form)
    assert re.search(r'<option value="a1" selected', form)
    missing = shown.partition('id="missing"')[2]
    assert f">Print: {Block.objects.get(slug='partners').name_en}<" in missing


def test_there_is_no_page_of_a_block_that_is_none(wall: None, client: Client) -> None:
    address = reverse("admin:wall-sheets", args=["nothing"])
    assert signed_in(client, "organiser").get(address).status_code == 404
