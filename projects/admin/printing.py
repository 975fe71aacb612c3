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
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.catalogue.addresses import site_of
from projects.models import Block, Edition, PrintJob, Project
from projects.printing import jobs
from projects.printing.choices import (
    KINDS,
    MARKS,
    languages_in_words,
    order_in_words,
    sizes_in_words,
)
from projects.printing.label import LABEL_SHEETS, USUAL_SHEET
from projects.printing.order import LABELS, PANELS, SUMMARY, Order
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.preflight import Level, reports
from projects.texts.fields import LineField, NumberField
from projects.texts.languages import LANGUAGES, current_language, language_name, text_of


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

    kind = forms.ChoiceField(label=_("What to print"), choices=lambda: list(KINDS.items()))
    of = forms.ChoiceField(label=_("Which entries"))
    numbers = LineField(
        label=_("Stand numbers"),
        required=False,
        help_text=_("Only these, for example 1, 5, 10–12; empty: all."),
    )
    languages = forms.ChoiceField(
        label=_("Language"),
        choices=languages_in_words,
        help_text=_("Two languages stand side by side in a summary."),
    )
    size = forms.ChoiceField(label=_("Size"), required=False)
    skip = NumberField(
        label=_("Labels already used on the first sheet"),
        required=False,
        min_value=0,
        max_value=99,
    )
    since = forms.ChoiceField(
        label=_("What changed since edition"),
        required=False,
        help_text=_("The edition is printed at the foot of every sheet."),
    )
    bleed = forms.BooleanField(label=MARKS["bleed"], required=False)
    large = forms.BooleanField(label=MARKS["large"], required=False)
    grey = forms.BooleanField(label=MARKS["grey"], required=False)
    loose = forms.BooleanField(label=MARKS["loose"], required=False)
    only_changed = forms.BooleanField(label=MARKS["only_changed"], required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        blocks = [(block.slug, text_of(block, "name").value) for block in Block.objects.all()]
        fields: dict[str, Any] = self.fields
        fields["of"].choices = [("", gettext("the whole exhibition")), *blocks]
        fields["of"].required = False
        fields["size"].choices = [
            ("", gettext("the usual one")),
            *sizes_in_words(),
        ]
        editions = Edition.objects.all()[:20]
        fields["since"].choices = [
            ("", "–"),
            *((edition.version, _edition_in_words(edition)) for edition in editions),
        ]

    def clean_numbers(self) -> list[int]:
        typed = self.cleaned_data["numbers"]
        return stand_numbers(typed) if typed.strip() else []

    def clean(self) -> dict[str, Any]:
        super().clean()
        data = self.cleaned_data
        sizes: Any = {PANELS: PANEL_SIZES, LABELS: LABEL_SHEETS}.get(data.get("kind", ""), {})
        if data.get("size") and data["size"] not in sizes:
            self.add_error("size", gettext("This size is not one of what you chose to print."))
        if data.get("numbers"):
            found = Project.objects.published().filter(number__in=data["numbers"])
            if data.get("of"):
                found = found.filter(block__slug=data["of"])
            data["numbers"] = list(found.order_by("number").values_list("number", flat=True))
            if not data["numbers"]:
                self.add_error("numbers", gettext("None of these stands is published there."))
        return data

    def order(self, site: str) -> Order:
        data = self.cleaned_data
        languages = data["languages"].split(",")
        usual = {PANELS: USUAL_SIZE, LABELS: USUAL_SHEET}.get(data["kind"], "")
        return Order(
            kind=data["kind"],
            numbers=tuple(data["numbers"]),
            is_whole=not data["numbers"],
            languages=tuple(languages if data["kind"] == SUMMARY else languages[:1]),
            site=site,
            block=data["of"],
            size=data["size"] or usual,
            skip=data["skip"] or 0,
            since=data["since"],
            **{mark: data[mark] for mark in MARKS},
        )


def _edition_in_words(edition: Edition) -> str:
    """ "a1b2c3d4 · 25.05.2020 · Kazakh, Russian"."""
    languages = ", ".join(map(language_name, edition.languages.split(",")))
    return f"{edition.version} · {date_format(localtime(edition.created))} · {languages}"


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
        return self._page(request, "order.html", title, form=form, site=site_of(request))

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
