"""The best of a project's years, what a line calls plans, names that a stroke parts, and answers
and remarks that tell of the whole in few words."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import TABLE


def _metrics(*lines: str, language: str = "ru") -> list[tuple[str, int, str, str]]:
    found = values(paragraphs(*lines, language=language), "metrics")
    return [(one["indicator"], one["value"], one["qualifier"], one["period"]) for one in found]


@pytest.mark.parametrize(
    "lead",
    ["9. Планы:", "Планы на будущее –", "Наши планы на 2027 год:", "На будущее:"],
)
def test_a_line_that_opens_with_plans_states_no_figure(lead: str) -> None:
    line = f"{lead} в 2027 году объединить ещё 40 мастеров в артель и обучить 90 человек."
    done = "Наш проект «Мост» объединил 15 мастеров в артель, они работают вместе."
    assert _metrics(done, line) == [("craftsmen-united", 15, "exactly", "")]


@pytest.mark.parametrize("lead", ["7. Жоспарымыз:", "Алдағы жоспар –", "Болашақта:"])
def test_nor_does_one_in_kazakh(lead: str) -> None:
    line = f"{lead} 2027 жылы тағы 40 шебердің басын қосу."
    done = "Біздің «Көпір» жобамыз 15 шебердің басын қосты, олар бірге жұмыс істейді."
    of = _metrics(done, line, language="kk")
    assert of == [("craftsmen-united", 15, "exactly", "")]


@pytest.mark.parametrize(
    "line",
    [
        "В 2017–2019 годах, в период наибольшего подъёма, в конкурсах участвовало 640 человек.",
        "В 2017–2019 годах, в самый разгар, на фестиваль приходили сотни людей.",
        "В 2017–2019 годах в конкурсах участвовало 640 человек.",
    ],
)
def test_years_that_counted_people_are_not_all_of_a_project(line: str) -> None:
    of = paragraphs("Проект осуществляется с 2012 года, ведёт его наш центр.", line)
    assert (values(of, "start_year"), values(of, "end_year")) == ([2012], [])


def test_nor_are_they_in_kazakh() -> None:
    line = "2017–2019 жылдары, ең қызған шақта, байқауға 640 адам қатысты."
    of = paragraphs("Жоба 2012 жылы басталып, бүгінге дейін жалғасып келеді.", line, language="kk")
    assert (values(of, "start_year"), values(of, "end_year")) == ([2012], [])


def test_where_no_others_are_told_years_that_counted_people_are_of_the_project() -> None:
    of = paragraphs("В 2017–2019 годах в конкурсах участвовало 640 человек.")
    assert values(of, "start_year") == [2017]


@pytest.mark.parametrize("names", ["«Күн нұры» / «Лучи добра»", "«Лучи добра» («Күн нұры»)"])
def test_of_names_side_by_side_letters_tell_the_language(names: str) -> None:
    of = paragraphs(f"Біз {names} жобасы жөнінде хабарлаймыз.", language="kk")
    assert (values(of, "title_kk"), values(of, "title_ru")) == (["Күн нұры"], ["Лучи добра"])


def test_where_letters_cannot_tell_no_name_is_proposed() -> None:
    of = paragraphs("Біз «Дала» / «Степь» жобасы жөнінде хабарлаймыз.", language="kk")
    assert (values(of, "title_kk"), values(of, "title_ru")) == ([], [])


@pytest.mark.parametrize(
    ("asked", "said", "state"),
    [
        ("Проект продолжается?", "Нет, завершён", "closed"),
        ("Проект продолжается?", "Нет", "closed"),
        ("Проект продолжается?", "Да", "implementation"),
        ("Проект завершён?", "Да", "closed"),
        ("Жоба жалғасып жатыр ма?", "Жоқ", "closed"),
        ("Жоба аяқталды ма?", "Жоқ", "implementation"),
    ],
)
def test_yes_and_no_say_what_is_asked(asked: str, said: str, state: str) -> None:
    of = letter([(TABLE, f"Название проекта\t«Мост»\n{asked}\t{said}")])
    assert values(of, "status") == [state]


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Вчера закрыли последнюю страницу проекта «Свет в окне».", "ru"),
        ("Кеше «Жарық терезе» жобасының соңғы бетін жаптық.", "kk"),
    ],
)
def test_a_last_page_is_an_end(line: str, language: str) -> None:
    assert values(paragraphs(line, language=language), "status") == ["closed"]


def test_how_often_they_met_counts_meetings() -> None:
    of = letter(
        [(TABLE, "Название\t«Мост»\nСколько проведено встреч\tклуб собирался около 90 раз")]
    )
    assert [(one["indicator"], one["value"]) for one in values(of, "metrics")] == [
        ("meetings-held", 90)
    ]


def test_how_many_were_helped_is_asked_in_any_case() -> None:
    row = "Скольким пожилым людям помогли\t315 человек за весь период"
    of = letter([(TABLE, f"Название\t«Мост»\n{row}")])
    assert [(one["indicator"], one["value"]) for one in values(of, "metrics")] == [
        ("elderly-helped", 315)
    ]


def test_about_so_much_is_said_by_an_ending() -> None:
    line = "Ауырған балаларға арналған жобада төрт миллион теңгедей жиналды."
    assert _metrics(line, language="kk") == [("funds-raised", 4_000_000, "about", "")]


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Жобаның негізі 2011 жылы қаланып, әлі жалғасып келеді.", 2011),
        ("Жобамыздың негізі 2011 жылы қаланды.", 2011),
        ("Начало проекту было положено в 2011 году.", 2011),
    ],
)
def test_a_project_is_laid_too(line: str, year: int) -> None:
    of = paragraphs(line, language="kk" if "Жоба" in line else "ru")
    assert values(of, "start_year") == [year]


def test_an_association_that_was_laid_began_no_project() -> None:
    line = "Орталықтың негізі 2003 жылы қаланды."
    assert values(paragraphs(line, language="kk"), "start_year") == []


def test_a_message_of_few_words() -> None:
    of = paragraphs(
        "называеться у нас Свет в окне",
        "начали в 2018 осенью, закончили в 21-м весной",
        "денег было 1 млн 400 тыс на всё про всё, дал фонд АНК",
        "ездили по городу и в Риддер",
    )
    stated = ("title_ru", "start_year", "end_year", "budget_kzt", "regions")
    assert [values(of, name) for name in stated] == [
        ["Свет в окне"],
        [2018],
        [2021],
        [1_400_000],
        [["KZ-63"]],
    ]


@pytest.mark.parametrize(
    ("line", "language", "speaker"),
    [
        ("«Достық бәрінен де қымбат екен». Хаттың авторы – Мария Ли.", "kk", "Мария Ли"),
        ("«Я впервые пела перед людьми без страха». Автор письма – Мария Ли.", "ru", "Мария Ли"),
        ("Мария Ли жиі: «Достықтың тілі біреу», – деп айтатын.", "kk", "Мария Ли"),
    ],
)
def test_who_wrote_or_says_it(line: str, language: str, speaker: str) -> None:
    found = values(paragraphs(line, language=language), "quotation")
    assert [one["speaker"] for one in found] == [speaker]


@pytest.mark.parametrize(
    "line",
    [
        "Мария Ли подарила нам картину: «Осень в горах», – и стул.",
        "Девиз Марии Ли: «Вместе мы сила», – на флаге.",
    ],
)
def test_three_words_that_nobody_says_are_no_quotation(line: str) -> None:
    assert values(paragraphs(line), "quotation") == []
