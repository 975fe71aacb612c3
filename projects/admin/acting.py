"""Words and rows for pages that act on entries: what would change, what happened, why nothing
did."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.html import conditional_escape, escape, format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.text import capfirst
from django.utils.timezone import localtime
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.editing import pending
from projects.editing.acts import SeenDiffersError, act
from projects.editing.completeness import missing_for_publication
from projects.editing.diff import compared
from projects.editing.history import last_change
from projects.editing.names import name_of, state_in_words
from projects.editing.snapshots import snapshot
from projects.models import PendingChange, Project

# Buttons that save a form and act → what is said where only the saving went well.
SAVED_ONLY = {
    "submit": gettext_lazy("“%(entry)s” is saved, but not submitted for review: %(why)s"),
    "publish": gettext_lazy("“%(entry)s” is saved, but not published: %(why)s"),
}
# So many entries are named in a sentence about several.
MOST_NAMED = 12


def link_to(project: Project) -> SafeString:
    """The entry's name, as it is now, as a link to its form."""
    entry = Project.objects.get(pk=project.pk)
    address = reverse("admin:projects_project_change", args=[entry.pk])
    return format_html('<a href="{}">{}</a>', address, name_of(entry, pending.pending_of(entry)))


def linked(sentence: Any, project: Project, **values: Any) -> SafeString:
    """A sentence with ``%(entry)s`` and ``values`` filled in, the entry's name as a link."""
    filled = {name: conditional_escape(value) for name, value in values.items()}
    return SafeString(escape(str(sentence)) % {"entry": link_to(project), **filled})


def say_saved(request: HttpRequest, edit: pending.Edit, project: Project) -> None:
    """Says what became of a save: that nothing was changed, that it waits as a pending change, or
    that it is saved. The tag ``saved`` lets the browser forget its draft."""
    values: dict[str, str] = {}
    if not edit.is_changed:
        level, text = messages.INFO, _("Nothing was changed in “%(entry)s”.")
    elif lacking := missing_of_waiting(project, edit.waiting):
        level, values = messages.WARNING, {"why": " ".join(lacking)}
        text = _(
            "“%(entry)s” is saved and still waits for a publisher, but it cannot be published like "
            "this: %(why)s"
        )
    elif edit.waiting and edit.waiting.is_submitted:
        level = messages.WARNING
        text = _(
            "The change of “%(entry)s” is saved: a publisher is now asked to publish it in this "
            "version."
        )
    elif edit.waiting:
        level = messages.WARNING
        text = _(
            "The change of “%(entry)s” is saved and pending: visitors see the old text until it is "
            "published."
        )
    elif Project.objects.get(pk=project.pk).is_published:
        level = messages.SUCCESS
        text = _("“%(entry)s” is saved as visitors see it: nothing is pending any more.")
    else:
        level, text = messages.SUCCESS, _("“%(entry)s” is saved.")
    messages.add_message(request, level, linked(text, project, **values), extra_tags="saved")


def missing_of_waiting(project: Project, waiting: PendingChange | None) -> list[str]:
    """A sentence for each thing for lack of which a publisher cannot publish what waits for them;
    none where nothing waits."""
    with pending.as_changed_by(waiting, project):
        entry = Project.objects.get(pk=project.pk)
        is_new = entry.publication == Project.Publication.IN_REVIEW
        if not is_new and not (waiting and waiting.is_submitted):
            return []
        return [check.message for check in missing_for_publication(entry)]


def is_overtaken(request: HttpRequest, project: Project, edit: pending.Edit) -> bool:
    """Whether the entry is no longer what the form showed. Asked within ``pending.editing``."""
    seen = request.POST.get("seen")
    return bool(seen) and seen != pending.seen_within(project, edit.waiting)


def act_on_saved(
    request: HttpRequest, edit: pending.Edit, project: Project, *, is_overtaken: bool = False
) -> bool:
    """Does with the entry what the button that saved its form says besides, and tells in one
    sentence what happened. False if that was refused: what was typed is saved all the same.

    Nothing is published that the person has not seen: where the form ``is_overtaken``, somebody
    else has changed the entry since it was opened.
    """
    name = next((name for name in SAVED_ONLY if f"_{name}" in request.POST), "")
    if not name:
        say_saved(request, edit, project)
        return True
    entry = Project.objects.get(pk=project.pk)
    try:
        if is_overtaken and name == "publish":
            raise SeenDiffersError(
                _("somebody has changed it since you opened the form. Look at it again.")
            )
        text = linked(act(entry, name, request.user), project)
    except ValidationError as error:
        why = _links_to_missing(project) or " ".join(error.messages)
        only_saved = linked(SAVED_ONLY[name], project, why=why)
        text = only_saved if edit.is_changed else refusal(project, error)
        messages.error(request, text, extra_tags="saved")
        return False
    messages.success(request, text)
    return True


def _links_to_missing(project: Project) -> SafeString:
    """What the entry, with its pending change, lacks for publication, each with the way to its
    field."""
    address = reverse("admin:projects_project_change", args=[project.pk])
    with pending.as_edited(project):
        missing = missing_for_publication(Project.objects.get(pk=project.pk))
    named = ((address, check.field, check.message) for check in missing)
    return format_html_join(" ", '<a href="{}#{}">{}</a>', named)


def what_waits(project: Project) -> dict[str, Any]:
    """The pending change of an entry, for a page: ``pending``, the entry's ``name`` with it, what
    it makes different for visitors field by field (``rows``), and ``seen``."""
    waiting = pending.pending_of(project)
    rows = compared(snapshot(project), waiting.changes) if waiting else []
    with pending.as_changed_by(waiting, project):
        seen = pending.seen_within(project, waiting)
    return {"pending": waiting, "name": name_of(project, waiting), "rows": rows, "seen": seen}


def item_of(project: Project) -> dict[str, Any]:
    """An entry as a page shows it that asks before it acts: what would change, and ``seen``."""
    address = reverse("admin:projects_project_change", args=[project.pk])
    waits = what_waits(project)
    state = state_in_words(project, waits["pending"])
    return {"project": project, "address": address, "state": state} | waits


def wrong_in(form: Any) -> list[str]:
    """A sentence for each error of a form that has no page of its own to show them."""
    errors = ((form[name].label, " ".join(said)) for name, said in form.errors.items())
    return [f"{capfirst(label)}: {said}" for label, said in errors]


def done_in_bulk(name: str, projects: list[Project]) -> SafeString:
    """What happened to these entries, with a link to each."""
    count = len(projects)
    match name:
        case "submit":
            said = ngettext(
                "%(count)d entry waits for a publisher now.",
                "%(count)d entries wait for a publisher now.",
                count,
            )
        case "publish":
            said = ngettext("%(count)d entry published.", "%(count)d entries published.", count)
        case "return":
            said = ngettext("%(count)d entry sent back.", "%(count)d entries sent back.", count)
        case _:
            said = ngettext("%(count)d entry withdrawn.", "%(count)d entries withdrawn.", count)
    return format_html("{} {}", said % {"count": count}, links_to(projects))


def read_and_right(projects: list[Project]) -> SafeString:
    """That somebody's word on a translation of these entries is recorded."""
    text = _("Recorded: the texts have been read and are right.")
    return format_html("{} {}", text, links_to(projects))


def links_to(projects: list[Project]) -> SafeString:
    """The names of entries as links, of very many the first."""
    links = [(link_to(project),) for project in projects[:MOST_NAMED]]
    more = " …" if len(projects) > MOST_NAMED else ""
    return format_html("{}{}", format_html_join("; ", "{}", links), more)


def act_and_tell(
    desk: Any, request: HttpRequest, project: Project, name: str, **options: Any
) -> bool:
    """Acts on an entry or its pending change and says what happened, or why nothing did."""
    try:
        text = act(project, name, request.user, **options)
    except ValidationError as error:
        desk.message_user(request, refusal(project, error), messages.ERROR)
        return False
    desk.message_user(request, linked(text, project), messages.SUCCESS)
    return True


def overtaken(project: Project) -> SafeString:
    """That nothing was done, and who has changed the entry since the page was opened."""
    text = _("somebody has changed it since you opened the page. Look at it again.")
    return refusal(project, SeenDiffersError(text))


def refusal(project: Project, error: ValidationError) -> SafeString:
    """Why nothing was done with an entry, in a sentence that names it."""
    why = " ".join(error.messages)
    if not isinstance(error, SeenDiffersError):
        return linked(_("“%(entry)s” stays as it is: %(why)s"), project, why=why)
    who, moment = last_change(project)
    if moment:
        then = date_format(localtime(moment), "DATETIME_FORMAT")
        text = _("%(who)s has changed it since you opened the page (%(moment)s).")
        why = text % {"who": who or _("Somebody"), "moment": then}
    return linked(_("“%(entry)s”: nothing was done, %(why)s"), project, why=why)
