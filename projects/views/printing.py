"""What organisers print."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.timezone import localdate

from projects.models import Block, Project
from projects.totals import totals


def block(request: HttpRequest, slug: str) -> HttpResponse:
    """A block's A4 summary, a page that prints: ``stand_block``, ``entries``, ``totals`` and
    ``today``."""
    stand_block = get_object_or_404(Block, slug=slug)
    entries = Project.objects.published().in_block(stand_block)
    return render(
        request,
        "print/block.html",
        {
            "stand_block": stand_block,
            "entries": entries.for_page().order_by("number"),
            "totals": [total for total in totals(entries) if total.has_parts],
            "today": localdate(),
        },
    )
