"""What a public site owes its visitors: accessibility, privacy, whom to tell of a weakness."""

from __future__ import annotations

from datetime import timedelta

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone

from projects.catalogue.addresses import site_of
from projects.catalogue.institution import institution
from projects.models.contribution import KEPT_AFTER
from projects.models.publication import DAYS_TO_UNDO
from projects.texts.languages import LANGUAGES

# RFC 9116 asks for less than a year.
SECURITY_DAYS = timedelta(days=180)


def accessibility(request: HttpRequest) -> HttpResponse:
    """What works for people with disabilities, what does not yet, and whom to tell."""
    return render(request, "projects/accessibility.html")


def privacy(request: HttpRequest) -> HttpResponse:
    """What is kept of visitors and of associations, where, and for how many days."""
    days = {
        "letter_days": settings.LETTER_DAYS,
        "form_days": KEPT_AFTER.days,
        "photo_days": DAYS_TO_UNDO,
        "backup_days": settings.BACKUP_DAYS,
    }
    return render(request, "projects/privacy.html", days)


def security_txt(request: HttpRequest) -> HttpResponse:
    """Whom to tell of a weakness of the site, as RFC 9116 writes it; 404 while nobody is named."""
    contact = institution().security_address
    if not contact:
        raise Http404("no contact for security is entered")
    lines = (
        f"Contact: {contact}",
        f"Expires: {timezone.now() + SECURITY_DAYS:%Y-%m-%dT00:00:00Z}",
        f"Preferred-Languages: {', '.join(LANGUAGES)}",
        f"Canonical: {site_of(request)}{reverse('security-txt')}",
    )
    body = "".join(f"{line}\n" for line in lines)
    return HttpResponse(body, content_type="text/plain; charset=utf-8")
