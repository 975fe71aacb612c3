"""Pages of a guest book at the desk: its counts, its sheet of paper, and what came back on it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from projects.admin.downloads import download_rows
from projects.admin.print_form import say_ordered
from projects.catalogue.addresses import site_of
from projects.models import GuestBook, GuestMessage, PrintJob
from projects.models.guest_book import new_key
from projects.printing import jobs
from projects.printing.choices import TONGUES
from projects.printing.order import GUEST_SHEETS, Order
from projects.texts.languages import LANGUAGES, current_language, text_of
from projects.touring.guest_book import ages, tallies
from projects.views.guest_book import AnswersForm

# Sheets of paper that are typed in at once.
ROWS = 10


class SheetForm(forms.Form):
    """In which languages the sheet is printed, a page each."""

    languages = forms.MultipleChoiceField(
        label=gettext_lazy("Languages of the sheet"),
        choices=list(TONGUES.items()),
        initial=list(LANGUAGES),
        widget=forms.CheckboxSelectMultiple,
    )


class PaperForm(AnswersForm):
    """One sheet of paper as a row of the table."""

    choose = forms.Select

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["language"].initial = current_language()
        self.fields["text"].widget.attrs["rows"] = 2

    def as_choices(self, choices: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        return [("", "–"), *choices]


PaperForms = forms.formset_factory(PaperForm, extra=ROWS, max_num=ROWS, absolute_max=ROWS)


class GuestPages(admin.ModelAdmin):
    """The pages beside a guest book's form."""

    def get_urls(self) -> list[URLPattern]:
        view = self.admin_site.admin_view
        own = {"summary": self.summary_view, "csv": self.csv_view, "paper": self.paper_view}
        return [
            *(
                path(f"<int:pk>/{name}/", view(page), name=f"projects_guestbook_{name}")
                for name, page in own.items()
            ),
            *super().get_urls(),
        ]

    def _book(self, request: HttpRequest, pk: int) -> GuestBook:
        book = get_object_or_404(GuestBook.objects.select_related("showing__venue"), pk=pk)
        if not self.has_view_permission(request, book):
            raise PermissionDenied
        return book

    def _page(self, request: HttpRequest, book: GuestBook, name: str, **context: Any) -> Any:
        shown = {"opts": self.opts, "guest_book": book, "title": str(book), **context}
        template = f"admin/projects/guestbook/{name}.html"
        return TemplateResponse(request, template, self.admin_site.each_context(request) | shown)

    def summary_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """What the answers add up to; orders the sheet of paper."""
        book = self._book(request, pk)
        form = SheetForm(request.POST or None)
        if request.method == "POST":
            if not request.user.has_perm("projects.print_project"):
                raise PermissionDenied
            if form.is_valid():
                job = _order(request, book, form.cleaned_data["languages"])
                say_ordered(request)
                return redirect("admin:projects_printjob_change", job.pk)
        counts = {
            state: book.messages.filter(state=state, on_paper=False).count()
            for state in GuestMessage.State
        }
        return self._page(
            request,
            book,
            "summary",
            tallies=tallies(book),
            ages=ages(book.messages.all()),
            counts=[(state.label, count) for state, count in counts.items()],
            on_paper=book.messages.filter(on_paper=True).count(),
            form=form,
            site=site_of(request),
        )

    def csv_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """The counts as CSV, with the mark by which Excel knows UTF-8."""
        book = self._book(request, pk)
        rows: list[Sequence[Any]] = [
            (_("Question"), _("Answer"), _("On the site"), _("On paper"), _("Together")),
            *(
                (text_of(tally.question, "text").value, *count, count.all)
                for tally in tallies(book)
                for count in tally.counts
            ),
            *((_("Age"), found.age, "", "", found.people) for found in ages(book.messages.all())),
        ]
        return download_rows(rows, f"guest-book-{book.showing.slug}")

    def paper_view(self, request: HttpRequest, pk: int) -> HttpResponse:
        """Sheets of paper as a table to type in; they are read by whoever types."""
        book = self._book(request, pk)
        if not request.user.has_perm("projects.add_guestmessage"):
            raise PermissionDenied
        key = request.POST.get("key", "")
        key = key if re.fullmatch(r"[0-9a-f]{16}", key) else new_key()
        rows = PaperForms(request.POST or None, form_kwargs={"guest_book": book})
        if request.method == "POST" and rows.is_valid():
            count = _type_in(book, key, rows, request.user)
            text = ngettext("Typed in: %(count)d sheet.", "Typed in: %(count)d sheets.", count)
            self.message_user(request, text % {"count": count}, messages.SUCCESS)
            return redirect("admin:projects_guestbook_paper", book.pk)
        title = _("Type in what came on paper")
        return self._page(request, book, "paper", rows=rows, key=key, title=title)


def _order(request: HttpRequest, book: GuestBook, languages: list[str]) -> PrintJob:
    """Asks the worker for the sheet of paper, unless the preflight stops it."""
    slug, site = book.showing.slug, site_of(request)
    order = Order(GUEST_SHEETS, (), tuple(languages), site=site, showing=slug, is_whole=False)
    job = jobs.noted(order, request.user)
    jobs.begin(job)
    return job


def _type_in(book: GuestBook, key: str, rows: Any, by: Any) -> int:
    """Keeps what the rows say; each once, however often the page is sent. Gives how many."""
    count = 0
    for place, row in enumerate(rows):
        if row.is_blank:
            continue
        told = {"on_paper": True, "state": GuestMessage.State.APPROVED, "decided_by": by}
        values = row.cleaned_data | told | {"guest_book": book, "decided_at": timezone.now()}
        GuestMessage.objects.get_or_create(form_key=f"{key}-{place}", defaults=values)
        count += 1
    return count
