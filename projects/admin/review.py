"""The review queue: what waits for a publisher, new entries and pending changes together."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core.exceptions import PermissionDenied, ValidationError
from django.db.models import Q, QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _

from projects.admin import contributions
from projects.admin.acting import done_in_bulk, item_of, missing_of_waiting, refusal
from projects.admin.invented import can_be_number
from projects.admin.letter_rights import may_read_letters
from projects.editing.acts import act
from projects.editing.contact_remarks import contact_remarks_of
from projects.editing.diff import summed_up
from projects.editing.names import changed_fields
from projects.editing.publication import was_shown
from projects.editing.returned import last_return
from projects.editing.translation_remarks import remarks_of
from projects.models import Photo, Project
from projects.models.language import Language


def waiting() -> QuerySet[Project]:
    """Entries that wait for a publisher, themselves or with a change; by stand."""
    is_new = Q(publication=Project.Publication.IN_REVIEW)
    return (
        Project.objects.filter(is_new | Q(pending__is_submitted=True))
        .select_related("block", "pending__by")
        .prefetch_related("photos", "steps__by")
    )


def review_page(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """Shows each with what changed, and publishes or sends back those that are ticked, each as it
    was shown."""
    if not request.user.has_perm("projects.view_project"):
        raise PermissionDenied
    if request.method == "POST":
        name = "return" if "return" in request.POST else "publish"
        if _act_on_chosen(request, name):
            return redirect("admin:review")
    context = desk.each_context(request) | {
        "title": _("Waiting for a publisher"),
        "items": [_item(project) | _typed(request, project) for project in waiting()],
        "publishes": request.user.has_perm("projects.publish_project"),
        "reads_letters": may_read_letters(request.user),
        "forms": contributions.waiting_for(request.user),
    }
    return TemplateResponse(request, "admin/desk/review.html", context)


def _item(project: Project) -> dict[str, Any]:
    """What the queue shows of an entry: who sent it when, its first photo that stays, what would
    change."""
    pending = getattr(project, "pending", None)
    step = next(iter(project.steps.all()), None)
    sent = pending if pending and pending.is_submitted else step
    told = {"sent": sent, "is_new": not was_shown(project)}
    item = item_of(project) | told | {"returned": last_return(project, pending)}
    rows = {row.picture: row for row in item["rows"] if row.photo}
    gone = _going(project, item["pending"])
    changed = changed_fields(project, pending)
    remarks = [(code, " ".join(said)) for code, said in remarks_of(project, changed).items()]
    remarks += contact_remarks_of(project, changed).items()
    return item | {
        "changed": summed_up(item["rows"]),
        "photo": next((one for one in project.photos.all() if one not in gone), None),
        "photos": [(row, row.picture in {one.image_name for one in gone}) for row in rows.values()],
        "letters": project.received_letters.exclude(taken_at=None).only("project", "name"),
        "missing": missing_of_waiting(project, pending),
        "remarks": [(Language(code).label, said) for code, said in remarks],
    }


def _going(project: Project, pending: Any) -> list[Photo]:
    """The photos that go once it is published, as a sample's drawings do."""
    removed = pending.changes["removed"] if pending else []
    return [one for one in project.photos.all() if f"photo:{one.pk}" in removed]


def _typed(request: HttpRequest, project: Project) -> dict[str, Any]:
    """What was typed for an entry on a page that is shown again."""
    return {
        "note": request.POST.get(f"note-{project.pk}", ""),
        "is_chosen": str(project.pk) in _ticked(request),
    }


def _chosen(request: HttpRequest) -> list[str]:
    """The entry whose own button was pressed, or those that are ticked."""
    only = request.POST.getlist("publish-only")
    return [pk for pk in only if can_be_number(pk)] or _ticked(request)


def _ticked(request: HttpRequest) -> list[str]:
    """The entries that are ticked; a note to send back with ticks its own."""
    chosen = dict.fromkeys(request.POST.getlist("chosen"))
    if "return" in request.POST:
        noted = (name for name, value in request.POST.items() if str(value).strip())
        chosen |= dict.fromkeys(
            name.removeprefix("note-") for name in noted if name.startswith("note-")
        )
    return [pk for pk in chosen if can_be_number(pk)]


def _act_on_chosen(request: HttpRequest, name: str) -> bool:
    """Acts and tells; False where something was refused, or left of what was ticked and noted, so
    that what was typed is shown again."""
    chosen = _chosen(request)
    done = []
    for project in Project.objects.filter(pk__in=[int(pk) for pk in chosen[:1000]]):
        seen = request.POST.get(f"seen-{project.pk}", "")
        note = request.POST.get(f"note-{project.pk}", "")
        try:
            act(project, name, request.user, seen=seen, note=note)
            done.append(project)
        except ValidationError as error:
            messages.error(request, refusal(project, error))
    is_all = len(done) == len(chosen) and not _is_left(request, chosen)
    if done:
        # Notes to those that were refused, or not meant, are not done with.
        tag = "" if is_all else "partly"
        messages.success(request, done_in_bulk(name, done), extra_tags=tag)
    elif not chosen:
        messages.warning(request, _("Nothing was done: tick the entries you mean."))
    return bool(chosen) and is_all


def _is_left(request: HttpRequest, chosen: list[str]) -> bool:
    """Whether something was ticked or noted of others than the one whose button was pressed."""
    if "publish-only" not in request.POST:
        return False
    noted = {
        name.removeprefix("note-")
        for name, value in request.POST.items()
        if name.startswith("note-") and str(value).strip()
    }
    return bool({*_ticked(request), *noted} - {*chosen})
