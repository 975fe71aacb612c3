"""Lists of words as patterns, and names of people, in folded or written text."""

from __future__ import annotations

import re

from projects.texts.alphabet import LOWER, UPPER, fold


def beginnings(listed: str) -> re.Pattern[str]:
    """A pattern for words of a folded text that begin so: "приня участ" finds "приняли участие".

    ``listed`` has commas between; a word that ends with "!" has no other endings.
    """
    phrases = (phrase for phrase in listed.split(",") if phrase.strip())
    parts = sorted((_pattern(phrase) for phrase in phrases), key=len, reverse=True)
    return re.compile(rf"(?<!\w)(?:{'|'.join(parts)})")


def _pattern(phrase: str) -> str:
    words = (
        re.escape(word[:-1]) + r"(?!\w)" if word.endswith("!") else re.escape(word) + r"\w*"
        for word in fold(phrase).split()
    )
    return r"\s+".join(words)


# Uzbek and Tajik names have letters of their own.
_SMALL = rf"[{LOWER}ҳўҷӣӯ]"
_NAME = rf"[{UPPER}ҲЎҶ]{_SMALL}+(?:-[{UPPER}ҲЎҶ]{_SMALL}+)?"
_INITIAL = rf"[{UPPER}]\."
# How elders are called: Мария апай, баба Нюра.
_ELDER = (
    "(?:апай|ата|әже|аже|аға|ага|ағай|агай|тәте|тате|көке|коке|апа|әпке|апке|бабай|апы)"
    "(?:[ыі]?м[ыі]з)?(?:[ндт][ыі]ң)?"
)
_ELDER_RU = (
    "[Бб]аб(?:а|у|ы|е|ой)|[Бб]абушк(?:а|у|и|е|ой)|[Дд]ед|[Дд]едушк(?:а|у|и|е|ой)"
    "|[Тт][её]т(?:я|ю|и|е|ей)|[Дд]яд(?:я|ю|и|е|ей)"
)
ELDERS = f"{_ELDER}|{_ELDER_RU}"
# Behind "апа" only what ends as surnames do: no place or other word with a capital letter.
_SURNAME = rf"[{UPPER}]{_SMALL}+(?:ова|ева|ина|ов|ев|ин|қызы|ұлы|кызы|улы|ая|ий|ко|вна|вич)"
# A surname with initials, two or three names, or one of an elder.
PERSON = re.compile(
    rf"(?<!\w)(?:{_NAME}[ \u00a0]{_INITIAL}[ \u00a0]?(?:{_INITIAL})?"
    rf"|{_INITIAL}[ \u00a0]?(?:{_INITIAL}[ \u00a0]?)?{_NAME}"
    rf"|{_NAME}(?:[ \u00a0]{_NAME}){{1,3}}"
    rf"|{_NAME}[ \u00a0](?:{_ELDER})(?:[ \u00a0]{_SURNAME}(?!\w))?"
    rf"|(?:{_ELDER_RU})(?:[ \u00a0]{_NAME}){{1,3}})(?!\w)"
)
# Words that begin with a capital letter and are no name.
_NO_NAME = beginnings(
    """
    оқушы, студент, ученик, учениц, участник, участниц, волонтер, учител, мұғалім, қатысушы,
    балықшы, ректор, профессор, депутат, аким!, әкім!, ветеран, историк, солист, режиссер,
    тренер, хатшы, төраға, пенсионер, председател, директор, координатор, руководител, проект,
    жоба, казахстан, республик, область, област, облыс, город, кала, ассамбле, фонд, коры!, тел,
    the!, project, our!, we!, region, kazakhstan, centre, center, dear, coordinator, director,
    уйлестируши, жетекши, бирлестик, орталы, дом!, мы!, исполнител, ответствен, контакт,
    партнер, спонсор, стенд, осы!, биз!, послани, глав, конституци, министерств, управлени,
    foundation, руководила!, руководил!, руководят, координировал, возглавлял, возглавил,
    курировал, отвечал, басшы, жетекши, торайым, еридик, ерикти, шакирт, тарбиеши, сказал,
    рассказал, сам!, сама!, шебер!, мастер!, мастерица!,
    зейнеткер, ардагер, педагог, врач!, дәрігер, кәсіпкер, предпринимател, тұрғын, жител,
    помогал, помогла, спасибо, рахмет!, рахметі, совета!, правления!, комитета!, ассамблеи!,
    наш!, наша!, наши!, центр!, тогда!, потом!, затем!, сегодня!,
    вчера!, однажды!, недавно!, сначала!, теперь!, сейчас!, сонда!, кейін!, содан!, қазір!, бүгін!,
    кеше!, центра!, центру!, центром!, объединени,
    обществ, ассоциаци, клуба!, клубом!, союза!, общины!, организаци, учреждени, школы!, музея!,
    театра!,
    отдела!, дома!, ансамбля!, хора!, студии!, коллектива!, қауымы!, қоғамы!, одағы!, клубы!,
    library, school, university, museum, association, council
    """
)
# "Масаншыдағы Зүбайда": where somebody is from.
_WHERE = re.compile(r"\w{2}[дт][ае]г[ыи](?!\w)")
# "Попросили Анну": what was done, at the beginning of a sentence.
_VERB = re.compile(r"\w{3,}[ия]ли(?!\w)")
_TITLES = beginnings("г-жа, г-н, госпожа, господин, mr, mrs, ms, dr, ханым, мырза")


def person_in(text: str, start: int = 0) -> re.Match[str] | None:
    """The first name of a person in ``text`` from ``start`` on."""
    while found := PERSON.search(text, start):
        small = fold(found[0])
        if not (_NO_NAME.search(small) or _WHERE.search(small) or _VERB.match(small)):
            return found
        start = found.start() + len(found[0].split()[0])
    return None


QUOTED = re.compile(r"«([^«»]*(?:«[^«»]*»[^«»]*)*)»|“([^“”]+)”|„([^„“”]+)[“”]|\"([^\"\n]+)\"")


def inside(found: re.Match[str]) -> str:
    """The text between the quotation marks that ``QUOTED`` found."""
    return next(group for group in found.groups() if group is not None)


def is_open(text: str, end: int | None = None) -> bool:
    """Whether a quotation is open at ``end``, else at the end of the text. Where marks are missing
    one may close a name and the name around it: «Центр «Орёл»."""
    opened: list[str] = []
    closes_all = end is not None and text.count("«") > text.count("»")
    for sign in re.findall("[«»“”„]", text[:end]):
        closes = opened and (sign in "»”" or (sign == "“" and opened[-1] == "„"))
        if closes:
            opened = [] if closes_all else opened[:-1]
        elif sign in "«“„":
            opened.append(sign)
    return bool(opened)


def without_quotes(text: str) -> str:
    """The text without quotation marks that are around the whole of it."""
    found = QUOTED.fullmatch(text.strip())
    return inside(found).strip() if found else text.strip()


def language_of(text: str, otherwise: str) -> str:
    """kk, ru or en, by the letters of a text; ``otherwise`` where they can't tell."""
    if re.search("[әғқңөұүһі]", text.casefold()):
        return "kk"
    cyrillic, latin = len(re.findall("[а-яё]", text.casefold())), len(re.findall("[A-Za-z]", text))
    if latin > cyrillic:
        return "en"
    return otherwise if otherwise != "en" else "ru"
