"""Figures whose noun stands in the sentence before, or at the end of a Kazakh phrase."""

import pytest

from tests.intake.read_letters import paragraphs, values

Figures = list[tuple[int, str]]


def figures(*lines: str, language: str = "ru") -> Figures:
    found = values(paragraphs(*lines, language=language), "metrics")
    return [(one["value"], one["period"]) for one in found]


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (
            "За все годы помогли 460 пожилым людям. В 2020 году их было 173.",
            "ru",
            [(460, ""), (173, "2020")],
        ),
        (
            "за всё время собрали 23 млн тг на лечение деток\nиз них за 2020 год 9 млн, рекорд",
            "ru",
            [(23_000_000, ""), (9_000_000, "2020")],
        ),
        (
            "собирали деньги больным детям\nитог за всё время 23 млн тг\nиз них в 2019 – 8 млн",
            "ru",
            [(23_000_000, ""), (8_000_000, "2019")],
        ),
        (
            "Барлығы 275 қартқа көмектестік.\nСоның ішінде 2021 жылы 130 қарт.",
            "kk",
            [(275, ""), (130, "2021")],
        ),
        (
            "Мүгедек балаларға көрсетілген қызмет саны 3 800-ден асты. "
            "Оның 912-сі 2023 жылдың үлесіне тиеді.",
            "kk",
            [(3_800, ""), (912, "2023")],
        ),
        (
            "Проведено 36 семинаров, в том числе 21 – в 2014 году; обучено 842 человека.",
            "ru",
            [(36, ""), (21, "2014"), (842, "")],
        ),
    ],
)
def test_parts_are_told_behind_the_whole(lines: str, language: str, expected: Figures) -> None:
    assert figures(*lines.split("\n"), language=language) == expected


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("Жастармен өткен кездесулер саны – 31.", "kk", [(31, "")]),
        ("Кітап шықты, олардың жалпы таралымы 24 000 дана.", "kk", [(24_000, "")]),
        ("Шыққан кітапша: 200 данаға дейін.", "kk", [(200, "")]),
        ("В турнире играли 24 команды, всего 288 человек.", "ru", [(288, "")]),
        ("В круглом столе приняли участие 45 человек.", "ru", []),
    ],
)
def test_what_is_counted_is_told_by_its_head(line: str, language: str, expected: Figures) -> None:
    assert figures(line, language=language) == expected


def test_a_number_before_the_part_of_a_year_is_the_whole() -> None:
    line = "В фестивале приняли участие более 7 500 человек, в 2023 году – 820."
    assert figures(line) == [(7_500, ""), (820, "2023")]


@pytest.mark.parametrize(
    ("line", "indicators"),
    [
        ("Оказано 3 200 услуг детям с ДЦП.", ["direct-services"]),
        ("Для 45 детей с инвалидностью закупили коляски.", ["disabled-children-helped"]),
        ("Собрали на операции детям 12 миллионов.", ["funds-raised"]),
        ("Участвовали: 12 команд, 144 спортсмена, 3000 зрителей.", []),
    ],
)
def test_the_indicator_is_that_of_the_noun(line: str, indicators: list[str]) -> None:
    assert [one["indicator"] for one in values(paragraphs(line), "metrics")] == indicators


def test_some_of_them_is_a_part_of_the_whole() -> None:
    line = "Төрт жылда 510 қартқа қолдау көрсетілді, олардың 120-сы – 2020 жылы."
    assert figures(line, language="kk") == [(510, ""), (120, "2020")]
