"""The role of an organisation, by the words around its name."""

from __future__ import annotations

import re
from collections.abc import Iterator

from projects.intake.proposals.mentions import Mention
from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence

CUES = {
    "implementing": beginnings(
        """
    проводил,
        пишет вам, вам пишет, сізге жазып отыр, исполнител, организатор, реализова, реализует,
        реализуется, осуществ, воплоти, провел, проводит, грантополучател, орындаушы, жүзеге
        асыр, іске асыр, орындады, ұйымдастыр, carried, carries, implement, organised,
        organized, run by, led by, delivered by, выполн, жүргіз, өткізді, біз!, мы!, реализац,
        organiser, organizer, оператор, іске қос, инициатор, бастамашы, we!, runs!, ran!
        """
    ),
    "partner": beginnings(
        """
        партнер, совместно с, вместе с, в сотрудничестве, в содружестве, сотруднича, серіктес,
        бірлес, бірге!, ынтымақтас, әріптес, partner, together with, jointly with, in
        cooperation, collaborat, рука об руку, при участии
        """
    ),
    "sponsor": beginnings("спонсор, меценат, демеуші, sponsor, демеушілік"),
    "funding": beginnings(
        """
    его дал, их дал, ее дал, источник сред,
        бөлінді, грант бөл, финансир, профинансир, грантодател, донор, на средства, за счет, на
        деньги, финансов, қаржыландыр, қаражат, есебінен, гранты!, грантын, қаржы бөл, funded,
        funder, funding, financ, grant from, paid for by, donor, грант предостав, выделил,
        қаржысын, қаржыны, қаржы!, ақшаны, ақшасын, given in full, грант от, при финансовой,
        средства выделил, деньги выделил, бөлді, бөлген, money came from, грант фонд, гранту,
        деньги дал, средства         дал, provided by the, деньги
        """
    ),
}
# Words that only what stands behind them can fill, and only what stands before.
_FORWARD = re.compile(
    r"(?:совместно с|вместе с|в (?:сотрудничестве|содружестве|партнерстве)|при участии|финансов"
    r"|за счет|на средства|на деньги|грант от|together with|jointly with|in cooperation|grant from"
    r"|paid for by|run by|led by|delivered by|партнерств|гранту|money came from|provided by)"
)
_BACKWARD = re.compile(
    r"(?:бирлес|бирге|ынтымактас|есебинен|демеушилиг|каражаты|серикт\w*(?:те|бен|пен))"
)
# A cue that a dash or colon parts from the name is its label.
_IS_LABEL = re.compile(r"(?:\s*(?:проекта|жобаның|of the project))?\s*[—–:-]\s*$")


def roles_of(sentence: Sentence, found: list[Mention]) -> Iterator[tuple[Mention, str]]:
    """Each mention with the role of the word nearest to it, if there is one."""
    text = sentence.folded
    for mention in found:
        text = text[: mention.start] + "¤" * (mention.end - mention.start) + text[mention.end :]
    cues = [(match, role) for role, pattern in CUES.items() for match in pattern.finditer(text)]
    for mention in found:
        near = [
            (gap, role) for match, role in cues if (gap := _gap(text, mention, match)) is not None
        ]
        if near:
            yield mention, min(near)[1]


def _gap(text: str, mention: Mention, cue: re.Match[str]) -> int | None:
    """How far a word of a role stands from a name; other names of a list between do not count."""
    is_before = cue.end() <= mention.start
    if not is_before and _FORWARD.search(cue[0]):
        return None
    if is_before and _BACKWARD.search(cue[0]):
        return None
    between = text[cue.end() : mention.start] if is_before else text[mention.end : cue.start()]
    if ";" in between or re.search(r",\s*(?:а|ал|но|while|and the)\s", between):
        return None
    if is_before and _IS_LABEL.fullmatch(between):
        return 0
    far = len(re.sub(r"¤+", "", between))
    is_list = bool(re.search(r"¤\W*(?:,|\sи\s|жане|мен|and)|(?:,|\sи\s|жане|мен|and)\W*¤", between))
    is_list = is_list and not re.sub(r"¤+|[\s,«»—–:-]|\sи\s|жане|мен|and", "", between)
    if "¤" in between and not is_list:
        if _FORWARD.search(cue[0]) or _BACKWARD.search(cue[0]):
            return None
        far += 25
    if "," in between and not is_list:
        far += 12
    return far if far <= 110 else None
