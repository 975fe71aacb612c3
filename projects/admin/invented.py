"""What no form of the desk sends, and parts that are gone since a form was opened."""

from __future__ import annotations

from collections.abc import Callable, Collection
from functools import wraps
from typing import Any

from django.contrib import messages
from django.core.exceptions import FieldDoesNotExist
from django.db import DataError
from django.http import Http404, HttpRequest, QueryDict
from django.http.response import HttpResponseBase
from django.utils.translation import ngettext

GREATEST = 2**63 - 1
# What PostgreSQL calls a number that no column holds.
OUT_OF_RANGE = "22003"


def refuse_invented(view: Callable[..., HttpResponseBase]) -> Callable[..., HttpResponseBase]:
    """The view, with 404 for buttons that we have not and numbers that no record can have."""

    @wraps(view)
    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        chosen = request.POST.getlist("_selected_action") if request.method == "POST" else []
        if not all(can_be_number(number) for number in chosen) or "_saveasnew" in request.POST:
            raise Http404("no form of the desk sends that")
        try:
            return view(request, *args, **kwargs)
        except OverflowError as error:
            raise Http404("a number beyond the database's") from error
        except FieldDoesNotExist as error:
            # Django's desk takes the name of a field from the address (``_to_field``).
            raise Http404("no record has such a field") from error
        except DataError as error:
            if getattr(error.__cause__, "sqlstate", "") == OUT_OF_RANGE:
                raise Http404("a number beyond the database's") from error
            raise

    return guarded


def can_be_number(number: str) -> bool:
    """Whether a record can have it as its number in the database."""
    return number.isascii() and number.isdigit() and len(number) < 20 and int(number) <= GREATEST


def without_gone(sent: QueryDict, prefix: str, there: Collection[int]) -> tuple[QueryDict, int]:
    """What a formset sent without the parts that are no longer there, and how many those are.

    Left in, they could neither be saved nor shown again.
    """
    forms = _whole(sent.get(f"{prefix}-INITIAL_FORMS", ""))
    total = _whole(sent.get(f"{prefix}-TOTAL_FORMS", ""))
    known = {str(pk) for pk in there}
    ids = {place: sent.get(f"{prefix}-{place}-id", "") for place in range(min(forms, 1_000))}
    gone = [place for place, pk in ids.items() if pk and pk not in known]
    if not gone or total > 1_000:
        return sent, 0
    kept = [place for place in range(total) if place not in gone]
    places = {f"{prefix}-{old}-": f"{prefix}-{new}-" for new, old in enumerate(kept)}
    left = QueryDict(mutable=True)
    for name, values in sent.lists():
        own = name.removeprefix(f"{prefix}-").partition("-")[0]
        if name.startswith(f"{prefix}-") and own.isdigit():
            beginning = f"{prefix}-{own}-"
            if beginning in places:
                left.setlist(places[beginning] + name.removeprefix(beginning), values)
        else:
            left.setlist(name, values)
    left[f"{prefix}-INITIAL_FORMS"] = str(forms - len(gone))
    left[f"{prefix}-TOTAL_FORMS"] = str(total - len(gone))
    return left, len(gone)


def say_gone(desk: Any, request: HttpRequest, count: int) -> None:
    """Tells the person about parts that were left out."""
    if count:
        text = ngettext(
            "%(count)d part has been deleted meanwhile: what you wrote of it is not saved.",
            "%(count)d parts have been deleted meanwhile: what you wrote of them is not saved.",
            count,
        )
        desk.message_user(request, text % {"count": count}, messages.WARNING)


def _whole(text: str) -> int:
    return int(text) if text.isascii() and text.isdigit() and len(text) < 10 else 0
