"""Captions, photographers and consent, by the words of a letter; what it does not say is left."""

from typing import Any

import docx
import pytest

from projects.intake.letter import Letter
from projects.intake.photo_rights import agreement_in, credit_in
from projects.intake.photo_words import photo_words
from projects.intake.reading import read
from tests.intake.letters import as_bytes, photo, upload
from tests.intake.read_letters import paragraphs, values

LOOSE = ("снимок1.jpg", "снимок2.jpg", "снимок3.jpg")


def pictures(*names: str) -> list[dict[str, str]]:
    return [{"name": name, "caption": ""} for name in names]


def captions(letter: Letter, shown: list[dict[str, str]]) -> dict[int, str]:
    found = [one.value for one in photo_words(letter, shown) if one.field == "caption"]
    return {one["photo"]: one["text"] for one in found}


def of_all(letter: Letter, field: str) -> list[Any]:
    found = photo_words(letter, pictures(*LOOSE))
    return [one.value for one in found if one.field == field]


@pytest.mark.parametrize(
    ("lines", "names", "language"),
    [
        (("Фото 1 – Урок лепки.", "Фото 2 – Ярмарка"), ("1.jpg", "2.jpg"), "ru"),
        (("Рис. 1. Урок лепки", "Рис. 2. Ярмарка"), ("фото 01.jpg", "фото 02.jpg"), "ru"),
        (
            ("1. IMG_20.JPG — Урок лепки;", "2. IMG_21.heic — Ярмарка."),
            ("IMG_20.jpg", "IMG_21.jpg"),
            "ru",
        ),
        (("Подписи к фотографиям:", "1. Урок лепки", "2. Ярмарка"), ("a1.jpg", "a2.jpg"), "ru"),
        (("1-сурет. Урок лепки", "2-сурет. Ярмарка"), ("1.jpg", "2.jpg"), "kk"),
        (("Сурет 1 – Урок лепки", "Сурет 2 – Ярмарка"), ("сурет1.jpg", "сурет2.jpg"), "kk"),
        (("Фото №1: Урок лепки", "Фото №2: Ярмарка"), ("п – image3.jpg", "п – image1.jpg"), "ru"),
    ],
)
def test_a_list_gives_each_photo_its_caption(
    lines: tuple[str, ...], names: tuple[str, ...], language: str
) -> None:
    letter = paragraphs("Письмо о проекте «Глина».", *lines, language=language)
    assert captions(letter, pictures(*names)) == {0: "Урок лепки", 1: "Ярмарка"}


LISTED = {
    "ru": (
        "Фото 1 (IMG_2041.jpg). Урок лепки в школе № 7. Автор: Айгуль Сейткали.",
        "Фото 2 (ярмарка_Тараз.png). Ярмарка, апрель 2025 года. Автор: Ермек Жунусов.",
        "Фото 3 (IMG_7733.HEIC). Дети у моря. Автор: Айгуль Сейткали.",
    ),
    "kk": (
        "1-фото (IMG_2041.jpg). Сабақ. Авторы: Айгүл Сейтқали.",
        "2-фото (ярмарка_Тараз.png). Жәрмеңке. Түсірген: Ермек Жүнісов.",
        "Сурет 3 (IMG_7733.HEIC). Теңіз жағасында. Түсірген: Айгүл Сейтқали.",
    ),
}
SAID = {
    "ru": [
        ("Урок лепки в школе № 7", "Айгуль Сейткали"),
        ("Дети у моря", "Айгуль Сейткали"),
        ("Ярмарка, апрель 2025 года", "Ермек Жунусов"),
    ],
    "kk": [
        ("Сабақ", "Айгүл Сейтқали"),
        ("Теңіз жағасында", "Айгүл Сейтқали"),
        ("Жәрмеңке", "Ермек Жүнісов"),
    ],
}


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
@pytest.mark.parametrize("language", ["ru", "kk"])
def test_captions_with_file_names_and_authors_go_to_their_photos(language: str, joint: str) -> None:
    texts = ("Мы лепим с детьми уже три года.", *joint.join(LISTED[language]).split("\n\n"))
    letter = paragraphs(*texts, language=language)
    shown = pictures("IMG_2041.jpg", "IMG_7733.jpg", "ярмарка_Тараз.png", "IMG_1.jpg")
    found = [one.value for one in photo_words(letter, shown)]
    assert [(one["text"], one["credit"]) for one in found] == SAID[language]
    assert [one["photo"] for one in found] == [0, 1, 2]
    assert values(letter, f"text_{language}") == ["Мы лепим с детьми уже три года."]


def test_a_photo_may_be_called_by_its_camera_s_name() -> None:
    told = paragraphs("Мы лепим с детьми уже три года.", "Снимок IMG_2041: урок (фото А. Кима).")
    (one,) = photo_words(told, pictures("IMG_7.jpg", "IMG_2041.jpg"))
    assert one.value == {"photo": 1, "text": "урок", "credit": "Фото А. Кима"}
    assert values(told, "text_ru") == ["Мы лепим с детьми уже три года."]


def test_a_caption_of_another_file_is_of_no_photo_by_its_number() -> None:
    letter = paragraphs("Фото 1 (IMG_9.jpg). Урок лепки", "Фото 2 (IMG_8.jpg). Ярмарка")
    assert captions(letter, pictures("1.jpg", "2.jpg")) == {}


def test_who_took_a_photo_may_stand_below_its_caption() -> None:
    letter = paragraphs("Фото 1. Урок лепки", "Автор: А. Ким", "Фото 2. Ярмарка", "Автор: Б. Ли")
    found = [one.value["credit"] for one in photo_words(letter, pictures("1.jpg", "2.jpg"))]
    assert found == ["А. Ким", "Б. Ли"]


def test_one_who_took_each_photo_that_is_told_of_took_all() -> None:
    told = paragraphs("Фото 1. Урок лепки. Автор: А. Ким.", "Фото 2. Ярмарка. Автор: А. Ким.")
    shown = pictures("IMG_2041.jpg", "IMG_2047.jpg")
    assert [one.value for one in photo_words(told, shown)] == ["А. Ким"]
    assert photo_words(told, [*shown, *pictures("IMG_2048.jpg")]) == []


def test_captions_and_the_consent_below_them_are_no_text() -> None:
    story = "Три года дети двора лепят с нами из глины."
    read = paragraphs(
        story,
        "Приложение:",
        "Фото 1. Урок лепки. Автор: А. Ким.\nФото 2. Ярмарка в Таразе. Автор: А. Ким.\n"
        "Согласие изображённых лиц на публикацию фотографий получено.",
    )
    assert values(read, "text_ru") == [story]


@pytest.mark.parametrize(
    "lines",
    [
        ("1. Урок лепки", "2. Ярмарка"),  # a list of something else
        ("Фото 7 – Урок лепки",),  # no such photo
        ("На фото видно, как дети лепят.",),
        ("Фото 1 – Урок лепки", "Фото 1 – Ярмарка"),  # two things of one photo
    ],
)
def test_no_caption_is_guessed(lines: tuple[str, ...]) -> None:
    assert captions(paragraphs(*lines), pictures("1.jpg", "2.jpg")) == {}


def test_photos_named_by_a_camera_have_no_order_of_their_own() -> None:
    letter = paragraphs("Фото 1 – Урок лепки", "Фото 2 – Ярмарка")
    assert captions(letter, pictures("IMG_2041.jpg", "IMG_2047.jpg")) == {}


def test_a_year_behind_a_caption_keeps_its_full_stop() -> None:
    letter = paragraphs("Фото 1 – День города, 2025 г.", "Фото 2 – Двор дома № 8.")
    told = captions(letter, pictures("1.jpg", "2.jpg"))
    assert told == {0: "День города, 2025 г.", 1: "Двор дома № 8"}


def test_words_over_and_under_photos_of_a_word_file_are_their_captions() -> None:
    document = docx.Document()
    document.add_paragraph("Сурет 1. Ашылу салты. Фото: Н. Әлімов")
    document.add_picture(upload("a.jpg", photo()))
    document.add_paragraph("Балалар екі жыл бойы көше тазалады.")
    document.add_picture(upload("b.jpg", photo("navy")))
    document.add_paragraph("2-сурет. Соңғы сабақ")
    letter = read([upload("хат.docx", as_bytes(document))])
    shown = [{"name": one.name, "caption": one.caption} for one in letter.pictures]
    found = {one.value["photo"]: one.value for one in photo_words(letter, shown)}
    assert (found[0]["text"], found[0]["credit"]) == ("Ашылу салты", "Н. Әлімов")
    assert (found[1]["text"], found[1]["credit"]) == ("Соңғы сабақ", "")


def test_words_over_each_photo_belong_to_the_one_below() -> None:
    document = docx.Document()
    for name, colour in (("Урок лепки", ""), ("Ярмарка", "navy")):
        document.add_paragraph(f"Фото. {name}")
        document.add_picture(upload("a.jpg", photo(colour)))
    letter = read([upload("письмо.docx", as_bytes(document))])
    assert [one.caption for one in letter.pictures] == ["Фото. Урок лепки", "Фото. Ярмарка"]


@pytest.mark.parametrize(
    ("line", "credit"),
    [
        ("Фото: А. Иванов", "А. Иванов"),
        ("Автор снимков – Динара Ким.", "Динара Ким"),
        ("Приложение: 3 фотографии (автор Д. Ким), согласие изображённых имеется.", "Д. Ким"),
        ("Приложение: снимки (фото О. Бекетова).", "Фото О. Бекетова"),
        ("Прилагаем снимки, фотограф Серик Аманов.", "Серик Аманов"),
        ("Фото из архива объединения.", "Фото из архива объединения"),
        ("Қосымша: үш фотосурет (түсірген – Н. Әлімов).", "Н. Әлімов"),
        ("Қосымша: 3 фотосурет (авторы – Е. Оразов), келісімі бар.", "Е. Оразов"),
        ("Фото: бірлестік мұрағатынан алынған.", "Бірлестік мұрағатынан алынған"),
        ("Фото: пресс-служба акимата Атырау", "Пресс-служба акимата Атырау"),
        ("Автор проекта – Динара Ким.", ""),
        ("Фотографии прилагаются.", ""),
        ("Фото Дома дружбы прилагаем.", ""),
        ("Выставку фото открыл А. Иванов.", ""),
    ],
)
def test_who_took_the_photos_is_as_it_is_written(line: str, credit: str) -> None:
    assert credit_in(line)[0] == credit


def test_of_two_photographers_none_is_that_of_all() -> None:
    letter = paragraphs("Фото: А. Иванов", "Фото: Б. Серов", "Письмо о проекте.")
    assert of_all(letter, "credit") == []
    assert of_all(paragraphs("Фото: А. Иванов", "Письмо."), "credit") == ["А. Иванов"]


@pytest.mark.parametrize(
    ("line", "consent"),
    [
        ("Согласие на публикацию получено.", "given"),
        ("Приложение: фото, согласие изображённых лиц имеется.", "given"),
        ("Имеется письменное согласие снятых на фото.", "given"),
        ("На снимках дети, согласие родителей получено.", "given-for-minors"),
        ("Суреттерді жариялауға келісім алынды.", "given"),
        ("Суреттегі балалардың ата-аналарының келісімі бар.", "given-for-minors"),
        ("Родители дали письменное согласие на публикацию снимков.", "given-for-minors"),
        ("Все, кто на снимках, согласны.", "given"),
        ("Суретке түскендердің бәрі келісті.", "given"),
        ("Родители не дали согласие на публикацию снимков.", ""),
        ("Согласны не все, кто на снимках.", ""),
        ("Согласие на публикацию не получено.", ""),
        ("Согласие на публикацию будет получено позже.", ""),
        ("Фото без согласия не публикуйте, согласие дано не всеми.", ""),
        ("Суреттерді жариялауға келісім алынбады.", ""),
        ("Суреттерге келісім жоқ.", ""),
        ("Согласие акимата получено.", ""),
        ("Согласие на публикацию рассказов получено.", ""),
        ("Согласие родителей на участие получено.", ""),
        ("Просим согласия на публикацию фото.", ""),
    ],
)
def test_only_consent_that_the_letter_states_is_proposed(line: str, consent: str) -> None:
    assert agreement_in(line) == consent
