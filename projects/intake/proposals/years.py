"""The years in which a project began and ended."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from projects.intake.proposals.decoys import (
    SUBSET,
    is_founding,
    is_of_other,
    told_in,
    without_documents,
)
from projects.intake.proposals.evidence import is_year_of_somebody
from projects.intake.proposals.found import Candidate
from projects.intake.proposals.labels import LABELS, answers_to, is_of_rows
from projects.intake.proposals.near_years import near_year
from projects.intake.proposals.phrases import beginnings, language_of
from projects.intake.proposals.sentences import Sentence, Told, ends_of
from projects.intake.proposals.short_years import with_short_years
from projects.intake.proposals.since_when import (
    FOR_THE_FIRST_TIME,
    LAST_ONE,
    SPREADS,
    TO_THE_START,
    first_year,
    goes_on_since,
    is_of_helper,
    thought_of_in,
    without_counts,
    without_meanwhile,
)
from projects.intake.proposals.spans import (
    AT_BEST,
    COUNTED_THEN,
    LISTED,
    MONTH,
    SCHOOL_YEARS,
    SPAN,
    WITHIN_YEAR,
    span_in,
)
from projects.intake.proposals.year_words import BEGAN, ENDED, HELD, NOW, PROJECT, WE_ENDED, YEAR
from projects.intake.proposals.years_in_words import first_and_last, with_years
from projects.texts.alphabet import fold

_SINCE = re.compile(
    r"(?:\bс\s+(?:\w+\s+){0,2}|since\s+(?:\w+\s+){0,2})((?:19|20)\d\d)"
    r"|((?:19|20)\d\d)\s*(?:-?\s*)(?:ж(?:ыл\w*)?\.?)?\s*(?:\w+(?:нан|нен|дан|ден|тан|тен)\s+)?"
    r"(?:бастап|бери|(?:казирги|осы|бугин)\w*\s+(?:\w+\s+)?дейин)"
)
# "С весны 2013 года.", all that an answer without its question says.
_SINCE_ALONE = re.compile(
    r"\W*со?\s+(?:\w+\s+){0,2}((?:19|20)\d\d)(?:\s+г\w*\.?)?(?:\s+(?:и\s+)?(?:по|до)\s+"
    r"(?:сей день|сих пор|сегодня\w*|настоящее время|ныне))?\W*"
    r"|\W*((?:19|20)\d\d)\s*жыл\w*\s+(?:\w+(?:нан|нен|дан|ден|тан|тен)\s+)?(?:бери|бастап)\W*"
)
_SOMEBODY = re.compile(r"(?<!\w)(?:я|он|она|муж|сын|дочь|мен|ол|i|he|she)(?!\w)")
_UNTIL = re.compile(
    r"(?<!\w)(?:до|by|until|till)\s+(?:\w+\s+){0,2}(?:19|20)\d\d|(?:19|20)\d\d\s*жыл\w*\s+(?:\w+\s+)?дейин"
)


def plausible(text: str) -> list[int]:
    """The years in a folded text from 1995, the Assembly's first, on."""
    text = re.sub(r"(?<=\d{4})-(?=\d{4})", "–", text)
    return [int(year) for year in YEAR.findall(text) if 1995 <= int(year) <= 2100]


# The highest rank of a year that a sentence states, and no label.
IN_PROSE = 2


def years(told: Told) -> Iterator[tuple[str, Candidate]]:
    """Field and candidate of each year that begins or ends the project; where no other begins it
    the one in which it was thought of."""
    found = without_counts([*_years(told)], IN_PROSE)
    yield from found
    if any(name == "start_year" for name, _one in found):
        return
    above: Sentence | None = None
    for sentence in told_in(told):
        if year := thought_of_in(without_meanwhile(sentence.folded)) or _began_then(
            above, sentence
        ):
            yield "start_year", Candidate(year, sentence, 1)
        above = sentence


# "В 2008 году умерла соседка. Тогда мы и взялись за это": begun in the year told of just before.
_THEN_WE_BEGAN = re.compile(
    r"\W*(?:(?:и\s+)?(?:вот\s+)?(?:тогда|в тот же год|в тот год|той же (?:зимой|весной|осенью)"
    r"|тем же летом)"
    r"|сонда|сол (?:жылы|кезде|кузде|коктемде|кыста|жазда)|содан сон|содан)(?!\w)"
)
_TOOK_UP = re.compile(r"(?<!\w)(?:колга ал|киристи|бел буд|бел шеш|взял(?:и|о)сь|решили|затея)\w*")


def _began_then(above: Sentence | None, sentence: Sentence) -> int | None:
    """The one year of the sentence above, where this one says that it began then."""
    if not above or is_founding(above) or plausible(with_years(sentence.folded)):
        return None
    is_begun = BEGAN.search(sentence.folded) or _TOOK_UP.search(sentence.folded)
    found = plausible(with_years(without_documents(above.folded)))
    is_then = _THEN_WE_BEGAN.match(sentence.folded)
    return found[0] if is_begun and is_then and len(found) == 1 else None


def _years(told: Told) -> Iterator[tuple[str, Candidate]]:
    for name in ("start", "end"):
        for answer in answers_to(told, name):
            is_headline = "«" in answer.label or ":" in answer.label
            if not is_headline and (found := plausible(answer.folded)):
                yield f"{name}_year", Candidate(found[0], answer, 4)
    in_column = Counter((one.block, one.label) for one in told.answers)
    for answer in answers_to(told, "period"):
        if in_column[answer.block, answer.label] == 1 and not is_of_rows(answer, told, "period"):
            yield from _of_period(answer)
    stages = Counter(one.block for one in told.body if _is_dated_item(one, told))
    for sentence in told_in(told):
        is_stage = stages[sentence.block] > 1 and not _THE_PROJECT.search(sentence.folded)
        if is_stage and _is_dated_item(sentence, told):
            continue
        text = with_years(with_short_years(without_documents(sentence.folded)))
        if is_founding(sentence) or not plausible(_of_what_was(text)):
            continue
        for name, candidate in _in_prose(sentence):
            if not is_year_of_somebody(text, candidate.value, is_sure=candidate.rank >= IN_PROSE):
                yield name, candidate


_THE_PROJECT = beginnings("проект, жоба, project")
# "2020–2021 жылдары карантинге байланысты өткізілмеді": when there was nothing.
_WAS_NOT = re.compile(
    r"(?<!\w)(?:откизилме|откизбе|отпе|болма|журме|журги(?:зи)?лме|уйымдастырылма|асырылма)(?:ди|ды|дик|дык|ген|ган)"
    r"|(?<!\w)(?:откизилген|откен|болган)\s+жок(?!\w)"
    r"|(?<!\w)не\s+(?:проводил|состоял|прошел|прошла|прошло|собирал|было(?!\w)|проходил)\w*"
    r"|(?<!\w)(?:был\w*|сделали|вынужден\w+)\s+(?:\w+\s+)?(?:перерыв|пауза)(?!\w)"
)
_PARTS = re.compile(r",|\.\s")
# Kazakh, also where it is typed without its own letters.
_YEAR_KAZAKH = re.compile(r"(?:19|20)\d\d\s*-?\s*жыл(?:ы|дын|дан|гы|га|дары)(?!\w)")


def _is_dated_item(sentence: Sentence, told: Told) -> bool:
    """Whether an item of a list has a year: of several each is of a stage."""
    is_item = told.letter.blocks[sentence.block].kind == "list"
    is_since = _SINCE_ALONE.fullmatch(sentence.folded)
    return is_item and not is_since and bool(plausible(sentence.folded))


def _of_period(answer: Sentence) -> Iterator[tuple[str, Candidate]]:
    found = plausible(answer.folded)
    is_heading = bool(plausible(answer.folded_label))
    if (
        not found
        or is_heading
        or is_of_other(answer)
        or len(answer.text) > 160
        or sum(bool(plausible(fold(answer.text[a:b]))) for a, b in ends_of(answer.text)) > 1
        or LABELS["number"].search(answer.folded_label)
    ):
        return
    yield "start_year", Candidate(found[0], answer, 3)
    is_open = _SINCE.search(answer.folded) or NOW.search(answer.folded)
    if len(found) > 1:
        yield "end_year", Candidate(found[-1], answer, 3)
    elif not is_open and not re.search(r"\d\s*(?:г\w*\.?|ж\w*\.?)?\s*[–—-]\s*$", answer.folded):
        yield "end_year", Candidate(found[0], answer, 3)


def _in_prose(sentence: Sentence) -> Iterator[tuple[str, Candidate]]:
    text = with_years(without_meanwhile(without_documents(sentence.folded)))
    text = SUBSET.split(text)[0]
    text = SPREADS.sub(" ", TO_THE_START.sub(" ", text))
    text = ",".join(part for part in _of_what_was(text).split(",") if not _is_of_helper(part))
    if both := first_and_last(text):
        yield "start_year", Candidate(both[0], sentence, 1)
        yield "end_year", Candidate(both[1], sentence, 1)
        return
    if year := first_year(text) or goes_on_since(text):
        yield "start_year", Candidate(year, sentence, 1)
        goes_on = any(NOW.search(one) and not ENDED.search(one) for one in _PARTS.split(text))
        end = None if goes_on else near_year(text, ENDED, is_backward="жыл" in text)
        if end and end > year:
            yield "end_year", Candidate(end, sentence, 1)
        return
    is_ours = any(cue.search(text) for cue in (PROJECT, HELD, BEGAN, WE_ENDED, _WE_DID, LAST_ONE))
    text = with_short_years(text)
    text = SCHOOL_YEARS.sub(lambda found: f"{found[1]}–{found[1][:2]}{found[2]}", text)
    span = LISTED.search(text) or span_in(text)
    if (not span and SPAN.search(text)) or len({one.groups() for one in SPAN.finditer(text)}) > 1:
        return  # counts of one year and of another
    if alone := _SINCE_ALONE.fullmatch(text):
        yield "start_year", Candidate(int(alone[1] or alone[2]), sentence)
        return
    if not is_ours and (not span or _SOMEBODY.search(text)):
        return
    if span and AT_BEST.search(text):
        return
    if span and 1995 <= int(span[1]) <= int(span[2]):
        is_count = COUNTED_THEN.search(text) and not _THE_PROJECT.search(text)
        yield "start_year", Candidate(int(span[1]), sentence, 2 * (is_ours and not is_count))
        yield "end_year", Candidate(int(span[2]), sentence, 2 * (is_ours and not is_count))
        return
    if is_ours and (within := WITHIN_YEAR.search(text)):
        year = int(within[1] or within[2] or within[3])
        yield "start_year", Candidate(year, sentence, 2)
        yield "end_year", Candidate(year, sentence, 2)
        return
    is_backward = language_of(sentence.text, "ru") == "kk" or bool(_YEAR_KAZAKH.search(text))
    for name, cue in (("start_year", BEGAN), ("end_year", ENDED)):
        if name == "end_year" and _is_over_now(text):
            continue
        if year := near_year(text, cue, is_backward=is_backward):
            yield name, Candidate(year, sentence, 1)
    if until := _RAN_UNTIL.search(text):
        yield "end_year", Candidate(int(until[1] or until[2]), sentence, 1)
    since = _SINCE.search(text)
    if since:
        yield "start_year", Candidate(int(since[1] or since[2]), sentence, 1)
        return
    found = plausible(text)
    is_both = _BEGAN_AND_ENDED.search(text) or _IN_ONE_YEAR.search(text)
    if len(set(found)) == 1 and is_both:
        yield "start_year", Candidate(found[0], sentence, 1)
        yield "end_year", Candidate(found[0], sentence, 1)
        return
    parts = [part for part in text.split(",") if plausible(part)]
    is_single = len(set(found)) == 1 and any(HELD.search(part) for part in parts)
    is_single = is_single and not _UNTIL.search(text) and not FOR_THE_FIRST_TIME.search(text)
    if is_single and not BEGAN.search(text) and not ENDED.search(text) and PROJECT.search(text):
        yield "start_year", Candidate(found[0], sentence, 0)
        yield "end_year", Candidate(found[0], sentence, 0)


def _is_over_now(text: str) -> bool:
    """Whether a sentence says that it is over now, and of no year in which it ended."""
    ended = [part for part in _PARTS.split(text) if ENDED.search(part)]
    before = (NOW.split(part)[0] for part in ended)
    is_dated = any(plausible(part) and ENDED.search(part) for part in before)
    return any(NOW.search(part) for part in ended) and not is_dated


def _of_what_was(text: str) -> str:
    """A sentence without its parts of years in which nothing was; empty where no part has both."""
    parts = text.split(",")
    is_told_apart = all(plausible(part) for part in parts if _WAS_NOT.search(part))
    return ",".join(part for part in parts if not _WAS_NOT.search(part)) if is_told_apart else ""


# "2015 жылға дейін жүрді", "шёл до 2015 года"
_RAN_UNTIL = re.compile(
    r"((?:19|20)\d\d)\s*жыл\w*\s+(?:\w+\s+)?[дш]ейин\s+(?:\w+\s+){0,2}?"
    r"(?:жур(?:ди|дик|гиз)|созыл|жалгаст|откизди)"
    r"|(?<!\w)(?:шел|шла|шло|длил\w+|продолжал\w+|действовал\w*|вели|вела|тянул\w*|работал\w*|проводил\w*)\s+"
    r"(?:его\s+|ее\s+)?(?:вплоть\s+)?до\s+(?:самого\s+|конца\s+|начала\s+|\w+\s+)?"
    r"((?:19|20)\d\d)"
)
# "2015 жылдан 2018 жылға дейін көрпе тіктік": we did it.
_WE_DID = re.compile(r"(?<!\w)\w{2,}(?:дык|дик|тык|тик)\W*$")
# "начат и завершён в 2015 году"
_BEGAN_AND_ENDED = re.compile(
    rf"(?:{BEGAN.pattern})[^,.;]{{0,60}}(?:{ENDED.pattern})|(?:{BEGAN.pattern})\w*,\s*(?:{ENDED.pattern})"
)

# "2023 жылдың ақпанында басталып, желтоқсанда аяқталды": months of one year.
_IN_ONE_YEAR = re.compile(
    rf"(?<!\d)(?:19|20)\d\d\s*жыл\w*\s+{MONTH}\s+баста\w+\s+[^.;\d]{{0,30}}?{MONTH}\s+[^.;\d]{{0,50}}?"
    rf"(?:{ENDED.pattern})"
    rf"|(?:{BEGAN.pattern})\w*\s+(?:\w+\s+)?в\s+{MONTH}\s+(?:19|20)\d\d(?:\s+г\w*\.?)?[^.;\d]{{0,30}}?"
    rf"(?:{ENDED.pattern})\w*\s+(?:\w+\s+)?в\s+{MONTH}(?!\w|\s+(?:19|20))"
)


def _is_of_helper(part: str) -> bool:
    """Whether a part of a sentence tells since when somebody helps, and nothing of the project."""
    if not _SINCE.search(part):
        return False
    rest = _OFFICE.sub(" ", part)
    return bool(
        _JOINS.search(part)
        or (is_of_helper(part) and not (PROJECT.search(rest) or HELD.search(rest)))
    )


# "Руководитель проекта с 2012 года живёт здесь", "С 2019 года в проекте участвует и школа"
_OFFICE = re.compile(
    r"(?<!\w)(?:руководител|координатор|директор|спонсор|партнер|участни)\w*\s+(?:нашего\s+)?проекта"
    r"|(?<!\w)жоба(?:нын)?\s+(?:жетекши|басшы|демеуши|сериктес|уйлестируши|катысушы)\w*"
    r"|жумыс ист\w*"
)
_JOINS = re.compile(
    r"(?<!\w)(?:участву(?:ет|ют)|помога(?:ет|ют))\s+(?:и|также)(?!\w)"
    r"|(?<!\w)(?:и|также)\s+(?:участву(?:ет|ют)|помога(?:ет|ют))(?!\w)"
)
