"""Letters at the desk: dropped on a stand or the overview, shown beside what they say, taken."""

from __future__ import annotations

from itertools import chain
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.formats import date_format
from django.utils.html import format_html
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.letter_rights import may_read_letters
from projects.admin.letter_taking import LetterTakingAdmin
from projects.editing import pending
from projects.editing.names import name_of
from projects.intake import received
from projects.intake.proposals import Known, propose
from projects.intake.reading import stand_number
from projects.models import Project, ReceivedLetter
from projects.photos.names import reading_of

HARMLESS = {"X-Content-Type-Options": "nosniff", "Cache-Control": "private, no-store"}


class StandField(forms.ModelChoiceField):
    """A stand by what is on it, with the change that waits for a publisher."""

    def label_from_instance(self, project: Project) -> str:
        return name_of(project, getattr(project, "pending", None))


class StandForm(forms.Form):
    """The stand that a letter is for."""

    project = StandField(
        label=gettext_lazy("Stand"),
        queryset=Project.objects.select_related("pending").order_by("number"),
        empty_label=gettext_lazy("choose the stand"),
    )


class LettersAdmin(LetterTakingAdmin, admin.ModelAdmin):
    """The way of a letter up to its proposals."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("letters/", self.letter_drop_view, "letter_drop"),
            own("letters/<int:letter>/stand/", self.letter_stand_view, "letter_stand"),
            own("letters/<int:letter>/erase/", self.letter_erase_view, "letter_erase"),
            own("letters/<int:letter>/file/<int:place>/", self.letter_file_view, "letter_file"),
            own("letters/<int:letter>/photo/<int:place>/", self.letter_photo_view, "letter_photo"),
            own("<int:pk>/letters/", self.letters_view, "letters"),
            own("<int:pk>/letters/<int:letter>/", self.letter_view, "letter"),
            *super().get_urls(),
        ]

    def letter_drop_view(self, request: HttpRequest) -> HttpResponse:
        """Takes a letter in before it is known for which stand; shows those that wait for one."""
        self._require_letters(request)
        if request.method == "POST" and (kept := self._received(request, None)):
            return redirect("admin:projects_project_letter_stand", kept.pk)
        waiting = ReceivedLetter.objects.open().filter(project=None)
        return self._drop_page(request, None, waiting)

    def letters_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Takes a letter in for one stand; shows those that came before."""
        self._require_letters(request)
        project = get_object_or_404(Project, pk=pk)
        if request.method == "POST" and (kept := self._received(request, project)):
            return redirect("admin:projects_project_letter", pk, kept.pk)
        return self._drop_page(request, project, project.received_letters.all())

    def letter_stand_view(self, request: HttpRequest, letter: int) -> HttpResponse:
        """Asks for which stand a letter is; what its name or text says is proposed."""
        self._require_letters(request)
        kept = get_object_or_404(ReceivedLetter, pk=letter)
        meant = None if kept.project else _meant(kept)
        form = StandForm(request.POST or None, initial={"project": kept.project or meant})
        if request.method == "POST" and form.is_valid():
            project = form.cleaned_data["project"]
            received.give_to(kept, project)
            text = _("The letter “%(name)s” belongs to stand %(number)s now.")
            said = text % {"name": kept.name, "number": project.number}
            self.message_user(request, said, messages.SUCCESS)
            return redirect("admin:projects_project_letter", project.pk, kept.pk)
        context = self.admin_site.each_context(request) | {
            "title": _("For which stand is this letter?"),
            "opts": self.opts,
            "original": None,
            "kept": kept,
            "meant": meant,
            "form": form,
        }
        return TemplateResponse(request, "admin/letters/stand.html", context)

    def letter_file_view(self, request: HttpRequest, letter: int, place: int) -> HttpResponseBase:
        """A file as it was sent, to be saved, never shown by the browser."""
        self._require_letters(request)
        kept = get_object_or_404(ReceivedLetter, pk=letter)
        try:
            name, file = received.open_file(kept, place)
        except (LookupError, OSError) as error:
            raise Http404(f"letter {letter} has no file {place}") from error
        kind = "application/octet-stream"
        return FileResponse(
            file, as_attachment=True, filename=name, content_type=kind, headers=HARMLESS
        )

    def letter_photo_view(self, request: HttpRequest, letter: int, place: int) -> HttpResponse:
        """A small clean copy of a photo of the letter."""
        self._require_letters(request)
        kept = get_object_or_404(ReceivedLetter, pk=letter)
        try:
            picture = received.thumbnail(kept, place)
        except (LookupError, OSError, ValidationError) as error:
            raise Http404(f"letter {letter} has no photo {place}") from error
        headers = {"Cache-Control": "private, max-age=3600"}
        return HttpResponse(picture, content_type="image/jpeg", headers=headers)

    def letter_erase_view(self, request: HttpRequest, letter: int) -> HttpResponse:
        """Asks; then erases a letter with its files. What was taken from it stays."""
        self._require_letters(request)
        kept = get_object_or_404(ReceivedLetter, pk=letter)
        if request.method == "POST" and "confirmed" in request.POST:
            received.forget(kept)
            text = _("The letter “%(name)s” is erased, with all that came with it.")
            self.message_user(request, text % {"name": kept.name}, messages.SUCCESS)
            if kept.project_id:
                return redirect("admin:projects_project_letters", kept.project_id)
            return redirect("admin:projects_project_letter_drop")
        context = self.admin_site.each_context(request) | {
            "title": _("Erase this letter?"),
            "opts": self.opts,
            "original": kept.project,
            "kept": kept,
        }
        return TemplateResponse(request, "admin/letters/erase.html", context)

    def _received(self, request: HttpRequest, project: Project | None) -> ReceivedLetter | None:
        """The letter that was sent, kept; nothing where it was refused, which is told."""
        try:
            kept = received.receive(request.FILES.getlist("files"), request.user, project)
        except ValidationError as error:
            for sentence in error.messages:
                self.message_user(request, sentence, messages.ERROR)
            return None
        if earlier := received.came_with(kept):
            self.message_user(request, _came_already(earlier[0]), messages.WARNING)
        return kept

    def _drop_page(
        self, request: HttpRequest, project: Project | None, letters: Any
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Fill from a letter"),
            "opts": self.opts,
            "original": project,
            "name": name_of(project, pending.pending_of(project)) if project else "",
            "letters": letters,
        }
        return TemplateResponse(request, "admin/letters/drop.html", context)

    def _require_letters(self, request: HttpRequest) -> None:
        if not may_read_letters(request.user):
            raise PermissionDenied


def _meant(kept: ReceivedLetter) -> Project | None:
    """The stand that a file's name or the letter itself tells, or may tell: a person is asked."""
    names = [file["name"] for file in kept.files]
    photos = [name for name in names if received.is_picture_name(name)]
    stated = (
        proposal.value
        for letter in received.letters_of(kept)
        for proposal in propose(letter, Known()).proposals
        if proposal.field == "number"
    )
    written = (name for name in names if name not in photos)
    told = chain(map(_number_in, written), stated, map(_number_in, photos))
    number = next(filter(None, told), None)
    return Project.objects.filter(number=number).first() if number else None


def _came_already(earlier: ReceivedLetter) -> str:
    """When a letter came before, with a link to what it says."""
    if earlier.project_id:
        address = reverse("admin:projects_project_letter", args=[earlier.project_id, earlier.pk])
    else:
        address = reverse("admin:projects_project_letter_stand", args=[earlier.pk])
    moment = date_format(localtime(earlier.sent_at), "DATETIME_FORMAT")
    text = _('This letter came already on {moment}: <a href="{address}">{name}</a>.')
    return format_html(text, moment=moment, address=address, name=earlier.name)


def _number_in(name: str) -> int | None:
    return stand_number(name) or reading_of(name).stand
