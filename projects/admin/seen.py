"""Forms that two people may have open at once: nothing is overwritten unseen.

A form carries in ``mark`` a digest of each field as the person saw it, and so does the form of each
part. Of the stored values that have changed since, those that the person left as they saw them are
taken over, and named once the form is saved; where both have changed a field, the form is refused
with both values at that field until the person has chosen one.
"""

from __future__ import annotations

from itertools import chain
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db.models import Model
from django.forms.models import BaseModelFormSet
from django.http import HttpRequest, HttpResponse
from django.utils.html import format_html
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.seen_values import as_sent, as_stored, digest, mark_of, read_mark
from projects.admin.typed import QuestionError, TellsNumbers, TypedForm
from projects.editing.diff import Row, label_of, shown
from projects.editing.last_change import last_changed_by
from projects.editing.names import person_name
from projects.editing.snapshots import fields_of
from projects.models import PendingVersion, Project

SAVED, MINE = "saved", "mine"


class MarkField(forms.CharField):
    """The hidden mark of a form; no person changes it."""

    widget = forms.HiddenInput

    def has_changed(self, initial: Any, data: Any) -> bool:
        return False


class SeenVersionForm(TypedForm):
    """A form that asks, field by field, about what somebody else has saved since it was opened.

    ``merged`` are the names of fields whose new value was taken over. ``is_overtaken``: it was to
    be deleted, and the person has not seen what it is now.
    """

    mark = MarkField(required=False, label="")
    is_overtaken = False
    # Who sends it, if known; set by ``AsTyped``.
    person: Any = None

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.merged: list[str] = []
        stored = fields_of(self.instance) if self.instance.pk else {}
        typed = {name for name, field in self.fields.items() if not field.disabled}
        self._stored = {name: value for name, value in stored.items() if name in typed}
        self.initial["mark"] = mark_of({name: digest(v) for name, v in self._stored.items()})
        for name in typed:
            if _is_in_language(type(self.instance), name):
                self.fields[name].label = label_of(type(self.instance), name)

    def clean(self) -> Any:
        cleaned = super().clean() or self.cleaned_data
        mark = cleaned.get("mark")
        if not mark:
            return cleaned
        seen = read_mark(mark)
        changed = [name for name, value in self._stored.items() if digest(value) != seen.get(name)]
        if changed and self.data.get(self.add_prefix("DELETE")):
            self._ask_before_deleting(changed)
            return cleaned
        left = [name for name in changed if name in cleaned and not self._is_settled(name, seen)]
        for name in left:
            self._ask(name)
        if left:
            text = _(
                "Somebody has changed this since you opened it. Nothing of yours is saved yet: "
                "choose at each marked field what is to stand there, then save again."
            )
            if self._is_own_change():
                text = _(
                    "You have changed this in another tab or window since you opened it here. "
                    "Nothing from here is saved yet: choose at each marked field what is to stand "
                    "there, then save again."
                )
            self.add_error(None, text)
            if self.merged:
                self.add_error(None, merged_in([self]))
        return cleaned

    def _is_settled(self, name: str, seen: dict[str, str]) -> bool:
        """Whether nothing is left to ask: both wrote the same, the person has not touched it or has
        chosen.

        From then on the person has seen what is stored; a refused form remembers it.
        """
        stored, written = digest(self._stored[name]), digest(as_stored(self.cleaned_data[name]))
        answer = str(self.data.get(self._question_of(name), ""))
        if written == seen.get(name) != stored:
            self._take_stored(name)
            self.merged.append(str(label_of(type(self.instance), name)))
        elif written != stored and answer == f"{SAVED} {stored}":
            self._take_stored(name)
        elif written != stored and answer != f"{MINE} {stored}":
            return False
        seen[name] = stored
        self._send_again("mark", [mark_of(seen)])
        return True

    def _take_stored(self, name: str) -> None:
        field = self.fields[name]
        value = field.prepare_value(self.get_initial_for_field(field, name))
        try:
            self.cleaned_data[name] = field.clean(value)
        except ValidationError as error:
            self.add_error(name, error)
        self._send_again(name, as_sent(field, value))

    def _ask(self, name: str) -> None:
        """Adds the question to the field."""
        stored, written = self._stored[name], as_stored(self.cleaned_data[name])
        row = self._row(name, stored, written)
        if row.is_marked:
            told: str = format_html(
                '{} <span class="desk-marked">{}</span>',
                _("What is saved now, and what you have instead:"),
                row.marked,
            )
        else:
            sentence = _("“%(saved)s” is saved now; you have “%(yours)s”.")
            told = sentence % {"saved": row.old, "yours": row.new}
        answers = [
            (f"{SAVED} {digest(stored)}", _("Keep what is saved")),
            (f"{MINE} {digest(stored)}", _("Put mine in its place")),
        ]
        label = label_of(type(self.instance), name)
        self.add_error(name, QuestionError(self._question_of(name), told, answers, label))

    def _ask_before_deleting(self, changed: list[str]) -> None:
        """Refuses to delete it once, with what it is now."""
        self.is_overtaken = True
        self._send_again("mark", [mark_of({name: digest(v) for name, v in self._stored.items()})])
        text = _(
            "Somebody has changed this since you opened it: %(fields)s. Save again to delete it "
            "all the same, or take the tick away."
        )
        if self._is_own_change():
            text = _(
                "You have changed this in another tab or window since you opened it here: "
                "%(fields)s. Save again to delete it all the same, or take the tick away."
            )
        rows = (self._row(name, self._stored[name], None) for name in changed)
        fields = "; ".join(f"{row.field}: “{row.old}”" for row in rows)
        self.add_error(None, text % {"fields": fields})

    def _row(self, name: str, stored: Any, written: Any) -> Row:
        model = type(self.instance)
        saved, yours = (shown(model, name, value, self._stored) for value in (stored, written))
        return Row("", label_of(model, name), saved, yours)

    def _is_own_change(self) -> bool:
        """Whether the person saved it last, in another tab or window."""
        return self.person is not None and last_changed_by(self.instance) == self.person.pk

    def _question_of(self, name: str) -> str:
        return f"choice-{self.add_prefix(name)}"

    def _send_again(self, name: str, values: list[str]) -> None:
        """Puts values into what the refused form shows as sent."""
        sent: Any = self.data
        self.data = sent = sent.copy()
        sent.setlist(self.add_prefix(name), values)


class SeenParts(BaseModelFormSet):
    """Parts of a record of which none is deleted unseen."""

    def clean(self) -> None:
        super().clean()
        forms: list[Any] = self.forms
        if any(form.is_overtaken for form in forms):
            raise ValidationError(
                _("Nothing is deleted yet: somebody has changed what you have ticked.")
            )


def _is_in_language(model: type[Model], name: str) -> bool:
    """Whether the field is a text in one of the three languages."""
    columns = {field.name: field for field in model._meta.fields}
    return hasattr(columns.get(name), "translated_field")


def merged_in(forms: list[Any]) -> str:
    """What was taken over in these forms of what somebody else has saved; empty if nothing."""
    named = [
        f"{capfirst(str(form.instance._meta.verbose_name))}: {', '.join(form.merged)}"
        for form in forms
        if getattr(form, "merged", None)
    ]
    if not named:
        return ""
    text = _(
        "Somebody else had changed this meanwhile, and you had not touched it; their text stays: "
        "%(fields)s."
    )
    return text % {"fields": "; ".join(named)}


def say_merged(request: HttpRequest, forms: list[Any]) -> None:
    """Tells what was taken over, once it is saved, and whether somebody else has discarded the
    pending change: what stands there then is nobody's new text."""
    if text := merged_in(forms):
        messages.info(request, text)
        for form in forms:
            if told := _discarded_by_another(form.instance, request.user):
                messages.warning(request, told)


def _discarded_by_another(record: Any, person: Any) -> str:
    """That the entry's pending change was discarded last, or right before this save; "" if not."""
    if not isinstance(record, Project):
        return ""
    last: Any = record.pending_versions.select_related("by")[:2]
    discarded = PendingVersion.Act.DISCARDED
    found = next((one for one in last if one.act == discarded and one.by_id != person.pk), None)
    if found is None:
        return ""
    text = _(
        "%(who)s has discarded the pending change meanwhile, so what it said is no longer in these "
        "fields. It can be brought back from the history."
    )
    return text % {"who": person_name(found.by) or "–"}


class TellsAfterSaving(TellsNumbers):
    """Says what of others was taken over, and after saving what was read from typed numbers. A form
    that was refused is still headed by what is saved."""

    def render_change_form(
        self, request: HttpRequest, context: Any, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        if request.method == "POST" and (typed := context["original"]):
            saved = self.model._base_manager.get(pk=typed.pk)
            context |= {"original": saved, "subtitle": str(saved)}
            parts = [part.formset.forms for part in context["inline_admin_formsets"]]
            # A form with a question of its own says it there.
            others = (context["adminform"].form, *chain.from_iterable(parts))
            say_merged(request, [form for form in others if not form.non_field_errors()])
        return super().render_change_form(request, context, *args, **kwargs)

    def save_related(self, request: HttpRequest, form: Any, formsets: Any, change: bool) -> None:
        super().save_related(request, form, formsets, change)
        say_merged(request, [form, *(one for formset in formsets for one in formset.forms)])
