"""What chatty letters, messages and press releases state in words of their own."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


@pytest.mark.parametrize(
    ("told", "start", "end"),
    [
        ("Первый раз собрались в марте 2015 года и с тех пор собираемся.", [2015], []),
        ("В 2018 году мы впервые провели этот праздник.", [2018], []),
        ("С весны 2016-го, уже девятый год шьём.", [2016], []),
        ("2017 жылы алғаш рет жиналдық.", [2017], []),
        ("Проект начался осенью 2014-го, когда закончился ремонт клуба.", [2014], []),
        ("Проект начали мы в 2019м, мы существуем с 1999 года.", [], []),
        ("Поём вместе с 2017 и по сегодня.", [], []),
        ("с мая 2017 и по сегодня", [2017], []),
        ("В 2022 году на старт вышли дети, а начали мы в 2016 году.", [2016], []),
        ("Наш центр появился в 2003 году.", [], []),
        ("Спонсор ТОО «Нан» помогает с 2020 года, а проект начали в 2016 году.", [2016], []),
    ],
)
def test_since_when_a_project_goes_on(told: str, start: list[int], end: list[int]) -> None:
    found = paragraphs(told, language="kk" if "жылы" in told else "ru")
    assert (values(found, "start_year"), values(found, "end_year")) == (start, end)


@pytest.mark.parametrize(
    ("told", "state"),
    [
        ("Проект живёт, и сейчас вяжем.", ["implementation"]),
        ("Наш проект бросать не собираемся.", ["implementation"]),
        ("Мы с тех пор не прекращаем.", ["implementation"]),
        ("В 2018 году подведён итог проекта.", ["closed"]),
        ("Енді ол жоба бітті, былтыр есеп бердік.", ["closed"]),
        ("Жинақты қазір сатпаймыз, таратылып бітті.", []),
        ("2025 жылы тағы бір жазғы лагерь ұйымдастыру жоспарланған.", []),
    ],
)
def test_whether_a_project_goes_on(told: str, state: list[str]) -> None:
    found = paragraphs(told, language="kk" if "жоба" in told or "жы" in told else "ru")
    assert values(found, "status") == state


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("Всем у нас заправляет Раиса Петровна Лим.", "Раиса Петровна Лим"),
        ("Придумал и ведёт всё Асхат Жаксылыков.", "Асхат Жаксылыков"),
        ("Руковожу я, Данил Пак, тренер.", "Данил Пак"),
        ("Рук. проэкта Ким Олег Сергеевич", "Ким Олег Сергеевич"),
        ("Директор фестиваля Инна Цой рассказала о планах.", "Инна Цой"),
        (
            "Руководство проектом было возложено на заместителя председателя Ким Анну Ивановну.",
            "Ким Анна Ивановна",
        ),
        ("Отдельное спасибо Вере Ивановне Ли – она душа проекта.", "Вера Ивановна Ли"),
        ("Заправляет всем тётя Рая, по паспорту Раиса Петровна Лим.", "Раиса Петровна Лим"),
        ("По словам координатора проекта Натальи Ивановны Юрченко.", "Наталья Ивановна Юрченко"),
        ("Бәрін бастаған әрі басқарып жүрген – Әсел Қайратқызы Оспан.", "Әсел Қайратқызы Оспан"),
        ("Рустам Фатт, он всем и руководит.", "Рустам Фатт"),
        ("Всей студией у нас заведует Инна Цой.", None),
        ("Хором и студией руководит Инна Цой.", None),
    ],
)
def test_who_leads_is_told_in_many_ways(told: str, name: str | None) -> None:
    assert values(paragraphs(told), "coordinator") == ([name] if name else [])


@pytest.mark.parametrize(
    ("told", "role"),
    [
        ("Зал нам бесплатно даёт кинотеатр «Заря».", "partner"),
        ("Дрова привозит ТОО «Лесник».", "sponsor"),
        ("Помогает нам школа № 5, оттуда приходят ребята.", "partner"),
        ("Спасибо кинотеатру «Заря», зал у нас всегда тёплый.", "partner"),
        ("партнеры областная федерация лёгкой атлетики", "partner"),
        ("партнер федерация футбола СКО судей давали", "partner"),
        ("Фотографии делал колледж дизайна.", None),
        ("делает общественный фонд «Шаг»", "implementing"),
        ("Ұнды «Алтын Дән» ЖШС береді.", "sponsor"),
        ("Бізге «Арман» мәдениет үйі көп көмектесті.", "partner"),
        ("Дрова мы привезли в школу № 5.", None),
        ("Зал нам школа № 5 не дала.", None),
        ("Мы подарили книги детскому дому «Заря».", None),
    ],
)
def test_who_helps_without_a_word_for_the_role(told: str, role: str | None) -> None:
    found = values(paragraphs(told, language="kk" if "і" in told else "ru"), "participations")
    assert [one["role"] for one in found] == ([role] if role else [])


def test_who_is_thanked_is_named_as_it_is_called() -> None:
    found = values(paragraphs("Спасибо детскому клубу «Заря», зал тёплый."), "participations")
    assert [one["name"] for one in found] == ["детский клуб «Заря»"]


@pytest.mark.parametrize(
    ("told", "codes"),
    [
        ("Матчи принимали Тараз и Туркестан.", [["KZ-31", "KZ-61"]]),
        ("Учим павлодарских школьников шить.", [["KZ-55"]]),
        ("Потом к нам присоединился Рудный.", [["KZ-39"]]),
        ("города кокшетау, щучинск, петропавловск", [["KZ-11", "KZ-59"]]),
        ("город Актобе", [["KZ-15"]]),
        ("Қонаев пен Тараз қалаларының сахналарына шықтық.", [["KZ-19", "KZ-31"]]),
        ("Приехали гости из карагандинских школ.", []),
    ],
)
def test_where_it_was_by_adjectives_and_lists(told: str, codes: list[list[str]]) -> None:
    found = paragraphs(told, language="kk" if "қ" in told else "ru")
    assert values(found, "regions") == codes


@pytest.mark.parametrize(
    ("above", "table", "codes"),
    [
        ("2. По городам", "Город\tГрупп\tУчителей\nОрал\t3\t1\nТемиртау\t2\t1", ["KZ-27", "KZ-35"]),
        ("Сандар", "Көрсеткіш\tТараз\tСемей\nТоп саны\t4\t2", ["KZ-31", "KZ-10"]),
        ("Откуда приехали команды", "Город\tКоманд\tИгроков\nОрал\t3\t30\nТараз\t2\t20", None),
    ],
)
def test_places_may_be_rows_or_columns(above: str, table: str, codes: list[str] | None) -> None:
    found = values(letter([(PARAGRAPH, above), (TABLE, table)]), "regions")
    assert [sorted(one) for one in found] == ([sorted(codes)] if codes else [])


def test_numbers_of_the_last_column_are_no_years() -> None:
    table = "Что\t2016\t2017\tЗа все годы\nБуклеты, шт.\t800\t1200\t2000"
    found = letter([(PARAGRAPH, "Отчёт"), (TABLE, table)])
    assert values(found, "start_year") == values(found, "end_year") == []


@pytest.mark.parametrize(
    ("told", "titles"),
    [
        ("В общем, «Тёплый дом» — это мы чиним старикам крыши.", {"ru": "Тёплый дом"}),
        ("проэкт называеться «Тёплый дом»", {"ru": "Тёплый дом"}),
        (
            "Фестиваль «Голоса степи» (Voices of Steppe) прошёл весной.",
            {"ru": "Голоса степи", "en": "Voices of Steppe"},
        ),
    ],
)
def test_names_of_a_project_told_freely(told: str, titles: dict[str, str]) -> None:
    found = paragraphs(told)
    for code in ("kk", "ru", "en"):
        assert values(found, f"title_{code}") == ([titles[code]] if code in titles else [])


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (
            ["Хозяйка, Мария Крюкова, плачет. «Я думала, про меня все забыли», — говорит."],
            "Мария Крюкова",
        ),
        (["ещё Азамат просил передать его слова:", "«Упал — вставай, помог — молчи»"], "Азамат"),
    ],
)
def test_who_speaks_stands_in_the_sentence_before(lines: list[str], speaker: str) -> None:
    assert [one["speaker"] for one in values(paragraphs(*lines), "quotation")] == [speaker]


def test_what_a_press_release_ends_with_is_of_the_association() -> None:
    told = ["Проект «Мост» завершён в 2019 году, бюджет 4 млн тенге."]
    filler = ["Концерты прошли в Таразе.", "Пели дети и взрослые."]
    behind = ["Для справки", "Бюджет центра 900 тысяч тенге, в 2021 году начался ремонт."]
    found = paragraphs(*told, *filler, *behind)
    assert values(found, "budget_kzt") == [4_000_000]


def test_a_label_that_names_who_it_is_of_has_no_other_name() -> None:
    found = paragraphs("Городская поликлиника № 2 в партнёрах: дают список и врача.")
    named = values(found, "participations")
    assert [(one["name"], one["role"]) for one in named] == [
        ("Городская поликлиника № 2", "partner")
    ]


def test_what_stands_below_participation_is_a_role() -> None:
    table = "Организация\tУчастие\nОФ «Старт»\tисполнитель\nФонд АНК\tфинансирование"
    found = values(letter([(PARAGRAPH, "Кто участвовал"), (TABLE, table)]), "participations")
    assert {one["role"] for one in found} == {"implementing", "funding"}
