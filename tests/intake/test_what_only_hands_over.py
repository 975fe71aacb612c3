"""Paragraphs that only hand the letter over are no text, and a summary does without "our"."""

import pytest

from tests.intake.read_letters import of_word, values

TELLS = {
    "ru": "Проект «Добрый двор» проходил в Костанае, занятия посещали школьники и их родители.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті, сабақтарға оқушылар мен ата-аналар келді.",
}


@pytest.mark.parametrize(
    ("paragraph", "language"),
    [
        ("Направляем материалы о нашем проекте для выставки социальных проектов.", "ru"),
        ("Фотографии прилагаем. Согласие изображённых лиц получено.", "ru"),
        ("Фотографии прилагаются, согласие на публикацию имеется.", "ru"),
        ("Просим разместить материалы на выставке. Фотографии и описание прилагаем.", "ru"),
        ("Материалдарды жолдап отырмыз.", "kk"),
        ("Көрмеге жобамыз туралы материалдарды жолдап отырмыз.", "kk"),
        ("Фотосуреттерді қоса жібереміз. Суреттегі адамдардың келісімі алынды.", "kk"),
        ("Фотосуреттер қоса тіркелген, келісім бар.", "kk"),
    ],
)
def test_what_only_hands_over_is_left_out(paragraph: str, language: str) -> None:
    letter = of_word(TELLS[language], paragraph, TELLS[language].replace("өтті", "болды"))
    assert paragraph in letter.markdown
    (text,) = values(letter, f"text_{language}")
    assert paragraph not in text
    assert text.startswith(TELLS[language])


@pytest.mark.parametrize(
    ("paragraph", "language"),
    [
        ("Направляем материалы о проекте. За это время проведено 40 встреч с родителями.", "ru"),
        ("Каждый месяц мы отправляем детям в сельские школы материалы для занятий.", "ru"),
        ("Фотографии участников мы показали на выставке, на неё пришёл весь двор.", "ru"),
        ("Жоба туралы мәлімет жолдаймыз, кездесулерге барлығы 300 бала қатысты.", "kk"),
        ("Ай сайын ауыл мектептеріне оқу материалдарын жіберіп отырдық.", "kk"),
        ("Балалар салған суреттер ауылдағы кітапханада ілулі тұр.", "kk"),
    ],
)
def test_a_sentence_that_tells_of_the_project_stays(paragraph: str, language: str) -> None:
    (text,) = values(of_word(TELLS[language], paragraph), f"text_{language}")
    assert paragraph in text


@pytest.mark.parametrize(
    ("told", "language", "expected"),
    [
        (
            "Наша ассоциация уже пять лет ведёт проект «Добрый двор». Проект учит детей шить и "
            "вышивать народные узоры. Занятия идут три раза в неделю.",
            "ru",
            "Проект учит детей шить и вышивать народные узоры. Занятия идут три раза в неделю.",
        ),
        (
            "Біздің бірлестік бес жыл бойы «Ақ ниет» жобасын жүргізіп келеді. Жоба балаларды "
            "тігуге және кесте тігуге үйретеді.",
            "kk",
            "Жоба балаларды тігуге және кесте тігуге үйретеді.",
        ),
        (
            "Наша ассоциация уже пять лет ведёт проект «Добрый двор».",
            "ru",
            "Наша ассоциация уже пять лет ведёт проект «Добрый двор».",
        ),
        (
            "Біздің бірлестік бес жыл бойы «Ақ ниет» жобасын жүргізіп келеді.",
            "kk",
            "Біздің бірлестік бес жыл бойы «Ақ ниет» жобасын жүргізіп келеді.",
        ),
    ],
)
def test_a_summary_says_our_only_where_no_other_sentence_serves(
    told: str, language: str, expected: str
) -> None:
    assert values(of_word(told), f"summary_{language}") == [expected]
