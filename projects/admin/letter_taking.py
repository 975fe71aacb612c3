"""What letters say beside the letters, and how what is ticked gets into the entry."""

from __future__ import annotations

from typing import Any

from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.admin.acting import act_on_saved, say_saved
from projects.admin.letter_boxes import asks_for_more
from projects.admin.letter_form import LetterForm
from projects.admin.letter_page import shown_blocks
from projects.admin.letter_there import names_no_project
from projects.admin.named_records import added_to_lists
from projects.admin.photo_plan import say_elsewhere
from projects.admin.seen import say_merged
from projects.editing import pending
from projects.editing.names import name_of
from projects.editing.provenance import remnants_of
from projects.editing.publication import TRANSITIONS
from projects.editing.remarks import remark
from projects.editing.replacement import empty_sample
from projects.intake import received
from projects.intake.letter import Letter, Proposal, Remark
from projects.intake.proposals import known, propose
from projects.intake.proposals.pairs import with_other_names
from projects.models import Project, ReceivedLetter, Source
from projects.models.language import Language
from projects.texts.languages import LANGUAGES, language_name

# Signs of a line that is told in full.
LONGEST_LINE = 200


class LetterTakingAdmin(admin.ModelAdmin):
    """The page on which a person decides what of a letter goes into the entry."""

    def letter_view(self, request: HttpRequest, pk: int, letter: int) -> HttpResponse:
        """The letter beside its proposals; takes what is ticked once a person has confirmed it."""
        if not all(request.user.has_perm(f"projects.{n}_photo") for n in ("add", "change")):
            raise PermissionDenied
        project = get_object_or_404(Project, pk=pk)
        if not self.has_change_permission(request, project):
            raise PermissionDenied
        kept = get_object_or_404(ReceivedLetter, pk=letter, project=project)
        said, remarks = _readings(kept)
        if request.method == "POST":
            return self._take_letter(request, project, kept, said, remarks)
        with pending.as_edited(project) as waiting:
            form = self._letter_form(request, kept, said, Project.objects.get(pk=pk))
            seen = pending.seen_within(project, waiting)
            return self._proposals_page(request, project, form, remarks, seen, waiting)

    def _take_letter(
        self,
        request: HttpRequest,
        project: Project,
        kept: ReceivedLetter,
        said: list[tuple[Letter, list[Proposal]]],
        remarks: list[Remark],
    ) -> HttpResponse:
        """Writes what is ticked as one edit of the entry, then its photos; what is wrong leaves
        the page as the person had it."""
        note = remark("letter-taken", kept.name)
        source: Source | None = None
        with pending.editing(project, request.user, note) as edit:
            entry = Project.objects.get(pk=project.pk)
            seen, is_sample = pending.seen_within(project, edit.waiting), entry.is_illustrative
            # Of a real entry each value is asked about that has changed since.
            is_overtaken = is_sample and request.POST.get("seen") != seen
            if is_sample:
                empty_sample(entry, _language(request, said))
            form = self._letter_form(request, kept, said, entry, is_sample=is_sample)
            if asks_for_more(request.POST):
                edit.is_kept = False
                form.leave_unchecked()
                return self._proposals_page(request, project, form, remarks, seen, edit.waiting)
            is_right = form.is_valid(is_submitted="_submit" in request.POST)
            edit.is_kept = is_right and not is_overtaken
            if edit.is_kept:
                source = form.save()
                for remnant in remnants_of(Project.objects.get(pk=project.pk)):
                    form.form.add_error(None, remnant.message)
                    edit.is_kept = False
            if not edit.is_kept:
                if is_overtaken:
                    text = _(
                        "Somebody has changed the entry since you opened the page; it is shown "
                        "here as it is now. Nothing is taken yet: look at it, then take again."
                    )
                    self.message_user(request, text, messages.ERROR)
                return self._proposals_page(request, project, form, remarks, seen, edit.waiting)
        if form.taken() or form.there() or form.photos.ticked():
            kept.taken_at = timezone.now()
        if source is not None:
            kept.source = Source.objects.filter(pk=source.pk).first()
        kept.save(update_fields=["taken_at", "source"])
        say_merged(request, [form.form])
        return self._tell_taken(request, project, form, edit)

    def _tell_taken(
        self, request: HttpRequest, project: Project, form: LetterForm, edit: pending.Edit
    ) -> HttpResponse:
        """Adds the photos, submits the entry if that was asked and all could be added, and tells
        what was taken and what was not."""
        with pending.as_edited(project):
            language = Project.objects.get(pk=project.pk).original_language
        count, is_whole = 0, True
        for place, box in enumerate(form.photos.boxes):
            if not box.is_ticked:
                continue
            values = box.form.values(form.photos.together.cleaned_data, language)
            outcome = received.hang_picture(form.kept, place, project, request.user, **values)
            count += outcome.is_added
            say_elsewhere(self, request, outcome)
            if not outcome.is_added:
                is_whole &= not outcome.is_for_later
                self.message_user(request, outcome.sentence, messages.WARNING)
        if count:
            edit.is_changed, edit.waiting = True, pending.pending_of(project)
        if is_whole:
            act_on_saved(request, edit, project)
        else:
            say_saved(request, edit, project)
            text = _("The entry is not submitted: a photo is missing. Take it again in a while.")
            self.message_user(request, text, messages.WARNING)
        told = format_html("{} {}", _what_was_taken(form, count), added_to_lists(edit.added))
        if told.strip():
            self.message_user(request, told, messages.INFO)
        return redirect("admin:projects_project_change", project.pk)

    def _letter_form(
        self,
        request: HttpRequest,
        kept: ReceivedLetter,
        said: list[tuple[Letter, list[Proposal]]],
        entry: Project,
        *,
        is_sample: bool | None = None,
    ) -> LetterForm:
        def base(fields: list[str]) -> Any:
            return self.get_form(request, entry, change=True, fields=fields)

        return LetterForm(
            base,
            entry,
            kept,
            said,
            request.POST if request.method == "POST" else None,
            is_sample=entry.is_illustrative if is_sample is None else is_sample,
            may_add=[
                name
                for name in ("organisation", "indicator")
                if request.user.has_perm(f"projects.add_{name}")
            ],
        )

    def _proposals_page(
        self,
        request: HttpRequest,
        project: Project,
        form: LetterForm,
        remarks: list[Remark],
        seen: str,
        waiting: Any,
    ) -> HttpResponse:
        """The page, rendered at once: the entry is in the database so only within the block."""
        letters = [
            {
                "letter": letter,
                "language": Language(letter.language).label,
                "blocks": shown_blocks(letter, form.marks(letter)),
            }
            for letter, _proposals in form.said
        ]
        context = self.admin_site.each_context(request) | {
            "title": _("What the letter says"),
            "opts": self.opts,
            "original": project,
            "name": name_of(project, waiting),
            "kept": form.kept,
            "letters": letters,
            "is_of_none": names_no_project(form.said),
            "remarks": form.remarked(remarks),
            "remarked": [box for _c, _h, boxes, _m in form.groups() for box in boxes if box.remark],
            "form": form,
            "seen": seen,
            "may_submit": request.user.has_perm(TRANSITIONS["submit"].permission),
            "language": language_name(form.said[0][0].language),
        }
        return TemplateResponse(request, "admin/letters/proposals.html", context).render()


def _readings(kept: ReceivedLetter) -> tuple[list[tuple[Letter, list[Proposal]]], list[Remark]]:
    """What the rules find in each letter, and the remarks of reading and rules."""
    said, remarks, listed = [], dict[str, Remark](), known()
    for letter in received.letters_of(kept):
        reading = propose(letter, listed)
        said.append((letter, [*reading.proposals, *reading.choices]))
        for one in (*letter.remarks, *reading.remarks):
            about = (*_about(remarks.get(one, "")), *_about(one))
            remarks[str(one)] = Remark(one, about)
    return with_other_names(said), list(remarks.values())


def _about(remark: str) -> tuple[Proposal, ...]:
    return remark.about if isinstance(remark, Remark) else ()


def _language(request: HttpRequest, said: list[tuple[Letter, list[Proposal]]]) -> str:
    """The original language that was chosen; that of the letter otherwise."""
    chosen = request.POST.get("original_language", "")
    return chosen if chosen in LANGUAGES else said[0][0].language


def _what_was_taken(form: LetterForm, photos: int) -> SafeString:
    """What came from the letter into the entry, what stood there already, and what did not: a line
    of each, folded where it is long."""
    taken = form.taken()
    if photos:
        taken.append(ngettext("%(count)d photo", "%(count)d photos", photos) % {"count": photos})
    told = (
        (_("Taken from the letter:"), taken),
        (_("In the entry already:"), form.there()),
        (_("Not taken:"), form.left_out()),
    )
    lines = ((_line(*one),) for one in told if one[1])
    return format_html_join("", '<div class="desk-told">{}</div>', lines)


def _line(heading: str, labels: list[str]) -> SafeString:
    """What is called so; of many their number, and they behind it."""
    words = "; ".join(labels)
    if len(words) <= LONGEST_LINE:
        return format_html("{} {}.", heading, words)
    folded = "<details><summary>{} {}</summary>{}.</details>"
    return format_html(folded, heading, len(labels), words)
