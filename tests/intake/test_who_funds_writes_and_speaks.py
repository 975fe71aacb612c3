"""Who gives the money, the association that writes of itself, and whole names of who speaks."""

import pytest

from tests.intake.read_letters import of_word, values

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае, занятия посещали школьники и их родители.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті, сабақтарға оқушылар мен ата-аналар келді.",
}
HEAD = {
    "ru": "Ассоциация женщин «Ару»\nг. Костанай, ул. Абая, 1, тел. 8 (7142) 55-12-07",
    "kk": "«Ару» әйелдер қауымдастығы\nҚостанай қ., Абай к-сі, 1, тел. 8 (7142) 55-12-07",
}
OF_STATE = {
    "ru": "КГУ «Дом дружбы»\nг. Костанай, ул. Абая, 1, тел. 8 (7142) 55-12-07",
    "kk": "«Достық үйі» КММ\nҚостанай қ., Абай к-сі, 1, тел. 8 (7142) 55-12-07",
}
NAME = {"ru": "Ассоциация женщин «Ару»", "kk": "«Ару» әйелдер қауымдастығы"}
Roles = set[tuple[str, str]]


def roles(*told: str) -> Roles:
    found = values(of_word(*told), "participations")
    return {(one["name"], one["role"]) for one in found}


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Проект проведён при финансовой поддержке Центра поддержки гражданских инициатив.",
            "ru",
            {("Центр поддержки гражданских инициатив", "funding")},
        ),
        (
            "Жоба Азаматтық бастамаларды қолдау орталығының қаржылай қолдауымен өткізілді.",
            "kk",
            {("Азаматтық бастамаларды қолдау орталығы", "funding")},
        ),
        (
            "Жоба «Азаматтық бастамаларды қолдау орталығы» КЕАҚ қаржылай қолдауымен өтті.",
            "kk",
            {("«Азаматтық бастамаларды қолдау орталығы» КЕАҚ", "funding")},
        ),
        ("Проект проведён при поддержке родителей школы.", "ru", set()),
        ("Жоба ата-аналардың қолдауымен өтті.", "kk", set()),
    ],
)
def test_who_supports_with_money_funds(told: str, language: str, expected: Roles) -> None:
    assert roles(ABOUT[language], told) == expected


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Ассоциация женщин «Ару» сообщает о проекте следующее.", "ru"),
        ("Ассоциация сообщает о ходе проекта.", "ru"),
        ("Ассоциация провела мастер-классы и концерты.", "ru"),
        ("Мастер-классы прошли при участии нашей ассоциации.", "ru"),
        ("«Ару» әйелдер қауымдастығы жоба туралы хабарлайды.", "kk"),
        ("Қауымдастық шеберлік сабақтарын өткізді.", "kk"),
        ("Сабақтар біздің қауымдастықтың қатысуымен өтті.", "kk"),
    ],
)
def test_the_association_that_writes_takes_part(told: str, language: str) -> None:
    assert roles(HEAD[language], ABOUT[language], told) == {(NAME[language], "implementing")}


@pytest.mark.parametrize(
    ("told", "language"),
    [
        ("Дом дружбы сообщает о проекте следующее.", "ru"),
        ("«Достық үйі» жоба туралы хабарлайды.", "kk"),
    ],
)
def test_a_state_body_writes_of_what_others_did(told: str, language: str) -> None:
    assert roles(OF_STATE[language], ABOUT[language], told) == set()


@pytest.mark.parametrize(
    ("told", "language", "name"),
    [
        ("«Мен қайта жасардым ғой», – дейді Бибігүл апа Нұртаева.", "kk", "Бибігүл апа Нұртаева"),
        ("«Мен қайта жасардым ғой», – дейді Бибігүл апа.", "kk", "Бибігүл апа"),
        (
            "«Я словно помолодела», — говорит Бибигуль апа Нуртаева.",
            "ru",
            "Бибигуль апа Нуртаева",
        ),
    ],
)
def test_an_elder_keeps_the_surname(told: str, language: str, name: str) -> None:
    told = told.replace("ғой", "ғой, қарақтарым").replace("помолодела", "помолодела на десять лет")
    (found,) = values(of_word(ABOUT[language], told), "quotation")
    assert found["speaker"] == name


@pytest.mark.parametrize(
    ("told", "language", "speaker"),
    [
        (
            "«Я словно помолодела на десять лет», — говорит участница мастерской, пенсионерка "
            "Мария Шульц.",
            "ru",
            "участница мастерской, пенсионерка Мария Шульц",
        ),
        (
            "«Я словно помолодела на десять лет» (Мария Шульц, резчик по дереву, г. Рудный)",
            "ru",
            "Мария Шульц, резчик по дереву",
        ),
        (
            "«Я словно помолодела на десять лет», — сказала Мария Шульц, когда мы пришли к ней.",
            "ru",
            "Мария Шульц",
        ),
        (
            "«Я словно помолодела на десять лет», — сказала нам на прощание Мария Шульц.",
            "ru",
            "Мария Шульц",
        ),
        (
            "«Мен қайта жасардым ғой, қарақтарым», – дейді шеберхана қатысушысы Бибігүл Нұртаева.",
            "kk",
            "шеберхана қатысушысы Бибігүл Нұртаева",
        ),
        (
            "«Мен қайта жасардым ғой, қарақтарым» (Бибігүл Нұртаева, кестеші)",
            "kk",
            "Бибігүл Нұртаева, кестеші",
        ),
        (
            "«Мен қайта жасардым ғой, қарақтарым», – деді бізге Бибігүл Нұртаева.",
            "kk",
            "Бибігүл Нұртаева",
        ),
    ],
)
def test_the_words_that_say_who_speaks_stay_with_the_name(
    told: str, language: str, speaker: str
) -> None:
    (found,) = values(of_word(ABOUT[language], told), "quotation")
    assert found["speaker"] == speaker
