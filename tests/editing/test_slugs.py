"""Addresses of new records: made of a title in any language, once, and nobody else's."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from projects.editing.slugs import free_slug
from projects.models import Block, FormerSlug, Indicator, Organisation, Project, Source, Theme
from tests.forms import form_of

pytestmark = pytest.mark.django_db


def added(staff: Client, model: str, **values: Any) -> Any:
    address = reverse(f"admin:projects_{model}_add")
    return staff.post(address, form_of(staff.get(address).content.decode()) | values)


def test_a_record_without_an_address_gets_one_from_its_name(wall: None, staff: Client) -> None:
    added(staff, "organisation", name_kk="«Қазақ тілі» қоғамы", kind="partner")
    added(staff, "organisation", name_kk="«Қазақ тілі» қоғамы", kind="partner")
    slugs = Organisation.objects.order_by("-pk").values_list("slug", flat=True)[:2]
    assert set(slugs) == {"qazaq-tili-qogamy", "qazaq-tili-qogamy-2"}
    added(staff, "source", title_ru="Отчёт общества «Жаңғыру» за 2013 год " * 5)
    source = Source.objects.get(title_ru__startswith="Отчёт")
    assert source.slug.startswith("otchet-obschestva-zhangyru-za-2013-god")
    assert len(source.slug) <= 50
    added(staff, "indicator", name_kk="Оқытылған адамдар", unit_kk="адам", kind="output",
          adds_up="sum", counted_from="metrics", position="9")  # fmt: skip
    assert Indicator.objects.latest("pk").slug == "oqytylgan-adamdar"


def test_an_entry_without_an_address_gets_one_from_its_title(wall: None, staff: Client) -> None:
    block, theme = Block.objects.first(), Theme.objects.first()
    assert block
    assert theme
    values = {"number": "62", "block": str(block.pk), "themes": [str(theme.pk)]}
    added(staff, "project", title_kk="Қолөнер үйі", title_ru="Дом ремёсел", **values)
    assert Project.objects.get(number=62).slug == "dom-remesel"


def test_an_emptied_address_stays_and_a_changed_name_does_not_change_it(
    wall: None, staff: Client
) -> None:
    organisation = Organisation.objects.first()
    assert organisation
    address = reverse("admin:projects_organisation_change", args=[organisation.pk])
    form = form_of(staff.get(address).content.decode()) | {"slug": "", "name_ru": "Иначе"}
    assert staff.post(address, form).status_code == 302
    changed = Organisation.objects.get(pk=organisation.pk)
    assert (changed.slug, changed.name_ru) == (organisation.slug, "Иначе")


def test_a_former_address_is_given_to_nobody_else() -> None:
    FormerSlug.objects.create(kind="organisation", slug="fond", record=999)
    assert free_slug(Organisation(name_ru="Фонд")) == "fond-2"
    assert free_slug(Organisation(name_ru="?!")) == "organisation"
    assert free_slug(Project(number=7)) == "entry-7"
