"""Terms of a text are proposed with their equivalents, in any form of the words."""

import pytest

from projects.editing.glossary import Glossary
from projects.models import Term, Theme

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


def test_a_term_that_staff_add_is_proposed() -> None:
    Term.objects.create(slug="yurt", name_ru="юрта дружбы", name_kk="достық киіз үйі")
    assert Glossary("ru", "kk").found_in("У юрты дружбы") == [("юрта дружбы", "достық киіз үйі")]


def test_a_term_that_is_said_otherwise_is_missing() -> None:
    glossary = Glossary("ru", "kk")
    original = "Общественный фонд помогал пожилым людям."
    said = "Қоғамдық қордың көмегі қарттарға арналды."
    assert glossary.missing_in(said, original) == [("пожилые люди", "егде жастағы адамдар")]
    assert glossary.missing_in("", original) == []


def test_a_name_of_a_list_is_no_missing_term() -> None:
    Theme.objects.create(slug="t", name_ru="Живая вода", name_kk="Тірі су")
    assert Glossary("ru", "kk").missing_in("Су туралы", "О живой воде") == []
