"""Whether a letter says of a number what its indicator counts, and not only what it may be."""

from __future__ import annotations

import re
from collections.abc import Iterable

from projects.intake.proposals.counted_words import CONTEST, CRAFT, CRAFTSMEN, DISABLED, OLD
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold

_EVENT = beginnings(
    """
    конкурс, соревнован, фестивал, этнофестивал, турнир, спартакиад, олимпиад, чемпионат, матч,
    эстафет, забег, пробег, велопробег, марафон, спорт, концерт, праздник, праздничн, игр, ярмарк,
    регат, кубок!, кубка!, викторин, байқау, жарыс, сайыс, додас, доп!, мереке, жүгіру, ойын, той!,
    тойы!, тойға, жәрмеңке, көкпар, күрес, асық ату, этнофест, наурызға, кросс!,
    contest, compet, festival, tournament, championship, sport, concert, olympiad, race!, marathon,
    game, match!, celebration, fair!
    """
)
_BUSINESS = beginnings(
    """
    предприним, бизнес, финансов грамот, финансовой грамот, финансовую грамот, финансовая грамот,
    финграмот, маркетинг, бухгалт, самозанят, стартап, налог, кәсіпкер, кәсіп!, кәсіпті, кәсіпке,
    қаржы сауат, қаржылық сауат, салық, entrepreneur, business, financial litera, start-up
    """
)
CHILDREN = beginnings(
    """
    дети!, детей, детям, детьми, детск, детишк, ребен, ребят, деток, деткам, мальчик, девоч,
    школьник, бала, балдырған, бүлдіршін, сәби, оқушы, child, kid!, kids!, boy, girl, pupil
    """
)
ILL = beginnings(
    """
    ауырып!, ауырған, ауыратын,
    больн, болен, болезн, лечен, операц, онколог, реабилитац, тяжелоболь, сердц, дцп, ауру,
    науқас, сырқат, ем!, емі!, емге, емін, емдеу, емдел, дерт, ota!, ill!, illness, sick,
    treatment, surgery, operation
    """
)
_BUSINESSPEOPLE = beginnings(
    """
    предпринимател, бизнесмен, студент, кәсіпкер, студентт, entrepreneur, business, student
    """
)
_HELP = beginnings(
    """
    помощ, помог, помоч, поддерж, забот, опек, навещ, навест, обслуж, ухаж, уход, продукт, обед,
    тёпл, тепл, көмек, жәрдем, қамқор, қолдау, қол ұш, қарас, мейірім, шуақ, азық, help, support,
    aid, assist, care, cared
    """
)
_MORAL = beginnings(
    """
    моральн, духовн, психологическ, душевн, внимани, общени, забот, моральд, рухани, психология,
    қамқор, көңіл бөл, moral, emotional, companionship, attention
    """
)
_MATERIAL = beginnings(
    """
    материальн, продукт, денежн, деньг, финансов, вещев, лекарств, одежд, дров, уголь, угл, обед,
    материалд, азық, қаржылай, ақшалай, киім, дәрі, отын, көмір, тамақ, material, food, money,
    financial, medicine, clothes, fuel
    """
)
_TWO_YEARS = re.compile(
    r"(?<!\w)(?:(?:два|двух|2|оба)(?:-х)?\s+(?:\w+\s+)?(?:года|лет)|(?:еки|2)\s+жыл"
    r"|(?:two|2) years)"
)
_YEARS = re.compile(r"(?<!\d)((?:19|20)\d\d)\s*(?:[–—-]|и|жане|мен|and|to)\s*((?:19|20)\d\d)(?!\d)")
# Of each indicator that says more than its unit, the words of its name: one of each pattern.
_SAID: dict[str, tuple[re.Pattern[str], ...]] = {
    "event-participants": (_EVENT,),
    "elderly-helped": (OLD, _HELP, _MORAL, _MATERIAL, _TWO_YEARS),
    "disabled-children-helped": (DISABLED, CHILDREN),
    "direct-services": (DISABLED, CHILDREN),
    "funds-raised": (CHILDREN, ILL),
    "craft-contest-students": (CRAFT, CONTEST),
    "craftsmen-united": (CRAFTSMEN,),
    "people-trained": (_BUSINESS,),
    "meetings-held": (_BUSINESSPEOPLE,),
}


def says_indicator(slug: str, sentence: Sentence, told: Told, titles: Iterable[str]) -> bool:
    """Whether a sentence says what the indicator's name says, or its label, the heading it stands
    under or the project's title does."""
    around = (sentence.text, sentence.label, *_heading_of(sentence, told), *titles)
    text = fold(" . ".join(around))
    # Of two years, whether they are called so or named.
    if any(int(one[2]) - int(one[1]) == 1 for one in _YEARS.finditer(text)):
        text += " . два года"
    return all(words.search(text) for words in _SAID.get(slug, ()))


def _heading_of(sentence: Sentence, told: Told) -> tuple[str, ...]:
    """The heading nearest above a sentence, and the line above a table."""
    blocks = told.letter.blocks
    is_cell = sentence.block and blocks[sentence.block].kind == "table"
    caption = (blocks[sentence.block - 1].text,) if is_cell else ()
    for block in reversed(blocks[: sentence.block]):
        if block.kind == "heading":
            return (block.text, *caption)
    return caption
