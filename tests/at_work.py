"""People at work at the desk over HTTP, who remember what the desk confirmed; each until the server
is gone."""

import io
import re
import sqlite3
from collections.abc import Callable
from dataclasses import dataclass, field
from http.client import HTTPException
from http.cookiejar import CookieJar
from pathlib import Path
from threading import Thread
from time import sleep
from typing import Any
from urllib.error import HTTPError
from urllib.parse import urlencode
from urllib.request import HTTPCookieProcessor, HTTPRedirectHandler, Request, build_opener
from uuid import uuid4

from django.test.client import BOUNDARY, MULTIPART_CONTENT, encode_multipart
from openpyxl import load_workbook

from tests.factories import picture_file
from tests.forms import form_of

GONE = (OSError, HTTPException)


class _Stays(HTTPRedirectHandler):
    """Follows no redirect: where it leads is part of the answer."""

    def redirect_request(self, *args: Any, **kwargs: Any) -> None:
        return None


@dataclass(frozen=True)
class Answer:
    status: int
    location: str
    cookies: str
    body: bytes

    @property
    def html(self) -> str:
        return self.body.decode()


class Desk:
    """One person's browser without scripts, signed in."""

    def __init__(self, site: str, password: str) -> None:
        self.site, self.cookies = site, CookieJar()
        self._opener = build_opener(HTTPCookieProcessor(self.cookies), _Stays)
        form = {"username": "staff", "password": password, "next": "/admin/"}
        form["csrfmiddlewaretoken"] = self._token(self.get("/admin/login/").html)
        assert self.post("/admin/login/", form).status == 302

    def get(self, address: str) -> Answer:
        return self._answer(Request(self.site + address))

    def post(self, address: str, form: dict[str, Any], **headers: str) -> Answer:
        """Sends a form; a value with a ``name`` is a file."""
        is_upload = any(hasattr(value, "name") for value in form.values())
        body = encode_multipart(BOUNDARY, form) if is_upload else urlencode(form, True).encode()
        kind = MULTIPART_CONTENT if is_upload else "application/x-www-form-urlencoded"
        sent = {"Content-Type": kind, "Referer": self.site + address, **headers}
        return self._answer(Request(self.site + address, body, sent))

    def form(self, address: str) -> dict[str, Any]:
        """What the form at an address would send unchanged."""
        page = self.get(address).html
        return form_of(page) | {"csrfmiddlewaretoken": self._token(page)}

    def _answer(self, request: Request) -> Answer:
        request.add_header("Accept-Language", "en")
        for _ in range(20):
            try:
                found = self._opener.open(request, timeout=60)
            except HTTPError as error:
                found = error
            if found.status != 503:
                break
            sleep(1)  # busy: a person tries again, as the page says
        headers = found.headers
        told = " ".join(headers.get_all("Set-Cookie") or [])
        return Answer(found.status, headers.get("Location", ""), told, found.read())

    def _token(self, page: str) -> str:
        found = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', page)
        assert found, page[:300]
        return found[1]


@dataclass
class Work:
    """What one person does again and again. ``sent`` and ``confirmed`` are the values, in order;
    ``wrong`` is what ended the work though the server was there."""

    name: str
    once: Callable[[Desk, str], bool]
    sent: list[str] = field(default_factory=list)
    confirmed: list[str] = field(default_factory=list)
    wrong: list[str] = field(default_factory=list)

    def until_the_server_is_gone(self, desk: Desk) -> Thread:
        thread = Thread(target=self._go_on, args=[desk], daemon=True)
        thread.start()
        return thread

    def _go_on(self, desk: Desk) -> None:
        while True:
            value = f"{self.name}-{uuid4().hex[:12]}"
            self.sent.append(value)
            try:
                if self.once(desk, value):
                    self.confirmed.append(value)
            except GONE:
                return
            except Exception as error:
                self.wrong.append(f"{self.name}: {error!r}")
                return


def writes_a_summary(pk: int) -> Callable[[Desk, str], bool]:
    """Saves the texts of an entry; the desk confirms by naming the draft to be forgotten."""
    address = f"/admin/projects/project/{pk}/texts/"

    def once(desk: Desk, value: str) -> bool:
        form = desk.form(address) | {"summary_en": value, "desk_draft": value, "_save": "1"}
        answer = desk.post(address, form)
        return answer.status == 302 and value in answer.cookies

    return once


def adds_a_photo(pk: int) -> Callable[[Desk, str], bool]:
    address = f"/admin/projects/project/{pk}/photos/"

    def once(desk: Desk, value: str) -> bool:
        token = desk.form(address)["csrfmiddlewaretoken"]
        form = {"csrfmiddlewaretoken": token, "files": picture_file((600, 400), f"{value}.jpg")}
        answer = desk.post(f"{address}add/", form, Accept="application/json")
        return answer.status == 200 and b'"is_added": true' in answer.body

    return once


def imports_a_title(number: int) -> Callable[[Desk, str], bool]:
    """Downloads an entry as a workbook, changes its title, uploads it and confirms the preview."""
    place = "/admin/projects/workbookimport/"

    def once(desk: Desk, value: str) -> bool:
        book = load_workbook(io.BytesIO(desk.get(f"{place}export/?number={number}").body))
        sheet = book.worksheets[0]
        column = next(cell.column for cell in sheet[1] if cell.value == "Title · en")
        sheet.cell(2, column).value = value
        out = io.BytesIO()
        book.save(out)
        file = picture_file(name=f"{value}.xlsx")
        file.file = io.BytesIO(out.getvalue())
        file.size = len(out.getvalue())
        token = desk.form(f"{place}add/")["csrfmiddlewaretoken"]
        preview = desk.post(f"{place}add/", {"csrfmiddlewaretoken": token, "file": file}).location
        return desk.post(preview, desk.form(preview)).location.endswith("/change/")

    return once


class Kept:
    """What the data folder of the server holds, read without it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        with sqlite3.connect(self.folder / "db.sqlite3") as database:
            return database.execute(query, values).fetchall()

    def is_sound(self) -> bool:
        is_whole = self.rows("PRAGMA integrity_check") == [("ok",)]
        return is_whole and self.rows("PRAGMA foreign_key_check") == []

    def text(self, pk: int, name: str) -> str:
        return self.rows(f"SELECT {name} FROM projects_project WHERE id = ?", pk)[0][0]

    def history(self) -> str:
        """All that the histories of entries and pending changes hold, as one text."""
        versions = self.rows("SELECT serialized_data FROM reversion_version")
        pending = self.rows("SELECT after FROM projects_pendingversion")
        return "\n".join(row[0] for row in (*versions, *pending))

    def has_photo(self, name: str) -> bool:
        """Whether a photo of that name is there, with its picture and its original."""
        query = "SELECT image, original FROM projects_photo WHERE original_name = ?"
        found = self.rows(query, f"{name}.jpg")
        files = [
            path
            for image, original in found
            for path in (self.folder / "media" / image, self.folder / "originals" / original)
        ]
        return len(found) == 1 and all(path.is_file() and path.stat().st_size for path in files)
