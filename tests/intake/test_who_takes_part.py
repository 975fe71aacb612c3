"""Who takes part by the words of a letter, under whole names, and who is only named."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


def roles(sentence: str, language: str = "ru") -> list[tuple[str, str]]:
    found = values(paragraphs(sentence, language=language), "participations")
    return [(one["name"], one["role"]) for one in found]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Фестиваль провели по Положению об Ассамблее народа Казахстана.", "ru"),
        ("Спонсором назвали директора фонда Айдана Серова.", "ru"),
        ("Проект провёл методист школы № 9 с детьми двора.", "ru"),
        ("Жобаны «Нұр» қорының төрағасы ұйымдастырды.", "kk"),
        ("Жоба Мағжан атындағы университетте ұйымдастырылды.", "kk"),
        ("Финансирование: 2 000 000 тенге (без грантов).", "ru"),
    ],
)
def test_an_organisation_that_is_only_named_takes_no_part(sentence: str, language: str) -> None:
    assert roles(sentence, language) == []


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Партнёр проекта — Совет молодых фермеров Тобыла, дела идут.", "Совет молодых фермеров"),
        ("Спонсором стала школа-интернат «Болашак».", "школа-интернат «Болашак»"),
        ("Проект ведёт Алтайская академия ремёсел имени И. Шухова.", "ремёсел имени И. Шухова"),
        ("Финансирование: 2 000 000 тенге (фонд «Шуак»).", "фонд «Шуак»"),
    ],
)
def test_the_name_of_an_organisation_is_whole(sentence: str, name: str) -> None:
    ((found, _role),) = roles(sentence)
    assert name in found


def test_an_answer_belongs_to_the_question_on_its_own_line() -> None:
    read = paragraphs(
        "1. Как называется проект? «Свой берег»",
        "2. Кто провёл? ТОО «Нива»",
        "3. Были ли спонсоры? Нет",
        "4. Где проходил? Павлодарская область",
        "5. Ваши итоги? «Дети читают, и мы довольны»",
    )
    assert values(read, "title_ru") == ["Свой берег"]
    assert values(read, "regions") == [["KZ-55"]]
    found = values(read, "participations")
    assert [(one["name"], one["role"]) for one in found] == [("ТОО «Нива»", "implementing")]


def test_whom_a_letter_is_sent_to_does_not_carry_the_project_out() -> None:
    read = paragraphs(
        "Кому: Центр «Алатау»", "Тема: проект «Сад»", "Мы провели проект «Сад» в Шымкенте за год."
    )
    assert values(read, "participations") == []


def test_the_office_of_a_region_is_no_place_of_the_project() -> None:
    russian = "На проект пришёл депутат Павлодарской области, шёл он в Атырауской области."
    assert values(paragraphs(russian), "regions") == [["KZ-23"]]
    kazakh = "Жобаға Ақтөбе облысы әкімінің орынбасары қатысты."
    assert values(paragraphs(kazakh, language="kk"), "regions") == []


def test_words_of_nobody_by_name_are_no_quotation() -> None:
    read = paragraphs("«Всем здоровья и долгих лет жизни», — написала одна бабушка.")
    assert values(read, "quotation") == []


def test_until_when_something_went_is_not_when_it_began() -> None:
    assert values(paragraphs("Курсы проекта шли до 2014 года."), "start_year") == []


@pytest.mark.parametrize(
    "sentence",
    [
        "Книга «Песни нашей старой улицы» (автор Мария Цой) вышла в свет.",
        "Пели песню «Под крышей дома на горе» — солистка Алия Омар.",
        "По словам Игоря Пака, «это большая радость для всех».",
    ],
)
def test_a_title_or_a_part_of_a_sentence_is_no_quotation(sentence: str) -> None:
    assert values(paragraphs(sentence), "quotation") == []


def test_a_town_before_another_region_is_not_the_region_of_its_name() -> None:
    read = paragraphs("Альбом отпечатали в Алматы, проект охватил Костанайскую область.")
    assert values(read, "regions") == [["KZ-39"]]


def test_the_programme_around_a_project_is_not_its_title() -> None:
    read = paragraphs("Жоба «Елге тағзым» бағдарламасы аясында өтті.", language="kk")
    assert values(read, "title_kk") == []


def test_feedback_is_not_the_contact() -> None:
    read = paragraphs("Кері байланыс: «Өте жақсы өтті, рақмет бәріңе» – Олег Ли.", language="kk")
    assert values(read, "coordinator") == []


@pytest.mark.parametrize(
    ("sentence", "language", "slug"),
    [
        ("Проект провёл Совет матерей при АНК ВКО.", "ru", "council-of-mothers-east-kazakhstan"),
        ("Жобаны ШҚО ҚХА Аналар кеңесі өткізді.", "kk", "council-of-mothers-east-kazakhstan"),
        (
            "Жобаны ҚХА Жастар бірлестіктерінің үйлестіру кеңесі өткізді.",
            "kk",
            "youth-council-pavlodar",
        ),
    ],
)
def test_a_known_organisation_is_known_by_a_shortened_region(
    sentence: str, language: str, slug: str
) -> None:
    ((found),) = values(paragraphs(sentence, language=language), "participations")
    assert found["organisation"] == slug


def test_a_known_organisation_is_known_without_the_region_behind_its_comma() -> None:
    said = "Жобаны ҚХА Жастар бірлестіктерінің үйлестіру кеңесі өткізді."
    ((found),) = values(paragraphs(said, language="kk"), "participations")
    assert found["organisation"] == "youth-council-pavlodar"


def test_a_kazakh_verb_gives_its_role_to_whoever_stands_before_it() -> None:
    said = "Қаражатты «Нұр» қоры бөлді, «Алма» ЖШС киім сатып алып, демеуші болды."
    assert roles(said, "kk") == [("«Нұр» қоры", "funding"), ("«Алма» ЖШС", "sponsor")]


def test_a_coordinator_is_named_without_the_ending_of_the_sentence() -> None:
    read = paragraphs("Жоба үйлестірушісі Әлиев Марат Серікұлына хабарласыңыз.", language="kk")
    assert values(read, "coordinator") == ["Әлиев Марат Серікұлы"]


def test_the_word_for_a_paper_at_the_end_of_a_heading_is_no_title() -> None:
    read = letter([("heading", "Ұйымға арналған сауалнама"), (PARAGRAPH, "Біз қуаныштымыз.")], "kk")
    assert values(read, "title_kk") == []


def test_a_kazakh_name_typed_without_kazakh_letters_is_a_name() -> None:
    said = "демеушимиз «Нур Агро» шаруа кожалыгы, откизетин Меркен аудандык этномадени бирлестиги"
    assert sorted(roles(said, "kk")) == [
        ("«Нур Агро» шаруа кожалыгы", "sponsor"),
        ("Меркен аудандык этномадени бирлестиги", "implementing"),
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "slug"),
    [
        ("Спонсоры проекта: немецкое общество Возрождение.", "ru", "revival"),
        ("Партнёр — общество немцев «Возрождение».", "ru", "revival"),
        ("Партнёр — детский дом Үміт.", "ru", "umit"),
        ("Проект провёл Совет матерей ВКО АНК.", "ru", "council-of-mothers-east-kazakhstan"),
        ("Проект провёл Совет матерей ВКО.", "ru", "council-of-mothers-east-kazakhstan"),
        ("Жобаны ШҚО Аналар кеңесі өткізді.", "kk", "council-of-mothers-east-kazakhstan"),
    ],
)
def test_a_known_organisation_is_known_in_another_order_and_without_quotation_marks(
    sentence: str, language: str, slug: str
) -> None:
    ((found),) = values(paragraphs(sentence, language=language), "participations")
    assert found["organisation"] == slug


@pytest.mark.parametrize(
    ("sentence", "slug"),
    [
        ("Партнёр — фонд «Возрождение».", None),
        ("Партнёр — Совет молодых матерей Тараза.", None),
    ],
)
def test_another_kind_of_organisation_with_a_known_word_is_another_one(
    sentence: str, slug: str | None
) -> None:
    ((found),) = values(paragraphs(sentence), "participations")
    assert found["organisation"] == slug


def test_a_table_with_a_column_of_roles_gives_each_organisation_its_own() -> None:
    rows = (
        "Организация\tРоль\tЧто сделала\n"
        "Детский дом «Үміт»\tпартнёр\tдети дали концерт\n"
        "ТОО «Нан»\tспонсорская помощь\tподарки\n"
        "Управление внутренней политики ЗКО\tфинансирование\tзал\n"
        "Собственные средства\t–\t"
    )
    read = letter([(PARAGRAPH, "Проект «Сад» завершён."), (TABLE, rows)])
    found = {one["name"]: one["role"] for one in values(read, "participations")}
    assert found == {
        "Детский дом «Үміт»": "partner",
        "ТОО «Нан»": "sponsor",
        "Управление внутренней политики ЗКО": "funding",
    }


@pytest.mark.parametrize(
    ("sentence", "expected"),
    [
        ("А партнёр у нас – городской Дом дружбы: зал даром, столы даром.", "городской Дом дружбы"),
        ("Партнёром проекта был центр «Ватан»: его мастера вели занятия.", "центр «Ватан»"),
        ("Спонсор проекта — хлебокомбинат «Колос».", "хлебокомбинат «Колос»"),
        ("Партнёр — федерация волейбола ВКО.", "федерация волейбола ВКО"),
    ],
)
def test_what_a_colon_goes_on_to_tell_is_no_name(sentence: str, expected: str) -> None:
    assert [name for name, _role in roles(sentence)] == [expected]


def test_by_whom_something_was_carried_out_and_with_whom() -> None:
    said = (
        "Общественным объединением «Лад» в партнёрстве с фондом «Нур» с марта 2012 года по май"
        " 2013 года осуществлена реализация проекта."
    )
    assert sorted(roles(said)) == [
        ("Общественное объединение «Лад»", "implementing"),
        ("фонд «Нур»", "partner"),
    ]


def test_an_organisation_has_the_name_that_stands_in_the_head_of_the_letter() -> None:
    read = paragraphs(
        "Городское общественное объединение «Лад»",
        "Исх. № 12 от 05.11.2013",
        "Уважаемые коллеги!",
        "Городским общественным объединением «Лад» реализован проект «Сад» для детей города.",
    )
    ((found),) = values(read, "participations")
    assert found["name"] == "Городское общественное объединение «Лад»"


def test_who_tells_about_a_project_that_it_carried_out() -> None:
    said = "Фонд «Жылу» рассказал об итогах проекта «Мост», который фонд вёл два года в Таразе."
    assert roles(said) == [("Фонд «Жылу»", "implementing")]


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        (
            "Қаржыландырған ҚХА Қоры, демеуші «Нан» ЖШС, серіктес қалалық кітапхана.",
            "kk",
            [
                ("«Нан» ЖШС", "sponsor"),
                ("ҚХА Қоры", "funding"),
                ("қалалық кітапхана", "partner"),
            ],
        ),
        (
            "Жобаны «Ынта» бірлестігі Абай облысының жастар кеңесімен бірлесіп өткізді.",
            "kk",
            [("«Ынта» бірлестігі", "implementing"), ("Абай облысының жастар кеңесі", "partner")],
        ),
        (
            "Проект шёл на средства Фонда АНК при спонсорской поддержке ТОО «Алем».",
            "ru",
            [("ТОО «Алем»", "sponsor"), ("Фонд АНК", "funding")],
        ),
        (
            "Спонсоры - ТОО «Дән» и ИП Сериков.",
            "ru",
            [("ИП Сериков", "sponsor"), ("ТОО «Дән»", "sponsor")],
        ),
        ("Грант нам дал Фонд АНК.", "ru", [("Фонд АНК", "funding")]),
    ],
)
def test_of_several_in_one_sentence_each_has_the_word_of_its_own(
    sentence: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert sorted(roles(sentence, language)) == expected
