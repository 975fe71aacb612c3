"""Figures, dates and names of an original are looked for in its translation."""

import pytest

from projects.texts.compared import missing_in

ORIGINAL = "В 2012–2014 гг. собрано 14,2 млн тенге, помогли двести пятьдесят человек."


@pytest.mark.parametrize(
    "translation",
    [
        "2012–2014 жж. 14,2 млн теңге жиналып, 250 адамға көмек көрсетілді.",
        "2012–2014 жж. 14 200 000 теңге жиналып, екі жүз елу адамға көмек көрсетілді.",
        "In 2012–2014, 14.2 million tenge was raised and 250 people were helped.",
    ],
)
def test_the_same_figures_written_otherwise_are_there(translation: str) -> None:
    assert not missing_in(translation, ORIGINAL)


@pytest.mark.parametrize(
    ("translation", "figures"),
    [
        ("2012–2014 жж. 14,2 млн теңге жиналып, 205 адамға көмек берілді.", ["двести пятьдесят"]),
        ("2012–2013 жж. 14,2 млн теңге жиналып, 250 адамға көмек берілді.", ["2014"]),
        ("2012–2014 жж. 1,42 млн теңге жиналып, 250 адамға көмек берілді.", ["14,2 млн"]),
    ],
)
def test_a_figure_that_is_missing_is_named_as_the_original_writes_it(
    translation: str, figures: list[str]
) -> None:
    assert missing_in(translation, ORIGINAL).figures == figures


@pytest.mark.parametrize(
    "ended",
    [
        *("12 қазандағы жиналыс", "12 қазанда", "12 қазаннан", "12 қазанға", "12 қазанның"),
        *("12 қазанды", "12 қазанында", "12 қазанына", "12 қазаны", "12 қазанмен"),
    ],
)
def test_a_kazakh_month_with_an_ending_is_the_month(ended: str) -> None:
    assert not missing_in(f"2026 жылғы {ended}", "12 октября 2026 года")
    assert missing_in(f"2026 жылғы {ended}", "11 октября 2026 года").figures


@pytest.mark.parametrize(
    "ended", ["15 қаңтардағы", "15 қаңтардан", "15 қаңтарға", "15 қаңтардың", "15 қаңтарында"]
)
def test_the_ending_follows_the_month(ended: str) -> None:
    assert not missing_in(f"2026 ж. {ended} хат", "письмо от 15 января 2026 года")


@pytest.mark.parametrize(
    ("month", "ended"),
    [
        *(("марта", "наурыздағы"), ("июля", "шілдедегі"), ("сентября", "қыркүйектегі")),
        *(("июня", "маусымдағы"), ("ноября", "қарашадан"), ("мая", "мамырға")),
        *(("апреля", "сәуірге"), ("сентября", "қыркүйегінде"), ("июля", "шілдесінде")),
    ],
)
def test_every_month_takes_its_own_endings(month: str, ended: str) -> None:
    assert not missing_in(f"2026 жылғы 5 {ended}", f"5 {month} 2026 года")


def test_a_date_in_figures_is_the_one_in_words() -> None:
    original = "Открытие прошло 25.05.2020."
    assert not missing_in("Ашылуы 2020 жылғы 25 мамырда өтті.", original)
    assert missing_in("Ашылуы 2020 жылғы 26 мамыр.", original).figures == ["25.05.2020"]


def test_small_numbers_in_words_are_not_asked_for() -> None:
    assert not missing_in("Балалар ән айтты.", "Две девочки и один мальчик пели.")


def test_names_are_found_through_endings_and_scripts() -> None:
    original = "Выставку открыла директор Айгуль Серикова, помогал А. Ахметов, а также TEDx."
    assert not missing_in("Көрмені Айгүл Серікова ашты, А. Ахметовтің, TEDx көмегімен.", original)
    assert not missing_in("Aigul Serikova opened it with A. Akhmetov and TEDx.", original)
    missing = missing_in("Көрмені директор ашты, А. Ахметов көмектесті.", original)
    assert missing.names == ["TEDx", "Айгуль Серикова"]


def test_nothing_is_missing_of_a_translation_that_is_not_begun() -> None:
    assert not missing_in(" ", ORIGINAL)
