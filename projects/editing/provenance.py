"""The provenance gate: what an entry may call itself, and what of a sample is still in it.

An entry leaves "sample" only when nothing of the sample is left in it, and becomes documented or
reported only by a source of the right kind (DESIGN, provenance). Forms and workbooks ask before
they save, ``projects.editing.completeness`` before anything is published.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.core.exceptions import ValidationError
from django.db.models import Prefetch
from django.db.models.signals import pre_save
from django.dispatch import receiver
from django.utils.translation import gettext as _

from projects.models import Citation, Metric, Participation, Project, Source
from projects.models.language import Language
from projects.texts.alphabet import fold
from projects.texts.languages import LANGUAGES

# "Sample", "Үлгі" and "Образец" as ``fold`` writes them, with what sets them apart from a title.
_SAYS_SAMPLE = re.compile(r"\W*(?:sample|улги|образец)(?:\s*[:：–—)\]]|\s+-\s)")
_REMEMBERED = ("summary", "text")

# What the gate reads of entries, for pages that ask it of many.
PARTS_OF_GATE = (
    Prefetch("metrics", Metric.objects.select_related("indicator", "source")),
    Prefetch("citations", Citation.objects.select_related("source")),
    Prefetch("participations", Participation.objects.select_related("organisation")),
)


class Remnant(NamedTuple):
    """Something of the sample that is left, or a ground that is missing: a sentence, and the id of
    the field or part in the entry's form. ``part`` is the record, if it is one."""

    message: str
    field: str
    part: Any = None


@dataclass(frozen=True)
class Parts:
    """The parts of an entry that may be a sample's, in the order of its form."""

    metrics: list[Any]
    citations: list[Any]
    participations: list[Any]
    photos: list[Any]

    @classmethod
    def of(cls, project: Project) -> Parts:
        return cls(*(list(getattr(project, name).all()) for name in cls.__dataclass_fields__))


def says_sample(title: str | None) -> bool:
    """Whether a title says in one of the languages that the entry is a sample."""
    return bool(_SAYS_SAMPLE.match(fold(title or "")))


def was_sample(project: Project) -> bool:
    """Whether the entry is a sample or has been one."""
    return project.sample_texts is not None


def remnants_of(project: Project, parts: Parts | None = None) -> Iterator[Remnant]:
    """What of a sample is left in an entry that calls itself none.

    Reads ``PARTS_OF_GATE`` and ``photos``, or the ``parts`` that are given.
    """
    if project.is_illustrative:
        return
    for language in LANGUAGES:
        yield from _texts_left(project, language)
    parts = parts or Parts.of(project)
    for place, metric in enumerate(parts.metrics):
        if metric.source.kind == Source.Kind.SAMPLE:
            text = _("Figure “%(figure)s” comes from the sample.") % {"figure": metric.indicator}
            yield Remnant(text, f"metrics-{place}", metric)
    for place, citation in enumerate(parts.citations):
        if citation.source.kind == Source.Kind.SAMPLE:
            text = _("Source “%(source)s” is the sample’s.") % {"source": citation.source}
            yield Remnant(text, f"citations-{place}", citation)
    for place, part in enumerate(parts.participations):
        if was_sample(project) and part.organisation.is_placeholder:
            named = {"organisation": part.organisation}
            text = _("Participant “%(organisation)s” is the sample’s.") % named
            yield Remnant(text, f"participations-{place}", part)
    for place, photo in enumerate(parts.photos):
        if photo.is_sample:
            text = _("Photo %(place)d is a drawing of the sample.") % {"place": place + 1}
            yield Remnant(text, f"photos-{place}", photo)


def _texts_left(project: Project, language: str) -> Iterator[Remnant]:
    named = {"language": Language(language).label}
    if says_sample(getattr(project, f"title_{language}")):
        text = _("The title in %(language)s still says that this is a sample.") % named
        yield Remnant(text, f"id_title_{language}")
    sentences = {
        "summary": _("The summary in %(language)s is still the sample’s."),
        "text": _("The text in %(language)s is still the sample’s."),
    }
    for name, sentence in sentences.items():
        own = getattr(project, f"{name}_{language}")
        if own and _hash(own) in (project.sample_texts or {}).get(language, ()):
            yield Remnant(sentence % named, f"id_{name}_{language}")


def missing_ground(project: Project) -> Iterator[Remnant]:
    """The source that an entry needs before the public may read what it calls itself."""
    kinds = {citation.source.kind for citation in project.citations.all()}
    kind, message = Source.Kind, ""
    if project.is_documented and was_sample(project) and kind.LETTER not in kinds:
        message = _(
            "A documented entry that was a sample needs as its source the letter or form of "
            "whoever carried it out."
        )
    elif project.is_documented and not kinds & {kind.LETTER, kind.DOCUMENT}:
        message = _(
            "A documented entry needs as its source the exhibition’s own document, or the letter "
            "or form of whoever carried it out."
        )
    elif (
        project.provenance == Project.Provenance.REPORTED
        and was_sample(project)
        and kind.PUBLIC not in kinds
    ):
        message = _("An entry that was a sample needs the public source that reports it.")
    if message:
        yield Remnant(message, "citations-group")


def require_no_remnants(project: Project) -> None:
    """Raises ``ValidationError`` with a sentence for each thing of a sample that is left in an
    entry that calls itself none."""
    if left := [remnant.message for remnant in remnants_of(project)]:
        raise ValidationError(left)


def ground_of(project: Project) -> str:
    """The kind of document that stands behind what an entry calls itself: a ``Source.Kind``, or
    "" where its sources have none that does. Reads ``citations`` with their sources."""
    kinds = {citation.source.kind for citation in project.citations.all()}
    grounds = {
        Project.Provenance.DOCUMENTED: (Source.Kind.DOCUMENT, Source.Kind.LETTER),
        Project.Provenance.REPORTED: (Source.Kind.PUBLIC,),
        Project.Provenance.ILLUSTRATIVE: (),
    }[Project.Provenance(project.provenance)]
    return next((kind.value for kind in grounds if kind in kinds), "")


@receiver(pre_save, sender=Project)
def remember_sample_texts(instance: Project, **kwargs: Any) -> None:
    """Keeps fingerprints of a sample's texts in each language whose title says that it is one, so
    that they are known again should the entry leave "sample" with them."""
    if instance.is_illustrative:
        known = dict(instance.sample_texts or {})
        for language in LANGUAGES:
            if says_sample(getattr(instance, f"title_{language}")):
                texts = (getattr(instance, f"{name}_{language}") for name in _REMEMBERED)
                known[language] = [_hash(text) for text in texts if text]
        instance.sample_texts = known


def _hash(text: str) -> str:
    """A short fingerprint of a text; spaces and line ends don't count."""
    return hashlib.sha256(" ".join(text.split()).encode()).hexdigest()[:16]
