"""Words that are said to be the letter's stand in the letter."""

from html import unescape
from typing import Any

import pytest
from django.test import Client

from projects.admin.letter_quoted import quoted_letter
from projects.editing import pending
from projects.intake.letter import Block, Letter
from projects.models import Indicator, Project
from tests.admin.sent_letters import ABOUT, SPOKEN, dropped, letter, take, ticked

pytestmark = pytest.mark.django_db
RUSSIAN = Letter(
    "письмо.docx",
    "ru",
    (
        Block("heading", "Итоги «Тёплого дома»", ""),
        Block(
            "paragraph", "Помощь получили 1\u00a0312 пожилых людей –\xadиз них около 12,5 %.[2]", ""
        ),
        Block("list", "проведено 62 занятия;\nпосажено 400 яблонь", ""),
        Block("table", "Показатель\t2023\t2024\nУчастников\t280\t3 100\nКонцертов\t9\t11", ""),
    ),
)
KAZAKH = Letter("хат.docx", "kk", (Block("paragraph", "Көмекті 312 адам алды.", ""),))


@pytest.mark.parametrize(
    "words",
    [
        "Помощь получили 1 312 пожилых людей",
        "помощь  получили 1312\nпожилых людей - из них около 12,5 %.",
        'ИТОГИ "ТЕПЛОГО ДОМА"',
        "• проведено 62 занятия;\n• посажено 400 яблонь",
        "Участников … 2024: 3 100",
        "Концертов: 9",
        "2023 … Концертов: 9",
        "Концертов\t9\t11",
    ],
)
def test_words_of_a_letter_stand_in_it_however_they_are_spaced(words: str) -> None:
    assert quoted_letter(words, [KAZAKH, RUSSIAN]) is RUSSIAN


@pytest.mark.parametrize(
    "words",
    [
        "Помощь получили 3 420 пожилых людей",
        "312 пожилых людей",
        "Помощь получили 1 312 молодых людей",
        "из них около 125 %",
        "5 %",
        "Участников … 2024: 280",
        "Концертов: 280",
        "В проекте работали 9999 волонтёров.",
        "—",
    ],
)
def test_words_that_a_letter_does_not_have_stand_in_none(words: str) -> None:
    assert quoted_letter(words, [KAZAKH, RUSSIAN]) is None


def figure(key: str, value: str, words: str, page: Any) -> dict[str, Any]:
    indicator = str(Indicator.objects.get(slug="people-trained").pk)
    sent = {f"{key}-value": value, f"{key}-sentence": words, f"{key}-indicator": indicator}
    return {"take": [*ticked(page), key], **sent}


@pytest.mark.parametrize("key", ["figure-0", "figure-1"])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_a_sentence_made_up_with_its_number_is_refused_in_every_box(
    media: Any, wall: None, editor: Client, key: str, language: str
) -> None:
    entry = Project.objects.get(number=33)
    page = dropped(editor, entry, [letter(*ABOUT)])
    editor.cookies["django_language"] = language
    words = "Занятия посетили 3 420 человек."
    refused = take(editor, page, _take="1", **figure(key, "3420", words, page)).content.decode()
    told = {
        "en": "These words do not stand in the letter. Copy the sentence",
        "ru": "Этих слов в письме нет. Скопируйте",
        "kk": "Хатта мұндай сөздер жоқ.",
    }
    assert told[language] in refused.partition(f'id="box-{key}"')[2].partition("letter-quote")[0]
    assert pending.pending_of(entry) is None


def test_a_figure_is_taken_with_words_of_the_other_letter_in_their_language(
    media: Any, wall: None, editor: Client
) -> None:
    entry = Project.objects.get(number=33)
    words = "Сабақтарға шамамен 1 250 адам қатысты, бәрі риза болды."
    other = letter("Жобаның атауы: Балшық", "Жобаның сипаттамасы:", words)
    other.name = "хат.docx"
    page = dropped(editor, entry, [letter(*ABOUT), other])
    take(editor, page, _take="1", **figure("figure-0", "1250", words, page))
    with pending.as_edited(entry):
        taken = entry.metrics.get()
        assert (taken.sentence, taken.sentence_language) == (words, "kk")


MADE_UP = "Это лучший проект страны\n— Президент"


def test_words_of_the_source_that_the_letter_does_not_have_are_refused(
    media: Any, wall: None, editor: Client
) -> None:
    entry = Project.objects.get(number=33)
    page = dropped(editor, entry, [letter(*ABOUT, f"«{SPOKEN}», — сказала Алия Бекова.")])
    chosen = {"take": ticked(page)}
    answer = take(editor, page, _take="1", **chosen, **{"source-sentence": MADE_UP})
    assert "These words do not stand in the letter." in answer.content.decode()
    assert MADE_UP in unescape(answer.content.decode())
    take(editor, page, _take="1", **chosen, **{"source-sentence": f"{SPOKEN}\n— Бекова А."})
    with pending.as_edited(entry):
        assert entry.citations.get().sentence == f"{SPOKEN}\n— Бекова А."
