"""Who coordinates a project, and who is quoted, in the words and cases of letters."""

import pytest

from projects.intake.proposals.person_names import nominative
from tests.intake.read_letters import paragraphs, values


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        (
            "Координация работ по проекту осуществлялась методистом Серовой Анной Петровной.",
            "ru",
            "Серова Анна Петровна",
        ),
        ("Руководителем проекта назначена Ким Анна Юрьевна.", "ru", "Ким Анна Юрьевна"),
        ("Жобаға Нұрлан Әбдиев жетекшілік етті.", "kk", "Нұрлан Әбдиев"),
        ("Руководил всем Марат Сабитович Ахметов, сам музыкант.", "ru", "Марат Сабитович Ахметов"),
        ("Жобаны орталықтың әдіскері Айгүл Серікқызы Омарова үйлестірді.", "kk", "Айгүл"),
        ("Бәрін үйлестіретін адам – Мәрзия Оспанова апайымыз.", "kk", "Мәрзия Оспанова"),
        ("Жобаның үйлестірілуі Асқар Нұрлановқа жүктелді.", "kk", "Асқар Нұрланов"),
        (
            "О мальчике рассказала Зарина Исаева. Имя нашла Зарина, она же проектом руководит.",
            "ru",
            "Зарина Исаева",
        ),
    ],
)
def test_who_coordinates_is_named_as_a_person_writes_it(
    sentence: str, language: str, name: str
) -> None:
    ((found),) = values(paragraphs(sentence, language=language), "coordinator")
    assert name in found


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Имя нашла Зарина, она же проектом руководит.", "ru"),
        ("ҚХА Жастар бірлестіктерінің үйлестіру кеңесі мен Асан Оспанов келді.", "kk"),
        ("Координационный совет и Асан Оспанов пришли на концерт.", "ru"),
    ],
)
def test_a_first_name_alone_and_a_council_name_no_coordinator(sentence: str, language: str) -> None:
    assert values(paragraphs(sentence, language=language), "coordinator") == []


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ивановой Марией Сергеевной", "Иванова Мария Сергеевна"),
        ("Вишневской Ольги Ивановны", "Вишневская Ольга Ивановна"),
        ("Сергеем Петровичем Кимом", "Сергей Петрович Ким"),
        ("Ахметову Игорю Олеговичу", "Ахметов Игорь Олегович"),
        ("Ли Анна Петровна", "Ли Анна Петровна"),
        ("Роман Ким", "Роман Ким"),
    ],
)
def test_a_russian_name_is_given_in_the_nominative_where_its_patronymic_tells_the_case(
    written: str, name: str
) -> None:
    assert nominative(written, "ru") == name


@pytest.mark.parametrize(
    ("sentence", "language", "speaker"),
    [
        ("Күләш апай бізге былай дейді: «Сендер келсеңдер, үйім тойға толады».", "kk", "Күләш"),
        ("Асан ата айтады : «Бірге ішкен шайдан тәтті ештеңе жоқ».", "kk", "Асан ата"),
        ("Баба Нюра говорит: «С вами и печка теплее, и день короче».", "ru", "Баба Нюра"),
    ],
)
def test_elders_are_quoted_as_they_are_called(sentence: str, language: str, speaker: str) -> None:
    ((found),) = values(paragraphs(sentence, language=language), "quotation")
    assert speaker in found["speaker"]


def test_he_who_speaks_is_the_one_person_of_the_line_before() -> None:
    said = 'он всегда говорил : "Кто играет вместе, тот и живёт вместе"'
    ((found),) = values(paragraphs("судил Марат Ахметов он бывший вратарь", said), "quotation")
    assert found["speaker"] == "Марат Ахметов"
    two = paragraphs("судили Марат Ахметов и Олег Ким", said)
    assert values(two, "quotation") == []


@pytest.mark.parametrize(
    ("line", "language", "name"),
    [
        ("Руководила Рахимова Жанар Толегеновна", "ru", "Рахимова Жанар Толегеновна"),
        ("Проект вела Анна Ким.", "ru", "Анна Ким"),
        ("Проектом руководил Ким С. И., а хором – Пак Вера.", "ru", "Ким С. И."),
        ("Жобаны Лейла Машанло апай басқарды.", "kk", "Лейла Машанло"),
        ("Рәна Исмаилова апайымыз – жобаның жетекшісі.", "kk", "Рәна Исмаилова"),
        ("Жобаны үйлестіру Баходир Юлдашевке жүктелді.", "kk", "Баходир Юлдашев"),
        ("Жобаға жалпы басшылықты Асан Үсенов жүзеге асырды.", "kk", "Асан Үсенов"),
        ("БАҚ үшін байланыс: Лейла Мамедова, 8 (7292) 31-70-55", "kk", None),
        ("Контакты для прессы: Лейла Мамедова", "ru", None),
        ("Проект вёл центр «Лад», а помогал Иван Петров.", "ru", None),
    ],
)
def test_who_leads_in_the_words_of_people(line: str, language: str, name: str | None) -> None:
    assert values(paragraphs(line, language=language), "coordinator") == ([name] if name else [])


@pytest.mark.parametrize(
    ("lines", "text", "speaker"),
    [
        (
            "Главной была Лена Шульц. Она всё время повторяла: «Мне важно, чтобы здоровались».",
            "Мне важно, чтобы здоровались",
            "Лена Шульц",
        ),
        (
            "«Мы печатали память, – говорит Тереза Ковальская. – Бабушка читала её внуку».",
            "Мы печатали память. Бабушка читала её внуку",
            "Тереза Ковальская",
        ),
        (
            "мама девочки Гульжан Берикова написала нам\n«вы нам дочку вернули домой»",
            "вы нам дочку вернули домой",
            "Гульжан Берикова",
        ),
        (
            "Роза Ли вспоминает: – Я впервые спела перед залом",
            "Я впервые спела перед залом",
            "Роза Ли",
        ),
    ],
)
def test_who_says_it_may_stand_apart(lines: str, text: str, speaker: str) -> None:
    found = values(paragraphs(*lines.split("\n")), "quotation")
    assert found == [{"text": text, "speaker": speaker}]


def test_words_on_a_line_of_their_own_are_nobodys_if_nobody_is_said_to_say_them() -> None:
    read = paragraphs("Нас благодарил Иван Петров", "Проект шёл долго", "«Тёплый дом для всех»")
    assert values(read, "quotation") == []


def test_the_head_goes_before_a_person_to_ask() -> None:
    read = paragraphs("Руководитель: Ким Роман Ухенович", "Контактное лицо: Пак Ольга")
    assert values(read, "coordinator") == ["Ким Роман Ухенович"]


def test_a_greeting_may_go_on_to_tell() -> None:
    line = "Қайырлы күн! «Мейірім» жобасы 2020ж басталды, жүріп жатыр. Басшымыз Әлия Сейітова."
    read = paragraphs(line, language="kk")
    assert values(read, "start_year") == [2020]
    assert values(read, "coordinator") == ["Әлия Сейітова"]
