"""The lines of a letter by their part: head, greeting, body, closing, requisites, quoted mail."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Literal

from projects.intake.letter import Block
from projects.intake.proposals.phrases import PERSON, beginnings
from projects.texts.alphabet import fold

Part = Literal["head", "greeting", "body", "closing", "requisites", "quoted", "other"]


@dataclass(frozen=True)
class Line:
    """A line of a block and where it stands in the block's text."""

    block: int
    start: int
    text: str
    part: Part = "body"


_GREETING = beginnings(
    """
    уважаем, курметти, dear, здравствуй, добрый день, добрый вечер, доброе утро, доброго дня,
    доброго времени, салем, кайырлы кун, кайырлы тан, ассалау, hello, good morning, good day,
    good afternoon, hi!, армысы, приветству, многоуважаем, дорогие, глубокоуважаем, кайырлы кеш,
    ассал, салам!, привет!, доброго здоровья, мир вам, to whom, коллег, аса курметти,
    саламатсыз, кадирли
    """
)
# "Здравствуйте! Наш проект идёт с 2014 года.": a greeting that goes on to tell.
_GOES_ON = re.compile(r"^[^!.]{3,60}[!.]+\s+(?:\S+\s+){3,}\S+")
# "На Ваше письмо № 27 от 26 февраля сообщаем следующее.": of the letter, not of the project.
_OPENING = re.compile(
    r"\s*(?:(?:в ответ )?на ваш|сизди[нң]|сиздердин)[^«»]*(?:исх|запрос|письм|обращени|хат)[^«»]*"
    r"(?:сообщаем|информируем|направляем|хабарлаймыз|жолдаймыз|жеткиземиз)[^«»]{0,30}"
)
_CLOSING = beginnings(
    """
    с уважением, с наилучшими, с искренним, курметпен, изги ниетпен, best regards, kind regards,
    regards, yours, sincerely, respectfully, with best, with kind, спасибо, рахмет, thank you,
    thanks, заранее, алдын ала, приложени, косымша, attachment, enclos, attached, исп!, орынд!,
    м.п, м.о, подпись, колы!, с благодарностью, с почтением, обнимаю, всего доброго,
    всего хорошего, с любовью, с приветом,
    салеммен, сау болыныз, кош болыныз, сагынышпен, ризашылыкпен, warm
    regards, many thanks
    """
)
_POSITION = beginnings(
    """
    председател, директор, руководител, президент, заместител, секретар, тораг, торайым, басшы,
    хатшы, chair, director, president, secretary, менеджер, методист, куратор, бухгалтер,
    орынбасар, жетекши, manager, head!, редактор
    """
)
_CONTACT = re.compile(
    r"(?<!\w)(?:тел(?:ефон\w*)?|факс|ф\.|моб|ұялы|уялы|байланыс|phone|tel|fax|e-?mail|эл\. ?почта"
    r"|почта|пошта|инд(?:екс)?|бин|бсн|иин|жсн|иик|жск|бик|бск|кбе|р/с|е/ш|адрес|мекенжай\w*|address"
    r"|каб(?:инет\w*)?|кеңсе|офис|бөлме|room|office|ул|улица|көшесі|даңғылы|пр|пр-т|просп\w*|street"
    r"|ave(?:nue)?|мкр|шағын ауданы|www|исх|шығ|ref|вх|рег|дом|үй|д)(?!\w)\.?"
    r"|@|https?:|№|\b\d{6}\b",
    re.I,
)
# "Исх. № 118 от 14.03.2024 г."
_NUMBERED = re.compile(r"\s*(?:исх|шығ|шыг|ref|№\s*[\w/-]+\s+от\s+\d)", re.I)
_PHONE = re.compile(r"(?:\+7|\b8)[\s(-]*\d{3,4}[\s)-]+\d|\b\d{2,3}-\d{2}-\d{2}\b")
_MAIL = re.compile(
    r"\s*(?:от|кому|от кого|копия|дата|отправлено|тема|кімнен|кімге|күні|тақырып|жіберілді|көшірме"
    r"|from|to|sent|date|subject|cc|вложения|тіркеме)\s*:",
    re.I,
)
_QUOTED = re.compile(
    r"\s*(?:>|-{2,}\s*(?:исходн|original|пересыл|forward|бастапқы|переслан)|.{0,80}(?:пишет|wrote|жазды)"
    r"\s*:\s*$|_{10,})",
    re.I,
)
# A line of a mail that is answered, as mail programs mark it.
CITED = re.compile(r"\s*(?:[>|]\s?)+")
# "Сөйлеген: Қ. Асанов, 2025 ж. 3 мамыр, 90 адам қатысты": when and before whom it was said.
_SPOKEN_BY = re.compile(
    r"\W*(?:сойлеген|сойледи|хатка туси\w+|хаттама\w*|жазып ал\w+|выступ\w+|доклад\w+|записал\w*"
    r"|протокол\w*|стенограмм\w*|speaker|recorded by)(?:\s+\w+)?\s*:"
)
_POSTSCRIPT = re.compile(r"\s*(?:p\.? ?s|з\. ?ы|постскриптум)", re.I)
# What a messenger sets before each message of a chat: "[14:02, 21.02.2021] Name: ".
_CHAT = re.compile(
    r"\[?(?:\d{1,2}:\d\d(?::\d\d)?,\s*\d{1,2}[./]\d{1,2}[./]\d{2,4}"
    r"|\d{1,2}[./]\d{1,2}[./]\d{2,4},\s*\d{1,2}:\d\d(?::\d\d)?)\]?\s*[–-]?\s*[^:\n]{1,40}:\s+"
)
_LONG = 110


def parts_of(blocks: Sequence[Block]) -> list[Line]:
    """Every line of the letter with its part."""
    lines = [*_lines(blocks)]
    greeting = _greeting(lines, blocks)
    first = greeting if greeting is not None else _first_told(lines, blocks)
    made, closed, is_quoted = [], False, False
    is_answered = _is_answered_between(lines)
    for place, line in enumerate(lines):
        kind = blocks[line.block].kind
        is_cited = is_answered and bool(CITED.match(line.text))
        is_quoted = is_quoted or (place > first and not is_cited and bool(_QUOTED.match(line.text)))
        is_late = place > len(lines) * 0.4 and place > first
        if is_quoted or is_cited:
            part: Part = "quoted"
        elif kind == "paragraph" and _is_opening(line.text):
            part = "greeting"
        elif place == greeting:
            part = "body" if _GOES_ON.search(line.text) else "greeting"
        elif place < first and (kind not in ("heading", "table") or _is_letterhead(line, blocks)):
            part = "head"
        elif kind in ("table", "heading", "note"):
            part = "body"
        elif closed and not _is_told(line.text):
            part = "closing"
        elif place and lines[place - 1].text.rstrip().endswith("?"):
            part = "body"
        elif is_late and _closes(line.text, is_last=place >= len(lines) - 4):
            part, closed = "closing", True
        else:
            is_record = is_late and _SPOKEN_BY.match(fold(line.text))
            part = "requisites" if is_record or is_requisites(line.text) else "body"
        made.append(replace(line, part=part))
    return made


def _is_answered_between(lines: Sequence[Line]) -> bool:
    """Whether answers stand between the lines of the mail that is answered."""
    asked = [
        bool(CITED.match(one.text) and "?" in one.text and not CITED.match(other.text))
        for one, other in pairwise(lines)
    ]
    return sum(asked) > 1


def _lines(blocks: Sequence[Block]) -> list[Line]:
    made = []
    for index, block in enumerate(blocks):
        start = 0
        for text in block.text.split("\n"):
            if text.strip():
                chat = _CHAT.match(text)
                skipped = chat.end() if chat else 0
                made.append(Line(index, start + skipped, text[skipped:]))
            start += len(text) + 1
    return made


def _greeting(lines: Sequence[Line], blocks: Sequence[Block]) -> int | None:
    """The place of the greeting, where one stands alone or opens the first long line."""
    for place, line in enumerate(lines[:25]):
        if blocks[line.block].kind == "table" and not _is_letterhead(line, blocks):
            return None
        if _GREETING.match(fold(line.text).lstrip()) and len(line.text) < _LONG:
            return place
    return None


def _is_letterhead(line: Line, blocks: Sequence[Block]) -> bool:
    """Whether a line stands in a table of a few rows that opens the letter with addresses, or with
    its number beside the addressee."""
    block = blocks[line.block]
    if block.kind != "table" or block.text.count("\n") >= 3:
        return False
    is_numbered = line.block <= 4 and bool(_NUMBERED.match(block.text))
    return is_numbered or (line.block <= 1 and len(_CONTACT.findall(block.text)) >= 3)


# "Областное общественное объединение «Дебатное движение»" opens a letterhead, with no verb.
_IS_NAME = re.compile(
    r"(?i:(?:[\w-]+(?:ый|ий|ой|ая|ое|ее)\s+){0,4}(?:объединение|фонд|центр|ассоциация|союз|общество|организация"
    r"|учреждение|клуб|совет|товарищество|корпоративный фонд)(?:\s+[а-яё]+){0,3})\s+"
    r"(?:«[^«»]+(?:«[^«»]+»)?»?»|“[^“”]+”|\"[^\"]+\")"
)
_MOST_OF_NAME = 2


def _first_told(lines: Sequence[Line], blocks: Sequence[Block]) -> int:
    """The place of the first line that is no letterhead or addressee."""
    small = sum(line.text.lstrip()[:1].islower() for line in lines)
    is_message = small > 0.4 * len(lines)
    for place, line in enumerate(lines):
        is_name = place < _MOST_OF_NAME and _IS_NAME.fullmatch(line.text.strip())
        is_block = blocks[line.block].kind in ("heading", "table", "list")
        if is_block or (_is_told(line.text) and not is_name):
            return place
        is_opened = line.text[:1].islower() and len(line.text.split()) >= 4
        if is_message and is_opened and not is_requisites(line.text):
            return place
        is_label = re.search("[:?]", line.text) and not _MAIL.match(line.text)
        if is_label and not is_requisites(line.text):
            return place
    return 0


def _is_told(text: str) -> bool:
    """Whether a line tells something in whole sentences."""
    if _POSTSCRIPT.match(text):
        return True
    is_sentence = len(text.split()) >= 7 and text.rstrip()[-1] in ".!?…»”;:"
    return is_sentence and not is_requisites(text)


def is_requisites(text: str) -> bool:
    """Whether a line is an address, telephone numbers, bank details or a reference number."""
    found = len(_CONTACT.findall(text)) + len(_PHONE.findall(text))
    words = len(re.findall(r"[^\W\d_]{4,}", text))
    if _MAIL.match(text) and not re.match(r"\s*(?:тема|тақырып|subject)", text, re.I):
        return words < 8
    opens = bool(_CONTACT.match(text.lstrip()))
    return (opens and found >= 2 and words <= 12) or (found >= 2 and words <= 2 * found + 1)


def _is_opening(text: str) -> bool:
    return len(text) < 2 * _LONG and bool(_OPENING.fullmatch(fold(text)))


def _closes(text: str, is_last: bool) -> bool:
    """Whether a line is the first of the closing: a closing phrase or a signature."""
    if len(text) >= _LONG:
        return False
    small = fold(text).lstrip()
    if _CLOSING.match(small):
        return len(text.split()) <= 8
    is_signature = bool(_POSITION.search(small) and PERSON.search(text)) and ":" not in text
    return is_signature and (is_last or "\t" in text) and not re.search(r"[—–]|[.!?]$", text)
