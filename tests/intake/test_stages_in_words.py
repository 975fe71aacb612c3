"""The stage of a project in whichever words it is told, and what ends or is planned besides it."""

import pytest

from tests.intake.read_letters import letter, paragraphs, values
from tests.intake.stated_letters import PARAGRAPH

ABOUT = {
    "ru": "Проект «Добрый двор» проходил в Костанае.",
    "kk": "«Ақ ниет» жобасы Қостанайда өтті.",
}


@pytest.mark.parametrize(
    ("sentence", "language", "expected"),
    [
        ("Проект закрыт.", "ru", "closed"),
        ("Проект прекратил работу.", "ru", "closed"),
        ("Сейчас проект не действует.", "ru", "closed"),
        ("Проект исчерпал себя и больше не проводится.", "ru", "closed"),
        ("Сам проект уже в прошлом.", "ru", "closed"),
        ("қазір жоба жабылған", "kk", "closed"),
        ("Жоба өз мәресіне жетті.", "kk", "closed"),
        ("Жоба толық орындалды.", "kk", "closed"),
        ("Қазір жоба жүргізілмейді.", "kk", "closed"),
        ("Проект ещё не завершён.", "ru", "implementation"),
        ("Проект по-прежнему работает.", "ru", "implementation"),
        ("Проект находится в стадии реализации.", "ru", "implementation"),
        ("Жоба әлі аяқталған жоқ.", "kk", "implementation"),
        ("Жоба іске асырылу үстінде.", "kk", "implementation"),
        ("Жоба бүгін де жұмыс істеп тұр.", "kk", "implementation"),
        ("Проект готовится к старту.", "ru", "identification"),
        ("Жоба дайындық сатысында.", "kk", "identification"),
    ],
)
def test_the_stage_is_read_in_whichever_words(sentence: str, language: str, expected: str) -> None:
    assert values(paragraphs(ABOUT[language], sentence, language=language), "status") == [expected]


@pytest.mark.parametrize(
    ("answer", "language", "expected"),
    [
        ("Статус: действующий", "ru", "implementation"),
        ("Статус: не завершён", "ru", "implementation"),
        ("Статус: закрытый", "ru", "closed"),
        ("Мәртебесі – тоқтатылған жоқ, жалғасып келеді", "kk", "implementation"),
        ("Қазіргі жағдайы: жабылған", "kk", "closed"),
    ],
)
def test_an_answer_tells_it_in_one_word(answer: str, language: str, expected: str) -> None:
    told = letter([(PARAGRAPH, ABOUT[language]), (PARAGRAPH, answer)], language)
    assert values(told, "status") == [expected]


@pytest.mark.parametrize(
    ("sentence", "language"),
    [
        ("Проект планируется расширить.", "ru"),
        ("В рамках проекта готовится сборник рецептов.", "ru"),
        ("Подготовительная работа по проекту заняла год.", "ru"),
        ("Фестиваль завершился концертом.", "ru"),
        ("Мы завершили ремонт.", "ru"),
        ("Первый этап проекта завершён.", "ru"),
        ("Проект приостановлен.", "ru"),
        ("Фестивальге дайындық кезінде домбыра үйрендік.", "kk"),
        ("Жобаны кеңейту жоспарланып отыр.", "kk"),
        ("Жоба соңында концерт өтті, концерт әнмен аяқталды.", "kk"),
        ("Жобаның бірінші кезеңі аяқталды.", "kk"),
    ],
)
def test_what_ends_or_is_planned_besides_is_no_stage(sentence: str, language: str) -> None:
    assert values(paragraphs(ABOUT[language], sentence, language=language), "status") == []
