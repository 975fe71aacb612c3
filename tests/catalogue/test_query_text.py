"""How people shorten, count and place what they ask for."""

import pytest
from django.http import QueryDict

from projects.catalogue.filters import ProjectFilter
from projects.catalogue.query_text import with_abbreviations, without_endings
from projects.models import Block, Project
from projects.texts.alphabet import fold
from projects.texts.keyboards import in_other_layouts
from projects.texts.ordinals import number_in_words
from tests.factories import figure

SPOKEN = {
    "тридцать пять": "35",
    "сорок первый": "41",
    "шестнадцатой": "16",
    "двадцатому": "20",
    "отыз төртінші": "34",
    "қырқыншы": "40",
    "жиырмасыншы": "20",
    "он бір": "11",
    "twenty-second": "22",
    "fiftieth": "50",
    "eighth": "8",
}


def found(text: str) -> list[int]:
    numbers = dict(Project.objects.values_list("pk", "number"))
    asked = QueryDict(mutable=True)
    asked["q"] = text
    return [numbers[pk] for pk in ProjectFilter(asked).places(0, 100)]


@pytest.mark.parametrize(("said", "number"), SPOKEN.items())
def test_a_number_is_read_in_words(said: str, number: str) -> None:
    assert number_in_words(_folded(said)) == number


@pytest.mark.parametrize("said", ["двадцать тридцать", "три медведя", "екі екі", ""])
def test_words_that_are_not_one_number_are_none(said: str) -> None:
    assert number_in_words(_folded(said)) == ""


def _folded(said: str) -> list[str]:
    return fold(said).split()


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Н.П.О.", "НПО"),
        ("U.S.", "US"),
        ("ECAs and NGOs", "ECA and NGO"),
        ("e.g. this", "eg this"),
        ("3.5 миллиона", "3.5 миллиона"),
    ],
)
def test_an_abbreviation_is_a_word(typed: str, meant: str) -> None:
    assert with_abbreviations(typed) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ҮЕҰ-дан", "ҮЕҰ"),
        ("БҚО-дағылар", "БҚО"),
        ("ШҚОға", "ШҚО"),
        ("Ақтөбе-де", "Ақтөбе"),
        ("44-ші", "44"),
        ("2013-те", "2013"),
        ("31st", "31"),
        ("ата-ана", "ата-ана"),
        ("Алма-Ата", "Алма-Ата"),
        ("кресло-коляска", "кресло-коляска"),
        ("МАСТЕР", "МАСТЕР"),
        ("СМИ", "СМИ"),
    ],
)
def test_an_ending_behind_a_hyphen_or_capitals_is_left_away(typed: str, meant: str) -> None:
    assert without_endings(typed) == meant


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "number"),
    [
        ("стенд сорок четыре", 44),
        ("восемнадцатый стенд", 18),
        ("отыз алтыншы стенд", 36),
        ("stand number fifteen", 15),
        ("third stand", 3),
        ("стенд-56", 56),
        ("9-шы", 9),
        ("тринадцатый", 13),
    ],
)
def test_a_stand_is_found_by_its_number_however_it_is_said(
    wall: None, typed: str, number: int
) -> None:
    shown = found(typed)
    assert shown[0] == number
    assert len(shown) <= 2


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "as_"),
    [
        ("таразский", "Тараз"),
        ("қостанайлық", "Қостанай"),
        ("город Актобе", "Актобе"),
        ("Ақтөбе қаласы", "Ақтөбе"),
        ("ВКОға", "ВКО"),
        ("Балхаш", "Караганда"),
        ("Жаңаөзенде", "Ақтау"),
        ("Kentau", "South Kazakhstan Region"),
    ],
)
def test_a_place_is_found_by_what_is_called_after_it_and_by_its_towns(
    wall: None, typed: str, as_: str
) -> None:
    assert found(typed)
    assert set(found(typed)) == set(found(as_))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "block"),
    [
        ("партнёрский", "partners"),
        ("серіктестердің", "partners"),
        ("жобалар фонда", "fund"),
        ("republican projects", "republican"),
        ("облыстық жобалар", "regional"),
        ("foundation of APC", "fund"),
    ],
)
def test_a_word_that_one_block_alone_is_named_by_names_it(
    wall: None, typed: str, block: str
) -> None:
    of_block = set(Project.objects.filter(block__slug=block).values_list("number", flat=True))
    assert of_block <= set(found(typed))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "place"),
    [
        ("первый блок", 1),
        ("блок 1", 1),
        ("block two", 2),
        ("екінші блок", 2),
        ("третьего раздела", 3),
        ("4-блок", 4),
        ("раздел № 3", 3),
        ("block no. 2", 2),
        ("fourth section", 4),
        ("төртінші бөлімде", 4),
    ],
)
def test_a_block_is_found_by_its_place(wall: None, typed: str, place: int) -> None:
    block = Block.objects.order_by("position")[place - 1]
    assert set(found(typed)) == set(block.projects.values_list("number", flat=True))


@pytest.mark.django_db
def test_a_place_that_no_block_has_finds_nothing(wall: None) -> None:
    assert found("блок 9") == []


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("мектеп", "vtrntg"),
        ("м2дениет", "мәдениет"),
        ("б3л3м", "білім"),
        ("-ле4", "өлең"),
        ("к-рме", "көрме"),
        ("vtrntg", "мектеп"),
        ("k2pp3", "ләззі"),
    ],
)
def test_kazakh_letters_are_read_from_the_keys_of_other_layouts(typed: str, meant: str) -> None:
    assert meant in in_other_layouts(typed)


@pytest.mark.parametrize("typed", ["sea-side", "oıý-órnek"])
def test_a_hyphen_between_words_is_no_letter(typed: str) -> None:
    assert not any("ө" in one for one in in_other_layouts(typed) if len(one) == len(typed))


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("typed", "number"), [("n3k rfatc3", 51), ("[jh", 15), ("cfl", 42), ("ауылдық кілемшілік", 44)]
)
def test_short_words_of_another_layout_and_derived_words_are_found(
    wall: None, typed: str, number: int
) -> None:
    assert number in found(typed)


@pytest.mark.django_db
def test_an_entry_is_found_by_its_figures(project, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        entry = project(40)
        project(12)
    with django_capture_on_commit_callbacks(execute=True):
        made = [figure(entry, "people-trained", 3_200), figure(entry, "seminars-held", 12)]
    for typed in ("3200", "3 200", "3,200", "3,2 тыс."):
        assert found(typed) == [40]
    assert found("12") == [12]
    with django_capture_on_commit_callbacks(execute=True):
        made[0].delete()
    assert found("3200") == []
