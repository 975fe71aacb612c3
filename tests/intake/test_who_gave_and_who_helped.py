"""Who gave money, helped or carried out a project, told freely, and under which name."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH

ABOUT = {"ru": "Проект «Добрый двор» шёл в Костанае.", "kk": "«Ақ ниет» жобасы Қостанайда өтті."}


def roles(*told: str, language: str = "ru") -> set[tuple[str, str]]:
    found = values(paragraphs(ABOUT[language], *told, language=language), "participations")
    return {(one["role"], one["organisation"] or one["name"]) for one in found}


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Финансирование проекта осуществлял акимат Костанайской области.",
            "ru",
            {("funding", "акимат Костанайской области")},
        ),
        (
            "Грант на его проведение предоставил Фонд АНК, спонсором выступило АО «Медео».",
            "ru",
            {("funding", "fund-of-apk"), ("sponsor", "АО «Медео»")},
        ),
        ("Грантты ҚХА Қорынан алдық.", "kk", {("funding", "fund-of-apk")}),
        (
            "Шығыны 2 млн теңге болды. Соны Қостанай облысының әкімдігі берді.",
            "kk",
            {("funding", "Қостанай облысының әкімдігі")},
        ),
        (
            "Деньги отпустил фонд «Мұра», а бумагу подарил завод «Силикат».",
            "ru",
            {("funding", "фонд «Мұра»"), ("sponsor", "завод «Силикат»")},
        ),
        (
            "Очень выручает клуб «Асар», без них мы бы утонули.",
            "ru",
            {("partner", "клуб «Асар»")},
        ),
        (
            "«Отан» банкінің Түркістан филиалы – жобаның демеушісі.",
            "kk",
            {("sponsor", "«Отан» банкінің Түркістан филиалы")},
        ),
        (
            "Партнёры: 1) музей имени Сатпаева; 2) колледж «Тұран».",
            "ru",
            {("partner", "музей имени Сатпаева"), ("partner", "колледж «Тұран»")},
        ),
        (
            "Жобаның басында әріптесім Анна Ким тұрды: телефоны сөнбейтін жан.",
            "kk",
            set(),
        ),
    ],
)
def test_roles_in_clauses(told: str, language: str, expected: set[tuple[str, str]]) -> None:
    assert roles(told, language=language) == expected


def test_a_short_form_is_spelt_out_where_the_letter_does() -> None:
    told = letter(
        [
            (PARAGRAPH, "Отчёт общественного фонда «Шебер» по проекту «Город мастериц»."),
            ("table", "Исполнитель\tОФ «Шебер»\nСрок\t2019 год"),
        ]
    )
    assert [one["name"] for one in values(told, "participations")] == ["общественный фонд «Шебер»"]


def test_a_known_organisation_by_the_end_of_its_name() -> None:
    told = (
        "Шығыс Қазақстан облысы Қазақстан халқы Ассамблеясының жанындағы Аналар кеңесі жиналды.",
        "Жобаны Аналар кеңесінің өзі жүргізді.",
    )
    assert ("implementing", "council-of-mothers-east-kazakhstan") in roles(*told, language="kk")


def test_two_names_of_which_one_has_the_other_are_two() -> None:
    told = ("Делает Молодёжный центр «Каспий».", "Спонсор у нас ТОО «Каспий Сервис», мячи.")
    assert ("sponsor", "ТОО «Каспий Сервис»") in roles(*told)


def test_a_teacher_names_the_school_where_she_works() -> None:
    told = "Мен Қызылордадағы № 9 мектептің мұғалімімін, жобамыз жақсы өтті."
    assert roles(told, language="kk") == set()


@pytest.mark.parametrize(
    ("language", "told", "title"),
    [
        (
            "ru",
            "Рассказываем про нашу «Школу добрых соседей» – проект из Тараза.",
            "Школа добрых соседей",
        ),
        ("ru", "проект у нас был Дворовый мяч", "Дворовый мяч"),
        ("kk", "Жобамыз «Жас желек», орысша «Молодая листва» деп жүрдік.", "Молодая листва"),
        (
            "kk",
            "«Бірлік әні» («Песня единства», ағылшынша Song of Unity) жобасы.",
            "Песня единства",
        ),
    ],
)
def test_russian_names_of_projects(language: str, told: str, title: str) -> None:
    assert values(paragraphs(told, language=language), "title_ru") == [title]


def test_a_name_in_a_language_that_the_site_has_not() -> None:
    told = "Название: «Одна махалля», на казахском – «Бір махалла», на узбекском – «Бир маҳалла»."
    found = paragraphs(told)
    assert values(found, "title_ru") == ["Одна махалля"]
    assert values(found, "title_kk") == ["Бір махалла"]
