"""The name of a project, by its label, by the words around it or by its heading."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.letter import Proposal
from projects.intake.proposals.decoys import is_of_other
from projects.intake.proposals.found import places_of
from projects.intake.proposals.labels import LABELS, answers_to
from projects.intake.proposals.lists import Known
from projects.intake.proposals.mentions import mentions
from projects.intake.proposals.phrases import (
    QUOTED,
    beginnings,
    inside,
    language_of,
    without_quotes,
)
from projects.intake.proposals.sentences import Sentence, Told
from projects.texts.alphabet import fold

_LONGEST = 250
_KINDS = beginnings(
    """
    этнофестивал, телепроект, медиапроект, веломарафон, онлайн-проект, арт-проект, этнолагер,
    проект, жоба, project, программ, бағдарлама, марафон, фестивал, акци, конкурс, байқау,
    инициатив, бастама, programme, program, initiative, campaign
    """
)
_WIDER = beginnings(
    """
    велопробег, автопробег, пробег, клуб, кружок, үйірме, курс, мастерск, шеберхана, школа,
    мектеп, club, лагер, экспедиц, выставк, көрме, форум, студи, лаборатор, словар, сөздік,
    сборник, школ, контест, contest, camp, workshop, festival, course, турнир, эстафет
    """
)
_CALLED = beginnings(
    """
    называется, под названием, названи, атты, деп аталады, аталатын, атауы, деген, называли,
    назвали, called, titled, entitled, named, деп атад, аталған, атаулы
    """
)
_LANGUAGE_OF_LABEL = {
    "kk": beginnings("казах, каз!, қазақ, kazakh, қаз!, гос язык, мемлекеттік тіл"),
    "ru": beginnings("русск, рус!, орыс, russian"),
    "en": beginnings("англ, ағылшын, english"),
}
# Words that stand beside a motto or an aim in quotation marks.
_MOTTO = beginnings(
    """
    девиз, лозунг, слоган, цель!, целью, задача!, миссия, идея!, ұран!, ұраны, ұранды, ұранымен,
    мақсаты, motto, slogan, aim!, goal
    """
)
# A programme that a project is a part of.
_PROGRAMME = re.compile(r"(?:в рамках|по|согласно)\s+(?:\w+\s+)?программ\w*\W*$")
_PROGRAMME_BEHIND = re.compile(r"\W*(?:\w+\s+)?багдарлама\w*\s+(?:аясында|шенберинде|бойынша)")
# "… «Мост» («Көпір»)", "«Көпір» жобасы (орысша атауы – «Мост»)".
_IN_BRACKETS = re.compile(
    r"[»”\"]\s*(?:(?:проект\w*|жоба\w*|project)\s*)?\((?P<said>[^()«“\"]{0,40})(?:«[^«»()]+»|“[^“”()]+”"
    r"|\"[^\"()]+\")\s*\)"
)
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
    labelled = _of_one_project([*_labelled(told)])
    if labelled:
        return _in_each_language(labelled)
    if best := _best(told, known):
        return _in_each_language([best, *_beside(told, best), *_translated(told, best)])
    return []


def _beside(told: Told, best: tuple[str, str, Sentence]) -> Iterator[tuple[str, str, Sentence]]:
    """The name in another language, in brackets right behind the name or the project of it."""
    for sentence in told.sentences:
        place = sentence.text.find(best[0])
        found = _IN_BRACKETS.match(sentence.text, place + len(best[0])) if place >= 0 else None
        if not found or sentence.part not in ("head", "body"):
            continue
        text = inside(next(QUOTED.finditer(found[0][1:]))).strip(" .,")
        said = fold(found["said"])
        named = [code for code, words in _LANGUAGE_OF_LABEL.items() if words.search(said)]
        language = named[0] if named else language_of(text, "ru")
        if language != best[1] and not (said.strip(" —–:-") and not named):
            yield text, language, sentence


def _translated(told: Told, best: tuple[str, str, Sentence]) -> Iterator[tuple[str, str, Sentence]]:
    """The name in another language, where a heading in that language calls it so."""
    for sentence in told.body:
        language = language_of(sentence.text, "ru")
        for found in QUOTED.finditer(sentence.text) if language != best[1] else ():
            is_called = re.search(
                r"(?:проект\w*|жоба\w*|project)\W*$", sentence.folded[: found.start()]
            )
            is_whole = told.letter.blocks[sentence.block].kind == "heading"
            if is_called and is_whole and told.letter.language == best[1]:
                yield inside(found).strip(" .,"), language, sentence


def _of_one_project(found: list[tuple[str, str, Sentence]]) -> list[tuple[str, str, Sentence]]:
    """None of the names that rows of a table state under one label: they are several projects."""
    under: dict[tuple[int, str], set[str]] = {}
    for text, language, answer in found:
        under.setdefault((answer.block, answer.label + language), set()).add(fold(text))
    return [one for one in found if len(under[one[2].block, one[2].label + one[1]]) == 1]


def _labelled(told: Told) -> Iterator[tuple[str, str, Sentence]]:
    for answer in answers_to(told, "title"):
        text = answer.text.strip().rstrip(".;")
        if not text or len(text) > _LONGEST or answer.part in ("head", "quoted"):
            continue
        found = list(QUOTED.finditer(text))
        if len(found) == 1 and len(found[0][0]) > 0.5 * len(text) and found[0].start() < 25:
            kind = text[: found[0].start()].strip()
            text = inside(found[0]) if not kind or _KINDS.match(fold(kind)) else text
        elif len(found) == 2 and re.search(r"[/|]|\(", text):
            for one in found:
                yield inside(one), _language(inside(one), answer, told), answer
            continue
        elif len(text.split()) > 18:
            continue
        for part in re.split(r"\s+[/|]\s+", text):
            shown = without_quotes(part)
            yield shown, _language(shown, answer, told), answer


def _language(text: str, answer: Sentence, told: Told) -> str:
    for code, words in _LANGUAGE_OF_LABEL.items():
        if words.search(answer.folded_label):
            return code
    is_russian = _RUSSIAN_LABEL.match(answer.folded_label) and not _is_kazakh(answer.label + text)
    if is_russian and told.letter.language == "kk" and "/" not in answer.label:
        return language_of(text, "ru")
    return _own_language(text, told.letter.language)


def _own_language(text: str, letters: str) -> str:
    """A name is of the letter's language, unless it is written in another alphabet."""
    found = language_of(text, letters)
    return letters if letters == "ru" and found == "kk" and not _is_kazakh(text) else found


def _is_kazakh(text: str) -> bool:
    return bool(re.search("[әғқңөұүһі]", text.casefold()))


def _in_each_language(found: list[tuple[str, str, Sentence]]) -> list[Proposal]:
    made: dict[str, Proposal] = {}
    for text, language, sentence in found:
        value = " ".join(text.split()).strip(" .,")
        made.setdefault(language, Proposal(f"title_{language}", value, places_of([sentence])))
    return list(made.values())


def _best(told: Told, known: Known) -> tuple[str, str, Sentence] | None:
    """What in quotation marks, or which heading, is most likely said to be the project's name."""
    scores: dict[str, tuple[float, int, str, Sentence]] = {}
    usable = [one for one in told.sentences if one.part in ("head", "body", "greeting", "closing")]
    for order, sentence in enumerate(usable):
        organisations = mentions(sentence.text, known.organisations)
        for found in QUOTED.finditer(sentence.text):
            text = inside(found).strip(" .,")
            in_name = any(o.start <= found.start() and found.end() <= o.end for o in organisations)
            if in_name or text[:1].islower() or not 1 <= len(text.split()) <= 16 or len(text) > 150:
                continue
            score = _score(sentence, found, told)
            if score <= 0:
                continue
            key = fold(text)
            before = scores.get(key)
            if before:
                scores[key] = (before[0] + min(score, 2), *before[1:])
            else:
                scores[key] = (score, -order, text, sentence)
    if scores:
        score, _order, name, best = max(scores.values(), key=lambda one: (one[0], one[1]))
        if score >= 2:
            return name, _own_language(name, told.letter.language), best
    return _heading(told)


def _score(sentence: Sentence, found: re.Match[str], told: Told) -> float:
    text = sentence.folded
    before, behind = text[: found.start()], text[found.end() :]
    if re.search(r"[»”\"]\s*\($", before):
        return 0  # the name before it in another language
    if re.match(r"[»”\"]?\s*,\s*[—–-]", behind) or re.search(r"[,!?…]$", inside(found).strip()):
        return 0  # direct speech
    behind = re.sub(r"^\s*\([«“\"][^()]*\)", "", behind)
    near, follow = before[-40:], behind[:45]
    if is_of_other(sentence) or _MOTTO.search(near) or _MOTTO.search(follow):
        return 0
    if _PROGRAMME.search(near) or _PROGRAMME_BEHIND.match(follow):
        return 0
    score = 0.0
    if re.search(r"(?:проект\w*|жоба\w*|project)\W*$", near) or re.match(
        r"\W*(?:\w+\s)?(?:проект|жоба|project)", follow
    ):
        score += 4
    elif _ends_with(_KINDS, near[-28:]) or _begins_with(_KINDS, follow):
        score += 3
    elif _ends_with(_WIDER, near[-24:]) or _begins_with(_WIDER, follow):
        is_place = re.search(r"(?<!\w)(?:на|в|во|at|in)\s+(?:\w+\s+)?\w+\W*$", near)
        score += 0 if is_place else 2
    if re.search(r"(?<!\w)(?:о|об|про|about|on)\W*$", near) or re.match(r"\W*туралы", follow):
        score += 2
    if _BORN.search(near) or _PROJECT_FOR.search(before):
        score += 2
    if re.search(r"(?<!\w)(?:аты|название|имя проекта)\s*[—–:-]\s*$", near):
        score += 3
    if _CALLED.search(near) or _CALLED.search(follow):
        score += 3
    if not before.strip(" —–-") and re.match(r"\s*(?:[—–-]|is\b|was\b)", behind):
        is_speech = len(found[0].split()) > 8 or re.match(r"\s*,", behind)
        score += 0 if is_speech else 3
    if told.letter.blocks[sentence.block].kind == "heading":
        score += 3
    if re.match(r"\W*(?:тема|тақырып|subject)", text):
        score += 2
    if re.search(
        r"(?:песн|ән!|книг|газет|роман|сказк|фильм|song|рассказ|стих|рубрик|танец|би!)\w*\W*$", near
    ):
        score -= 3
    return score


_BORN = re.compile(r"(?<!\w)(?:появил|родил|возник|выросл?|пайда болды|дуниеге келди|туды)\w*\W*$")
# "проекта по оказанию помощи … «Имя»": what the project is for stands before its name.
_PROJECT_FOR = re.compile(r"(?<!\w)проект(?:а|у|ом|е)?\s+(?:(?!котор)[\w-]+\s+){1,14}$")


def _ends_with(words: re.Pattern[str], near: str) -> bool:
    """Whether one of the words stands before, with no colon between."""
    return any(":" not in near[found.end() :] for found in words.finditer(near))


def _begins_with(words: re.Pattern[str], follow: str) -> bool:
    """Whether one of the words stands behind, with no more than two others before it."""
    found = words.search(follow)
    between = follow[: found.start()] if found else ""
    return bool(
        found and re.fullmatch(r"[\s,—–-]*(?:(?!(?:и|в|на|мен|and|in)\s)[\w-]+\s+){0,2}", between)
    )


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
        return without_quotes(text), _own_language(text, told.letter.language), sentence
    return None
