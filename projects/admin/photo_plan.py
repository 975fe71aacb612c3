"""Photos for many stands at once: the upload of a folder, and the plan that is confirmed."""

from __future__ import annotations

from collections.abc import Iterable
from time import monotonic
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.http import urlencode
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.acting import wrong_in
from projects.models import Photo, Project, WaitingPhoto
from projects.photos import plan, uploads
from projects.texts.fields import LineField

# A request that adds many photos ends after this time; the others wait for the next.
SECONDS_TO_ADD = 20


class TogetherForm(forms.Form):
    """The values shared by all files that are uploaded together."""

    credit = LineField(label=gettext_lazy("credit"), max_length=200, required=False)
    licence = LineField(label=gettext_lazy("licence"), max_length=120, required=False)
    consent = forms.ChoiceField(
        label=gettext_lazy("consent of those shown"),
        choices=Photo.Consent,
        initial=Photo.Consent.UNKNOWN,
        required=False,
    )
    is_again = forms.BooleanField(
        label=gettext_lazy("add also photos that are there already"), required=False
    )

    def values(self) -> dict[str, Any]:
        """The filled-in fields, without wrong ones; those ``wrong`` names."""
        self.is_valid()
        return {name: value for name, value in self.cleaned_data.items() if value}

    def wrong(self) -> list[uploads.Outcome]:
        return [uploads.Outcome(sentence, False) for sentence in wrong_in(self)]


def _noted(photo: WaitingPhoto, project: Project | None) -> plan.Note:
    try:
        return plan.noted(photo, project)
    except OSError:  # the storage is away: adding the photo will say so
        return plan.Note()


def _links_to(entries: Iterable[Project]) -> str:
    """The way to the photos of these entries, to describe them: one by one, or in one table."""
    ordered = sorted(entries, key=lambda one: one.number)
    links = (
        (reverse("admin:projects_project_photos", args=[entry.pk]), entry.number)
        for entry in ordered
    )
    return format_html(
        '{}: {}. <a href="{}?{}">{}</a>',
        _("Now describe the photos: alternative text and credit"),
        format_html_join(", ", '<a href="{}">{}</a>', links),
        reverse("admin:projects_project_photo_sheet"),
        urlencode({"stand": [entry.number for entry in ordered]}, doseq=True),
        _("All texts in one table"),
    )


def entry_with_photos(request: HttpRequest, pk: int, action: str) -> Project:
    """The entry, if this person may do that with its photos."""
    if not request.user.has_perm(f"projects.{action}_photo"):
        raise PermissionDenied
    return get_object_or_404(Project, pk=pk)


def _elsewhere(outcome: uploads.Outcome) -> list[dict[str, str]]:
    """A sentence and an address for each other entry that has the picture of an upload."""
    text = _("Stand %(number)d has the same picture: is it meant for both?")
    return [
        {
            "sentence": text % {"number": entry.number},
            "address": reverse("admin:projects_project_photos", args=[entry.pk]),
        }
        for entry in outcome.elsewhere
    ]


def say_elsewhere(desk: Any, request: HttpRequest, outcome: uploads.Outcome) -> None:
    """Names the other stands that have the picture, each with the way to its photos."""
    for also in _elsewhere(outcome):
        link = format_html('<a href="{address}">{sentence}</a>', **also)
        desk.message_user(request, link, messages.WARNING)


def _as_json(outcome: uploads.Outcome) -> dict[str, Any]:
    said: dict[str, Any] = {"sentence": outcome.sentence, "is_added": outcome.is_added}
    return said | ({"elsewhere": _elsewhere(outcome)} if outcome.elsewhere else {})


class PhotoPlanAdmin(admin.ModelAdmin):
    """The upload of a folder, and the page that says where each of its files would go."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("photos/", self.photo_folder_view, "photo_folder"),
            own("photos/plan/", self.photo_plan_view, "photo_plan"),
            own("photos/plan/<int:photo>/", self.photo_waiting_view, "photo_waiting"),
            *super().get_urls(),
        ]

    def photo_folder_view(self, request: HttpRequest) -> HttpResponse:
        """Takes a folder's files aside; nothing is saved before their plan is confirmed."""
        self._require_change(request)
        if request.method == "POST":
            plan.forget_old()
            together = TogetherForm(request.POST)
            values, wrong = together.values(), together.wrong()
            values.pop("is_again", None)
            files = request.FILES.getlist("files")
            outcomes = [plan.wait(file, request.user, values) for file in files]
            if outcomes and "json" not in request.headers.get("Accept", ""):
                return self._answer(
                    request, wrong, "admin:projects_project_photo_plan", is_told=True
                )
            return self._answer(request, [*wrong, *outcomes], "admin:projects_project_photo_folder")
        context = {"title": _("Photos for many stands"), "opts": self.opts}
        context |= self.admin_site.each_context(request) | {"together": TogetherForm()}
        return TemplateResponse(request, "admin/projects/project/photo_folder.html", context)

    def photo_plan_view(self, request: HttpRequest) -> HttpResponse:
        """Where each file would go; adds those that were confirmed."""
        self._require_change(request)
        waiting = list(WaitingPhoto.objects.waiting_for(request.user))
        if request.method == "POST":
            return self._confirm(request, waiting)
        entries = {p.number: p for p in Project.objects.order_by("number")}
        read = [p for p in waiting if p.file and not p.is_guess]
        context = self.admin_site.each_context(request) | {
            "title": _("Where the photos would go"),
            "opts": self.opts,
            "read": [(p, entries.get(p.number), _noted(p, entries.get(p.number))) for p in read],
            "asked": [(p, entries.get(p.number)) for p in waiting if p.file and p.is_guess],
            "refused": [p for p in waiting if not p.file],
            "entries": entries,
        }
        return TemplateResponse(request, "admin/projects/project/photo_plan.html", context)

    def photo_waiting_view(self, request: HttpRequest, photo: int) -> HttpResponse:
        """A small clean copy of one of this person's waiting photos."""
        self._require_change(request)
        waiting = get_object_or_404(WaitingPhoto.objects.waiting_for(request.user), pk=photo)
        try:
            picture = plan.thumbnail(waiting)
        except (OSError, ValidationError) as error:
            raise Http404(f"no picture of waiting photo {photo}") from error
        return HttpResponse(
            picture, content_type="image/jpeg", headers={"Cache-Control": "private, max-age=3600"}
        )

    def _confirm(self, request: HttpRequest, waiting: list[WaitingPhoto]) -> HttpResponse:
        """Adds the photos of the form to the stands that it names, those for which there is time;
        forgets the rest of the form. What was sent since the form was shown goes on waiting."""
        shown = [photo for photo in waiting if f"shown-{photo.pk}" in request.POST]
        # Those without a place come last, so after all that have one.
        shown.sort(key=lambda photo: (photo.place is None, photo.place or 0))
        entries = {str(project.number): project for project in Project.objects.all()}
        outcomes, ends = [], monotonic() + SECONDS_TO_ADD
        to_describe = set()
        for photo in shown:
            number = request.POST.get(f"stand-{photo.pk}", "")
            if "discard" in request.POST or not photo.file or number not in entries:
                plan.forget(photo)
            elif monotonic() < ends:
                outcome = plan.add_waiting(photo, entries[number], request.user)
                outcomes.append(outcome)
                if outcome and outcome.is_added:
                    to_describe.add(entries[number])
        added = [outcome for outcome in outcomes if outcome]
        left = WaitingPhoto.objects.waiting_for(request.user).exists()
        if left:
            text = _("Some photos still wait: look at the plan and confirm again.")
            self.message_user(request, text, messages.WARNING)
        elif not added:
            self.message_user(request, _("Nothing was added."), messages.INFO)
            return redirect("admin:projects_project_photo_folder")
        place = "photo_plan" if left else "changelist"
        answer = self._answer(request, added, f"admin:projects_project_{place}", is_told=True)
        if to_describe:
            self.message_user(request, _links_to(to_describe), messages.INFO)
        return answer

    def _require_change(self, request: HttpRequest) -> None:
        if not request.user.has_perm("projects.change_photo"):
            raise PermissionDenied

    def _answer(
        self,
        request: HttpRequest,
        outcomes: list[uploads.Outcome],
        *place: Any,
        is_told: bool = False,
    ) -> HttpResponse:
        """The answer to an upload, a sentence for each file: JSON for the page's script, else
        messages on the next page."""
        if "json" in request.headers.get("Accept", ""):
            said = [_as_json(outcome) for outcome in outcomes]
            return JsonResponse({"outcomes": said})
        if not outcomes and not is_told:
            self.message_user(request, _("Choose one or more files first."), messages.WARNING)
        for outcome in outcomes:
            level = messages.SUCCESS if outcome.is_added else messages.ERROR
            self.message_user(request, outcome.sentence, level)
            say_elsewhere(self, request, outcome)
        return redirect(*place)
