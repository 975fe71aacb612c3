"""A project's name in several languages, as people set them beside each other."""

import pytest

from projects.intake.language import language_of
from tests.intake.read_letters import paragraphs, values

BRIDGE = {"ru": "Мост", "kk": "Көпір"}


@pytest.mark.parametrize(
    ("lines", "names"),
    [
        ("Название проекта: на казахском – «Көпір», на русском – «Мост»", BRIDGE),
        ("Жобаның атауы: қазақша – «Көпір», орысша – «Мост»", BRIDGE),
        ("Название: «Мост» (рус.), «Көпір» (каз.), Bridge (англ.)", BRIDGE | {"en": "Bridge"}),
        ("Название проекта: Мост / Көпір / Bridge", BRIDGE | {"en": "Bridge"}),
        ("Жоба атауы: Көпір (орыс тілінде «Мост»)", BRIDGE),
        ("«Мост» / «Көпір» / Bridge\nМы рады участвовать.", BRIDGE | {"en": "Bridge"}),
        ("Проект «Мост», на казахском – «Көпір», шёл два года.", BRIDGE),
        ("«Көпір» (ағылшынша – Bridge) жобасы екі жыл жүрді.", {"kk": "Көпір", "en": "Bridge"}),
        ("проект называется Сто рук\nпо казахски Жүз қол", {"ru": "Сто рук", "kk": "Жүз қол"}),
        ("Название: Русский – язык дружбы", {"ru": "Русский – язык дружбы"}),
        ("Название на английском: нет\nНазвание на русском: Мост", {"ru": "Мост"}),
        ("Название на казахском языке: не переводилось", {}),
    ],
)
def test_each_name_has_its_language(lines: str, names: dict[str, str]) -> None:
    read = paragraphs(*lines.split("\n"), language=language_of(lines))
    found = {code: values(read, f"title_{code}") for code in ("kk", "ru", "en")}
    assert {code: named[0] for code, named in found.items() if named} == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("Попросили рассказать про наш «Двор без границ», вот и пишу.", ["Двор без границ"]),
        ("Пишу вам про наши «Тёплые окна».", ["Тёплые окна"]),
        ("Расскажу о нашей «Школе предков».", []),
        ("Проект называется так, потому что это важно", []),
    ],
)
def test_what_the_letter_is_about_is_its_project(line: str, names: list[str]) -> None:
    assert values(paragraphs(line), "title_ru") == names


def test_in_kazakh_the_word_for_about_stands_behind() -> None:
    read = paragraphs("«Ана тілі» жайлы жазып беріңіз деген едіңіздер.", language="kk")
    assert values(read, "title_kk") == ["Ана тілі"]
