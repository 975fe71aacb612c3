"""The name of a project, by its label, by the words around it or by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.letter import Proposal
from projects.intake.proposals.found import places_of
from projects.intake.proposals.labels import LABELS, answers_to, is_labelled
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.phrases import (
    QUOTED,
    beginnings,
    inside,
    language_of,
    person_in,
    without_quotes,
)
from projects.intake.proposals.sentences import Sentence, Told
from projects.intake.proposals.title_cases import as_called
from projects.intake.proposals.title_languages import (
    OF_LABEL,
    is_kazakh,
    names_in,
    own_language,
)
from projects.intake.proposals.title_scores import KINDS, is_beside_project, score_of
from projects.intake.proposals.title_translations import (
    beside,
    lines_of_names,
    told_apart,
    translated,
)
from projects.texts.alphabet import fold

_LONGEST = 250
_RUSSIAN_LABEL = beginnings("название, наименование")
_PLAIN_HEADING = beginnings(
    """
    информаци, сведени, паспорт, анкет, заявк, отчет, письм, приложени, справк, мәлімет,
    ақпарат, сауалнама, өтінім, есеп, хат, қосымша, жоба паспорты, о проекте, жоба туралы,
    описани, результат, нәтиже, итог, цифр, сандар, цел, мақсат, form, report, application,
    questionnaire, about, summary, figures, results, contact, контакт, байланыс, участник,
    қатысушылар, партнер, серіктес, бюджет, цитат, материал, карточк, ответ, жауап, что, как,
    кто, почему, не!, қалай, кім, what, how, who, why, numbers, people, история, тарихы, ход,
    организатор, стенд, stand, текст, мәтін, text, entry, каталог, catalogue, annex, details,
    project information, project passport, проект!, жоба!, project!, сұрақ, вопрос, for the,
    общ, жалпы, кратк, қысқаша, бланк, нысан, финанс, қаржы
    """
)
# In Kazakh the word for what a paper is ends its heading.
_PAPER = re.compile(r"(?:сауалнама|отиним|есеп|есеби|акпарат|малимет|хабарлама)\w*$")


def titles(told: Told, known: Known) -> list[Proposal]:
    """A proposal for each language in which the letter names the project."""
    labelled = _of_one_project([*_labelled(told), *lines_of_names(told, known), *_called(told)])
    best = None if labelled else _best(told, known)
    found = labelled
    if best and (found := told_apart(told, best)):
        found += beside(told, best)
    if len({code for _text, code, _sentence in found}) == 1:
        found += translated(told, found[0])
    own = told.letter.language
    if found and own not in {code for _text, code, _sentence in found}:
        named = _best(told, known, least=_SURE, only=own)
        found += [named] if named else []
    return _in_each_language(found)


# "Проект называется Сто добрых рук", "Жобамыздың аты Жүз қол": the rest of the line.
_IS_CALLED = re.compile(
    # "называется Сто добрых рук", a line of a message.
    r"\W*(?:\d{1,2}[.)]\s*)?(?:он[аои]?\s+|это\s+)?назыв(?:ает(?:ь)?ся|ает|ался|алось|алась)\s+"
    r"(?:у нас\s+|наш\w*\s+|это\s+|проект\s+){0,2}"
    r"(?=(?!и\s|в\s|так|как|по-)[^,.;:]{3,60}$)"
    r"|\W*аты\s+(?=[^,.;:]{3,40}$)"
    r"|(?:\w+\s+){0,2}?(?:(?:проект|программа|акция)\w*\s+(?:\w+\s+){0,2}?назыв\w+"
    r"|назыв\w+\s+(?:\w+\s+)?(?:проект|программа|акция)\w*"
    r"|(?:жоба|бағдарлама)\w*\s+(?:аты|атауы)|(?:project|programme)\s+(?:is|was)\s+called)\s+"
)


# "проект Рождественский базар, делали мы": the project by its name, then who or when.
_NAMED_IN_TEXT = re.compile(
    r"(?:\W*(?:наш\s+)?(?:проект|программа|акция)|(?:биздин\s+)?жоба(?:мыз)?)\s+"
    r"(?P<name>[^«»“”\"(),.:;–—]{3,60}?(?:\s[–—-]\s[^«»“”\"(),.:;–—]{3,40}(?=,))?)"
    r"\s*(?:,|\s[—–-]\s)\s*(?:(?:его|ее|мы|я)?\s*(?:делал|провод|провел|вел|придумал|начал|запустил)"
    r"|делаем|идет|шел|жасаган|откиз|бастал|жургиз)"
)

_NAMED_KAZAKH = re.compile(
    r"\W*(?:биздин\s+)?жоба(?:мыз)?(?:нын|мыздын)?(?:\s+аты)?\s+(?P<name>[^«»“”\"(),.:;]{3,60}?)\s+деп\s+атал"
)
# "1 проект Бабушкины сказки": a line of a message, in small letters, that has no more.
_LINE_OF_NAME = re.compile(
    r"\W*(?:\d{1,2}[.)]?\s+)?(?:наш\s+)?проект\s+(?:(?:у нас|наш|был|есть|звался|зовется"
    r"|назыв\w+)\s+){0,3}(?P<name>[^«»“”\"(),.:;–—]{3,50})\W*$"
)
_NAMED = (_NAMED_IN_TEXT, _NAMED_KAZAKH, _LINE_OF_NAME)
# Whose project it is, is no name.
_OF_SOMEBODY = re.compile(
    r"^(?:Ассамбле|Фонд|АНК|ҚХА|Центр|\w+(?:ского|ской|ова|овой|ина|ного|ной)\s)"
)


def _called(told: Told) -> Iterator[tuple[str, str, Sentence]]:
    """A name without quotation marks in a line that says no more than it."""
    for sentence in told.sentences:
        is_of_message = sentence.part == "head" and sentence.text[:1].islower()
        if sentence.part != "body" and not is_of_message:
            continue
        found = _IS_CALLED.match(sentence.folded)
        name = sentence.text[found.end() :].strip(" .!") if found else ""
        named = next((one for words in _NAMED if (one := words.match(sentence.folded))), None)
        if named and not name and not (named.re is _LINE_OF_NAME and sentence.text[:1].isupper()):
            name = sentence.text[named.start("name") : named.end("name")]
            is_of = mentions(name, {}) or person_in(name) or _OF_SOMEBODY.search(name)
            name = "" if is_of else name
        is_name = name[:1].isupper() and not re.search(r"[«“\"(:,;]", name)
        if is_name and len(name.split()) <= 8:
            yield name, own_language(name, told.letter.language), sentence


def _of_one_project(found: list[tuple[str, str, Sentence]]) -> list[tuple[str, str, Sentence]]:
    """None of the names that rows of a table state under one label: they are several projects."""
    under: dict[tuple[int, str], set[str]] = {}
    for text, language, answer in found:
        under.setdefault((answer.block, answer.label + language), set()).add(fold(text))
    return [one for one in found if len(under[one[2].block, one[2].label + one[1]]) == 1]


# "Жобаның аты Бір доп – бір достық": the dash is the name's own.
_NAME_IN_LABEL = re.compile(
    r"(?i:аты|атауы|название|называется|наименование)\s+(?!(?i:проект|жоба|прогр|акци))[А-ЯЁӘҒҚҢӨҰҮҺІ]"
)


# "Название проекта", then "То же на английском языке"
_THE_SAME = re.compile(r"\W*(?:то же|оно же|он[оа] же|сол атау|соның өзі|дэл сол)(?!\w)")


def _in_other_languages(told: Told) -> Iterator[Sentence]:
    """The answers below that of the project's name that say it "the same" in another language."""
    is_near = False
    for answer in told.answers:
        is_same = is_near and _THE_SAME.match(answer.folded_label)
        is_near = is_labelled(answer, "title") or bool(is_same)
        if is_same and any(words.search(answer.folded_label) for words in OF_LABEL.values()):
            yield answer


# "Проект | «Мост»": the label says no more than what it is, the answer no more than a name.
_IS_PROJECT = re.compile(r"\W*(?:наш\s+)?(?:проект|жоба(?:мыз)?|project)\W*")


def _under_project(told: Told) -> Iterator[Sentence]:
    """The answers that are names in quotation marks under the word for a project."""
    for answer in told.answers:
        is_names = QUOTED.match(answer.text) and not re.search(r"\w", QUOTED.sub("", answer.text))
        if answer.part == "body" and is_names and _IS_PROJECT.fullmatch(answer.folded_label):
            yield answer


def _labelled(told: Told) -> Iterator[tuple[str, str, Sentence]]:
    for answer in (*answers_to(told, "title"), *_in_other_languages(told), *_under_project(told)):
        text = answer.text.strip().rstrip(".;")
        if (
            not text
            or _NAME_IN_LABEL.search(answer.label)
            or len(text) > _LONGEST
            or answer.part in ("head", "quoted")
        ):
            continue
        if named := names_in(text, told.letter.language):
            yield from ((*one, answer) for one in named)
            continue
        found = list(QUOTED.finditer(text))
        if found and re.match(r"\s*\(", text[found[0].end() :]):
            text = text[: found[0].end()]  # a remark follows
            found = found[:1]
        if found and not found[0].start() and re.match(r",\s", text[found[0].end() :]):
            for name in map(inside, found[1:]):  # "«Мост», для гостей – “Bridge”"
                if own_language(name, told.letter.language) == "en":
                    yield name, "en", answer
            text, found = text[: found[0].end()], found[:1]
        least = 0.4 if found and not found[0].start() else 0.5  # "«Толқын» фестивалі"
        if len(found) == 1 and len(found[0][0]) > least * len(text) and found[0].start() < 25:
            kind = text[: found[0].start()].strip()
            text = inside(found[0]) if not kind or KINDS.match(fold(kind)) else text
        elif len(text.split()) > 18:
            continue
        parts = re.split(r"\s+[/|]\s+", text)
        asked = [one.strip() for one in answer.label.split("/")]
        for place, part in enumerate(parts):
            shown = without_quotes(part)
            language = _language(shown, answer, told)
            if len(asked) == len(parts) == 2 and is_kazakh(asked[0]) != is_kazakh(asked[1]):
                language = "kk" if is_kazakh(asked[place]) else own_language(shown, "ru")
            yield shown, language, answer


def _language(text: str, answer: Sentence, told: Told) -> str:
    for code, words in OF_LABEL.items():
        if words.search(answer.folded_label):
            return code
    is_russian = _RUSSIAN_LABEL.match(answer.folded_label) and not is_kazakh(answer.label + text)
    if is_russian and told.letter.language == "kk" and "/" not in answer.label:
        return language_of(text, "ru")
    return own_language(text, told.letter.language)


def _in_each_language(found: list[tuple[str, str, Sentence]]) -> list[Proposal]:
    made: dict[str, Proposal] = {}
    for text, language, sentence in found:
        value = " ".join(text.split()).strip(" .,")
        made.setdefault(language, Proposal(f"title_{language}", value, places_of([sentence])))
    return list(made.values())


# "газета «Маяк»", "центра «Дом»": who it is.
_OF_SOMEBODYS_NAME = re.compile(
    r"(?i:газет|журнал|редакц|центр|фонд|обществ|объединени|ассоциаци|федераци|ансамбл|театр|землячеств)\w*(?<!н[ыі]ң)(?<!ов)(?<!ей)"
    r"\s+[«“\"](?P<name>[^«»“”\"]{2,60})[^«»“”\"][»”\"]"
)
# "Проект «…»" says it so.
_SURE = 4


def _best(
    told: Told, known: Known, least: int = 2, only: str = ""
) -> tuple[str, str, Sentence] | None:
    """What in quotation marks, or which heading, is most likely said to be the project's name."""
    scores: dict[str, tuple[float, int, str, Sentence]] = {}
    usable = [one for one in told.sentences if one.part in ("head", "body", "greeting", "closing")]
    named = {fold(one["name"]) for s in usable for one in _OF_SOMEBODYS_NAME.finditer(s.text)}
    named |= {
        fold(inside(found))[:-1]
        for sentence in usable
        for one in mentions(sentence.text, known.organisations)
        for found in QUOTED.finditer(one.name)
    }
    for order, sentence in enumerate(usable):
        organisations = mentions(sentence.text, known.organisations)
        for found in QUOTED.finditer(sentence.text):
            text = inside(found).strip(" .,")
            half = (found.end() - found.start()) / 2
            in_name = any(
                (o.start <= found.start() and found.end() <= o.end)
                or min(o.end, found.end()) - max(o.start, found.start()) > half
                for o in organisations
            )
            if in_name or text[:1].islower() or not 1 <= len(text.split()) <= 16 or len(text) > 150:
                continue
            score = score_of(sentence, found, told)
            if fold(text)[:-1] in named and not is_beside_project(sentence.folded, found):
                continue  # an organisation's name
            if score <= 0 or (only and own_language(text, told.letter.language) != only):
                continue
            key = fold(text)
            before = scores.get(key)
            if before:
                shouts = before[2].isupper() and not text.isupper()
                said = (text, sentence) if shouts else before[2:]
                scores[key] = (before[0] + min(score, 2), before[1], *said)
            else:
                scores[key] = (score, -order, text, sentence)
    if scores:
        score, _order, name, best = max(scores.values(), key=lambda one: (one[0], one[1]))
        name = as_called(name, best.text)
        if score >= least:
            return name, own_language(name, told.letter.language), best
    return _heading(told) if least < _SURE else None


def _heading(told: Told) -> tuple[str, str, Sentence] | None:
    """The first heading that is no plain one such as "Information"."""
    for sentence in told.sentences:
        if told.letter.blocks[sentence.block].kind != "heading":
            continue
        text = re.sub(r"(?i)^(?:стенд|stand)\s*(?:№|no\.?)?\s*\d+\s*[:.—–-]\s*", "", sentence.text)
        text = text.strip(" .:")
        if parted := re.fullmatch(r"([^:]{3,}):\s+.+", text):
            text = parted[1]
            if not any(fold(text) in one.folded for one in told.body if one is not sentence):
                continue
        words = fold(text)
        is_label = any(pattern.match(words) for pattern in LABELS.values())
        is_paper = _PLAIN_HEADING.match(words) or _PAPER.search(words)
        if is_label or is_paper or re.match(r"\d", text) or "?" in text:
            continue
        if mentions(text, {}) or len(text.split()) > 16:
            continue
        return without_quotes(text), own_language(text, told.letter.language), sentence
    return None
