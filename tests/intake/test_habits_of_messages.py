"""What messages, chats and reports leave out: marks around names, capital letters, second names."""

import pytest

from projects.intake.proposals.person_names import nominative
from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH, TABLE


@pytest.mark.parametrize(
    ("lines", "speaker"),
    [
        (
            ["мама из Риддера, Гульмира, сказала:", "«Сын сам взял ложку, я плакала»"],
            "Гульмира",
        ),
        (["5.1. Камила, воспитанница «Үміт»: «Теперь я знаю, куда уходят деньги»."], "Камила"),
        (["Участница Камила сказала: «Я теперь сама веду кассу и не боюсь»."], "Камила"),
        (
            ["«Я теперь сама веду кассу», – сказала наша участница Камила."],
            "участница Камила",
        ),
        (["«Мы снова поём по-своему, как бабушка», – Алина, ученица 7 класса."], "Алина"),
        (["Зейнеп, 60 жаста, шебер: «Кесте тіксем, шешемнің даусын естимін»."], "Зейнеп"),
        (["Масаншыдағы Зүбайда әженің айтқаны: «Терезем күнге қарап тұр», – деді."], "Зүбайда әже"),
        (
            ["Мария Петровна Цой пришла первой. «Мне есть куда идти» – говорила она нам."],
            "Мария Петровна Цой",
        ),
    ],
)
def test_who_speaks_may_be_named_by_one_word_or_before(lines: list[str], speaker: str) -> None:
    language = "kk" if "ү" in lines[0] or "Зейнеп" in lines[0] else "ru"
    found = values(paragraphs(*lines, language=language), "quotation")
    assert [one["speaker"] for one in found] == [speaker]


@pytest.mark.parametrize(
    "told",
    [
        "жительница Уральска сказала: «Мы теперь каждую субботу вместе поём».",
        "жительница Масанчи: «Мы теперь каждую субботу все вместе поём».",
        "Ребёнок нашей мамы из Риддера сказал: «Хочу ещё сюда прийти завтра».",
        "Анна Ким приехала с Олегом Паком. «Мы все как одна семья», – сказала она.",
    ],
)
def test_a_town_or_one_of_two_persons_is_no_speaker(told: str) -> None:
    assert values(paragraphs(told), "quotation") == []


_TOLD = "Пишу про проект «Мост» по вашей просьбе, ответ немного задержался."


@pytest.mark.parametrize(
    ("said", "name"),
    [
        ("Координатором была я, деньги считала тоже я.", "Анна Петровна Ким"),
        ("Руководила проектом я.", "Анна Петровна Ким"),
        ("Я координировала всё это с первого дня.", "Анна Петровна Ким"),
        ("Возглавляет его Гульнара Розахунова, она и ответит.", "Гульнара Розахунова"),
        ("Проект «Мост» ведёт Гульнара Розахунова.", "Гульнара Розахунова"),
        ("Жобаны басынан бері Фатима Лаваза апайымыз жүргізіп келеді.", "Фатима Лаваза"),
        ("Жобаны өзім жүргіздім.", "Анна Петровна Ким"),
        ("Я руководитель кружка вышивки.", None),
    ],
)
def test_who_leads_may_be_who_signs_or_stand_beside_the_verb(said: str, name: str | None) -> None:
    lines = ["Здравствуйте!", _TOLD, said, "Фотографии приложу позже.", "С уважением,"]
    found = values(paragraphs(*lines, "Анна Петровна Ким", "Исп. Пак В.И."), "coordinator")
    assert found == ([name] if name else [])


@pytest.mark.parametrize(
    ("told", "regions"),
    [
        ("были мы в семее и в павлодаре", [["KZ-10", "KZ-55"]]),
        ("семейде жане оскеменде откиздик", [["KZ-10", "KZ-63"]]),
        ("Кокшетау каласындада болдык.", [["KZ-11"]]),
        ("Тараздан бөлек Қордай ауданының ауылдарына да барамыз.", [["KZ-31"]]),
        ("Жоба өткен жерлер: Семей қ., Аягөз қ., Өскемен қ.", [["KZ-10", "KZ-63"]]),
        ("Бұған қоса, Тараз бен Қызылордаға көшпелі сахна апару көзделуде.", []),
        ("мы ещё тот рудный аул помним", []),
    ],
)
def test_towns_in_small_letters_and_besides(told: str, regions: list[list[str]]) -> None:
    assert values(paragraphs(told), "regions") == regions


@pytest.mark.parametrize(
    ("told", "title"),
    [
        ("проект Рождественский базар, делали мы с девочками", ["Рождественский базар"]),
        ("Осуществлялась нашим объединением реализация проекта «Живая нить».", ["Живая нить"]),
        ("Проект Ассамблеи народа Казахстана, проводим с 2012 года.", []),
        ("Проект Анны Ким, делаем вместе.", []),
    ],
)
def test_a_name_in_running_text(told: str, title: list[str]) -> None:
    assert values(paragraphs(told), "title_ru") == title


@pytest.mark.parametrize(
    ("told", "name", "role"),
    [
        ("спонсор был ТОО Риддер-Сервис, тренажёры подарили", "ТОО Риддер-Сервис", "sponsor"),
        (
            "ОО «Центр культуры «Ариран» провело проект «Мост».",
            "ОО «Центр культуры „Ариран“»",
            "implementing",
        ),
        ("«Нұр» жастар клубы серіктесіміз: көлігін де аямайды.", "«Нұр» жастар клубы", "partner"),
        ("Ақшаны «Береке» қоры берді.", "«Береке» қоры", "funding"),
        ("Грантты берген – «Береке» қоры.", "«Береке» қоры", "funding"),
        (
            "Қостанай облыстық «Жастар» орталығы серіктес болды.",
            "Қостанай облыстық «Жастар» орталығы",
            "partner",
        ),
        (
            "Партнёр – Рудненский колледж ремёсел и сервиса.",
            "Рудненский колледж ремёсел и сервиса",
            "partner",
        ),
        (
            "Общественный фонд «Бахар», объединяем уйгурских женщин.",
            "Общественный фонд «Бахар»",
            "implementing",
        ),
    ],
)
def test_who_took_part_by_its_whole_name(told: str, name: str, role: str) -> None:
    found = values(paragraphs(told, "Мы провели проект."), "participations")
    assert [(one["name"], one["role"]) for one in found] == [(name, role)]


def test_a_school_that_a_centre_runs_did_not_do_it() -> None:
    read = paragraphs("С 2022 года центр ведёт воскресную школу «Букварик».")
    assert values(read, "participations") == []


def _figures(read: object) -> list[tuple[str, int, str]]:
    found = values(read, "metrics")  # type: ignore[arg-type]
    return [(one["indicator"], one["value"], one["period"]) for one in found]


@pytest.mark.parametrize(
    ("told", "figures"),
    [
        ("Напечатали 2000 экземпляров газеты.", [("copies-printed", 2000, "")]),
        ("На турнир пришло 2000 человек.", [("event-participants", 2000, "")]),
        (
            "В турнире участвовали: за 2011-2014 годы 600 футболистов, за 2015-2019 годы уже 1150.",
            [("event-participants", 600, "2011–2014"), ("event-participants", 1150, "2015–2019")],
        ),
        ("Біріктірілген қолөнершілер: 27 адам.", [("craftsmen-united", 27, "")]),
        ("Фестивальге 500 қатысушы тіркелді.", [("event-participants", 500, "")]),
    ],
)
def test_numbers_that_look_like_years_or_have_years_of_their_own(
    told: str, figures: list[tuple[str, int, str]]
) -> None:
    assert _figures(paragraphs(told)) == figures


def test_a_column_of_units_says_what_a_row_counts() -> None:
    rows = "Мероприятие\tЕд. изм.\tВыполнено\nОбучено на курсах\tчел.\t260\nБрошюры\tэкз.\t2000"
    read = letter([(PARAGRAPH, "Таблица 1. Что сделано"), (TABLE, rows)])
    assert _figures(read) == [("people-trained", 260, ""), ("copies-printed", 2000, "")]


def test_the_year_in_the_caption_of_a_table_is_that_of_its_rows() -> None:
    rows = "Іс-шара\tКөрсеткіш\tСаны\nСпорт фестивалі\tқатысушылар\t130\nКездесулер\tкездесу\t18"
    read = letter([(PARAGRAPH, "2-кесте. 2021 жылғы іс-шаралар"), (TABLE, rows)], "kk")
    assert _figures(read) == [("event-participants", 130, "2021"), ("meetings-held", 18, "2021")]


@pytest.mark.parametrize(
    ("written", "name"),
    [
        ("Ядвигой Войцеховской", "Ядвига Войцеховская"),
        ("Айгуль Сериковой", "Айгуль Серикова"),
        ("Сауле Омаровой", "Сауле Омарова"),
        ("Сергеем Петровым", "Сергей Петров"),
        ("Никитой Ковальским", "Никита Ковальский"),
        ("Ольгу Ковальскую", "Ольга Ковальская"),
        ("Лев Толстой", "Лев Толстой"),
        ("Асель Нурланова", "Асель Нурланова"),
        ("Цой Виктор", "Цой Виктор"),
    ],
)
def test_a_name_of_two_words_is_in_the_nominative_where_its_surname_tells(
    written: str, name: str
) -> None:
    assert nominative(written, "ru") == name


def test_a_name_behind_who_is_asked_about_and_brackets_is_in_its_own_language() -> None:
    read = paragraphs(
        "1. Как называется ваш проект? Тёплый чай (по-казахски Ыстық шай)",
        "2. Кто его делает? Волонтёрский клуб «Искра» при Доме дружбы",
    )
    assert values(read, "title_ru") == ["Тёплый чай"]
    assert values(read, "title_kk") == ["Ыстық шай"]
    assert [one["role"] for one in values(read, "participations")] == ["implementing"]


def test_years_at_the_top_of_a_table_are_not_those_of_its_caption() -> None:
    rows = "Показатель\t2014\t2015\tИтого\nСеминары\t4\t6\t10"
    rows += "\nРасходы, тенге\t1 200 000\t1 500 000\t2 700 000"
    read = letter([(PARAGRAPH, "Проект «Мост», 2014–2015"), (TABLE, rows)])
    assert _figures(read) == [
        ("seminars-held", 4, "2014"),
        ("seminars-held", 6, "2015"),
        ("seminars-held", 10, ""),
    ]
    assert values(read, "budget_kzt") == [2_700_000]


def test_in_kazakh_who_did_it_may_stand_far_before_the_verb() -> None:
    told = (
        "«Шаңырақ» өзбек жастар клубы Түркістан қаласында және Сауран ауданында «Бір дастарқан» "
        "жобасын 2017 жылдың наурызынан 2019 жылдың желтоқсанына дейін іске асырды."
    )
    found = values(paragraphs(told, language="kk"), "participations")
    assert [one["role"] for one in found] == ["implementing"]


@pytest.mark.parametrize(
    ("told", "language", "start", "end"),
    [
        ("начали проект в 2016 закончили в 19м", "ru", [2016], [2019]),
        ("Проект начали в 15-м, закончили в 17-м году.", "ru", [2015], [2017]),
        ("2021 жылғы 5 қарашада Семейде орталық «Абай» жобасын аяқтады.", "kk", [], [2021]),
        ("Ең көп жиналған жылдардың бірі – 2019 жыл: сол жылы 820 адам келді.", "kk", [], []),
        ("За 2011-2014 годы пришло 600 человек, за 2015-2019 годы уже 1150.", "ru", [], []),
        (
            "Жоба 2018 жылдан бері іске асырылып келеді. 2018–2023 жылдары 320 адам қатысты.",
            "kk",
            [2018],
            [],
        ),
    ],
)
def test_years_of_counts_and_short_years(
    told: str, language: str, start: list[int], end: list[int]
) -> None:
    read = paragraphs(told, language=language)
    assert [values(read, name) for name in ("start_year", "end_year")] == [start, end]


def test_where_something_was_done_is_no_part_of_who_did_it() -> None:
    read = paragraphs("Семей қаласында татар орталығы «Абай» жобасын өткізді.", language="kk")
    assert values(read, "participations") == []
    assert values(read, "regions") == [["KZ-10"]]
