"""The page of one translation: the original and the translation beside each other, paragraph by
paragraph, with the terms of the glossary and what the translation lacks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from itertools import zip_longest
from typing import Any, NamedTuple

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from projects.admin.acting import act_on_saved, read_and_right
from projects.admin.seen import SeenVersionForm, say_merged
from projects.admin.texts import READ, TextsAdmin, missing_in, refused
from projects.editing import pending
from projects.editing.glossary import Glossary
from projects.editing.translation_remarks import remarks_on, remarks_on_terms
from projects.editing.translations import record_reviews, source_hash, translation_state
from projects.models import Project
from projects.models.language import Language
from projects.texts import tables
from projects.texts.fields import LineField, LinesField, MarkedField
from projects.texts.languages import LANGUAGES, PROJECT_TEXTS

TITLES = tuple(f"title_{code}" for code in LANGUAGES)
_PARAGRAPH = re.compile(r"(title|summary|paragraph)-[0-9]{1,3}")
_CELL = re.compile(r"(paragraph-[0-9]{1,3})-([0-9]{1,3})-([0-9]{1,2})")
_LETTER = re.compile(r"[^\W\d_]")


# A table of more cells is translated as one text.
MOST_CELLS = 300


class Cell(NamedTuple):
    """A cell of a table and its translation; ``name`` is that of its box."""

    name: str
    original: str
    translation: str


class Pair(NamedTuple):
    """A paragraph and its translation; ``name`` is that of its box. A table has a box for each of
    ``cells`` instead, row by row."""

    name: str
    original: str
    translation: str
    terms: list[tuple[str, str]]
    remarks: list[str]
    cells: list[list[Cell]]

    @property
    def rows(self) -> int:
        """The height of the box, for the longer of both."""
        longest = max(len(self.original), len(self.translation))
        lines = max(self.original.count("\n"), self.translation.count("\n"))
        return min(18, 2 + lines + longest // 60)


class TranslationForm(SeenVersionForm):
    """The three texts of an entry in one language, and a tick that they were read and are right."""

    code = ""
    read = forms.BooleanField(label=READ, required=False)

    class Meta:
        model = Project
        fields: tuple[str, ...] = ()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        titles = {name: getattr(self.instance, name) for name in TITLES}
        if not any((titles | cleaned)[name] for name in TITLES):
            raise forms.ValidationError(_("An entry needs a title in at least one language."))
        missing = missing_in(self.code, self.instance, cleaned) if cleaned.get("read") else ""
        if missing:
            self.add_error("read", missing)
        return cleaned


def form_in(code: str) -> Any:
    """The form of the texts in that language."""
    kinds = {"title": LineField, "summary": LinesField, "text": MarkedField}
    return forms.modelform_factory(
        Project,
        form=type("TranslationForm", (TranslationForm,), {"code": code}),
        fields=[f"{name}_{code}" for name in kinds],
        field_classes={f"{name}_{code}": kind for name, kind in kinds.items()},
    )


def paragraphs(text: str) -> list[str]:
    """What stands between empty lines: paragraphs, whole lists, whole tables."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n"))
    return [part.strip() for part in parts if part.strip()]


class TranslatingAdmin(TextsAdmin):
    """The page of a translation of an entry."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view(self.translate_view)
        route = "<int:pk>/translate/<str:code>/"
        return [path(route, view, name="projects_project_translate"), *super().get_urls()]

    def translate_view(self, request: HttpRequest, pk: int, code: str) -> HttpResponse:
        project = get_object_or_404(Project, pk=pk)
        if not self.has_change_permission(request, project):
            raise PermissionDenied
        if code not in LANGUAGES:
            raise Http404(f"no language {code}")
        if request.method == "POST":
            return self._saved_translation(request, project, code)
        with pending.as_edited(project):
            edited = Project.objects.get(pk=pk)
            return self._translation_page(request, edited, code, form_in(code)(instance=edited))

    def _saved_translation(self, request: HttpRequest, project: Project, code: str) -> HttpResponse:
        with pending.editing(project, request.user) as edit:
            edited = Project.objects.get(pk=project.pk)
            sent, is_moved = _joined(request.POST, edited, code)
            form = form_in(code)(sent, instance=edited)
            form.person = request.user
            edit.is_kept = form.is_valid()
            if edit.is_kept:
                form.save()
                edit.is_kept = not refused(form, Project.objects.get(pk=project.pk))
            if not edit.is_kept:
                stored = Project.objects.get(pk=project.pk)
                return self._translation_page(request, stored, code, form)
            fingerprint = source_hash(edited)
        say_merged(request, [form])
        if form.cleaned_data["read"]:
            record_reviews(project, [code], fingerprint, request.user)
            messages.success(request, read_and_right([project]))
        act_on_saved(request, edit, project)
        if is_moved:
            text = _("An empty paragraph was left out; those below it have moved up.")
            messages.warning(request, text)
        return redirect("admin:projects_project_translate", project.pk, code)

    def _translation_page(
        self, request: HttpRequest, project: Project, code: str, form: TranslationForm
    ) -> HttpResponse:
        source = project.original_language
        texts = {name: str(form[f"{name}_{code}"].value() or "") for name in PROJECT_TEXTS}
        pairs = list(_pairs(project, texts, source, code, is_copied="copy" in request.GET))
        context = self.admin_site.each_context(request) | {
            "title": _("Translation: %(language)s") % {"language": Language(code).label},
            "opts": self.opts,
            "original": project,
            "form": form,
            "pairs": pairs,
            "source": source,
            "source_name": capfirst(Language(source).label),
            "code": code,
            "code_name": capfirst(Language(code).label),
            "state": translation_state(project, code),
            "is_original": source == code,
            "summary_again": summary_again(project),
            "others": [
                (c, capfirst(Language(c).label)) for c in LANGUAGES if c not in (source, code)
            ],
        }
        page = "admin/projects/project/translate.html"
        return TemplateResponse(request, page, context).render()


def _pairs(
    project: Project, texts: dict[str, str], source: str, code: str, *, is_copied: bool
) -> Iterator[Pair]:
    """Title, summary and paragraphs; with ``is_copied``, what is empty is the original."""
    glossary = Glossary(source, code)
    said = [getattr(project, f"{name}_{source}") or "" for name in PROJECT_TEXTS]
    both = [("title-0", said[0], texts["title"]), ("summary-0", said[1], texts["summary"])]
    longer = zip_longest(paragraphs(said[2]) or [""], paragraphs(texts["text"]), fillvalue="")
    both += [(f"paragraph-{place}", *pair) for place, pair in enumerate(longer)]
    for name, original, translation in both:
        shown = original if is_copied and not translation else translation
        remarks = remarks_on(translation, original)
        remarks += remarks_on_terms(glossary.missing_in(translation, original), source, code)
        cells = _cells(name, original, shown)
        yield Pair(name, original, shown, glossary.found_in(original), remarks, cells)


def _cells(name: str, original: str, translation: str) -> list[list[Cell]]:
    """The boxes of a table whose translation, if there is one, has the same rows and columns. What
    has no letters is the same in all languages."""
    rows = tables.cells_of(original)
    blank = [[cell if not _LETTER.search(cell) else "" for cell in row] for row in rows]
    written = tables.cells_of(translation) if translation else blank
    if sum(map(len, rows)) > MOST_CELLS or [*map(len, rows)] != [*map(len, written)]:
        return []
    return [
        [
            Cell(f"{name}-{line}-{column}", cell, told)
            for column, (cell, told) in enumerate(zip(row, said, strict=True))
        ]
        for line, (row, said) in enumerate(zip(rows, written, strict=True))
    ]


def _tables_in(sent: QueryDict) -> dict[str, str]:
    """The tables whose cells were sent, by the name of their paragraph; "" of one without words."""
    rows: dict[str, dict[int, dict[int, str]]] = defaultdict(lambda: defaultdict(dict))
    for name in sent:
        if found := _CELL.fullmatch(name):
            words = " ".join(str(sent[name]).split())
            rows[found[1]][int(found[2])][int(found[3])] = tables.escaped(words)
    joined = {}
    for name, lines in rows.items():
        width = 1 + max(max(cells) for cells in lines.values())
        listed = [[lines[at].get(c, "") for c in range(width)] for at in sorted(lines)]
        has_words = any(_LETTER.search(cell) for cells in listed for cell in cells)
        joined[name] = "\n".join(tables.written(listed, has_heads=True)) if has_words else ""
    return joined


def summary_again(project: Project) -> str:
    """The box of the paragraph of the original that is its summary once more; "" if none is."""
    source = project.original_language
    summary, text = (getattr(project, f"{name}_{source}") or "" for name in ("summary", "text"))
    written = paragraphs(text)
    place = written.index(summary.strip()) if summary.strip() in written else None
    return "" if place is None else f"paragraph-{place}"


def _joined(sent: QueryDict, project: Project, code: str) -> tuple[QueryDict, bool]:
    """The boxes as the three texts, and whether an empty paragraph was left out before others. A
    paragraph that is the summary once more is translated once, there."""
    joined = sent.copy()
    found = {name: str(sent[name]).strip() for name in sent if _PARAGRAPH.fullmatch(name)}
    found |= _tables_in(sent)
    again = summary_again(project)
    if found.get(again) == "":
        found[again] = found.get("summary-0", "")
    joined[f"title_{code}"] = found.get("title-0", "")
    joined[f"summary_{code}"] = found.get("summary-0", "")
    places = sorted((int(n.partition("-")[2]), t) for n, t in found.items() if n[0] == "p")
    written = [text for _place, text in places]
    kept = [text for text in written if text]
    joined[f"text_{code}"] = "\n\n".join(kept)
    return joined, written[: len(kept)] != kept
