"""The desk's page of texts of the interface and of the lists: reviewing translations, sending them
to an outside editor as a workbook, and taking in what comes back."""

from __future__ import annotations

import re
from typing import Any

from django.contrib import messages
from django.contrib.admin import AdminSite
from django.core import signing
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from projects.editing.interface_texts import (
    REVIEWED,
    Correction,
    InterfaceText,
    all_texts,
    apply,
    confirm,
    problem_of,
    reviews,
)
from projects.models import TextReview
from projects.models.language import Language
from projects.open_data.spreadsheets import XLSX
from projects.workbook.interface_texts import corrections_in, workbook_of
from projects.workbook.safe import RefusedError

ON_A_PAGE = 50
# How long the changes that were shown may be confirmed, in seconds.
CONFIRMABLE = 86_400
SALT = "interface texts"


def texts_page(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """Shows each text in three languages, and notes as reviewed what is ticked."""
    _allowed(request)
    if request.method == "POST":
        done = confirm(all_texts(), request.POST.getlist("reviewed")[:1000], request.user)
        if done:
            words = ngettext(
                "%(count)d translation noted as reviewed.",
                "%(count)d translations noted as reviewed.",
                done,
            )
            messages.success(request, words % {"count": done})
        else:
            messages.warning(request, _("Nothing was done: tick the translations you have read."))
        return redirect(request.get_full_path())
    texts = all_texts()
    held = reviews(texts)
    shown = _filtered(request, texts, held)
    page = Paginator(shown, ON_A_PAGE).get_page(request.GET.get("p"))
    context = desk.each_context(request) | {
        "title": _("Interface texts"),
        "rows": [_row(text, held) for text in page],
        "page": page,
        "asked": {name: request.GET.get(name, "") for name in ("state", "q")},
        "states": (("", _("not reviewed")), ("reviewed", _("reviewed")), ("all", _("all"))),
        "kept": _without_page(request),
    }
    return TemplateResponse(request, "admin/desk/interface_texts.html", context)


def export_texts(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """The texts that the page shows, all its pages, as a workbook."""
    _allowed(request)
    texts = all_texts()
    content = workbook_of(_filtered(request, texts, reviews(texts)))
    headers = {"Content-Disposition": 'attachment; filename="interface-texts.xlsx"'}
    return HttpResponse(content, content_type=XLSX, headers=headers)


def import_texts(desk: AdminSite, request: HttpRequest) -> HttpResponse:
    """Takes a workbook that came back, shows what it would change, and changes it once that is
    confirmed."""
    _allowed(request)
    if "changes" in request.POST:
        _take(request)
        return redirect("admin:interface-texts")
    context = desk.each_context(request) | {"title": _("Corrected texts from an editor")}
    if request.method == "POST":
        file = request.FILES.get("file")
        if file is None:
            messages.error(request, _("Choose a file."))
            return redirect("admin:interface-texts-import")
        try:
            found, strange = corrections_in(str(file.name), file.read(), all_texts())
        except RefusedError as error:
            messages.error(request, str(error))
            return redirect("admin:interface-texts-import")
        context |= _plan(found) | {"strange": strange[:50], "file": file.name}
    return TemplateResponse(request, "admin/desk/interface_texts_import.html", context)


def _allowed(request: HttpRequest) -> None:
    if not request.user.has_perm("projects.add_textreview"):
        raise PermissionDenied


def _filtered(
    request: HttpRequest, texts: list[InterfaceText], held: dict[str, TextReview]
) -> list[InterfaceText]:
    """The texts in the asked state that have the asked words."""
    state, words = request.GET.get("state", ""), request.GET.get("q", "").strip().lower()[:200]

    def is_open(text: InterfaceText) -> bool:
        return any(text.translations[c] and text.fingerprint(c) not in held for c in REVIEWED)

    def has_words(text: InterfaceText) -> bool:
        return any(words in said.lower() for said in (text.english, *text.translations.values()))

    def is_reviewed(text: InterfaceText) -> bool:
        return any(text.translations.values()) and not is_open(text)

    wanted = {"": is_open, "reviewed": is_reviewed}.get(state)
    return [
        text
        for text in texts
        if (wanted is None or wanted(text)) and (not words or has_words(text))
    ]


def _row(text: InterfaceText, held: dict[str, TextReview]) -> dict[str, Any]:
    cells = []
    for code in REVIEWED:
        fingerprint = text.fingerprint(code)
        name, words = Language(code).label, text.translations[code]
        review = held.get(fingerprint)
        cells.append(
            {"code": code, "name": name, "words": words, "id": fingerprint, "review": review}
            | {"shown": _framed(words)}
        )
    return {"text": text, "english": _framed(text.english), "cells": cells}


def _framed(words: str) -> SafeString:
    """The text with a frame around the name of each value that the site puts into it."""
    parts = re.split(r"%\((\w+)\)[sdr]", words)
    framed = ("<code>{}</code>" if place % 2 else "{}" for place in range(len(parts)))
    return format_html("".join(framed), *parts)


def _without_page(request: HttpRequest) -> str:
    given = request.GET.copy()
    given.pop("p", None)
    return given.urlencode()


def _plan(found: list[Correction]) -> dict[str, Any]:
    """The corrections that can be taken, signed as they were shown, and the others with why not."""
    judged = [(correction, problem_of(correction)) for correction in found]
    taken = [correction for correction, problem in judged if not problem]
    changes = [[c.text.key, c.language, c.text.fingerprint(c.language), c.new] for c in taken]
    return {
        "taken": [(Language(c.language).label, c) for c in taken],
        "refused": [(Language(c.language).label, c, why) for c, why in judged if why],
        "changes": signing.dumps(changes, salt=SALT, compress=True),
        "is_read": True,
    }


def _take(request: HttpRequest) -> None:
    """Changes what was shown and confirmed; a text that has changed meanwhile stays as it is."""
    try:
        changes = signing.loads(request.POST["changes"], salt=SALT, max_age=CONFIRMABLE)
    except signing.BadSignature:
        messages.error(request, _("Too much time has passed. Import the file again."))
        return
    known = {text.key: text for text in all_texts()}
    corrections = [
        Correction(known[key], language, new)
        for key, language, fingerprint, new in changes
        if key in known and known[key].fingerprint(language) == fingerprint
    ]
    apply(corrections, request.user)
    words = ngettext(
        "%(count)d text corrected. Texts of lists are shown now, those of the interface from the"
        " next start of the site.",
        "%(count)d texts corrected. Texts of lists are shown now, those of the interface from the"
        " next start of the site.",
        len(corrections),
    )
    messages.success(request, words % {"count": len(corrections)})
    if left := len(changes) - len(corrections):
        words = ngettext(
            "%(count)d text has changed since the file was read and stays as it is.",
            "%(count)d texts have changed since the file was read and stay as they are.",
            left,
        )
        messages.warning(request, words % {"count": left})
