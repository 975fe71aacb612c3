"""The publishing side of the desk of entries: transitions, pending changes."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.decorators.http import require_POST

from projects.admin.previews import PreviewLinkForm, PreviewsAdmin, links_with_approvals
from projects.editing import pending
from projects.editing.completeness import missing_for_publication
from projects.editing.diff import compared
from projects.editing.publication import TRANSITIONS, apply_transition, transitions_open_to
from projects.editing.snapshots import snapshot
from projects.models import Project

DONE = {
    "submit": gettext_lazy("“%(entry)s” waits for a publisher."),
    "return": gettext_lazy("“%(entry)s” is a draft again."),
    "publish": gettext_lazy("“%(entry)s” is published."),
    "withdraw": gettext_lazy("“%(entry)s” is withdrawn: nobody outside sees it any more."),
}


class PublicFromForm(forms.Form):
    """The moment from which a published entry is shown; at once where it is left empty."""

    public_from = forms.SplitDateTimeField(
        label=gettext_lazy("public from"),
        required=False,
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            time_attrs={"type": "time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )


class PublishingAdmin(PreviewsAdmin):
    """Everything around an entry's form that concerns its way to the public."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own(
                "<int:pk>/transition/<str:name>/", require_POST(self.transition_view), "transition"
            ),
            own("<int:pk>/discard/", require_POST(self.discard_view), "discard"),
            own("<int:pk>/pending/", self.pending_view, "pending"),
            *super().get_urls(),
        ]

    # The form: of a published entry it shows and changes only what is pending.

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        project = self.get_object(request, unquote(object_id)) if object_id else None
        if project is None:
            return super().changeform_view(request, object_id, form_url, extra_context)
        if request.method != "POST":
            with pending.as_edited(project):
                return _rendered(
                    super().changeform_view(request, object_id, form_url, extra_context)
                )
        with pending.editing(project, request.user) as edit:
            response = _rendered(
                super().changeform_view(request, object_id, form_url, extra_context)
            )
            edit.is_kept = response.status_code == 302
        if edit.is_kept:
            self._apply_after_saving(request, Project.objects.get(pk=project.pk))
        return response

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        pending.record(obj, request.user, "")
        response = super().response_add(request, obj, *args, **kwargs)
        self._apply_after_saving(request, obj)
        return response

    def _apply_after_saving(self, request: HttpRequest, project: Project) -> None:
        """Applies the transition whose button saved the form, if it was one."""
        for name in ("submit", "publish"):
            if f"_{name}" in request.POST:
                self.apply(request, project, name)
                return
        if pending.pending_of(project):
            text = _("Saved as a pending change: visitors see the old text until it is published.")
            self.message_user(request, text, messages.WARNING)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any):
        project = kwargs.get("obj")
        context["desk_transitions"] = ("submit", *(["publish"] if self._publishes(request) else []))
        if project and project.pk:
            waiting = pending.pending_of(project)
            context["desk"] = {
                "missing": missing_for_publication(project),
                "transitions": list(transitions_open_to(project, request.user)),
                "pending": waiting,
                "last_step": project.steps.select_related("by").first(),
                "links": links_with_approvals(project),
                "link_form": PreviewLinkForm(),
                "public_from_form": PublicFromForm(),
                "publishes": self._publishes(request),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def _publishes(self, request: HttpRequest) -> bool:
        return request.user.has_perm("projects.publish_project")

    # Transitions.

    def apply(self, request: HttpRequest, project: Project, name: str, **options: Any) -> bool:
        """Applies a transition to an entry or its pending change and says how it went."""
        try:
            if project.is_published and name in ("submit", "publish"):
                self._apply_to_pending(request, project, name, **options)
            else:
                apply_transition(project, name, request.user, **options)
        except ValidationError as error:
            self.message_user(request, _refusal(project, error), messages.ERROR)
            return False
        text = DONE[name] % {"entry": project}
        if name == "publish" and project.is_scheduled:
            moment = timezone.localtime(project.public_from)
            text = _("“%(entry)s” will be public from %(moment)s.") % {
                "entry": project,
                "moment": f"{moment:%d.%m.%Y %H:%M}",
            }
        self.message_user(request, text, messages.SUCCESS)
        return True

    def _apply_to_pending(self, request: HttpRequest, project: Project, name: str, **options: Any):
        waiting = pending.pending_of(project)
        if name == "publish" and waiting:
            pending.publish_pending(project, request.user)
        elif name == "publish":
            apply_transition(project, "publish", request.user, **options)
        elif waiting:
            pending.submit_pending(project, request.user)

    def transition_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        project = self.entry_for(request, pk, "change")
        if name not in TRANSITIONS:
            raise PermissionDenied
        options = {}
        moment = PublicFromForm(request.POST)
        if name == "publish" and moment.is_valid():
            options["public_from"] = moment.cleaned_data["public_from"]
        self.apply(request, project, name, **options)
        return redirect("admin:projects_project_change", pk)

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Forgets the pending change: the entry stays as visitors see it."""
        project = self.entry_for(request, pk, "change")
        if waiting := pending.pending_of(project):
            waiting.delete()
            self.message_user(request, _("The pending change is discarded."), messages.SUCCESS)
        return redirect("admin:projects_project_change", pk)

    @admin.action(
        description=gettext_lazy("Submit the chosen entries for review"), permissions=["change"]
    )
    def submit(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._apply_to_all(request, queryset, "submit")

    @admin.action(description=gettext_lazy("Publish the chosen entries"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._apply_to_all(request, queryset, "publish")

    @admin.action(description=gettext_lazy("Withdraw the chosen entries"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Project]) -> None:
        self._apply_to_all(request, queryset, "withdraw")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return self._publishes(request)

    def _apply_to_all(self, request: HttpRequest, queryset: QuerySet[Project], name: str) -> None:
        """Applies a transition to each entry that can; names each that can't, and why."""
        changed = 0
        for project in queryset:
            try:
                apply_transition(project, name, request.user)
                changed += 1
            except ValidationError as error:
                self.message_user(request, _refusal(project, error), messages.ERROR)
        message = ngettext("%(count)d entry changed.", "%(count)d entries changed.", changed)
        self.message_user(request, message % {"count": changed}, messages.SUCCESS)

    # What is pending.

    def pending_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The pending change against what visitors read now."""
        project = self.entry_for(request, pk, "view")
        waiting = pending.pending_of(project)
        rows = compared(snapshot(project), waiting.changes) if waiting else []
        context = self.admin_site.each_context(request) | {
            "title": _("Pending change"),
            "opts": self.opts,
            "original": project,
            "pending": waiting,
            "rows": rows,
            "publishes": self._publishes(request),
            "changes": self.has_change_permission(request, project),
        }
        return TemplateResponse(request, "admin/projects/project/pending.html", context)


def _rendered(response: Any) -> Any:
    """The response with its template already filled in, while the database still holds it so."""
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    return response


def _refusal(project: Project, error: ValidationError) -> str:
    return _("“%(entry)s” stays as it is: %(why)s") % {
        "entry": project,
        "why": " ".join(error.messages),
    }
