"""Sentences that tell of something else: other years or projects, plans, how one was founded."""

from __future__ import annotations

import re
from dataclasses import replace

from projects.intake.proposals.phrases import beginnings
from projects.intake.proposals.sentences import Sentence

OTHER = beginnings(
    """
    прошлом году, прошлый год, прошлого года, прошлогодн, ранее, до этого, раньше, предыдущ, в
    отличие, для сравнения, по сравнению, аналогичн, подобн, друг проект, другой проект, другого
    проекта, другом проекте, не путать, не относ, не входит, не включ, не учит, не вошл, не
    считая, в то время как, былтыр, бұрынғы, алдыңғы, бұған дейін, бұдан бұрын, өткен жылы,
    өткен жылғы, басқа жоба, ұқсас, салыстыр, шатастыр, қоспа, кірмейді, есептелмей, last year,
    previous, before the project, before that, before this, earlier, another project, other
    project, compare, not included, not part of, similar, do not confuse, by contrast, в
    позапрошлом, кірген жоқ, қосылмаған, қатысы жоқ, other event, соседнего проекта, other year,
    does not belong, not to be, separate project, отдельный проект, отдельн, бөлек, тогда же, до
    проекта, жобаға дейін, year before, жылдан бұрын, годом ранее, өткен жолы, в прошлый раз,
    прошлый фестивал, last time, прежн, бұрын өткен
    """
)
PLANS = beginnings(
    """
    планиру, собираемся провести, хотим, хотели бы, надеемся, мечта, ожида, рассчитыва,
    следующем году, следующий год, будущем, намерен, предполага, если получит, жоспарла, жоспар
    бойынша, келесі жылы, алдағы, үміттен, ниетте, көздеп, plan!, plans!, planning, hope, next
    year, would like, expect, intend, aim to, просим дополнительно, келер жылы, будет!, будут!,
    will!, болашақта, армандай
    """
)
FOUNDED = beginnings(
    """
    основан, создан в, создано, создана, образован, учрежден, зарегистрир, существует с,
    работаем с, работает с, құрыл, негізі қалан, тіркел, ашылған жылы, founded, established,
    registered, set up in, існует, с момента основания, со дня, родил, туған, born, was formed,
    күннен бастап
    """
)


def is_of_other(sentence: Sentence) -> bool:
    """Whether a sentence compares with, or tells of, another year or project."""
    return bool(OTHER.search(sentence.folded))


def before_plan(sentence: Sentence) -> Sentence:
    """The sentence up to the part that tells what is planned or hoped for; its place stays."""
    found = PLANS.search(sentence.folded)
    if not found:
        return sentence
    marks = [mark.start() for mark in re.finditer(r"[,;—–]\s", sentence.folded[: found.start()])]
    return replace(sentence, text=sentence.text[: marks[-1]] if marks else "")


def is_founding(sentence: Sentence) -> bool:
    """Whether a sentence tells when an organisation or person began."""
    return bool(FOUNDED.search(sentence.folded))
