"""Years and stages of the project, apart from those of papers, counts and other projects."""

import pytest

from tests.intake.read_letters import of_word, paragraphs, values


def years(*texts: str, language: str = "ru") -> tuple[list[int], list[int]]:
    found = paragraphs(*texts, language=language)
    return values(found, "start_year"), values(found, "end_year")


@pytest.mark.parametrize(
    ("texts", "language", "expected"),
    [
        # the date of an order, and of publishing
        (
            (
                "Сіздің 2024 жылғы 3 мамырдағы тапсырмаңызға сәйкес «Айна» жобасының іске"
                " асырылуы туралы хабарлаймыз.",
            ),
            "kk",
            ([], []),
        ),
        (("Жариялау мерзімі: 2024 жылғы 3 маусым, сағат 10:00",), "kk", ([], [])),
        # another project
        (
            (
                "Чтобы не было путаницы, сообщаем, что проект «Шаги» (2012–2014 гг.) – это другая"
                " наша работа.",
            ),
            "ru",
            ([], []),
        ),
        # a name with a word for founding in it
        (
            (
                "«Туған жер» орталығы аталған жобаны 2014–2016 жылдары іске асырды.",
                "Жоба аяқталды.",
            ),
            "kk",
            ([2014], [2016]),
        ),
        # it goes on where it began
        (
            ("Проект действует в сёлах района с 2016 года и продолжается по сей день.",),
            "ru",
            ([2016], []),
        ),
        # counts of some of its years
        (
            (
                "Проект реализуется с сентября 2022 года в двух областях.",
                "Всего за 2023–2025 годы в занятиях участвовали 3 240 школьников.",
            ),
            "ru",
            ([2022], []),
        ),
        (
            (
                "Жоба 2022 жылдың қыркүйегінен бастап екі облыста жүзеге асырылып келеді.",
                "2023–2025 жылдары сабақтарға барлығы 3 240 оқушы қатысты.",
            ),
            "kk",
            ([2022], []),
        ),
        # a programme that is larger than the project
        (
            (
                "Государственная программа действует с 2010 года.",
                "Наш проект проводился в 2018–2020 годах в двух областях.",
            ),
            "ru",
            ([2018], [2020]),
        ),
        # months of one year
        (
            ("2021 жылдың ақпанында басталған жоба желтоқсанда фестивальмен аяқталды.",),
            "kk",
            ([2021], [2021]),
        ),
    ],
)
def test_years_are_of_the_project(
    texts: tuple[str, ...], language: str, expected: tuple[list[int], list[int]]
) -> None:
    assert years(*texts, language=language) == expected


def test_years_under_a_label_of_figures_are_of_the_figures() -> None:
    form = of_word(
        [
            ["Вопрос", "Ответ"],
            ["Сроки", "Начат в 2010 году, продолжается по сей день"],
            ["Показатели за последние годы", "В 2022 году помощь оказана 14 пожилым, в 2023 – 31."],
        ]
    )
    assert (values(form, "start_year"), values(form, "end_year")) == ([2010], [])


def test_what_ran_until_a_year_has_this_end_though_its_rooms_still_work() -> None:
    letter = paragraphs(
        "Проект шёл с марта 2021 года по декабрь 2024 года.",
        "Сейчас мастерская продолжает работать за счёт пожертвований.",
    )
    assert values(letter, "end_year") == [2024]
    assert values(letter, "status") == []


def test_what_ran_until_a_year_may_go_on_itself() -> None:
    letter = paragraphs(
        "Проект шёл с 2015 по 2018 год в одном селе.", "Сейчас проект продолжается по всей области."
    )
    assert values(letter, "status") == ["implementation"]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Жоба жалғасып жатыр ма: жоқ, аяқталды", "kk", ["closed"]),
        ("Солтүстікте «Айна» жобасы мәреге жетті.", "kk", ["closed"]),
        ("Проект закончился потому что деньги кончились  .Внучка хочет курсы.", "ru", ["closed"]),
    ],
)
def test_stages_in_answers_and_in_hasty_typing(
    text: str, language: str, expected: list[str]
) -> None:
    assert values(paragraphs(text, language=language), "status") == expected


def test_where_somebody_is_driven_to_is_no_place_of_the_project() -> None:
    letter = paragraphs(
        "Проект работает уже пять лет в Жезказгане и в посёлках рядом.",
        "Спонсор возит детей в Караганду и Астану на своей машине и платит за бензин.",
    )
    assert values(letter, "regions") == [["KZ-62"]]


def test_a_name_in_the_other_language_tells_of_the_first_one() -> None:
    letter = paragraphs(
        "Біздің орталық «Мамина школа» дейтін жоба жүргізеді, қазақшасы – «Ана мектебі».",
        language="kk",
    )
    assert values(letter, "title_ru") == ["Мамина школа"]
    assert values(letter, "title_kk") == ["Ана мектебі"]


@pytest.mark.parametrize(
    "text",
    ["стенд у нас 31, мне так сказали в секретариате", "номер стенда нам дали 31"],
)
def test_a_line_of_a_message_tells_the_stand(text: str) -> None:
    assert values(paragraphs("проект называется Капля", text), "number") == [31]


def test_the_leader_is_named_behind_the_office() -> None:
    letter = paragraphs("Проект «Игла» мы закончили.", "Руководителем была Зоя Машан, она болеет.")
    assert values(letter, "coordinator") == ["Зоя Машан"]


def test_words_in_a_small_letter_are_said_by_whoever_recalls_them() -> None:
    letter = paragraphs(
        "Как вспоминает Тарас Бондарь, «после общей каши никто уже не спрашивал, кто ты такой»."
    )
    assert [one["speaker"] for one in values(letter, "quotation")] == ["Тарас Бондарь"]
