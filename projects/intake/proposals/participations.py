"""The organisations of a project and their roles, by labels and by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.decoys import REFUSED, told_in
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import Mention, match_known, mentions, tidy
from projects.intake.proposals.money import sums_in
from projects.intake.proposals.phrases import QUOTED, beginnings, inside, person_in
from projects.intake.proposals.roles import CUES, HAPPENS_IN, dashed, roles_of
from projects.intake.proposals.sentences import Sentence, Told, ends_of
from projects.intake.proposals.table_roles import candidate_of, in_rows_of_tables
from projects.texts.alphabet import UPPER, fold

ROLES = ("implementing", "partner", "sponsor", "funding")
# What the name of an organisation begins with, behind a comma, and behind "and", where it may be
# a part of one name: "библиотека книг и музеев".
_NAME_OPENS = rf"[«“{UPPER}№]"
_KIND_OPENS = (
    r"(?:акимат|фонд|центр|совет|школ|музе|ассоциац|библиот|управлен|компани|объединен|обществ"
    r"|облыстық|қала|аудан|мектеп|колледж)"
)
_SPLIT = re.compile(
    rf"\s*(?:[;\n]|,(?![^«“\"]*[»”])(?=\s*(?:{_NAME_OPENS}|{_KIND_OPENS}))"
    rf"|\s(?:и|және|мен|and)\s(?={_NAME_OPENS}|{_KIND_OPENS}\w*\s+[«“№]))\s*"
)
_NONE = beginnings(
    """
    нет!, жоқ!, none, не было, отсутств, болған жоқ, no!, n/a, болмады
    """
)
_MONEY = beginnings(
    """
    государственн заказ, государственный социальн, социальн заказ, соцзаказ, госзаказ, собственн,
    личн сред, бюджет, пожертвован, взнос, средств, тапсырыс, қаражат, өз қаржы, жеке, own funds,
    donations, budget, membership, мемлекеттік
    """
)
_OWN_MONEY = beginnings("собственн, личн сред, өз қаржы, own funds, жеке қаражат")
# "школы № 1, 5", "мектептер": no one's name.
_SEVERAL = re.compile(
    r"(?:школы|вузы|колледжи|библиотеки|музеи|организации|предприятия|компании|жители|родители|частные"
    r"|предприниматели|волонт[её]ры|[а-яәғқңөұүһі]+(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ымыз|іміз)?)(?!\w)"
)
_FIRST_PERSON = re.compile(
    r"(?<!\w)(?:мы|наш\w*|нами|провели|реализовали|организовали|начали|завершили|биз\w*|we|our"
    r"|отк[иі]зд[иі]к|уйымдастырдык|бастадык|аяктадык|\w{3,}(?:дык|дик|тык|тик))(?!\w)"
)


def participations(told: Told, known: Known) -> list[Candidate]:
    """A candidate for each organisation and role."""
    found = [*_labelled(told, known)]
    roles = {one.value["role"] for one in found}
    for one in _in_prose(told, known):
        if one.value["role"] not in roles or one.sentence.label == "":
            found.append(one)
    if not any(one.value["role"] == "implementing" for one in found):
        found += _sender(told, known)
    return [_in_nominative(one, told, known) for one in _each_once(found)]


# How the first word of a Russian name ends in another case than the one it is known by.
_OBLIQUE = re.compile(
    r"(?:ого|его|ому|ему|ым|им|(?<=фонд)[аоуе]м?|(?<=центр)[аоуе]м?|ени(?:я|ем|ю))$"
)


def _in_nominative(candidate: Candidate, told: Told, known: Known) -> Candidate:
    """The organisation under the name that the letter's head, or another line, gives it."""
    name = candidate.value["name"]
    if not _OBLIQUE.search(name.split()[0]) or not QUOTED.search(name):
        return candidate
    for sentence in told.sentences:
        for one in mentions(sentence.text, known.organisations):
            other = candidate_of(one.name, one.slug, candidate.value["role"], candidate.sentence)
            is_it = fold(one.name)[:5] == fold(name)[:5] and _core(other) == _core(candidate)
            if is_it and not _OBLIQUE.search(one.name.split()[0]):
                return other
    return candidate


def _labelled(told: Told, known: Known) -> Iterator[Candidate]:
    in_rows = [*in_rows_of_tables(told, known)]
    tables = {one.sentence.block for one in in_rows}
    yield from in_rows
    for role in ROLES:
        for answer in answers_to(told, role):
            if answer.block in tables or answer.part == "closing" or _NONE.match(answer.folded):
                continue
            text = re.sub(r"\s*\((?:[^«»()]*)\)\s*$", "", answer.text)
            text = re.split(r"(?<=[^\W\d_»]):\s+(?=[a-zа-яәғқңөұүһі])", text)[0]
            if len(text) > 220 or (_is_person(text) and role == "implementing"):
                continue
            if len(list(ends_of(text))) > 2:
                continue
            if is_labelled(answer, "coordinator") and not mentions(text, known.organisations):
                continue
            for place, name in enumerate(_SPLIT.split(text)):
                if _is_cue(name) or not _may_be_name(name, known, is_first=place == 0):
                    continue
                named = mentions(name, known.organisations)
                is_of_one_role = not any(cue.search(fold(name)) for cue in CUES.values())
                if len(named) > 1 and is_of_one_role:
                    for one in named:
                        yield candidate_of(one.name, one.slug, role, answer)
                    continue
                if _is_person(name) and not named:
                    continue
                name = _first_name(name, known)
                if list(sums_in(name)):
                    name = named[0].name if named else ""
                if HAPPENS_IN.search(fold(name)):
                    continue
                if len(name) > 2 and re.search(r"[^\W\d_]{2}", name):
                    yield candidate_of(name, match_known(name, known.organisations), role, answer)


def _may_be_name(item: str, known: Known, *, is_first: bool) -> bool:
    """Whether an item of an answer may name an organisation: no sum, no kind of money, and no
    town behind a name."""
    if _SEVERAL.match(item) or _OWN_MONEY.match(fold(item)):
        return False
    if mentions(item, known.organisations) or match_known(item, known.organisations):
        return not REFUSED.search(fold(item))
    if person_in(item) and not re.match(r"(?:ИП|ЖК|КХ|ШҚ)\s", item):
        return False
    if list(sums_in(item)) or _MONEY.search(fold(item)):
        return False
    is_named = bool(re.search(rf"[{UPPER}«“\"]", item))
    return (is_first and is_named) or len(item.split()) > 1


def _is_person(text: str) -> bool:
    found = person_in(text.strip())
    return bool(found and found[0].strip(" .") == text.strip(" ."))


def _is_cue(item: str) -> bool:
    """Whether an item says a role of its own: "генеральный спонсор — …"."""
    first = fold(re.split(r"[«“—–:-]", item)[0])
    return any(cue.search(first) for cue in CUES.values()) and bool(re.search("[—–:-]", item))


def _first_name(text: str, known: Known) -> str:
    """The organisation that an item of an answer names, else the item itself."""
    text = re.split(r"\s[—–-]\s|\s*\(", text)[0]
    text = re.sub(r"(?i)^(?:да|иә|yes)[,.:]?\s+", "", text).strip(" .")
    found = mentions(text, known.organisations)
    is_sentence = len(text.split()) > 9 or re.search(
        r"(?:ил|ила|или|ал|али|ды|ді|ты|ті)[.]?$", text
    )
    if len(found) == 1 and re.match(r"\s+(?:и|және|мен|пен|and)\s+[a-zа-я]", text[found[0].end :]):
        return found[0].name
    if len(found) == 1 and re.search(r"(?:,|\s(?:и|және|мен|and))\s+$", text[: found[0].start]):
        return found[0].name
    if len(found) == 1 and (is_sentence or found[0].end - found[0].start > 0.9 * len(text)):
        return found[0].name
    return "" if is_sentence else tidy(re.sub(r",\s+[a-zа-яёәғқңөұүһі][^«»“”\"]*$", "", text))


def _in_prose(told: Told, known: Known) -> Iterator[Candidate]:
    for sentence in told_in(told):
        found = mentions(sentence.text, known.organisations)
        if _is_speech(sentence) or REFUSED.search(sentence.folded):
            continue
        for name, role in dashed(sentence):
            if not mentions(name, known.organisations) and _is_whole_name(name):
                yield candidate_of(
                    tidy(name), match_known(name, known.organisations), role, sentence
                )
        for mention, role in roles_of(sentence, found):
            yield candidate_of(mention.name, mention.slug, role, sentence)


def _is_whole_name(text: str) -> bool:
    """Whether words behind a dash may be a name alone: no person, no sentence, no sum."""
    found = person_in(text)
    is_person = bool(found and found.start() == 0)
    is_short = 1 < len(text.split()) <= 9 or text[0] in "«“"
    return is_short and not is_person and not re.search(r"\d", text) and not _SPLIT.search(text)


def _is_speech(sentence: Sentence) -> bool:
    return bool(re.match(r"[«“\"][^»”\"]{30,}[»”\"][,.!?]?\s*[—–-]", sentence.text))


def _sender(told: Told, known: Known) -> list[Candidate]:
    """The organisation that writes, where the letter tells in the first person what was done."""
    if not any(_FIRST_PERSON.search(one.folded) or _is_itself(one) for one in told.body):
        return []
    if found := sender(told, known):
        sentence, mention = found
        mention = _as_in_body(mention, told, known)
        return [candidate_of(mention.name, mention.slug, "implementing", sentence)]
    return []


# "Қор … өткізді", "наш центр провёл": the organisation that writes, without its name.
_ITSELF = re.compile(
    r"(?:^|[,;]\s(?:котор\w+\s)?|(?<!\w)наш\w*\s|биздин\s|our\s)(?:фонд|кор|бирлестик|орталык|объединение|общество|центр"
    r"|ассоциация|уйым|организация|клуб|одак|кауымдастык|centre|foundation|association)(?!\w)"
)


def _is_itself(sentence: Sentence) -> bool:
    return bool(_ITSELF.search(sentence.folded) and CUES["implementing"].search(sentence.folded))


def _as_in_body(mention: Mention, told: Told, known: Known) -> Mention:
    """The organisation as the body spells it, for letterheads shout."""
    named = QUOTED.search(mention.name)
    for sentence in told.body if named and mention.name.isupper() else ():
        for one in mentions(sentence.text, known.organisations):
            if named and fold(inside(named)) in fold(one.name):
                return one
    return mention


# "Мы — объединение …", "я из общества …", and in Kazakh what the last word ends with.
_INTRODUCES = re.compile(
    r"(?<!\w)(?:(?:я|мы|мен|биз|i am|i m|we are|(?:am|m|are) from"
    r"|prepared by(?: the)?)\W+(?:\w+\W+)?"
    r"|(?:наш[аеи]?|биздин|our)\W+(?:(?:центр|фонд|объединение|общество|организация|клуб|ассоциация"
    r"|школа|команда|коллектив|бирлестик|кор|орталык|уйым|кауымдастык|centre|society|club)\w*\W+)?)$"
)
_INTRODUCED = re.compile(r"\w(?:мыз|миз|пыз|пиз|мын|мин)\W*$")
_WRITES = re.compile(
    r"[\s,]*(?:(?:\w+\s+\w+\s+)?(?:рассказ(?:ывает|ал)|подвел|сообщ(?:ает|ил)|представ(?:ляет|ил))"
    r"|просит|направляет|предлагает|благодарит|жолда|хабарла|баянда|сурай|жибер|бастама"
    r"|informs|presents|sends|reports)"
)
_TO = re.compile(
    r"(?:^|\s)(?:в\s|кому[\s:]|to[\s:]|кимге[\s:]|копия[\s:]|организаторам|куратору|членам|секретариат\w*|председател\w*|директор\w*|руководител\w*|г-же|г-ну"
    r"|the editors|оргкомитет\w*|уйымдастыру|хатшылыг\w*|торагасы\w*)|(?:на|не|га|ге|ка|ке)\s*$"
)


def sender(told: Told, known: Known) -> tuple[Sentence, Mention] | None:
    """The organisation that the letter comes from, by its head or signature."""
    for part in ("head", "closing"):
        for sentence in told.sentences:
            if sentence.part != part or (part == "head" and _TO.search(sentence.folded)):
                continue
            for mention in mentions(sentence.text, known.organisations):
                if not HAPPENS_IN.search(fold(mention.name)):
                    return sentence, mention
    for sentence in told.body[:6]:
        for mention in mentions(sentence.text, known.organisations)[:1]:
            is_named = _INTRODUCES.search(sentence.folded[: mention.start])
            is_named = is_named or _WRITES.match(sentence.folded, mention.end)
            if HAPPENS_IN.search(sentence.folded[: mention.end]):
                continue
            if is_named or _INTRODUCED.search(sentence.folded):
                return sentence, mention
    return None


def _core(candidate: Candidate) -> str:
    """What tells one organisation from another: its slug, its quoted name, its words."""
    value = candidate.value
    if value["organisation"]:
        return str(value["organisation"])
    quoted = re.search(r"«([^«»]+)»|“([^“”]+)”|\"([^\"]+)\"", value["name"])
    name = next(filter(None, quoted.groups())) if quoted else value["name"]
    return " ".join(re.findall(r"\w+", fold(name)))


def _each_once(found: list[Candidate]) -> list[Candidate]:
    """The candidates, one of each organisation: first come roles that labels state."""
    made: dict[str, Candidate] = {}
    for one in found:
        core = _core(one)
        same = next((key for key in made if key == core or key in core or core in key), core)
        made.setdefault(same, one)
    return list(made.values())
