"""Letters about one project in two languages: each organisation is one, with both its names."""

from typing import Any

import pytest
from django.test import Client

from projects.editing import pending
from projects.models import Organisation, Project
from tests.admin.sent_letters import ABOUT, dropped, letter, take

pytestmark = pytest.mark.django_db
KAZAKH = (
    "Жобаның атауы: «Сазды аула»",
    "Жоба 2012–2013 жылдары Таразда өтті. Балалар балшықтан ыдыс жасауды үйренді.",
    "Серіктестер: «Глиняный двор» қоғамдық қоры, «Нива» ЖШС.",
)
RUSSIAN = "Партнёры: общественный фонд «Глиняный двор», ТОО «Нива»."


@pytest.fixture
def entry(wall: None, media: Any) -> Project:
    return Project.objects.get(number=33)


def test_a_new_organisation_has_its_name_in_both_languages(entry: Project, editor: Client) -> None:
    page = dropped(editor, entry, [letter(*ABOUT, RUSSIAN), letter(*KAZAKH, name="хат.docx")])
    assert "«Глиняный двор» қоғамдық қоры" in page.content.decode()
    take(editor, page, _take="1")
    with pending.as_edited(entry):
        parts = entry.participations.values_list("organisation__name_ru", "organisation__name_kk")
        assert [*parts] == [
            ("Общественный фонд «Глиняный двор»", "«Глиняный двор» қоғамдық қоры"),
            ("ТОО «Нива»", "«Нива» ЖШС"),
        ]
        assert Organisation.objects.filter(name_kk="«Нива» ЖШС").count() == 1
