"""The page that shows what the exhibition's pages are made of."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from projects.graphics.ornament import CUTS, cover_svg
from projects.models import Block, Theme
from projects.views.design_tokens import colours, pairs

TYPE = ("stand", "display", "title", "large", "body", "small")
SPACES = range(1, 8)


def design(request: HttpRequest) -> HttpResponse:
    """``colours`` and ``pairs`` with their contrast, the scales of ``type`` and ``spaces``,
    ``blocks`` and ``themes`` with their felts and motifs, the ``cuts`` of the ornament."""
    return render(
        request,
        "projects/design.html",
        {
            "colours": colours().values(),
            "pairs": pairs(),
            "type": TYPE,
            "spaces": SPACES,
            "blocks": Block.objects.all(),
            "themes": Theme.objects.all(),
            "cuts": [cover_svg(n, "fund", "unity", _("Ornament")) for n in range(1, len(CUTS) + 1)],
            "here": "about",
        },
    )
