"""The same organisations in two letters about one project are one, with a name in each language."""

import pytest

from projects.intake.letter import Letter
from projects.intake.proposals import propose
from projects.intake.proposals.lists import Known
from projects.intake.proposals.pairs import with_other_names
from tests.intake.read_letters import KNOWN, paragraphs

RUSSIAN = (
    "Партнёры: Ассамблея народа Казахстана, Карагандинский университет имени Е. А. Букетова, "
    "ТОО «Сарыарқа Полиграф», общественный фонд «Жарық із»."
)
KAZAKH = (
    "Серіктестер: Қазақстан халқы Ассамблеясы, Е. А. Бөкетов атындағы Қарағанды университеті, "
    "«Сарыарқа Полиграф» ЖШС, «Жарық із» қоғамдық қоры."
)


def names(*letters: Letter) -> dict[str, dict[str, str]]:
    said = [(one, list(propose(one, KNOWN).proposals)) for one in letters]
    rows = [one.value for one in with_other_names(said)[0][1] if one.field == "participations"]
    return {one["name"]: one.get("names", {}) for one in rows}


def test_each_has_its_name_in_the_other_letter_s_language() -> None:
    found = names(paragraphs(RUSSIAN), paragraphs(KAZAKH, language="kk"))
    assert found == {
        "Ассамблея народа Казахстана": {"kk": "Қазақстан халқы Ассамблеясы"},
        "Карагандинский университет имени Е. А. Букетова": {
            "kk": "Е. А. Бөкетов атындағы Қарағанды университеті"
        },
        "ТОО «Сарыарқа Полиграф»": {"kk": "«Сарыарқа Полиграф» ЖШС"},
        "общественный фонд «Жарық із»": {"kk": "«Жарық із» қоғамдық қоры"},
    }


def test_a_known_organisation_is_the_same_by_whatever_name() -> None:
    found = names(
        paragraphs("Проект профинансирован на средства Фонда Ассамблеи народа Казахстана."),
        paragraphs("Жоба ҚХА Қорының қаражатына іске асырылды.", language="kk"),
    )
    assert found == {"Фонд Ассамблеи народа Казахстана": {"kk": "ҚХА Қоры"}}


def test_an_own_name_within_a_name_is_enough() -> None:
    found = names(
        paragraphs("Проект провёл общественный фонд «Движение “Жарық із”»."),
        paragraphs("Жобаны «Жарық із» қоғамдық қоры жүргізді.", language="kk"),
    )
    assert [*found.values()] == [{"kk": "«Жарық із» қоғамдық қоры"}]


def test_others_stay_without_a_name_that_may_be_another_s() -> None:
    # Two are left, and the order is no other sign.
    russian = "Партнёры: городской архив Тараза, музей имени Абая, ТОО «Нива»."
    kazakh = "Серіктестер: Абай атындағы музей, Тараз қалалық мұрағаты, «Нива» ЖШС."
    found = names(paragraphs(russian), paragraphs(kazakh, language="kk"))
    assert [value for value in found.values() if value] == [{"kk": "«Нива» ЖШС"}]


def test_another_kind_with_the_same_own_name_is_another_one() -> None:
    kazakh = paragraphs("Серіктестер: «Нұр» қоғамдық қоры, «Нива» ЖШС.", language="kk")
    found = names(paragraphs("Партнёры: ТОО «Нур», ТОО «Нива»."), kazakh)
    assert found == {"ТОО «Нур»": {}, "ТОО «Нива»": {"kk": "«Нива» ЖШС"}}


def test_a_letter_in_the_same_language_names_nothing_anew() -> None:
    other = "Партнёры: ОФ «Жарық із», ТОО «Нива»."
    assert not any(names(paragraphs(RUSSIAN), paragraphs(other)).values())


@pytest.mark.parametrize(
    ("known_name", "sentence", "language"),
    [
        ("общественный фонд «Жарық із»", "Серіктес – «Жарық із» қоғамдық қоры.", "kk"),
        ("«Ару» орталығы", "Партнёр – центр «Ару».", "ru"),
        ("Ассамблея народа Казахстана", "Серіктестер: Қазақстан халқы Ассамблеясы.", "kk"),
        ("Қазақстан халқы Ассамблеясы", "Партнёры: Ассамблея народа Казахстана.", "ru"),
    ],
)
def test_what_is_known_by_a_name_in_one_language_is_recognised_in_another(
    known_name: str, sentence: str, language: str
) -> None:
    listed = Known(organisations={"one": (known_name,)})
    found = propose(paragraphs(sentence, language=language), listed).proposals
    rows = [one.value for one in found if one.field == "participations"]
    assert [one["organisation"] for one in rows] == ["one"]


def test_another_kind_of_the_same_name_is_another_one() -> None:
    listed = Known(organisations={"one": ("общественный фонд «Ару»",)})
    found = propose(paragraphs("Серіктес – «Ару» балабақшасы.", language="kk"), listed).proposals
    rows = [one.value for one in found if one.field == "participations"]
    assert [one["organisation"] for one in rows] == [None]
