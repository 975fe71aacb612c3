"""Something is wrong, or this is a picture of me: the form, and its state behind the receipt.

No cookie is set: a form is known by its signed time (``projects.touring.sent_forms``).
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import Project, Report, Showing
from projects.models.report import LONGEST_TEXT
from projects.serving.client import client_address
from projects.serving.parameters import reads
from projects.texts.fields import LineField, LinesField, NumberField
from projects.texts.languages import current_language
from projects.touring import reports
from projects.touring.sent_forms import TooManyError, new_form
from projects.views.sent_form import SentForm, private

# What the address of the form may say of what the visitor has before them.
CARRIED = ("entry", "showing", "edition")
# The code that somebody has written down.
CODE = "code"
LONGEST_CODE = 40


class ReportForm(SentForm):
    """What a visitor reports."""

    kind = forms.ChoiceField(
        label=gettext_lazy("What is it about?"),
        choices=Report.Kind.choices,
        widget=forms.RadioSelect,
    )
    entry = NumberField(
        label=gettext_lazy("Number of the stand"),
        help_text=gettext_lazy("It stands large on the panel and on the page; empty if none."),
        required=False,
        min_value=1,
        max_value=99_999,
    )
    text = LinesField(
        label=gettext_lazy("What is wrong, or which picture it is"),
        required=False,
        max_length=LONGEST_TEXT,
        widget=forms.Textarea(attrs={"rows": 5}),
    )
    answer_to = LineField(
        label=gettext_lazy("How can we answer you?"),
        help_text=gettext_lazy(
            "A mail address or telephone number, if you want. It is deleted, with your words, as "
            "soon as the matter is decided."
        ),
        required=False,
        max_length=200,
    )
    # What the page that led here knows: see ``reports.receive``.
    showing = forms.CharField(required=False, widget=forms.HiddenInput)
    edition = forms.CharField(required=False, widget=forms.HiddenInput)

    def clean_entry(self) -> Project | None:
        number = self.cleaned_data["entry"]
        found = Project.objects.published().filter(number=number).first() if number else None
        if number and found is None:
            raise ValidationError(_("There is no stand with this number."))
        return found

    def clean_showing(self) -> Showing | None:
        found: Showing | None = Showing.objects.filter(slug=self.cleaned_data["showing"]).first()
        return found

    def clean_edition(self) -> str:
        edition = self.cleaned_data["edition"].lower()
        return edition if re.fullmatch(r"[0-9a-f]{8}", edition) else ""

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        is_picture = cleaned.get("kind") == Report.Kind.PERSON and cleaned.get("entry")
        if not is_picture and not cleaned.get("text") and "entry" not in self.errors:
            self.add_error("text", _("Write in a few words what it is about."))
        return cleaned


def _form(request: HttpRequest) -> HttpResponseBase:
    """The form; takes the report and leads to its state."""
    if request.method != "POST":
        code = request.GET.get(CODE, "").strip()[:LONGEST_CODE]
        if found := Report.objects.with_receipt(code).first() if code else None:
            return redirect(found)
        known = {name: request.GET.get(name, "")[:60] for name in CARRIED}
        known["entry"] = known["entry"] if known["entry"].isdecimal() else ""
        form = ReportForm(initial=known)
        return _page(request, form, new_form(), unknown_code=code)
    form, signed = ReportForm(request.POST), request.POST.get("form", "")
    if not form.is_valid():
        return _page(request, form, signed, status=400)
    try:
        report = reports.receive(
            signed,
            client_address(request.META),
            kind=form.cleaned_data["kind"],
            project=form.cleaned_data["entry"],
            showing=form.cleaned_data["showing"],
            edition=form.cleaned_data["edition"],
            text=form.cleaned_data["text"],
            answer_to=form.cleaned_data["answer_to"],
            language=current_language(),
        )
    except TooManyError as error:
        return _page(request, form, signed, notes=error.messages, status=429)
    except ValidationError as error:
        return _page(request, form, new_form(), notes=error.messages, status=400)
    return redirect(report)


def _page(
    request: HttpRequest,
    form: ReportForm,
    signed: str,
    notes: list[str] | None = None,
    status: int = 200,
    unknown_code: str = "",
) -> HttpResponse:
    context = {"form": form, "signed": signed, "notes": notes or [], "is_personal": True}
    context["unknown_code"] = unknown_code
    return render(request, "projects/report.html", context, status=status)


report = reads(*CARRIED, CODE)(private(_form))


def _state(request: HttpRequest, receipt: str) -> HttpResponseBase:
    """What has become of a report, for whoever has its receipt."""
    found = get_object_or_404(Report.objects.with_receipt(receipt))
    entry = Project.objects.published().filter(pk=found.project_id).first()
    context = {"report": found, "entry": entry, "is_personal": True}
    return render(request, "projects/report_state.html", context)


report_state = reads()(private(_state))
