"""What a questionnaire asks about the exhibition itself, names that point back, and the handful of
people whom a sentence tells of."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import TABLE

FORM = (
    ("Полное наименование организации", "Областной центр «Тихий двор»"),
    ("Название проекта", "«Тёплые руки»"),
    ("Исполнитель проекта", "организация, указанная в п. 1"),
    ("Партнёры", "Городская библиотека имени Абая"),
    ("Что будет представлено на стенде", "14 полотенец, 6 тыкв"),
    ("Что требуется от организаторов", "Стол 1,8 м, две розетки"),
    ("Сколько человек приедет", "3"),
)


def test_what_is_brought_to_the_stand_and_needed_there_is_no_value() -> None:
    of = letter([(TABLE, "\n".join("\t".join(row) for row in FORM))])
    assert values(of, "number") == []
    assert [(one["name"], one["role"]) for one in values(of, "participations")] == [
        ("Областной центр «Тихий двор»", "implementing"),
        ("Городская библиотека имени Абая", "partner"),
    ]


@pytest.mark.parametrize(
    "name", ["жоғарыда аталған бірлестік", "біздің кеңес", "аталған орталық", "мы сами"]
)
def test_who_is_named_elsewhere_is_no_name(name: str) -> None:
    rows = f"Жобаны жүзеге асырушы\t{name}\nЖобаның атауы\t«Жылы қол»"
    found = values(letter([(TABLE, rows)], language="kk"), "participations")
    assert name not in [one["name"] for one in found]


def test_a_handful_of_people_in_a_sentence_is_no_count_of_participants() -> None:
    line = "Участвовала в фестивале и мать четверых детей: 4 ребёнка пели с ней на сцене конкурса."
    assert values(paragraphs(line), "metrics") == []


def test_an_organisation_in_quotation_marks_is_no_title() -> None:
    lines = (
        "Жобаны іске асыруға «Қазақстан немістерінің «Возрождение» қоғамдық бірлестігі» тартылды.",
        "2018 жылы «Жылы сағат» жобасы іске асырылды.",
    )
    assert values(paragraphs(*lines, language="kk"), "title_kk") == ["Жылы сағат"]


def test_a_title_is_without_the_kind_that_stands_behind_it() -> None:
    rows = "Жобаның атауы\t«Өзен толқыны» жастар фестивалі"
    assert values(letter([(TABLE, rows)], language="kk"), "title_kk") == ["Өзен толқыны"]


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("директора школы Ержана Сматова", "Ержан Сматов"),
        ("участницы Анны Лебедевой", "Анна Лебедева"),
    ],
)
def test_a_speaker_in_the_genitive_is_named_in_the_nominative(who: str, name: str) -> None:
    line = f"Приведём слова {who}: «Раньше мы стояли двор на двор, а теперь болеем друг за друга»."
    [found] = values(paragraphs(line), "quotation")
    assert name in found["speaker"]


@pytest.mark.parametrize(
    "line",
    [
        "Сценаны демеушіміз «Теңіз порты» АҚ төледі.",
        "Допты демеуші «Жайық спорт» дүкені берді.",
        "Сцену оплатил спонсор ТОО «Морской порт».",
    ],
)
def test_who_is_called_a_sponsor_is_one_though_it_paid(line: str) -> None:
    language = "ru" if line.startswith("Сцену") else "kk"
    found = values(paragraphs(line, language=language), "participations")
    assert [one["role"] for one in found] == ["sponsor"]


def test_who_answers_for_a_form_and_what_a_year_costs_is_not_of_the_project() -> None:
    lines = (
        "Проект «Глина» провёл областной центр «Тихий двор».",
        "Ответственный за информацию: Д. Жумабекова, тел. 8 (7182) 00-00-00.",
        "Общий бюджет: затрудняемся указать, годовая смета 2024 года — 2,1 млн тг.",
    )
    of = paragraphs(*lines)
    assert values(of, "coordinator") + values(of, "budget_kzt") == []


def test_the_staff_of_an_organisation_are_no_services() -> None:
    line = "Қор 2008 жылдан бері жұмыс істейді, қызметкерлер саны – 11."
    assert values(paragraphs(line, language="kk"), "metrics") == []
