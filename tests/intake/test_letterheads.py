"""Who carried the project out where only the letterhead names them, and how such names are
written."""

import re
from typing import Any

import pytest

from projects.intake.proposals.shouted import in_order
from tests.intake.read_letters import KNOWN, paragraphs, values

ADDRESS = "г. Атырау, ул. Сатпаева, 9, тел.: 8 (7122) 30-40-50, бин 050140001122"
ADDRESS_KK = "Атырау қ., Сәтбаев көшесі, 9, тел.: 8 (7122) 30-40-50, бсн 050140001122"


def implementing(*lines: str, language: str = "ru") -> list[str]:
    found: list[dict[str, Any]] = values(paragraphs(*lines, language=language), "participations")
    return [one["name"] for one in found if one["role"] == "implementing"]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            ("ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ", "«ТАТАРСКИЙ ЦЕНТР “ДУСЛЫК”» ГОРОДА АТЫРАУ"),
            "Общественное объединение «Татарский центр „Дуслык“» города Атырау",
        ),
        (("«ОО «Центр молодых мастеров»»",), "ОО «Центр молодых мастеров»"),
        (("ОБЩЕСТВЕННЫЙ ФОНД «ЖАЙЫҚ ТОЛҚЫНЫ»",), "Общественный фонд «Жайық толқыны»"),
        (
            ("ОБЪЕДИНЕНИЕ ЮРИДИЧЕСКИХ ЛИЦ", "«СОЮЗ МАСТЕРОВ АТЫРАУСКОЙ ОБЛАСТИ»"),
            "Объединение юридических лиц «Союз мастеров Атырауской области»",
        ),
        (
            ("ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ", "УКРАИНСКИЙ КУЛЬТУРНЫЙ ЦЕНТР «БАРВІНОК»"),
            "Общественное объединение Украинский культурный центр «Барвінок»",
        ),
        (("ОФ «Общество „Каспий“",), "ОФ «Общество „Каспий“»"),
    ],
)
def test_whose_letterhead_it_is_carried_out_what_our_association_did(
    head: tuple[str, ...], name: str
) -> None:
    told = "Наше объединение два года вело проект «Лодка» для подростков посёлка."
    assert implementing(*head, ADDRESS, "Уважаемые коллеги!", told) == [name]


@pytest.mark.parametrize(
    ("head", "name"),
    [
        (
            ("«ЖАЙЫҚ ӨРЕНДЕРІ» ЖАСТАР ОРТАЛЫҒЫ", "ҚОҒАМДЫҚ БІРЛЕСТІК"),
            "«Жайық өрендері» жастар орталығы",
        ),
        (("«ТЕҢІЗ ҚАУЫМЫ»", "ҚОҒАМДЫҚ ҚОРЫ"), "«Теңіз қауымы» қоғамдық қоры"),
        (
            ("«ТІЛДАРЫН» ТІЛДЕРДІ ОҚЫТУДЫҢ ИННОВАЦИЯЛЫҚ ТЕХНОЛОГИЯЛАРЫ ӘДІСТЕМЕЛІК ОРТАЛЫҒЫ",),
            "«Тілдарын» тілдерді оқытудың инновациялық технологиялары әдістемелік орталығы",
        ),
    ],
)
def test_a_kazakh_letterhead_names_who_carried_it_out(head: tuple[str, ...], name: str) -> None:
    told = "Біздің бірлестік екі жыл бойы «Қайық» жобасын жасөспірімдер үшін жүргізді."
    lines = (*head, ADDRESS_KK, "Құрметті әріптестер!", told)
    assert implementing(*lines, language="kk") == [name]


SIGNED = ("С уважением,", "Председатель А. К. Нурланов")
TOLD = "Проект «Лодка» идёт с 2021 года, в нём занимаются подростки трёх посёлков."


def test_the_letterhead_counts_where_its_head_signs_and_nobody_else_is_named() -> None:
    head = ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", ADDRESS, "Уважаемые коллеги!")
    assert implementing(*head, TOLD, "Подробности на снимках.", *SIGNED) == [
        "Общественный фонд «Кайык»"
    ]
    assert implementing(*head, TOLD, "Подробности на снимках.") == []


def test_the_office_and_the_name_of_the_head_may_stand_on_two_lines() -> None:
    kazakh = (
        *("«ҚАЙЫҚ» ҚОҒАМДЫҚ ҚОРЫ", ADDRESS_KK, "Құрметті әріптестер!"),
        "«Қайық» жобасы 2021 жылдан бері жүріп жатыр, оған үш ауылдың балалары келеді.",
        *("Толығырақ суреттерде.", "Құрметпен,", "Қор төрағасы", "А. Нұрланов"),
    )
    assert implementing(*kazakh, language="kk") == ["«Қайық» қоғамдық қоры"]


@pytest.mark.parametrize(
    ("head", "told"),
    [
        ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", "Исполнитель проекта: ТОО «Верфь»."),
        ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", "Проект реализован учителями сельской школы."),
        ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", "Проект провела студентка из соседнего села."),
        ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", "Всем этим занимаются волонтёры посёлка."),
        ("КГУ «ДОМ ДРУЖБЫ»", "Проект идёт второй год."),
        ("АКИМАТ ГОРОДА АТЫРАУ", "Проект идёт второй год."),
        ("УПРАВЛЕНИЕ ВНУТРЕННЕЙ ПОЛИТИКИ АТЫРАУСКОЙ ОБЛАСТИ", "Проект идёт второй год."),
    ],
)
def test_the_letterhead_is_not_whoever_else_carried_it_out(head: str, told: str) -> None:
    lines = (head, ADDRESS, "Уважаемые коллеги!", TOLD, told, *SIGNED)
    of_letterhead = re.compile("кайык|дружбы|акимат|управление", re.IGNORECASE)
    assert not any(of_letterhead.search(name) for name in implementing(*lines))


def test_a_deputy_who_signs_says_nothing_of_who_carried_it_out() -> None:
    head = ("ОБЩЕСТВЕННЫЙ ФОНД «КАЙЫК»", ADDRESS, "Уважаемые коллеги!")
    signed = ("С уважением,", "Заместитель председателя А. К. Нурланов")
    assert implementing(*head, TOLD, "Подробности на снимках.", *signed) == []


def test_our_association_without_a_name_is_no_name() -> None:
    told = "Хатқа сәйкес қауымдастығымыз Атырау облысында жүзеге асырған жоба туралы жазамыз."
    assert implementing("Құрметті әріптестер!", told, language="kk") == []


def test_the_letter_as_source_is_called_by_its_letterhead() -> None:
    head = ("ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ", "«ЦЕНТР “ДУСЛЫК”»", ADDRESS, "Уважаемые коллеги!")
    (source,) = values(paragraphs(*head, TOLD), "sources")
    assert source["publisher"] == "Общественное объединение «Центр „Дуслык“»"


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("ОБЩЕСТВЕННОЕ ОБЪЕДИНЕНИЕ «ШЕБЕР»", "Общественное объединение «Шебер»"),
        ("ТОО «РИДДЕР-СЕРВИС»", "ТОО «Риддер-сервис»"),
        ("ТОО «Тобол Текстиль»", "ТОО «Тобол Текстиль»"),
        ("КГУ «ШКОЛА ИМЕНИ АБАЯ»", "КГУ «Школа имени Абая»"),
        ("«ОФ «Центр «Орёл»", "ОФ «Центр „Орёл“»"),
        ("«АБАЙ АТЫНДАҒЫ КІТАПХАНА» КММ", "«Абай атындағы кітапхана» КММ"),
        ("Public Foundation “Bridge”", "Public Foundation “Bridge”"),
    ],
)
def test_a_name_in_capitals_is_written_as_others_are(written: str, name: str) -> None:
    assert in_order(written, paragraphs("Письмо о проекте."), KNOWN) == name


def test_a_word_is_written_as_the_letter_itself_writes_it() -> None:
    told = paragraphs("Дети пели про Едиль, а старики слушали, как шумит Едиль ночью.")
    assert in_order("ФОНД «ДЕТИ ЕДИЛЬ»", told, KNOWN) == "Фонд «Дети Едиль»"
