"""Who did a project together, whose grant it was, and organisations whose names are written in
part or with a mark too few."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import TABLE


def _roles(*lines: str, language: str = "ru") -> dict[str, str]:
    found = values(paragraphs(*lines, language=language), "participations")
    return {one["name"]: one["role"] for one in found}


@pytest.mark.parametrize(
    "line",
    [
        "Вместе с центром «Родник» над проектом трудился фонд «Тёплый дом».",
        "Совместно с центром «Родник» в нашем проекте работал фонд «Тёплый дом».",
    ],
)
def test_who_worked_on_a_project_together_both_did_it(line: str) -> None:
    found = _roles(line, "Проект «Свет в окне» шёл в Таразе.")
    assert found == {"центр «Родник»": "implementing", "фонд «Тёплый дом»": "implementing"}


def test_in_kazakh_too_both_did_it() -> None:
    line = "«Бұлақ» орталығымен бірге жобада «Жылу» қоғамдық қоры еңбек етті."
    found = _roles(line, language="kk")
    assert found == {"«Бұлақ» орталығы": "implementing", "«Жылу» қоғамдық қоры": "implementing"}


def test_with_whom_we_did_it_is_still_a_partner() -> None:
    assert _roles("Мы провели фестиваль вместе с центром «Родник».") == {
        "центр «Родник»": "partner"
    }


def test_who_does_it_alike_is_no_partner() -> None:
    line = (
        "Жобаны «Бұлақ» орталығы Тараз облыстық кітапханасымен бірлесіп орындайды; "
        "кітапхана – жобаның тең орындаушысы."
    )
    assert set(_roles(line, language="kk").values()) == {"implementing"}
    line = (
        "Проект проводит центр «Родник» совместно с фондом «Тёплый дом»; "
        "фонд – равноправный исполнитель проекта."
    )
    assert set(_roles(line).values()) == {"implementing"}


def test_who_performs_songs_does_no_project() -> None:
    assert _roles("«Бұлақ» орталығының хоры той мен мерекелерде ән орындайды.", language="kk") == {}


@pytest.mark.parametrize("form", ["грант", "гранты", "на грант"])
def test_whose_grant_it_was_funds(form: str) -> None:
    line = f"Средства: {form} Фонда АНК – 3 200 000 тенге."
    of = values(paragraphs(line), "participations")
    assert [(one["organisation"], one["role"]) for one in of] == [("fund-of-apk", "funding")]


@pytest.mark.parametrize(
    "line",
    [
        "Получатель гранта фонд «Тёплый дом» из Тараза.",
        "Мы подавали на грант фонда «Тёплый дом».",
        "Грант фонда «Тёплый дом» мы не взяли.",
    ],
)
def test_who_receives_a_grant_or_gave_none_does_not_fund(line: str) -> None:
    assert "funding" not in _roles(line).values()


@pytest.mark.parametrize("by", ["делали мы это", "Проводили мы проект силами", "вели мы всё это"])
def test_by_whom_we_did_it(by: str) -> None:
    line = f"{by} советом матерей при ассамблее народа ВКО"
    found = values(paragraphs(line, "помогали старикам"), "participations")
    assert [(one["organisation"], one["role"]) for one in found] == [
        ("council-of-mothers-east-kazakhstan", "implementing")
    ]


@pytest.mark.parametrize("name", ["«Тараз Нан» комбинаты", "«Ақ бидай» элеваторы"])
def test_works_in_kazakh_are_organisations(name: str) -> None:
    assert _roles(f"Бізге {name} демеуші болды.", language="kk") == {name: "sponsor"}


def test_a_name_with_a_mark_too_few_is_whole() -> None:
    name = "«Бұлақ» орыс мәдени орталығы» қоғамдық бірлестігі"
    rows = f"Ұйымның толық атауы\t{name}\nЖобаның атауы\t«Жылы қол»"
    found = values(letter([(TABLE, rows)], language="kk"), "participations")
    assert [(one["name"], one["role"]) for one in found] == [
        ("«Бұлақ» орыс мәдени орталығы қоғамдық бірлестігі", "implementing")
    ]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        (
            "Бізді жинаған Гүлнар Сейітқызы апай, жобаны басынан аяғына дейін сол кісі басқарды.",
            "kk",
        ),
        ("Нас собрала Вера Ивановна Лебедева, она же и вела весь проект.", "ru"),
        ("Нас собрала Вера Ивановна Лебедева, она потом руководила проектом.", "ru"),
    ],
)
def test_who_led_it_is_named_before_the_word_for_her(line: str, language: str) -> None:
    of = paragraphs(line, language=language)
    assert values(of, "coordinator") == [
        "Гүлнар Сейітқызы" if language == "kk" else "Вера Ивановна Лебедева"
    ]


def test_who_led_another_project_later_is_no_coordinator() -> None:
    line = "Приз взяла Вера Ивановна Лебедева, она потом вела проект «Домбра» в Алматы."
    assert values(paragraphs(line), "coordinator") == []
