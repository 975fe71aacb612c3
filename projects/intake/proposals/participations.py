"""The organisations of a project and their roles, by labels and by the words around their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from projects.intake.proposals.decoys import REFUSED, told_in
from projects.intake.proposals.denied import IS_NONE, refused_in
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.full_names import as_called
from projects.intake.proposals.gifts import GRANT_BEHIND
from projects.intake.proposals.helpers import as_thanked, helpers
from projects.intake.proposals.labels import answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import Mention, match_known, mentions, tidy
from projects.intake.proposals.named import is_name, without_address
from projects.intake.proposals.own_branches import as_in_letterhead
from projects.intake.proposals.partner_lists import WITH_ANOTHER, named_as, partner_list
from projects.intake.proposals.phrases import QUOTED, beginnings, person_in
from projects.intake.proposals.role_words import CUES
from projects.intake.proposals.roles import HAPPENS_IN, dashed, roles_of
from projects.intake.proposals.same_names import core_of, is_same
from projects.intake.proposals.senders import senders
from projects.intake.proposals.sentences import Sentence, Told, ends_of
from projects.intake.proposals.shares import shares
from projects.intake.proposals.shouted import in_order
from projects.intake.proposals.table_roles import candidate_of, in_rows_of_tables
from projects.intake.proposals.tenge import sums_in
from projects.texts.alphabet import UPPER, fold

ROLES = ("implementing", "partner", "sponsor", "funding")
# What the name of an organisation begins with, behind a comma, and behind "and", where it may be
# a part of one name: "библиотека книг и музеев".
_NAME_OPENS = rf"[«“{UPPER}№]"
_KIND_OPENS = (
    r"(?:акимат|фонд|центр|совет|школ|музе|ассоциац|библиот|управлен|компани|объединен"
    r"|обществ|облыстық|қала|аудан|мектеп|колледж|жеке кәсіпкер"
    r"|индивидуальный предприниматель)"
)
_SPLIT = re.compile(
    rf"\s*(?:[;\n]|,(?![^«“\"]*[»”])(?=\s*(?:{_NAME_OPENS}|{_KIND_OPENS}))"
    rf"|\s(?:и|және|мен|and)\s(?={_NAME_OPENS}|{_KIND_OPENS}\w*\s+[«“№]"
    r"|(?:областн|городск|районн|республиканск)\w+\s))\s*"
)
_NONE = beginnings(
    """
    нет!, жоқ!, none, не было, не привлек, не искали, тартылмады, тартылған жоқ, отсутств, болған
    жоқ, no!, n/a, болмады
    """
)
_MONEY = beginnings(
    """
    государственн заказ, государственный социальн, социальн заказ, соцзаказ, госзаказ, собственн,
    личн сред, бюджет, пожертвован, взнос, средств, тапсырыс, қаражат, өз қаржы, жеке қар,
    жеке адам, жеке тұлға, own funds, donations, budget, membership, мемлекеттік
    """
)
# "школы № 1, 5", "мектептер": no one's name.
_SEVERAL = re.compile(
    r"(?:школы|вузы|колледжи|библиотеки|музеи|организации|предприятия|компании|жители|родители|частные"
    r"|предприниматели|волонт[её]ры|[а-яәғқңөұүһі]+(?:лар|лер|дар|дер|тар|тер)(?:ы|і|ымыз|іміз)?)(?!\w)"
)


# "организация, указанная в п. 1", "жоғарыда аталған бірлестік": named elsewhere.
_POINTS_BACK = re.compile(
    r"\W*(?:\w+,?\s+)?(?:выше\s?(?:указан|назван|упомянут)|указанн|названн|упомянут"
    r"|данн(?:ая|ое|ый)|он[аои]? же(?!\w)|т(?:а|о|от) же|сам[аио]?(?!\w)|мы(?!\w)"
    r"|из п(?:ункта|\.)|см(?:\.|отри)"
    r"|жогарыда|аталган|аталмыш|биз(?:дин)?(?!\w)|сол(?!\w)|осы(?!\w)|озимиз)"
)


def participations(told: Told, known: Known) -> list[Candidate]:
    """A candidate for each organisation and role."""
    found = [*_labelled(told, known)]
    roles = {one.value["role"] for one in found}
    for one in _in_prose(told, known):
        if one.value["role"] not in roles or one.sentence.label == "":
            found.append(one)
    if not any(one.value["role"] == "implementing" for one in found):
        found += senders(told, known)
    found = [as_in_letterhead(one, told, known) for one in found]
    refused = [*refused_in(told, known)]
    named = [one for one in found if is_name(one.value["name"]) and not _is_any(one, refused)]
    called = [each for one in _each_once(named) for each in as_called(one, told, known)]
    return [_as_elsewhere(one, told, known) for one in _each_once(called)]


def _is_any(one: Candidate, named: list[dict[str, Any]]) -> bool:
    """Whether a candidate is one of these organisations."""
    return any(is_same(core_of(one.value), core_of(other)) for other in named)


def _as_elsewhere(candidate: Candidate, told: Told, known: Known) -> Candidate:
    """The organisation without capitals and with whole marks in its name: «ОО «Центр»»."""
    name = in_order(candidate.value["name"], told.letter, known)
    return replace(candidate, value=candidate.value | {"name": name})


def _labelled(told: Told, known: Known) -> Iterator[Candidate]:
    in_rows = [*in_rows_of_tables(told, known)]
    tables = {one.sentence.block for one in in_rows}
    yield from in_rows
    for role in ROLES:
        for answer in answers_to(told, role):
            if answer.block in tables or answer.part == "closing" or _NONE.match(answer.folded):
                continue
            text = re.sub(r"\s*\((?:[^«»()]*)\)\s*$", "", _said_for(role, answer))
            text = re.split(r"(?<=[^\W\d_»]):\s+(?=[a-zа-яәғқңөұүһі])", text)[0]
            text = _BESIDES.split(text)[0]
            if role == "implementing":
                text = WITH_ANOTHER.sub(", ", text)
            if len(text) > 220 or (_is_person(text) and role == "implementing"):
                continue
            if person_in(answer.label):
                continue  # "… әріптесім Анна Ким тұрды: …"
            text = re.sub(r"(?:^|(?<=[;,.])\s+)\d{1,2}\)\s+", " ", text).strip()
            if len(list(ends_of(text))) > 2:
                continue
            if answer.text[:1].islower() and mentions(answer.label, known.organisations):
                continue  # "Поликлиника № 2 в партнёрах: дают врача"
            if is_labelled(answer, "coordinator") and not mentions(text, known.organisations):
                continue
            for place, name in enumerate(_SPLIT.split(text)):
                if _is_cue(name):
                    break
                if not _may_be_name(name, known, is_first=place == 0):
                    continue
                named = mentions(name, known.organisations)
                said = _roles_said(name, named)
                is_of_one_role = not said
                if named and said and role not in said:
                    break
                if len(named) > 1 and is_of_one_role:
                    for one in named:
                        yield candidate_of(one.name, one.slug, role, answer)
                    continue
                if _is_person(name) and not named:
                    continue
                name = without_address(_first_name(name, known))
                is_money = _MONEY.search(fold(name)) and not mentions(name, known.organisations)
                if list(sums_in(name)) or is_money:
                    name = named[0].name if named else ""
                is_named = len(name) > 2 and re.search(r"[^\W\d_]{2}", name)
                if is_named and not HAPPENS_IN.search(fold(name)):
                    yield candidate_of(name, match_known(name, known.organisations), role, answer)


def _said_for(role: str, answer: Sentence) -> str:
    """What an answer says for one role, where its label and it have as many parts: "Источник /
    спонсор | Фонд АНК / ТОО «Дән»"."""
    asked, said = answer.label.split("/"), answer.text.split("/")
    own = [at for at, one in enumerate(asked) if is_labelled(replace(answer, label=one), role)]
    is_one = len(asked) == len(said) > 1 and len(own) == 1
    return said[own[0]].strip() if is_one else answer.text


def _may_be_name(item: str, known: Known, *, is_first: bool) -> bool:
    """Whether an item of an answer may name an organisation: no sum, no kind of money, and no
    town behind a name."""
    if _SEVERAL.match(item) or _OWN_MONEY.match(fold(item)):
        return False
    if mentions(item, known.organisations) or match_known(item, known.organisations):
        return not REFUSED.search(fold(item))
    if _POINTS_BACK.match(fold(item)):
        return False
    if person_in(re.sub(r"\s(?:им\.|имени)\s.*", "", item)) and not re.match(
        r"(?:ИП|ЖК|КХ|ШҚ|жеке кәсіпкер|индивидуальный предприниматель)\s", item
    ):
        return False
    if list(sums_in(item)) or _MONEY.search(fold(item)):
        return False
    is_named = bool(re.search(rf"[{UPPER}«“\"]", item))
    return (is_first and is_named) or 1 < len(item.split()) <= (9 if is_named else 5)


def _roles_said(item: str, named: list[Mention]) -> set[str]:
    """The roles that an item of an answer tells itself, beside the names in it."""
    given = {"funding"} if any(GRANT_BEHIND.match(fold(item), one.end) for one in named) else set()
    for one in named:
        item = item[: one.start] + "¤" * (one.end - one.start) + item[one.end :]
    return given or {role for role, cue in CUES.items() if cue.search(fold(item))}


def _is_person(text: str) -> bool:
    found = person_in(text.strip())
    return bool(found and found[0].strip(" .") == text.strip(" ."))


_OWN_MONEY = beginnings("собственн, личн сред, өз қаржы, own funds, жеке қаражат")
# "центр «Лад», вместе с нами – колледж": others in another role.
_BESIDES = re.compile(r",\s+(?=(?:а\s+)?(?:вместе с нами|нам помога|бізбен бірге|бізге көмек))")
_WITH_OTHERS = re.compile(
    r"\W*(?:в партнерстве|совместно|вместе|в сотрудничестве|при (?:\w+ )?поддержке"
    r"|при участии)(?!\w)"
)


def _is_cue(item: str) -> bool:
    """Whether an item says a role of its own: "генеральный спонсор — …"."""
    if _WITH_OTHERS.match(fold(item)):
        return True
    first = fold(re.split(r"[«“—–:-]", item)[0])
    return any(cue.search(first) for cue in CUES.values()) and bool(re.search("[—–:-]", item))


def _first_name(text: str, known: Known) -> str:
    """The organisation that an item of an answer names, else the item itself."""
    shown = QUOTED.sub(lambda found: "¤" * len(found[0]), text)
    text = text[: len(re.split(r"\s[—–-]\s|\s*\(", shown)[0])]
    text = re.sub(r"(?i)^(?:(?:да|иә|yes)[,.:]?|\d{1,2}\))\s+", "", text).strip(" .")
    found = mentions(text, known.organisations)
    is_sentence = len(text.split()) > 9 or re.search(
        r"(?:ил|ила|или|ал|али|ды|ді|[қкпсштх]ты|[қкпсштх]ті|\s(?:бар|жоқ))[.]?$", text
    )
    if len(found) == 1 and re.match(r"\s+(?:и|және|мен|пен|and)\s+[a-zа-я]", text[found[0].end :]):
        return found[0].name
    if len(found) == 1 and re.search(r"(?:,|\s(?:и|және|мен|and))\s+$", text[: found[0].start]):
        return found[0].name
    if len(found) == 1 and (is_sentence or found[0].end - found[0].start > 0.9 * len(text)):
        return found[0].name
    return "" if is_sentence else tidy(re.sub(r",\s+[a-zа-яёәғқңөұүһі][^«»“”\"]*$", "", text))


def _in_prose(told: Told, known: Known) -> Iterator[Candidate]:
    above: Sentence | None = None
    for sentence in told_in(told):
        found = mentions(sentence.text, known.organisations)
        if (
            _is_speech(sentence)
            or REFUSED.search(sentence.folded)
            or IS_NONE.search(sentence.folded)
        ):
            continue
        if above and _is_line_of(sentence, found) and not mentions(above.text, known.organisations):
            joined = replace(sentence, text=f"{above.text} {sentence.text}")
            for mention, role in roles_of(joined, mentions(joined.text, known.organisations)):
                yield candidate_of(mention.name, mention.slug, role, sentence)
        is_of_sum = bool(above and any(sums_in(above.text)) and _THAT.match(sentence.folded))
        above = sentence
        for name, role in named_as(sentence):
            yield candidate_of(name, match_known(name, known.organisations), role, sentence)
        for name, role in dashed(sentence):
            if not mentions(name, known.organisations) and _is_whole_name(name):
                yield candidate_of(
                    tidy(name), match_known(name, known.organisations), role, sentence
                )
        for mention, role in shares(sentence, found):
            yield candidate_of(mention.name, mention.slug, role, sentence)
        told_roles = [*roles_of(sentence, found, is_of_sum=is_of_sum)]
        for mention, role in told_roles:
            yield candidate_of(mention.name, mention.slug, role, sentence)
        for name, slug, role in partner_list(sentence.text, found):
            yield candidate_of(name, slug, role, sentence)
        left = [one for one in found if all(one is not other for other, _role in told_roles)]
        for mention, role in helpers(sentence.folded, found, left):
            yield candidate_of(as_thanked(mention.name), mention.slug, role, sentence)


# "Соны … берді", "Эти деньги дал …": the sum told of before.
_THAT = re.compile(
    r"\W*(?:сон[ыи]|он[ыи]|муны|(?:бул|осы|сол) (?:акша|каржы|каражат|сома)\w*|их|все это"
    r"|(?:эти|все|эту|всю|эта|вся) (?:деньги|средства|сумм[уа]))(?!\w)"
)


def _is_line_of(sentence: Sentence, found: list[Mention]) -> bool:
    """Whether a line says no more than the name of an organisation."""
    return len(found) == 1 and found[0].end - found[0].start > 0.9 * len(sentence.text)


def _is_whole_name(text: str) -> bool:
    """Whether words behind a dash may be a name alone: no person, no sentence, no sum."""
    found = person_in(text)
    is_person = bool(found and found.start() == 0)
    is_short = 1 < len(text.split()) <= 9 or text[0] in "«“"
    return is_short and not is_person and not re.search(r"\d", text) and not _SPLIT.search(text)


_SPEECH = re.compile(r"^[«“\"][^»”\"]{30,}[»”\"][,.!?]?\s*[—–-]|:\s*[«“\"][^»”\"]{30,}[»”\"]\W*$")


def _is_speech(sentence: Sentence) -> bool:
    return bool(_SPEECH.search(sentence.text))


def _each_once(found: list[Candidate]) -> list[Candidate]:
    """The candidates, one of each organisation: first come roles that labels state."""
    made: dict[str, Candidate] = {}
    for one in found:
        core = core_of(one.value)
        same = next((key for key in made if is_same(key, core)), core)
        made.setdefault(same, one)
    return list(made.values())
