"""The print desk: orders of prints, their progress, and the preflight."""

from __future__ import annotations

from typing import Any

from django.contrib import admin
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import path
from django.utils.formats import date_format
from django.utils.timezone import localtime
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.admin.print_form import PrintForm, say_held, say_ordered
from projects.admin.sheet_words import sheets_address
from projects.admin.sheets import VIEW, showings_to_come
from projects.catalogue.addresses import site_of
from projects.models import Block, PrintJob, Project
from projects.printing import jobs
from projects.printing.choices import KINDS, order_in_words, sizes_in_words
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.names import file_name
from projects.printing.order import LABELS, PANELS, Order
from projects.printing.papers import PANEL_SIZES, USUAL_SIZE
from projects.printing.preflight import judge, judge_order, with_wall
from projects.texts.languages import LANGUAGES, current_language

# The choice of a preflight of the whole exhibition.
ALL_BLOCKS = "all"
# So much of a reason stands in the list; the job's page has the whole.
LONGEST_REASON = 120


def _is_lost(job: PrintJob) -> bool:
    """Whether the worker no longer knows of a job that is not over."""
    task = jobs.task_of(job)
    return not (job.is_over or job.is_held) and (task is None or task.is_over)


@admin.register(PrintJob)
class PrintDesk(admin.ModelAdmin):
    """The list of prints; adding one orders it, and the page of one shows its progress."""

    list_display = ("what", "how", "ordered_by", "created")
    list_select_related = ("ordered_by", "overruled_by")
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
        initial = {"languages": current_language(), **request.GET.dict()}
        form = PrintForm(request.POST or None, request.FILES or None, initial=initial)
        if request.method == "POST" and form.is_valid():
            made = [self._begin(request, order) for order in form.orders(site_of(request))]
            if all(job.is_held for job in made):
                say_held(request)
            else:
                say_ordered(request, len(made))
            if len(made) > 1:
                return redirect("admin:projects_printjob_changelist")
            return redirect("admin:projects_printjob_change", made[0].pk)
        title = gettext("Make a print file")
        # The kind stands in the page's title, by which the desk lists what was not sent.
        kind = KINDS[form.asked_kind]
        context = {"form": form, "kinds": KINDS.items(), "site": site_of(request), "subtitle": kind}
        return self._page(request, "order.html", title, **context)

    def _begin(self, request: HttpRequest, order: Order) -> PrintJob:
        job = jobs.noted(order, request.user)
        jobs.begin(job)
        return job

    @admin.display(description=_("print"), ordering="title")
    def what(self, job: PrintJob) -> str:
        """What was ordered, in the language of whoever reads it."""
        return order_in_words(Order.from_json(job.order)) if job.order else job.title

    @admin.display(description=_("state"), ordering="state")
    def how(self, job: PrintJob) -> str:
        """The state, with what went wrong or who overruled the preflight."""
        parts = [str(job.get_state_display()), job.message[:LONGEST_REASON]]
        if job.overruled_at:
            words = gettext("Printed nevertheless: %(who)s, %(date)s.")
            day = date_format(localtime(job.overruled_at), "SHORT_DATETIME_FORMAT")
            parts.append(words % {"who": job.overruled_by or "–", "date": day})
        return ". ".join(part.rstrip(".") for part in parts if part)

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
            if job.is_held and "overrule" in request.POST:
                jobs.overrule(job, request.user)
            elif job.is_over or job.is_held or _is_lost(job):
                jobs.begin(job)
            return redirect("admin:projects_printjob_change", job.pk)
        task, is_lost = jobs.task_of(job), _is_lost(job)
        context = {"job": job, "task": task, "is_lost": is_lost}
        if job.is_held or job.state == PrintJob.State.DONE:
            context["verdict"] = judge_order(Order.from_json(job.order))
        context |= {"has_file": jobs.file_of(job) is not None, "kept_until": jobs.kept_until(job)}
        if job.sheets.exists() and request.user.has_perm(VIEW):
            context["showings"] = [(one, sheets_address(one)) for one in showings_to_come()]
        page = self._page(request, "job.html", self.what(job), **context)
        if not (job.is_over or job.is_held or is_lost):
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
        name = file_name(Order.from_json(job.order), found.suffix, job.changed)
        return FileResponse(found.open("rb"), as_attachment=True, filename=name)

    def preflight(self, request: HttpRequest) -> HttpResponse:
        """The preflight: problems before printing with traffic lights, for all who may read
        entries."""
        if not request.user.has_perm("projects.view_project"):
            raise PermissionDenied
        blocks = list(Block.objects.all())
        slug = request.GET.get("block", "")
        block = next((block for block in blocks if block.slug == slug), None)
        block = None if slug == ALL_BLOCKS else block or blocks[0]
        size = request.GET.get("size", "")
        size = size if size in PANEL_SIZES or size in LABEL_SHEETS else USUAL_SIZE
        entries: QuerySet[Project] = Project.objects.exclude(publication="withdrawn")
        entries = entries.filter(block=block) if block else entries
        kind = LABELS if size in LABEL_SHEETS else PANELS
        verdict = judge(
            entries.order_by("number"), kind, LANGUAGES, size=size, site=site_of(request)
        )
        if kind == PANELS:
            verdict = with_wall(verdict, block.slug if block else "", size, site_of(request))
        return self._page(
            request,
            "preflight.html",
            gettext("Before printing"),
            verdict=verdict,
            blocks=blocks,
            stand_block=block,
            sizes=sizes_in_words(),
            size=size,
            columns=[gettext("label")] if kind == LABELS else LANGUAGES,
            kind=kind,
            may_print=self.has_add_permission(request),
        )
