"""Invitation letters with a link to the form, for one entry or all samples, ordered as a print."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.urls import URLPattern, path
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.admin.contributions import LONGEST_DAYS, ContributionsAdmin
from projects.admin.print_form import say_ordered, stand_numbers
from projects.catalogue.addresses import site_of
from projects.intake import contributions
from projects.models import Organisation, PrintJob, Project
from projects.models.contribution import USUAL_DAYS
from projects.printing import invitation, jobs
from projects.printing.order import INVITATIONS, Order
from projects.texts.fields import LineField, NumberField
from projects.texts.languages import text_of

LETTER_LANGUAGES = (
    ("kk,ru", gettext_lazy("Kazakh and Russian, a page each")),
    ("kk", gettext_lazy("Kazakh")),
    ("ru", gettext_lazy("Russian")),
)


class InvitationsForm(forms.Form):
    """Which entries are invited, in which languages, for how long."""

    numbers = LineField(
        label=gettext_lazy("Stand numbers"),
        required=False,
        help_text=gettext_lazy(
            "Only these, for example 1, 5, 10–12; empty: all samples whose form was not sent yet."
        ),
    )
    languages = forms.ChoiceField(
        label=gettext_lazy("Languages of the letter"), choices=LETTER_LANGUAGES
    )
    days = NumberField(
        label=gettext_lazy("Days that it is valid"),
        min_value=1,
        max_value=LONGEST_DAYS,
        initial=USUAL_DAYS,
        help_text=gettext_lazy("For new links; a link that is open already stays as it is."),
    )

    sent: Sequence[int] = ()

    def clean_numbers(self) -> list[Project]:
        """The entries meant, without those whose form was sent; ``sent`` are their numbers."""
        typed = self.cleaned_data["numbers"]
        if not typed:
            return invitation.samples()
        found = list(Project.objects.filter(number__in=stand_numbers(typed)).order_by("number"))
        if not found:
            raise forms.ValidationError(_("There are no such stands."))
        waiting = set(invitation.sent_forms().values_list("project", flat=True))
        self.sent = [entry.number for entry in found if entry.pk in waiting]
        if len(self.sent) == len(found):
            raise forms.ValidationError(not_invited(self.sent))
        return [entry for entry in found if entry.pk not in waiting]


def not_invited(numbers: Sequence[int]) -> str:
    """Why these stands get no letter."""
    text = _("No letter for stands whose form was sent and waits for the editors: %(numbers)s.")
    return text % {"numbers": ", ".join(map(str, numbers))}


class InvitationsAdmin(ContributionsAdmin):
    """The page that orders invitation letters."""

    def get_urls(self) -> list[URLPattern]:
        page = self.admin_site.admin_view(self.invitations_view)
        name = "projects_project_invitations"
        return [path("invitations/", page, name=name), *super().get_urls()]

    def invitations_view(self, request: HttpRequest) -> HttpResponse:
        """Makes a link for each entry that has none open, and orders the letters."""
        needed = ("projects.change_project", "projects.print_project")
        if not request.user.has_perms(needed):
            raise PermissionDenied
        form = InvitationsForm(request.POST or None, initial=request.GET.dict())
        if request.method == "POST" and form.is_valid():
            job = self._order(request, form)
            say_ordered(request)
            if form.sent:
                self.message_user(request, not_invited(form.sent), messages.WARNING)
            return redirect("admin:projects_printjob_change", job.pk)
        context = self.admin_site.each_context(request) | {
            "title": _("Invitation letters"),
            "opts": self.opts,
            "form": form,
            "count": len(invitation.samples()),
            "site": site_of(request),
        }
        return TemplateResponse(request, "admin/projects/project/invitations.html", context)

    def _order(self, request: HttpRequest, form: InvitationsForm) -> PrintJob:
        data = form.cleaned_data
        languages = tuple(data["languages"].split(","))
        entries: list[Project] = data["numbers"]
        with transaction.atomic():
            for entry in entries:
                if invitation.open_link_of(entry) is None:
                    told: dict[str, Any] = {"language": languages[0], "days": data["days"]}
                    sent_to = _association_of(entry)
                    contributions.invite(entry, request.user, sent_to=sent_to, **told)
            numbers = tuple(entry.number for entry in entries)
            kind, site = INVITATIONS, site_of(request)
            order = Order(kind, numbers, languages, site=site, is_whole=False)
            job = jobs.noted(order, request.user)
        transaction.on_commit(lambda: jobs.start(job))
        return job


def _association_of(project: Project) -> str:
    """Who carries the project out, as far as it is known; nobody of a sample."""
    parts = project.participations.filter(role="implementing").select_related("organisation")
    placeholder = Organisation.Kind.PLACEHOLDER
    part = parts.exclude(organisation__kind=placeholder).first()
    return text_of(part.organisation, "name").value[:120] if part else ""
