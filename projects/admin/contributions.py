"""Links to the form that an association fills in, and what came back beside the entry."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from projects.admin.acting import linked, refusal, wrong_in
from projects.admin.invented import can_be_number
from projects.admin.photo_plan import say_elsewhere
from projects.admin.previews import PreviewsAdmin, closed_or_opened, told_address
from projects.admin.seen_values import digest
from projects.catalogue.addresses import site_of
from projects.editing.contact_remarks import contact_remark
from projects.editing.names import name_of
from projects.editing.pending import pending_of
from projects.intake import contributed_files, contributions, taking
from projects.intake.questions import QUESTIONS
from projects.models import Contribution, ContributionFile, Project
from projects.models.contribution import USUAL_DAYS
from projects.models.language import Language
from projects.photos.storage import originals
from projects.texts.fields import LineField, NumberField

LONGEST_DAYS = 365


class InviteForm(forms.Form):
    """For whom a link is, in which language, for how long."""

    prefix = "invite"

    sent_to = LineField(
        label=Contribution._meta.get_field("sent_to").verbose_name, max_length=120, required=False
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of the form"), choices=Language, initial=Language.KAZAKH
    )
    days = NumberField(
        label=gettext_lazy("Days that it is valid"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=USUAL_DAYS,
    )


class ContributionsAdmin(PreviewsAdmin):
    """What associations write by link: invitations, reading, taking, asking again."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        one = "<int:pk>/forms/<int:form>/"
        return [
            own("<int:pk>/forms/", require_POST(self.invite_view), "invite"),
            own(one, self.contribution_view, "contribution"),
            own(f"{one}withdraw/", require_POST(self.uninvite_view), "uninvite"),
            own(f"{one}files/<int:file>/", self.contribution_file_view, "contribution_file"),
            *super().get_urls(),
        ]

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any):
        project = kwargs.get("obj")
        if project and project.pk:
            links = list(project.contributions.select_related("by"))
            context["contributions"] = [(link, _address_of(request, link)) for link in links]
            context["has_open_form"] = any(link.is_valid and link.is_open for link in links)
            context["has_sent_form"] = any(
                link.is_waiting and not link.withdrawn_at for link in links
            )
            context["invite_form"] = InviteForm()
        return super().render_change_form(request, context, *args, **kwargs)

    def invite_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Makes a link to the form of the entry, and shows its address."""
        project = self.entry_for(request, pk, "change")
        form = InviteForm(request.POST)
        if form.is_valid():
            link = contributions.invite(project, request.user, **form.cleaned_data)
            text = _("Send this address to the association; it opens the form without an account:")
            told = told_address(text, _address_of(request, link))
            self.message_user(request, told, messages.SUCCESS)
        for sentence in wrong_in(form):
            self.message_user(request, sentence, messages.ERROR)
        return redirect("admin:projects_project_change", pk)

    def uninvite_view(self, request: HttpRequest, pk: int, form: int) -> HttpResponse:
        """Closes the link, or opens it again."""
        said = closed_or_opened(request, self._contribution(request, pk, form))
        self.message_user(request, said, messages.SUCCESS)
        return redirect("admin:projects_project_contribution", pk, form)

    def contribution_view(self, request: HttpRequest, pk: int, form: int) -> HttpResponse:
        """Each answer beside what the entry says now; takes what is ticked, or asks again. What is
        refused comes back with its ticks and questions."""
        contribution = self._contribution(request, pk, form)
        if request.method == "POST" and self._act(request, contribution):
            return redirect("admin:projects_project_contribution", pk, form)
        is_sample = taking.is_sample(contribution.project)
        rows = taking.rows_of(contribution)
        sent = request.POST if request.method == "POST" else None
        files = list(contribution.files.all())
        photos = [file for file in files if file.kind == ContributionFile.Kind.PHOTO]
        context = self.admin_site.each_context(request) | {
            "title": _("The form of the association"),
            "opts": self.opts,
            "original": contribution.project,
            "name": name_of(contribution.project, pending_of(contribution.project)),
            "contribution": contribution,
            "address": _address_of(request, contribution),
            "rows": [
                (
                    row,
                    digest(row.now),
                    *_filled_in(row, sent, is_sample=is_sample),
                    contact_remark(row.answer),
                )
                for row in rows
            ],
            "photos": [
                (
                    file,
                    _words_of(file),
                    f"photo-{file.pk}" in contribution.taken,
                    str(file.pk) in sent.getlist("photo") if sent else True,
                )
                for file in photos
            ],
            "letters": [file for file in files if file not in photos],
            "is_sample": is_sample,
        }
        return TemplateResponse(request, "admin/projects/project/contribution.html", context)

    def contribution_file_view(
        self, request: HttpRequest, pk: int, form: int, file: int
    ) -> HttpResponseBase:
        """A letter to download, or the small clean copy of a photo."""
        kept = get_object_or_404(self._contribution(request, pk, form).files, pk=file)
        try:
            content = originals().open(kept.small or kept.file)
        except FileNotFoundError as error:
            raise Http404(f"the file of contributed file {kept.pk} is missing") from error
        if kept.small:
            headers = {"Cache-Control": "private, max-age=3600"}
            return FileResponse(content, content_type="image/jpeg", headers=headers)
        kind = "application/octet-stream"
        return FileResponse(content, as_attachment=True, filename=kept.name, content_type=kind)

    def _contribution(self, request: HttpRequest, pk: int, form: int) -> Contribution:
        project = self.entry_for(request, pk, "change")
        found: Contribution = get_object_or_404(project.contributions, pk=form)
        return found

    def _act(self, request: HttpRequest, contribution: Contribution) -> bool:
        """Does what was asked for, and says whether it is done."""
        if str(contribution.version) != request.POST.get("version"):
            text = _("The association has changed its form since you opened it. Look at it again.")
            self.message_user(request, text, messages.ERROR)
            return False
        if "ask" in request.POST:
            return self._ask(request, contribution)
        if "take" in request.POST:
            return self._take(request, contribution)
        raise PermissionDenied

    def _ask(self, request: HttpRequest, contribution: Contribution) -> bool:
        asked = {name: request.POST.get(f"comment-{name}", "") for name in QUESTIONS}
        try:
            contributions.ask_again(contribution, asked)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.ERROR)
            return False
        address = _address_of(request, contribution)
        text = _("Your questions stand in the form now. Tell the association to open it again:")
        self.message_user(request, told_address(text, address), messages.SUCCESS)
        return True

    def _take(self, request: HttpRequest, contribution: Contribution) -> bool:
        names = {name for name in request.POST.getlist("answer") if name in QUESTIONS}
        files = {int(pk) for pk in request.POST.getlist("photo") if can_be_number(pk)}
        if not names and not files:
            text = _("Nothing was taken: tick the answers and photos you mean.")
            self.message_user(request, text, messages.WARNING)
            return False
        project = contribution.project
        if changed := [
            row.label
            for row in taking.rows_of(contribution)
            if row.name in names and digest(row.now) != request.POST.get(f"now-{row.name}")
        ]:
            text = _(
                "Nothing was taken: the entry has been changed since you opened this page. Look "
                "again at what it says now to: %(questions)s"
            )
            told = {"questions": " ".join(f"“{label}”" for label in changed)}
            self.message_user(request, text % told, messages.ERROR)
            return False
        try:
            outcomes = taking.take(contribution, names, files, request.user)
        except ValidationError as error:
            self.message_user(request, refusal(project, error), messages.ERROR)
            return False
        self.message_user(request, _taken(project, len(names)), messages.SUCCESS)
        for outcome in outcomes:
            level = messages.SUCCESS if outcome.is_added else messages.ERROR
            self.message_user(request, outcome.sentence, level)
            say_elsewhere(self, request, outcome)
        return True


def _filled_in(row: taking.Row, sent: Any, *, is_sample: bool) -> tuple[bool, str]:
    """The tick and the question of an answer, as they were ``sent`` if they were."""
    if sent:
        return row.name in sent.getlist("answer"), sent.get(f"comment-{row.name}", "")
    is_ticked = row.can_be_taken and (is_sample or not row.now)
    return is_ticked, "" if row.reply else row.comment


def _address_of(request: HttpRequest, link: Contribution) -> str:
    return site_of(request) + link.get_absolute_url()


def _taken(project: Project, count: int) -> Any:
    text = ngettext(
        "%(count)d answer was taken into “%(entry)s”.",
        "%(count)d answers were taken into “%(entry)s”.",
        count,
    )
    if pending_of(project):
        text += " " + _("Visitors see the old text until the change is published.")
    return linked(text.replace("%(count)d", str(count)), project)


def _words_of(file: ContributionFile) -> list[tuple[str, str]]:
    """What is said of a photo, each with its question."""
    form = contributed_files.words_form(file)
    told = [(form[name], file.values.get(name, "")) for name in form.fields]
    choices = dict(form.fields["consent"].choices)  # type: ignore[attr-defined]
    choices |= {"on": "✓"}
    return [(str(field.label), str(choices.get(value, value))) for field, value in told if value]


def waiting_for(user: Any) -> Any:
    """The forms that associations have sent and this person may take, the oldest first."""
    if not user.has_perm("projects.change_project"):
        return Contribution.objects.none()
    sent = Contribution.objects.filter(state=Contribution.State.SENT)
    return sent.select_related("project").order_by("sent_at")
