"""Russian names of organisations in the nominative: «центром «Лад»» is called «центр «Лад»»."""

from __future__ import annotations

import re

# Words for kinds as they are called, by gender; what stands before one are its adjectives.
_MASCULINE = """
фонд центр союз банк университет институт театр клуб совет комитет акимат департамент отряд завод
архив магазин элеватор хор супермаркет ресторан филиал журнал телеканал спортклуб цех питомник
холдинг
молокозавод хлебозавод штаб комбинат комплекс оркестр кооператив детдом диспансер техникум приход
салон спорткомплекс дом сад интернат хлебокомбинат хостел кинотеатр музей лицей санаторий отель
стадион автопарк трест
ансамбль колледж
"""
_FEMININE = """
ассоциация организация компания гимназия академия типография студия редакция филармония корпорация
федерация епархия консерватория лаборатория галерея пекарня школа библиотека палата группа больница
поликлиника чайхана фабрика фирма газета ферма аптека лига клиника община мастерская кондитерская
столовая сеть мечеть служба секция гильдия диаспора станция ячейка команда кафедра кофейня
пиццерия мельница автобаза турбаза сыроварня артель
"""
_NEUTER = """
объединение управление предприятие движение учреждение отделение товарищество министерство
издательство
агентство общество посольство консульство землячество представительство хозяйство крыло училище
"""
# The ends of the nominative, and of the other cases of one in the singular.
_ENDS = (
    ("ская", ("ской", "скую", "скою")),
    ("вая", ("вой", "вую")),
    ("ия", ("ии", "ию", "ией")),
    ("ея", ("еи", "ее", "ею", "еей")),
    ("ня", ("ни", "не", "ню", "ней")),
    ("ца", ("цы", "це", "цу", "цей")),
    ("а", ("ы", "и", "е", "у", "ой")),
    ("ие", ("ия", "ию", "ием", "ии")),
    ("ще", ("ща", "щу", "щем")),
    ("о", ("а", "у", "ом", "е")),
    ("еть", ("ети", "етью")),
    ("ль", ("ля", "лю", "лем", "ле")),
    ("ий", ("ия", "ию", "ием", "ии")),
    ("й", ("я", "ю", "ем", "е")),
    ("ж", ("жа", "жу", "жем", "же")),
    ("", ("а", "у", "ом", "е")),
)


def _forms(listed: str, gender: str) -> dict[str, tuple[str, str]]:
    """Each form of the words with the nominative and the gender."""
    made: dict[str, tuple[str, str]] = {}
    for word in listed.split():
        end, others = next(pair for pair in _ENDS if word.endswith(pair[0]))
        stem = word[: len(word) - len(end)]
        made |= {stem + other: (word, gender) for other in (end, *others)}
    return made


_HEADS = _forms(_MASCULINE, "m") | _forms(_FEMININE, "f") | _forms(_NEUTER, "n")
_HEADS |= {f"рын{end}": ("рынок", "m") for end in ("ок", "ка", "ку", "ком", "ке")}
_HEADS |= {f"двор{end}": ("дворец", "m") for end in ("ец", "ца", "цу", "цом", "це")}
# The stress is on the end of these alone: городской, but общественный.
_STRESSED = re.compile(
    r"(?:городск|областн|краев|мужск|морск|донск|степн|лесн|родн|речн|хоров|игров|языков|больш)$"
)
_OBLIQUE = {
    "m": re.compile(r"(?P<stem>[\w-]*[^аеёиоуыэюя])(?:(?P<soft>его|ему|им|ем)|ого|ому|ым|ом)"),
    "f": re.compile(r"(?P<stem>[\w-]*[^аеёиоуыэюя])(?:(?P<soft>ей|юю|ею)|ой|ую|ою)"),
}
_OBLIQUE["n"] = _OBLIQUE["m"]
# The endings of adjectives: after a hard stem, after г, к, х, ж, ч, ш, щ, a soft one, and ь.
_ENDINGS = {
    "m": ("ый", "ий", "ий", "ий"),
    "f": ("ая", "ая", "яя", "ья"),
    "n": ("ое", "ое", "ее", "ье"),
}
# What may stand before the word for a kind.
_ANY_ADJECTIVE = re.compile(
    r"[бвгджзклмнпрстфхцчшщь](?:[ыио]й|[ая]я|[ое]е|[ео]го|[ео]му|[ыиое]м|ей|[ую]ю|[ыи]х|[ыи]е)$"
)
_SURELY_OBLIQUE = re.compile(r"(?:[ео]го|[ео]му|[ыи]м)$")
_WORD = re.compile(r"[А-ЯЁа-яё]+(?:-[А-ЯЁа-яё]+)*")
# A plural looks alike, unless a name or number of one stands behind.
_PLURAL = re.compile(r"[ыи]$")
_OF_ONE = re.compile('[«“"№]')


def in_nominative(name: str) -> str:
    """The name as the organisation is called; empty where its case can't be undone safely."""
    before: list[str] = []
    place = 0
    for found in _WORD.finditer(name):
        head, hyphen, tail = found[0].partition("-")
        if name[place : found.start()].strip():
            break
        kind, gender = _kind(head)
        if kind == head.lower():
            return name
        if kind:
            more = _kind(tail)[0]
            own = [_agreeing(one, gender) for one in before]
            is_one = before or not _PLURAL.search(head) or _OF_ONE.search(name)
            if not all(own) or bool(more) != bool(tail) or not is_one:
                return ""
            return " ".join([*own, head[0] + kind[1:] + hyphen + more]) + name[found.end() :]
        before.append(found[0])
        place = found.end()
        if not _ANY_ADJECTIVE.search(found[0]):
            break
    return "" if any(_SURELY_OBLIQUE.search(one) for one in before[:-1]) else name


def _kind(word: str) -> tuple[str, str]:
    """The nominative and the gender of a word for a kind, or of one that ends with it."""
    small = word.lower()
    if small in _HEADS:
        return _HEADS[small]
    for start in range(2, len(small) - 4):
        if small[start:] in _HEADS:
            kind, gender = _HEADS[small[start:]]
            return small[:start] + kind, gender
    return "", ""


def _agreeing(adjective: str, gender: str) -> str:
    """The adjective in the nominative, empty where it is of another gender or of several."""
    found = _OBLIQUE[gender].fullmatch(adjective)
    if not found:
        return ""
    stem, (hard, velar, soft, jotted) = found["stem"], _ENDINGS[gender]
    if stem[-1] == "ь":
        return stem[:-1] + jotted
    if gender == "m" and _STRESSED.search(stem.lower()):
        return stem + "ой"
    is_soft = bool(found["soft"]) and (stem[-1] not in "кгхжчшщ" or gender == "n")
    if stem[-1] in "кгх" or (stem[-1] in "жчшщ" and gender != "n"):
        return stem + velar
    return stem + (soft if is_soft else hard)
