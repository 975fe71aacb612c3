"""Lines that only hand something over: "Направляем материалы", "Фотографии прилагаем", captions."""

from __future__ import annotations

import re
from collections.abc import Sequence

from projects.intake.letter import Block
from projects.intake.proposals.captions import caption_lines
from projects.intake.proposals.parts import Line
from projects.intake.proposals.sentences import ends_of
from projects.texts.alphabet import fold

_MOST_WORDS = 30
# What is sent, and to whom or what for.
_SENT = (
    r"(?:материал|фотограф|фото(?!\w)|фотосур[ео]т|сурет|снимк|сведени|информаци|анкет|документ|письм|текст|описани|ответ"
    r"|заявк|отчет|мали?мет|акпарат|кужат|хат(?!\w)|хатымыз|сауалнама|photo|material|information|letter|document)"
)
_SENDS = (
    r"(?:направля(?:ем|ю|ет)|высыла(?:ем|ю|ет)|отправля(?:ем|ю|ет)|пересыла(?:ем|ю)|прилага(?:ем|ю|ются|ется|ет)"
    r"|прикладыва(?:ем|ю)|приложен[аоы]?|представля(?:ем|ю)|предоставля(?:ем|ю)|посыла(?:ем|ю)"
    r"|(?:жолда|жибер|усын|тапсыр)[\w]*(?:\s+(?:отыр|жатыр|турм)\w*)?|(?:коса|бирге)\s+(?:жибер|берил|тиркел|тирке)\w*"
    r"|тирке(?:лген|лип|леди|ймиз|дик)|(?:send|enclose|attach)\w*)"
)
_HANDS_OVER = re.compile(
    rf"(?=.*(?<!\w){_SENT})(?=.*(?<!\w){_SENDS})"
    r"|.*(?<!\w)в ответ на ваш"
)
# "Согласие изображённых лиц получено", "Келісімі алынды"; "Просим разместить на выставке".
_CONSENT = re.compile(
    r"(?=.*(?<!\w)(?:соглас|келисим|рукса[тд]|consent|разрешени))"
    r"(?=.*(?<!\w)(?:получ|имеет|есть|дан[оаы]?(?!\w)|дал[иа]|алын|алган|алдык|берд|бар(?!\w)|прилага|obtained|given))"
)
_ASKS = re.compile(
    r"\W*(?:просим|прошу|сурайм\w*|.{0,60}(?<!\w)(?:сурайм[ыи]з|отинеми[зс]))(?!\w)"
    r"(?=.*(?:размест|рассмотр|принять|включ|подтверд|сообщ|орналастыр|кабылда|карау|енгиз))"
)
# "Фото: А. Жумабеков.": who took the photos is kept beside them.
_CREDIT = re.compile(
    r"\W*(?:фото(?:граф\w*|сурет\w*)?|снимки|сурет\w*|автор\w*\s+(?:фото|снимк|сурет)\w*|photos?)"
    r"(?:\s+(?:автор\w*|by))?\s*[:–—-]\s*(?:\w+\.?[\s,]*){1,6}\W*"
)
# What tells of the project besides: what was done, and for whom.
_TELLS = re.compile(
    r"(?<!\w)(?:провел|провед|прошл|прошел|участвов|учил|обуч|созда|собрал|открыл|помога|помогл|победил"
    r"|реализован[оы]?(?!\w)|начал|поехал|сшил|откиз|отти|уйрет|ашылды|ашты"
    r"|жиналды|окыды|бастал|катыс|детям|школам|ветеран|солдат|семьям|кажд(?:ый|ую|ое)|ежемесячн"
    r"|сайын|took part|held|taught)"
)


def covering_lines(lines: Sequence[Line], blocks: Sequence[Block]) -> set[tuple[int, int]]:
    """Block and start of each caption of a photo, and of each paragraph's line of which every
    sentence only hands over, says that there is consent to photos, or asks to show it all; among
    captions also of a line of a paragraph or an item of a list."""
    captions = caption_lines([one for one in lines if blocks[one.block].kind != "table"])
    beside = {block for block, _start in captions}
    return captions | {
        (line.block, line.start)
        for line in lines
        if line.part == "body"
        and (line.block in beside or _is_paragraph(blocks[line.block]))
        and is_covering(line.text)
    }


def _is_paragraph(block: Block) -> bool:
    return block.kind == "paragraph" and "\n" not in block.text.strip()


def is_covering(text: str) -> bool:
    """Whether a paragraph says nothing of the project itself."""
    sentences = [fold(text[start:end]).strip() for start, end in ends_of(text)]
    is_said = any(_HANDS_OVER.match(one) or _CONSENT.match(one) for one in sentences)
    return is_said and all(map(_only_covers, sentences))


def _only_covers(sentence: str) -> bool:
    if len(sentence.split()) > _MOST_WORDS or _TELLS.search(sentence):
        return False
    return bool(
        _CREDIT.match(sentence)
        or _HANDS_OVER.match(sentence)
        or _CONSENT.match(sentence)
        or _ASKS.match(sentence)
    )
