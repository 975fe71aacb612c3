"""The provenance gate at the entry's form, and the page that replaces a sample."""

from __future__ import annotations

from itertools import product
from typing import Any

from django import forms
from django.contrib import messages
from django.contrib.admin.utils import unquote
from django.core.exceptions import ValidationError
from django.db import transaction
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path, reverse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.acting import linked, overtaken
from projects.admin.forms import InSomeLanguage
from projects.admin.previews import PreviewsAdmin
from projects.admin.room import mark_room
from projects.editing import pending
from projects.editing.provenance import Remnant, remnants_of
from projects.editing.replacement import going_of, replace_sample
from projects.models import Project
from projects.models.publication import DAYS_TO_UNDO
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS

# What each button of the question says.
REPLACE = {
    "kk": gettext_lazy("Replace: the text is in Kazakh"),
    "ru": gettext_lazy("Replace: the text is in Russian"),
    "en": gettext_lazy("Replace: the text is in English"),
}


class LanguageForm(forms.Form):
    """The language in which the real entry is written first: the button that replaces says it."""

    original_language = forms.ChoiceField(
        label=gettext_lazy("In which language did the real text come?"),
        choices=list(REPLACE.items()),
        error_messages={"required": gettext_lazy("Choose the language of the letter.")},
    )


class GatedForm(InSomeLanguage):
    """The form of an entry. ``remnants`` are what of the sample was left when it was last sent."""

    remnants: tuple[Remnant, ...] = ()

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for name, code in product(PROJECT_TEXTS, LANGUAGES):
            if f"{name}_{code}" in self.fields:
                mark_room(self[f"{name}_{code}"], name, code)

    def clean(self) -> Any:
        cleaned = super().clean()
        if self.remnants and "provenance" in self.fields:
            listed = format_html_join(
                "", '<li><a href="#{}">{}</a></li>', ((r.field, r.message) for r in self.remnants)
            )
            text = _("Something of the sample is left. Nothing is saved yet:")
            error = ValidationError(format_html("{}<ul>{}</ul>", text, listed))
            error.told = text  # type: ignore[attr-defined]
            self.add_error("provenance", error)
        return cleaned


class GateAdmin(PreviewsAdmin):
    """Refuses to save an entry that calls itself no sample with something of the sample in it."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.replace_view)
        own = path("<int:pk>/replace/", view, name="projects_project_replace")
        return [own, *super().get_urls()]

    def changeform_view(
        self,
        request: HttpRequest,
        object_id: str | None = None,
        form_url: str = "",
        extra_context: dict[str, Any] | None = None,
    ) -> Any:
        """Saves for real inside a transaction and looks at the result; takes it back and shows the
        form again where something is left."""
        sent = (request, object_id, form_url, extra_context)
        if request.method != "POST" or not object_id:
            return super().changeform_view(*sent)
        told: Any = messages.get_messages(request)
        said = list(told._queued_messages)
        with transaction.atomic():
            response = super().changeform_view(*sent)
            saved = self.get_object(request, unquote(object_id))
            left = list(remnants_of(saved)) if saved and response.status_code == 302 else []
            transaction.set_rollback(bool(left))
        if left:
            told._queued_messages = said
            request.remnants = _placed(left, request.POST)  # type: ignore[attr-defined]
            response = super().changeform_view(*sent)
        return response

    def get_form(self, request: Any, obj: Any = None, change: bool = False, **kwargs: Any) -> Any:
        form: Any = super().get_form(request, obj, change=change, **kwargs)
        form.remnants = getattr(request, "remnants", ())
        return form

    def replace_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Names what would go and asks for the language; then empties the sample."""
        project = self.entry_for(request, pk, "change")
        form = LanguageForm(request.POST if "seen" in request.POST else None)
        seen = pending.seen(project)
        if form.is_bound and request.POST["seen"] != seen:
            self.message_user(request, overtaken(project), messages.ERROR)
        elif form.is_valid():
            return self._replaced(request, project, form.cleaned_data["original_language"])
        with pending.as_edited(project):
            is_sample = Project.objects.get(pk=pk).is_illustrative
        if not is_sample:
            text = linked(_("“%(entry)s” is no sample any more: write the real texts."), project)
            self.message_user(request, text, messages.WARNING)
            return redirect("admin:projects_project_change", pk)
        context = self.admin_site.each_context(request) | {
            "title": _("Replace this sample?"),
            "opts": self.opts,
            "original": project,
            "going": going_of(project),
            "form": form,
            "seen": seen,
            "days": DAYS_TO_UNDO,
        }
        return TemplateResponse(request, "admin/projects/project/replace.html", context)

    def _replaced(self, request: HttpRequest, project: Project, language: str) -> HttpResponse:
        form = reverse("admin:projects_project_change", args=[project.pk])
        try:
            replace_sample(project, request.user, language)
        except ValidationError as error:
            self.message_user(request, " ".join(error.messages), messages.WARNING)
            return redirect(form)
        if project.is_published:
            text = _(
                "The form is empty for the real entry. Visitors go on seeing the sample until the "
                "real one is published."
            )
        else:
            text = _("The form is empty for the real entry. The sample is in the history.")
        self.message_user(request, text, messages.SUCCESS)
        return redirect(f"{form}#id_title_{language}")


def _placed(left: list[Remnant], sent: QueryDict) -> tuple[Remnant, ...]:
    """What is left, with the ids of its rows in the form as it was sent; a new row has the id of
    its group."""
    placed = []
    for remnant in left:
        group = remnant.field.partition("-")[0]
        if remnant.part:
            total = int(sent.get(f"{group}-TOTAL_FORMS", 0))
            ids = [sent.get(f"{group}-{place}-id") for place in range(total)]
            own = str(remnant.part.pk)
            field = f"{group}-{ids.index(own) if own in ids else 'group'}"
            remnant = remnant._replace(field=field)
        placed.append(remnant)
    return tuple(placed)
