"""The desk of texts: the three languages of an entry side by side, with the room on a stand panel
and the reviewers of translations."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.acting import read_and_right, say_saved
from projects.admin.seen import SeenVersionForm, say_merged
from projects.editing import pending
from projects.editing.completeness import NAMES
from projects.editing.provenance import remnants_of
from projects.editing.translations import record_reviews, source_hash, translation_state
from projects.models import Project
from projects.models.language import Language
from projects.printing.panel_texts import characters_that_fit
from projects.texts.fields import LineField, LinesField, MarkedField
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS

ROWS = {"title": 2, "summary": 4, "text": 18}


READ = gettext_lazy("I have read it against the original: it is right")


def missing_in(code: str, entry: Project, cleaned: dict[str, Any]) -> str:
    """Why a translation can't be right yet: the texts that the original has and it lacks. What was
    sent counts before what the entry says."""

    def said(name: str, language: str) -> Any:
        field = f"{name}_{language}"
        return cleaned.get(field) if field in cleaned else getattr(entry, field)

    names = [
        str(NAMES[name])
        for name in PROJECT_TEXTS
        if said(name, entry.original_language) and not said(name, code)
    ]
    text = _("This translation is not complete; still missing: %(texts)s.")
    return text % {"texts": ", ".join(names)} if names else ""


class TextsForm(SeenVersionForm):
    """The nine texts of an entry, and a check box for each translation that has been reviewed."""

    class Meta:
        model = Project
        fields = tuple(f"{name}_{code}" for name in PROJECT_TEXTS for code in LANGUAGES)
        field_classes = {
            f"{name}_{code}": kind
            for name, kind in {
                "title": LineField,
                "summary": LinesField,
                "text": MarkedField,
            }.items()
            for code in LANGUAGES
        }

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for code in LANGUAGES:
            for name in PROJECT_TEXTS:
                self.fields[f"{name}_{code}"].widget = self._area(name, code)
            if code != self.instance.original_language:
                self.fields[f"read_{code}"] = forms.BooleanField(label=READ, required=False)

    def _area(self, name: str, code: str) -> forms.Textarea:
        attributes = self.fields[f"{name}_{code}"].widget.attrs | {
            "rows": ROWS[name],
            "lang": code,
            "spellcheck": "true",
            "data-fits": characters_that_fit(name, code),
            "aria-describedby": f"fits-{name}-{code}",
        }
        return forms.Textarea(attrs=attributes)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        titles = [f"title_{code}" for code in LANGUAGES]
        if not any(cleaned.get(name) or name in self.errors for name in titles):
            raise forms.ValidationError(_("An entry needs a title in at least one language."))
        for code in self._ticked(cleaned):
            if missing := missing_in(code, self.instance, cleaned):
                self.add_error(f"read_{code}", missing)
        return cleaned

    def rows(self) -> list[dict[str, Any]]:
        """The fields for the template: a row for each text, a cell for each language."""
        model = self._meta.model._meta
        return [
            {
                "name": capfirst(str(model.get_field(name).verbose_name)),
                "cells": [self._cell(name, code) for code in LANGUAGES],
            }
            for name in PROJECT_TEXTS
        ]

    def _cell(self, name: str, code: str) -> dict[str, Any]:
        field = self[f"{name}_{code}"]
        length, fits = len(field.value() or ""), characters_that_fit(name, code)
        return {
            "field": field,
            "language": Language(code).label,
            "fits_id": f"fits-{name}-{code}",
            "fits": fits,
            "length": length,
            "is_over": length > fits,
        }

    @property
    def read_languages(self) -> list[str]:
        """The languages that this person has ticked as reviewed."""
        return self._ticked(self.cleaned_data)

    def _ticked(self, cleaned: dict[str, Any]) -> list[str]:
        return [code for code in LANGUAGES if cleaned.get(f"read_{code}")]


class TextsAdmin(admin.ModelAdmin):
    """The page of texts of an entry."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.texts_view)
        own = path("<int:pk>/texts/", view, name="projects_project_texts")
        return [own, *super().get_urls()]

    def texts_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        project = get_object_or_404(Project, pk=pk)
        if not self.has_change_permission(request, project):
            raise PermissionDenied
        if request.method == "POST":
            form, fingerprint, edit = self._saved(request, project)
            if edit.is_kept:
                record_reviews(project, form.read_languages, fingerprint, request.user)
                say_merged(request, [form])
                if edit.is_changed or not form.read_languages:
                    say_saved(request, edit, project)
                if form.read_languages:
                    messages.success(request, read_and_right([project]))
                following = Project.objects.filter(number__gt=project.number).first()
                chosen = following if "_next" in request.POST and following else project
                return redirect("admin:projects_project_texts", chosen.pk)
            return self._page(request, project, form)
        with pending.as_edited(project):
            edited = Project.objects.get(pk=pk)
            return self._page(request, edited, TextsForm(instance=edited))

    def _saved(self, request: HttpRequest, project: Project) -> tuple[TextsForm, str, pending.Edit]:
        """The form, saved if it is right, and the fingerprint of the original as it then is."""
        with pending.editing(project, request.user) as edit:
            edited = Project.objects.get(pk=project.pk)
            form = TextsForm(request.POST, instance=edited)
            edit.is_kept = form.is_valid()
            if edit.is_kept:
                form.save()
                edit.is_kept = not refused(form, Project.objects.get(pk=project.pk))
        return form, source_hash(edited), edit

    def _page(self, request: HttpRequest, project: Project, form: TextsForm) -> HttpResponse:
        context = self.admin_site.each_context(request) | {
            "title": _("Texts side by side"),
            "opts": self.opts,
            "original": project,
            "form": form,
            "languages": [_language(project, form, code) for code in LANGUAGES],
            "previous": Project.objects.filter(number__lt=project.number).last(),
            "next": Project.objects.filter(number__gt=project.number).first(),
        }
        return TemplateResponse(request, "admin/projects/project/texts.html", context)


def refused(form: Any, project: Project) -> bool:
    """Whether texts of the sample are left in an entry that calls itself none; says which."""
    left = [r for r in remnants_of(project) if r.field.removeprefix("id_") in form.fields]
    for remnant in left:
        form.add_error(remnant.field.removeprefix("id_"), remnant.message)
    return bool(left)


def _language(project: Project, form: TextsForm, code: str) -> dict[str, Any]:
    """The head and foot of a column: the language, the state of its translation, its reviewer."""
    review = project.translation_reviews.filter(language=code).select_related("reviewed_by").first()
    return {
        "code": code,
        "name": Language(code).label,
        "state": translation_state(project, code),
        "review": review,
        "box": form[f"read_{code}"] if f"read_{code}" in form.fields else None,
    }
