"""The publishing side of the desk of entries: what is done with an entry or its pending change."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.contrib.admin.options import IS_POPUP_VAR
from django.contrib.admin.utils import unquote
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST

from projects.admin.acting import (
    act_and_tell,
    act_on_saved,
    done_in_bulk,
    is_overtaken,
    item_of,
    linked,
    overtaken,
    refusal,
    what_waits,
)
from projects.admin.gate import GateAdmin
from projects.admin.invented import say_gone, without_gone
from projects.admin.named_records import known_names, say_added
from projects.admin.previews import PreviewLinkForm, links_with_approvals
from projects.editing import pending, snapshots
from projects.editing.acts import ACTS, act
from projects.editing.completeness import lacks_of, missing_for_publication
from projects.editing.names import state_in_words
from projects.editing.publication import transitions_open_to
from projects.editing.returned import last_return
from projects.models import Project
from projects.models.publication import DAYS_TO_UNDO

# The question that a bulk action asks before it acts.
QUESTIONS = {
    "submit": gettext_lazy("Submit these for review?"),
    "publish": gettext_lazy("Publish these?"),
    "withdraw": gettext_lazy("Withdraw these? Nobody outside sees them any more."),
}


class PublicFromForm(forms.Form):
    """The moment from which a published entry is shown: a date and a time."""

    public_from = forms.SplitDateTimeField(
        label=gettext_lazy("public from"),
        widget=forms.SplitDateTimeWidget(
            date_attrs={"type": "date"},
            time_attrs={"type": "time"},
            date_format="%Y-%m-%d",
            time_format="%H:%M",
        ),
    )


class PublishingAdmin(GateAdmin):
    """Everything around an entry's form that concerns its way to the public."""

    def get_urls(self) -> list[URLPattern]:
        def own(route: str, view: Any, name: str) -> URLPattern:
            return path(route, self.admin_site.admin_view(view), name=f"projects_project_{name}")

        return [
            own("<int:pk>/act/<str:name>/", require_POST(self.transition_view), "act"),
            own("<int:pk>/withdraw/", self.withdraw_view, "withdraw"),
            own("<int:pk>/discard/", self.discard_view, "discard"),
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
            with pending.as_edited(project) as waiting:
                context = (extra_context or {}) | {"waiting": waiting}
                return _rendered(super().changeform_view(request, object_id, form_url, context))
        with pending.editing(project, request.user) as edit:
            is_unseen = is_overtaken(request, project, edit)
            context = (extra_context or {}) | {"waiting": edit.waiting}
            self._leave_out_gone(request, project)
            response = _rendered(super().changeform_view(request, object_id, form_url, context))
            edit.is_kept = response.status_code == 302
        if edit.is_kept:
            is_done = act_on_saved(request, edit, project, is_overtaken=is_unseen)
            say_added(self, request, edit.added)
            if not is_done:
                return redirect("admin:projects_project_change", project.pk)
        return response

    def response_change(self, request: HttpRequest, obj: Any) -> HttpResponse:
        """Where to go after saving. What was saved is said once it is known."""
        if IS_POPUP_VAR in request.POST:
            return super().response_change(request, obj)
        if "_photos" in request.POST:
            return redirect("admin:projects_project_photos", obj.pk)
        if "_continue" in request.POST:
            return HttpResponseRedirect(request.get_full_path())
        if "_addanother" in request.POST:
            return redirect("admin:projects_project_add")
        return self.response_post_save_change(request, obj)

    def _leave_out_gone(self, request: HttpRequest, project: Project) -> None:
        """Parts that somebody else has deleted since the form was opened are no longer in it."""
        for model in snapshots.PARTS:
            there = getattr(project, model).values_list("pk", flat=True)
            sent, gone = without_gone(request.POST, model, there)
            request.POST = sent  # type: ignore[assignment]
            say_gone(self, request, gone)

    def response_add(self, request: HttpRequest, obj: Any, *args: Any, **kwargs: Any) -> Any:
        pending.record(obj, request.user, "")
        if IS_POPUP_VAR in request.POST:
            return super().response_add(request, obj, *args, **kwargs)
        is_done = act_on_saved(request, pending.Edit(is_changed=True), obj)
        if "_addanother" in request.POST:
            return redirect("admin:projects_project_add")
        if "_continue" in request.POST or not is_done:
            return redirect("admin:projects_project_change", obj.pk)
        return self.response_post_save_add(request, obj)

    def render_change_form(self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any):
        # Of a refused form this is what is saved, not what was typed.
        project = context["original"]
        context["known_names"] = known_names()
        context["desk_acts"] = ("submit", *(["publish"] if self._publishes(request) else []))
        context["entry_lacks"] = lacks_of(project) if project and project.pk else []
        if project and project.pk:
            context["desk"] = {
                "state": state_in_words(project),
                "is_refused": request.method == "POST",
                "missing": missing_for_publication(project),
                "is_just_replaced": project.sample_texts is not None
                and not project.is_illustrative,
                "transitions": list(transitions_open_to(project, request.user)),
                "pending": context["waiting"],
                "last_step": project.steps.select_related("by").first(),
                "links": links_with_approvals(request, project),
                "link_form": PreviewLinkForm(),
                "public_from_form": PublicFromForm(),
                "publishes": self._publishes(request),
                "seen": pending.seen_within(project, context["waiting"]),
                "is_sample": project.is_illustrative,
                "can_be_shown_again": pending.can_be_shown_again(project),
            }
        return super().render_change_form(request, context, *args, **kwargs)

    def _publishes(self, request: HttpRequest) -> bool:
        return request.user.has_perm("projects.publish_project")

    # Acts.

    def transition_view(self, request: HttpRequest, pk: int, name: str) -> HttpResponse:
        project = self.entry_for(request, pk, "change")
        if name not in ACTS:
            raise PermissionDenied
        options: dict[str, Any] = {
            "seen": request.POST.get("seen", ""),
            "note": request.POST.get("note", ""),
        }
        if name == "schedule":
            moment = PublicFromForm(request.POST)
            options["public_from"] = (
                moment.cleaned_data["public_from"] if moment.is_valid() else None
            )
        act_and_tell(self, request, project, name, **options)
        return redirect("admin:projects_project_change", pk)

    def withdraw_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks before an entry is taken off the stands, naming what goes with it."""
        project = self.entry_for(request, pk, "change")
        if not self._publishes(request):
            raise PermissionDenied
        if not project.is_published:
            text = linked(_("“%(entry)s” is not public: nothing to withdraw."), project)
            self.message_user(request, text, messages.WARNING)
            return redirect("admin:projects_project_change", pk)
        title = _("Withdraw this entry?")
        return self._pending_page(request, project, title, "withdraw.html", what_waits(project))

    def discard_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Asks first, naming what would go; then forgets the pending change, with a way back."""
        project = self.entry_for(request, pk, "change")
        waits = what_waits(project)
        if waits["pending"] is None:
            text = _("Nothing is pending in “%(entry)s”: visitors see it as it is.")
            self.message_user(request, linked(text, project), messages.WARNING)
            return redirect("admin:projects_project_change", pk)
        if request.method == "POST" and request.POST.get("seen") == waits["seen"]:
            pending.discard_pending(project, request.user)
            text = _(
                "The pending change of “%(entry)s” is discarded. It can be brought back from the "
                "history for %(days)s days."
            )
            told = linked(text, project, days=DAYS_TO_UNDO)
            self.message_user(request, told, messages.SUCCESS)
            return redirect("admin:projects_project_change", pk)
        if request.method == "POST" and "seen" in request.POST:
            self.message_user(request, overtaken(project), messages.ERROR)
        title = _("Discard the pending change?")
        waits["rows"] = [row.reversed for row in waits["rows"]]
        return self._pending_page(request, project, title, "discard.html", waits)

    @admin.action(
        description=gettext_lazy("Submit the chosen entries for review"), permissions=["change"]
    )
    def submit(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        return self._act_on_all(request, queryset, "submit")

    @admin.action(description=gettext_lazy("Publish the chosen entries"), permissions=["publish"])
    def publish(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        return self._act_on_all(request, queryset, "publish")

    @admin.action(description=gettext_lazy("Withdraw the chosen entries"), permissions=["publish"])
    def withdraw(self, request: HttpRequest, queryset: QuerySet[Project]) -> HttpResponse | None:
        return self._act_on_all(request, queryset, "withdraw")

    def has_publish_permission(self, request: HttpRequest) -> bool:
        return self._publishes(request)

    def _act_on_all(
        self, request: HttpRequest, queryset: QuerySet[Project], name: str
    ) -> HttpResponse | None:
        """Shows what would happen to each entry and asks; then acts on each as it was shown."""
        if "confirmed" not in request.POST:
            context = self.admin_site.each_context(request) | {
                "title": QUESTIONS[name],
                "opts": self.opts,
                "action": name,
                "items": [item_of(project) for project in queryset],
            }
            return TemplateResponse(request, "admin/projects/project/confirm.html", context)
        done = []
        for project in queryset:
            seen = request.POST.get(f"seen-{project.pk}", "")
            try:
                act(project, name, request.user, seen=seen)
                done.append(project)
            except ValidationError as error:
                self.message_user(request, refusal(project, error), messages.ERROR)
        if done:
            self.message_user(request, done_in_bulk(name, done), messages.SUCCESS)
        return None

    # What is pending.

    def pending_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The pending change against what visitors read now."""
        project = self.entry_for(request, pk, "view")
        waits = what_waits(project)
        waits["returned"] = last_return(project, waits["pending"])
        return self._pending_page(request, project, _("Pending change"), "pending.html", waits)

    def _pending_page(
        self,
        request: HttpRequest,
        project: Project,
        title: str,
        template: str,
        waits: dict[str, Any],
    ) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": title,
            "opts": self.opts,
            "original": project,
            "publishes": self._publishes(request),
            "changes": self.has_change_permission(request, project),
        }
        context |= waits
        return TemplateResponse(request, f"admin/projects/project/{template}", context)


def _rendered(response: Any) -> Any:
    """The response with its template already filled in, while the database still holds it so."""
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    return response
