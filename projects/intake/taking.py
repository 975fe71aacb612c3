"""From a contribution to the entry: side by side, as a preview, and what is ticked into the pending
change."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import override

from projects.editing import pending, replacement
from projects.editing.organisations import KnownOrganisations
from projects.editing.remarks import remark
from projects.intake.contributed_files import values_of
from projects.intake.contributions import form_of
from projects.intake.questions import QUESTIONS, label_of
from projects.models import (
    Citation,
    Contribution,
    ContributionFile,
    Organisation,
    Participation,
    Project,
    Region,
    Source,
)
from projects.photos.storage import originals
from projects.photos.uploads import Outcome, add_photo, not_stored
from projects.texts.languages import LANGUAGES, text_of
from projects.texts.numbers import number

TEXTS = ("title", "summary", "text")
# Question → field of the entry, for those that become its value as they are.
PLAIN = {
    "coordinator": "coordinator",
    "place": "place_as_written",
    "start_year": "start_year",
    "end_year": "end_year",
    "budget": "budget_kzt",
}
ROLES = {
    "carried_out": Participation.Role.IMPLEMENTING,
    "partners": Participation.Role.PARTNER,
}


@dataclass(frozen=True)
class Row:
    """One question as the desk shows it: what was answered, beside what the entry says now.

    ``errors`` are what is wrong with the answer: then it can't be taken as it is. ``new`` are
    organisations that would join the list.
    """

    name: str
    label: str
    answer: str
    now: str
    errors: tuple[str, ...]
    comment: str
    reply: str
    is_taken: bool
    new: tuple[str, ...] = ()

    @property
    def can_be_taken(self) -> bool:
        return bool(self.answer) and not self.errors and self.answer != self.now


def rows_of(contribution: Contribution) -> list[Row]:
    """All questions of a contribution, against the entry with its pending change."""
    form = form_of(contribution)
    stated = form.stated()
    with pending.as_edited(contribution.project):
        entry = Project.objects.get(pk=contribution.project_id)
        now = {name: _said_by(entry, name, contribution.language) for name in QUESTIONS}
    known = KnownOrganisations()
    return [_row(contribution, name, form, stated, now[name], known) for name in QUESTIONS]


def _row(
    contribution: Contribution,
    name: str,
    form: Any,
    stated: dict[str, Any],
    now: str,
    known: KnownOrganisations,
) -> Row:
    typed = contribution.answers.get(name, "")
    answer = _in_words(name, stated[name]) if name in stated else str(typed or "")
    names = _lines(stated[name]) if name in ROLES and name in stated else []
    return Row(
        name=name,
        label=label_of(name),
        answer=answer,
        now=now,
        errors=tuple(form.errors.get(name, ())),
        comment=contribution.comments.get(name, ""),
        reply=contribution.replies.get(name, ""),
        is_taken=name in contribution.taken,
        new=tuple(one for one in names if known.named(one) is None),
    )


def _said_by(entry: Project, name: str, language: str) -> str:
    """What the entry says to a question, as text."""
    if name in TEXTS:
        return getattr(entry, f"{name}_{language}") or ""
    if name in PLAIN:
        value = getattr(entry, PLAIN[name])
        return _in_words(name, value) if value is not None else ""
    if name in ROLES:
        parts = entry.participations.filter(role=ROLES[name]).select_related("organisation")
        return "\n".join(text_of(part.organisation, "name", language).value for part in parts)
    if name == "regions":
        return _in_words(name, [region.code for region in entry.regions.all()])
    sentences = entry.citations.filter(source__kind=Source.Kind.LETTER).exclude(sentence="")
    return "\n".join(sentences.values_list("sentence", flat=True))


def _in_words(name: str, value: Any) -> str:
    match name:
        case "regions":
            regions = Region.objects.filter(code__in=value)
            return "\n".join(text_of(region, "name").value for region in regions)
        case "budget":
            return number(value)
    return str(value)


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def write(entry: Project, stated: dict[str, Any], language: str) -> None:
    """Writes answers into an entry and its parts, within an edit.

    Raises ``ValidationError`` where they can't stand beside what the entry says.
    """
    for name, value in stated.items():
        if name in TEXTS:
            setattr(entry, f"{name}_{language}", value)
        elif name in PLAIN:
            setattr(entry, PLAIN[name], value)
    entry.clean()
    entry.validate_constraints()
    entry.save()
    if "regions" in stated:
        entry.regions.set(Region.objects.filter(code__in=stated["regions"]))
    for name in ROLES.keys() & stated.keys():
        _name_organisations(entry, _lines(stated[name]), ROLES[name], language)


def _name_organisations(entry: Project, names: list[str], role: str, language: str) -> None:
    """Adds who is not named in that role yet; whoever is there stays."""
    longest = Organisation._meta.get_field("name").max_length
    known = KnownOrganisations()
    for place, name in enumerate(names, start=entry.participations.count() + 1):
        organisation = known.named(name) or known.add(name[:longest], language, entry.block)
        entry.participations.get_or_create(
            organisation=organisation, role=role, defaults={"position": place}
        )


def _cite(entry: Project, contribution: Contribution, figures: str) -> None:
    """The form becomes a source of the entry, with the words about its figures."""
    source = Source.objects.filter(slug=f"form-{contribution.pk}").first()
    if source is None:
        source = Source(slug=f"form-{contribution.pk}", kind=Source.Kind.LETTER)
        who = next(iter(_lines(str(contribution.answers.get("carried_out", "")))), "")
        for language in LANGUAGES:
            with override(language):
                title = _("Form filled in by: %(who)s") % {"who": who[:200]} if who else ""
                title = title or _("Form filled in by whoever carried the project out")
                setattr(source, f"title_{language}", title)
                day = localtime(contribution.sent_at) if contribution.sent_at else None
                setattr(source, f"date_{language}", date_format(day) if day else "")
        source.save()
    words = {"sentence": figures, "sentence_language": contribution.language} if figures else {}
    Citation.objects.update_or_create(project=entry, source=source, defaults=words)


@contextmanager
def as_proposed(contribution: Contribution) -> Iterator[Project]:
    """Inside, the database holds the entry as it would be with all answers; after, as it was."""
    stated = form_of(contribution).stated()
    with pending.editing(contribution.project, None) as edit:
        edit.is_kept = False
        entry = Project.objects.get(pk=contribution.project_id)
        if entry.is_illustrative:
            replacement.empty_sample(entry, contribution.language)
        write(entry, stated, contribution.language)
        _cite(entry, contribution, stated.get("figures", ""))
        yield entry


def is_sample(project: Project) -> bool:
    """Whether the entry, with its pending change, is a sample still."""
    with pending.as_edited(project):
        return bool(Project.objects.get(pk=project.pk).is_illustrative)


def take(
    contribution: Contribution, names: Collection[str], files: Collection[int], by: Any
) -> list[Outcome]:
    """Writes the ticked answers into the entry, or its pending change, and adds the ticked photos;
    gives what became of each photo. A sample makes room first.

    Raises ``ValidationError``, and changes nothing, where an answer can't be taken.
    """
    project = contribution.project
    stated = {n: value for n, value in form_of(contribution).stated().items() if n in names}
    photos = contribution.files.filter(pk__in=files, kind=ContributionFile.Kind.PHOTO)
    with transaction.atomic():
        if is_sample(project):
            replacement.replace_sample(project, by, contribution.language)
            project.refresh_from_db()
        with pending.editing(project, by, remark("form-taken")):
            entry = Project.objects.get(pk=project.pk)
            write(entry, stated, contribution.language)
            _cite(entry, contribution, stated.get("figures", ""))
        _note_taken(contribution, stated, by)
    return [_add(file, contribution, by) for file in photos]


def _note_taken(contribution: Contribution, names: Collection[str], by: Any) -> None:
    """Notes who took what. What was sent is settled by that; what the association still writes in
    stays open. Raises ``ValidationError`` if it has written in it meanwhile."""
    if contribution.is_waiting:
        contribution.state = Contribution.State.TAKEN
    contribution.taken_at, contribution.taken_by = timezone.now(), by
    contribution.taken = sorted({*contribution.taken, *names})
    noted = ("state", "taken_at", "taken_by", "taken")
    same = Contribution.objects.filter(pk=contribution.pk, version=contribution.version)
    if not same.update(**{name: getattr(contribution, name) for name in noted}):
        text = _("The association has changed its form since you opened it. Look at it again.")
        raise ValidationError(text)


def _add(file: ContributionFile, contribution: Contribution, by: Any) -> Outcome:
    try:
        with originals().open(file.file) as content:
            upload = UploadedFile(content, file.name, size=file.size)
            values = values_of(file, contribution.language)
            outcome = add_photo(upload, contribution.project, by, **values)
    except OSError:
        return not_stored(file.name)
    if outcome.is_added:
        contribution.taken = [*contribution.taken, f"photo-{file.pk}"]
        contribution.save(update_fields=["taken"])
    return outcome
