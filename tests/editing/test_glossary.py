"""Terms of a text are proposed with their equivalents, in any form of the words."""

import pytest

from projects.editing.glossary import Glossary
from projects.models import Theme

pytestmark = pytest.mark.django_db


def test_a_term_is_found_in_another_case() -> None:
    found = Glossary("ru", "kk").found_in("Помощь пожилым людям от общественного фонда.")
    assert found == [
        ("пожилые люди", "егде жастағы адамдар"),
        ("общественный фонд", "қоғамдық қор"),
    ]


def test_of_two_terms_in_one_place_the_longer_is_proposed() -> None:
    found = Glossary("ru", "en").found_in("Ассамблея народа Казахстана провела встречу.")
    assert found == [("Ассамблея народа Казахстана", "Assembly of People of Kazakhstan")]


def test_names_of_the_desk_s_lists_are_terms() -> None:
    Theme.objects.create(slug="t", name_ru="Живая вода", name_kk="Тірі су")
    assert ("Живая вода", "Тірі су") in Glossary("ru", "kk").found_in("О живой воде")
