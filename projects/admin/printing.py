"""The print desk: orders of prints, their progress, and the preflight."""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.catalogue.addresses import site_of
from projects.models import Block, Edition, PrintJob, Project
from projects.printing import jobs
from projects.printing.choices import (
    KINDS,
    MARKS,
    editions_in_words,
    label_sizes,
    languages_in_words,
    order_in_words,
    panel_sizes,
    sizes_in_words,
)
from projects.printing.edition import is_comparable
from projects.printing.label import LABEL_SHEETS
from projects.printing.order import (
    IN_WORDS,
    LABELS,
    PANELS,
    PARAMETERS,
    SUMMARY,
    USUAL_SHEET,
    Order,
)
from projects.printing.panel import ordered_languages
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.preflight import Level, reports
from projects.texts.fields import LineField, NumberField
from projects.texts.languages import LANGUAGES, current_language, text_of


def stand_numbers(typed: str) -> list[int]:
    """The numbers in "1, 5, 10-12"; ``ValidationError`` if it is anything else."""
    found: list[int] = []
    for part in re.split(r"[\s,;]+", typed.strip()):
        match = re.fullmatch(r"(\d{1,6})(?:[-–—](\d{1,6}))?", part)
        if not match:
            message = gettext("“%(part)s” is no stand number; write them like this: 1, 5, 10–12")
            raise forms.ValidationError(message % {"part": part[:40]})
        first, last = int(match[1]), int(match[2] or match[1])
        if last - first > 1000:
            raise forms.ValidationError(gettext("That is more than a thousand stands."))
        found += range(first, last + 1)
    return sorted(set(found))


class PrintForm(forms.Form):
    """The form of an order: kind of print, entries, paper and language."""

    kind = forms.ChoiceField(choices=lambda: list(KINDS.items()), widget=forms.HiddenInput)
    of = forms.ChoiceField(label=_("Which entries"))
    numbers = LineField(
        label=_("Stand numbers"),
        required=False,
        help_text=_("Only these, for example 1, 5, 10–12; empty: all."),
    )
    languages = forms.ChoiceField(label=_("Language"))
    size = forms.ChoiceField(label=_("Size"), required=False)
    start = NumberField(
        label=IN_WORDS["start"],
        required=False,
        min_value=1,
        help_text=_("Counted row by row; the labels before it stay empty."),
    )
    since = forms.ChoiceField(
        label=_("What changed since edition"),
        required=False,
        help_text=_("The edition is printed at the foot of every sheet."),
    )
    press = forms.BooleanField(label=MARKS["press"], required=False)
    bleed = forms.BooleanField(label=MARKS["bleed"], required=False)
    large = forms.BooleanField(label=MARKS["large"], required=False)
    grey = forms.BooleanField(label=MARKS["grey"], required=False)
    loose = forms.BooleanField(label=MARKS["loose"], required=False)
    only_changed = forms.BooleanField(label=MARKS["only_changed"], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        asked = self.data.get("kind") or self.initial.get("kind")
        self.asked_kind = asked if asked in KINDS else SUMMARY
        self.initial["kind"] = self.asked_kind
        # A print has only the fields of its kind.
        for name in self.fields.keys() - {"kind", "of", "numbers", *PARAMETERS[self.asked_kind]}:
            del self.fields[name]
        blocks = [(block.slug, text_of(block, "name").value) for block in Block.objects.all()]
        fields: dict[str, Any] = self.fields
        fields["of"].choices = [("", gettext("the whole exhibition")), *blocks]
        fields["of"].required = False
        fields["languages"].choices = languages_in_words(self.asked_kind)
        sizes = {PANELS: panel_sizes, LABELS: label_sizes}.get(self.asked_kind)
        if sizes:
            fields["size"].choices = [("", gettext("the usual one")), *sizes()]
        fields["since"].choices = [("", "–"), *editions_in_words(self.asked_kind)]

    def clean_numbers(self) -> list[int]:
        typed = self.cleaned_data["numbers"]
        return stand_numbers(typed) if typed.strip() else []

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        if data.get("start"):
            count = LABEL_SHEETS[data.get("size") or USUAL_SHEET].per_page
            if data["start"] > count:
                words = gettext("A sheet has only so many labels: %(count)d.")
                self.add_error("start", words % {"count": count})
        since = Edition.objects.filter(version=data.get("since", "")).first()
        if since and "languages" in data and not self._is_comparable(since):
            self.add_error("since", gettext("That edition is in other languages."))
        if data.get("only_changed") and not data.get("since") and "since" not in self.errors:
            self.add_error("since", gettext("Choose the edition that you have."))
        if data.get("numbers"):
            found = Project.objects.published().filter(number__in=data["numbers"])
            if data.get("of"):
                found = found.filter(block__slug=data["of"])
            data["numbers"] = list(found.order_by("number").values_list("number", flat=True))
            if not data["numbers"]:
                self.add_error("numbers", gettext("None of these stands is published there."))
        return data

    def _is_comparable(self, edition: Edition) -> bool:
        asked = self.cleaned_data["languages"].split(",")
        languages = asked if self.asked_kind == SUMMARY else ordered_languages(asked[0])
        return is_comparable(edition, self.asked_kind, languages)

    def order(self, site: str) -> Order:
        data = self.cleaned_data
        usual = {PANELS: USUAL_SIZE, LABELS: USUAL_SHEET}.get(self.asked_kind, "")
        return Order(
            kind=self.asked_kind,
            numbers=tuple(data["numbers"]),
            is_whole=not data["numbers"],
            languages=tuple(data["languages"].split(",")),
            site=site,
            block=data["of"],
            size=data.get("size") or usual,
            skip=(data.get("start") or 1) - 1,
            since=data["since"],
            **{mark: data[mark] for mark in MARKS if mark in data},
        )


@admin.register(PrintJob)
class PrintDesk(admin.ModelAdmin):
    """The list of prints; adding one orders it, and the page of one shows its progress."""

    list_display = ("title", "state", "ordered_by", "created")
    list_select_related = ("ordered_by",)
    list_filter = ("state",)
    actions = None

    def has_module_permission(self, request: HttpRequest) -> bool:
        return bool(request.user.has_perm("projects.print_project"))

    def has_view_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return self.has_module_permission(request)

    has_add_permission = has_module_permission

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def get_urls(self) -> list[Any]:
        view = self.admin_site.admin_view
        own = [
            path("preflight/", view(self.preflight), name="projects_printjob_preflight"),
            path("<int:pk>/file/", view(self.file), name="projects_printjob_file"),
        ]
        return own + super().get_urls()

    def _page(self, request: HttpRequest, template: str, title: Any, **context: Any) -> Any:
        shown = {**self.admin_site.each_context(request), "title": title, "opts": self.opts}
        return render(request, f"admin/printing/{template}", {**shown, **context})

    def add_view(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        """Takes an order and starts its job."""
        if not self.has_add_permission(request):
            raise PermissionDenied
        language = {"languages": current_language()}
        form = PrintForm(request.POST or None, initial={**language, **request.GET.dict()})
        if request.method == "POST" and form.is_valid():
            order = form.order(site_of(request))
            job = PrintJob.objects.create(
                order=order.as_json(), title=order_in_words(order), ordered_by_id=request.user.pk
            )
            transaction.on_commit(lambda: jobs.start(job))
            return redirect("admin:projects_printjob_change", job.pk)
        title = gettext("Make a print file")
        context = {"form": form, "kinds": KINDS.items(), "site": site_of(request)}
        return self._page(request, "order.html", title, **context)

    def change_view(
        self, request: HttpRequest, object_id: str, *args: Any, **kwargs: Any
    ) -> HttpResponse:
        """The progress of a print; the page reloads until it is finished."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        job = self.get_object(request, object_id)
        if job is None:
            raise Http404
        if request.method == "POST":
            job.tell(state=PrintJob.State.WAITING, done=0, total=0, message="")
            transaction.on_commit(lambda: jobs.start(job))
            return redirect("admin:projects_printjob_change", job.pk)
        task = jobs.task_of(job)
        is_lost = not job.is_over and (task is None or task.is_over)
        context = {"job": job, "task": task, "is_lost": is_lost}
        context |= {"has_file": jobs.file_of(job) is not None, "kept_until": jobs.kept_until(job)}
        page = self._page(request, "job.html", job.title, **context)
        if not job.is_over and not is_lost:
            page["Refresh"] = "2"  # in seconds; the page needs no script for it
        return page

    def file(self, request: HttpRequest, pk: int) -> HttpResponseBase:
        """The finished file of a job."""
        if not self.has_view_permission(request):
            raise PermissionDenied
        job = get_object_or_404(PrintJob, pk=pk)
        found = jobs.file_of(job)
        if found is None:
            raise Http404
        name = f"{job.order['kind']}-{job.created:%Y-%m-%d}-{job.pk}.pdf"
        return FileResponse(found.open("rb"), as_attachment=True, filename=name)

    def preflight(self, request: HttpRequest) -> HttpResponse:
        """The preflight: problems before printing with traffic lights, for all who may read
        entries."""
        if not request.user.has_perm("projects.view_project"):
            raise PermissionDenied
        blocks = list(Block.objects.all())
        slug = request.GET.get("block", "")
        block = next((block for block in blocks if block.slug == slug), blocks[0])
        size = request.GET.get("size", "")
        size = size if size in PANEL_SIZES or size in LABEL_SHEETS else USUAL_SIZE
        entries: QuerySet[Project] = Project.objects.in_block(block).order_by("number")
        entries = entries.exclude(publication="withdrawn")
        found = reports(entries, LANGUAGES, size, site_of(request))
        levels = [report.level for _project, row in found for report in row]
        counts = [(level, levels.count(level)) for level in Level]
        return self._page(
            request,
            "preflight.html",
            gettext("Before printing"),
            rows=found,
            blocks=blocks,
            stand_block=block,
            sizes=sizes_in_words(),
            size=size,
            counts=counts,
            columns=[gettext("label")] if size in LABEL_SHEETS else LANGUAGES,
            kind=LABELS if size in LABEL_SHEETS else PANELS,
            may_print=self.has_add_permission(request),
        )
