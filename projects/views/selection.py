"""A visitor's choices: my list, the comparison, suggestions while typing, a stand by its number."""

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect, render

from projects.catalogue.comparison import rows
from projects.catalogue.fields import printable
from projects.catalogue.introduction import stand_numbers
from projects.catalogue.selection import (
    FEWEST_TO_COMPARE,
    MOST_IN_LIST,
    MOST_TO_COMPARE,
    NUMBER,
    selected,
)
from projects.catalogue.suggestions import suggestions
from projects.models import Project
from projects.serving.parameters import reads


@reads("n")
def my_list(request: HttpRequest) -> HttpResponse:
    """The entries whose numbers stand in the address: ``selection`` and ``notes``."""
    entries = Project.objects.published().for_list()
    selection = selected(request.GET.getlist("n"), entries, MOST_IN_LIST)
    return render(
        request,
        "projects/my_list.html",
        {
            "selection": selection,
            "notes": selection.notes,
            "can_be_compared": len(selection.entries) >= FEWEST_TO_COMPARE,
            "is_long": len(selection.entries) > MOST_TO_COMPARE,
            "most": MOST_TO_COMPARE,
            "here": "my-list",
            "is_personal": True,
        },
    )


@reads("n")
def compare(request: HttpRequest) -> HttpResponse:
    """Two to four entries side by side: ``selection``, and ``rows`` for two or more."""
    entries = Project.objects.published().for_page()
    selection = selected(request.GET.getlist("n"), entries, MOST_TO_COMPARE)
    enough = len(selection.entries) >= FEWEST_TO_COMPARE
    return render(
        request,
        "projects/compare.html",
        {
            "selection": selection,
            "notes": selection.notes,
            "rows": rows(selection.entries) if enough else [],
            "has_room": len(selection.entries) < MOST_TO_COMPARE,
            "is_personal": True,
        },
    )


@reads("n")
def find_stand(request: HttpRequest) -> HttpResponse:
    """To the entry on the stand with the number ``n``; a page with the form again where there is
    none (404) or no number was given."""
    asked = request.GET.get("n", "").strip()
    if NUMBER.fullmatch(asked):
        found = Project.objects.published().filter(number=int(asked)).first()
        if found:
            return redirect(found)
    first, last = stand_numbers()
    context = {"asked": printable(asked), "first": first, "last": last, "is_missing": True}
    return render(request, "projects/find_stand.html", context, status=404 if asked else 200)


@reads("q")
def suggest(request: HttpRequest) -> JsonResponse:
    """Suggestions for the typed words: ``{"suggestions": [{label, language, kind, address}]}``."""
    found = [suggestion._asdict() for suggestion in suggestions(request.GET.get("q", ""))]
    response = JsonResponse({"suggestions": found}, json_dumps_params={"ensure_ascii": False})
    response["Cache-Control"] = "no-cache"
    return response
