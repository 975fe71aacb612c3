"""Under which name an organisation is proposed, and what is no organisation."""

import pytest

from projects.intake.proposals.mentions import tidy
from projects.intake.proposals.nominative_names import in_nominative
from tests.intake.read_letters import letter, paragraphs, values


def roles(*lines: str, language: str = "ru") -> list[tuple[str, str]]:
    found = values(paragraphs(*lines, language=language), "participations")
    return sorted((one["name"], one["role"]) for one in found)


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("общественного фонда «Ертіс»", "общественный фонд «Ертіс»"),
        ("Координационным советом молодёжи", "Координационный совет молодёжи"),
        ("городской детской библиотекой", "городская детская библиотека"),
        ("областного архива", "областной архив"),
        ("средней школой № 5", "средняя школа № 5"),
        ("средним училищем № 5", "среднее училище № 5"),
        ("казачьим обществом «Круг»", "казачье общество «Круг»"),
        ("татаро-башкирским центром «Дуслык»", "татаро-башкирский центр «Дуслык»"),
        ("школы-интерната № 3", "школа-интернат № 3"),
        ("хлебозаводом «Колос»", "хлебозавод «Колос»"),
        ("швейной мастерской «Игла»", "швейная мастерская «Игла»"),
        ("Дворцом культуры «Шахтёр»", "Дворец культуры «Шахтёр»"),
        ("Управлением внутренней политики", "Управление внутренней политики"),
        ("Большой театр", "Большой театр"),
        ("ТОО «Нан»", "ТОО «Нан»"),
        ("«Дала» банкі", "«Дала» банкі"),
    ],
)
def test_a_name_is_in_the_nominative(written: str, called: str) -> None:
    assert in_nominative(written) == called


@pytest.mark.parametrize("written", ["школы города", "молодёжным ресурсным хабом «Арна»"])
def test_a_name_whose_case_cannot_be_undone_safely_is_none(written: str) -> None:
    assert in_nominative(written) == ""


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        (
            "Организатор: клуб «Барс», Карагандинская область, г. Темиртау, пр. Мира, 4, офис 12",
            "ru",
            [("клуб «Барс»", "implementing")],
        ),
        ("Партнёры: школа № 4, Рудный, Алматы", "ru", [("школа № 4", "partner")]),
        (
            "Орындаушы: «Мұрагер» қоры, Тараз қаласы, Төле би даңғылы, 40",
            "kk",
            [("«Мұрагер» қоры", "implementing")],
        ),
        (
            "Демеушілер: «Нұр» ЖШС (ұн), «Береке» жеке кәсіпкерлігі (қант)",
            "kk",
            [("«Береке» жеке кәсіпкерлігі", "sponsor"), ("«Нұр» ЖШС", "sponsor")],
        ),
        ("Партнёром проекта была областная федерация, помогали судьями.", "ru", []),
    ],
)
def test_a_town_or_an_address_behind_a_name_is_no_organisation(
    line: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(line, language=language) == expected


@pytest.mark.parametrize(
    ("lines", "language", "expected"),
    [
        (
            (
                "Я из чувашского культурного центра «Пилеш» города Павлодара.",
                "Проект «Сад» идёт с 2015 года, ведёт его наш центр «Пилеш».",
            ),
            "ru",
            "чувашский культурный центр «Пилеш»",
        ),
        (
            (
                "Мен немістердің «Бірлік» жастар орталығынан жазып отырмын.",
                "Жобаны ұйымдастырған біздің «Бірлік» орталығы.",
            ),
            "kk",
            "«Бірлік» жастар орталығы",
        ),
    ],
)
def test_of_a_short_name_and_a_full_one_the_full_one_is_proposed(
    lines: tuple[str, ...], language: str, expected: str
) -> None:
    assert roles(*lines, language=language) == [(expected, "implementing")]


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        (
            "Проект проводился Центром «Арна» совместно с районным домом культуры и школой № 2.",
            "ru",
            [
                ("Центр «Арна»", "implementing"),
                ("районный дом культуры", "partner"),
                ("школа № 2", "partner"),
            ],
        ),
        (
            "Проект организован Домом дружбы города Актау и фондом «Каспий».",
            "ru",
            [("Дом дружбы города Актау", "implementing"), ("фонд «Каспий»", "implementing")],
        ),
        (
            "Проект провели в партнёрстве с областной федерацией волейбола.",
            "ru",
            [("областная федерация волейбола", "partner")],
        ),
        (
            "Партнёры — районный музей и сельская библиотека села Зелёный Гай.",
            "ru",
            [("районный музей", "partner"), ("сельская библиотека села Зелёный Гай", "partner")],
        ),
        (
            "Спонсорскую помощь проекту дало товарищество с ограниченной ответственностью «Таң».",
            "ru",
            [("товарищество с ограниченной ответственностью «Таң»", "sponsor")],
        ),
        (
            "Расходы на дорогу оплатило ТОО «Сары», это наш спонсор.",
            "ru",
            [("ТОО «Сары»", "sponsor")],
        ),
        (
            "Жол шығынын «Қазына» ЖШС көтерді, жобаның демеушісі солар.",
            "kk",
            [("«Қазына» ЖШС", "sponsor")],
        ),
        (
            "Жобаны Балқаш тарихи музейі «Эллада» қоғамымен серіктесе отырып жүзеге асырды.",
            "kk",
            [("«Эллада» қоғамы", "partner"), ("Балқаш тарихи музейі", "implementing")],
        ),
        (
            "Тащил весь этот проект наш туристский клуб «Тропа».",
            "ru",
            [("туристский клуб «Тропа»", "implementing")],
        ),
    ],
)
def test_each_takes_part_as_its_sentence_tells(
    line: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(line, language=language) == expected


@pytest.mark.parametrize(
    ("line", "language", "expected"),
    [
        ("форму купило тоо «Темир-Строй», они спонсоры", "ru", [("тоо «Темир-Строй»", "sponsor")]),
        (
            "На базе Дома дружбы ассоциацией армян «Урарту» реализован проект.",
            "ru",
            [("ассоциация армян «Урарту»", "implementing")],
        ),
        (
            "Средства в сумме 4,2 млн тенге выделены областным управлением внутренней политики.",
            "ru",
            [("областное управление внутренней политики", "funding")],
        ),
        (
            "Организаторам проекта помогал городской Дом дружбы, партнёр — музей имени Абая.",
            "ru",
            [("музей имени Абая", "partner")],
        ),
        (
            "Қаржыны Қостанай облысы әкімдігінің ішкі саясат басқармасы бөлді.",
            "kk",
            [("Қостанай облысы әкімдігінің ішкі саясат басқармасы", "funding")],
        ),
        (
            "Жобаны «Бесік» балабақшасының ұжымы жүргізді.",
            "kk",
            [("«Бесік» балабақшасы", "implementing")],
        ),
    ],
)
def test_a_name_ends_where_the_organisation_is_named(
    line: str, language: str, expected: list[tuple[str, str]]
) -> None:
    assert roles(line, language=language) == expected


def test_an_address_in_a_table_is_no_part_of_a_name() -> None:
    rows = "Кто\tРоль\nЦентр ремёсел «Ою», г. Семей\tпартнёр\nОО «Хоровод», ул. Абая, 5\tспонсор"
    read = letter([("paragraph", "Проект «Сад» завершён."), ("table", rows)])
    found = values(read, "participations")
    assert [one["name"] for one in found] == ["Центр ремёсел «Ою»", "ОО «Хоровод»"]


@pytest.mark.parametrize(
    ("written", "called"),
    [
        ("Өткен аптада «Достық» орталығы", "«Достық» орталығы"),
        ("На прошлой неделе центр «Дружба»", "центр «Дружба»"),
        ("Биыл сол жылы мектеп", "мектеп"),
        ("Вчерашний день, музей", "Вчерашний день, музей"),
    ],
)
def test_when_something_was_is_no_part_of_a_name(written: str, called: str) -> None:
    assert tidy(written) == called


@pytest.mark.parametrize(
    ("sentence", "language", "name"),
    [
        (
            "Проект профинансирован на средства Фонда Ассамблеи народа Казахстана.",
            "ru",
            "Фонд Ассамблеи народа Казахстана",
        ),
        (
            "Жоба Қазақстан халқы Ассамблеясы Қорының қаражатына іске асырылды.",
            "kk",
            "Қазақстан халқы Ассамблеясы Қоры",
        ),
    ],
)
def test_a_known_organisation_in_another_case_is_called_by_its_name(
    sentence: str, language: str, name: str
) -> None:
    (one,) = values(paragraphs(sentence, language=language), "participations")
    assert (one["organisation"], one["name"]) == ("fund-of-apk", name)
