"""Organisations of which a letter says that they have no role."""

import pytest

from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("sentences", "language"),
    [
        (("Общественный фонд «Жарық із» партнёром не является, просим его не указывать.",), "ru"),
        (("Просим не указывать партнёром ТОО «Нива».",), "ru"),
        (("Партнёры: ТОО «Нива»", "ТОО «Нива» партнёром проекта уже не является."), "ru"),
        (("«Жарық із» қоғамдық қоры серіктес емес, оны көрсетпеуіңізді сұраймыз.",), "kk"),
        (("Партнёр проекта – не ТОО «Заря».",), "ru"),
        (("Серіктес – «Заря» ЖШС емес.",), "kk"),
        (("«Заря» ЖШС демеуші болған жоқ, оны тізімге енгізбеуіңізді сұраймыз.",), "kk"),
        (("«Жарық із» қоры жобаның серіктесі болып табылмайды.",), "kk"),
    ],
)
def test_whoever_is_said_to_be_no_partner_takes_no_part(
    sentences: tuple[str, ...], language: str
) -> None:
    told = paragraphs("Проект «Сад» провели дети двора.", *sentences, language=language)
    assert values(told, "participations") == []
    assert values(told, "sources") == []


def test_others_beside_whoever_is_no_partner_are_proposed() -> None:
    told = paragraphs(
        "Партнёром проекта является университет имени Ә. Марғұлана. "
        "Фонд «Жарық із» партнёром не является, просим его не указывать."
    )
    (one,) = values(told, "participations")
    assert one["name"] == "университет имени Ә. Марғұлана"


def test_without_whom_it_would_not_have_been_is_a_partner() -> None:
    told = paragraphs("Марафон не был бы возможен без партнёров: спортивной школы № 3, ТОО «Нива».")
    assert [one["role"] for one in values(told, "participations")] == ["partner", "partner"]
