"""Requests that no visitor and no form sends: seeded, so that each can be sent again by its number.

An address of the site is filled with odd values, gets odd parameters, headers and bodies, and is
asked for by any method. Forms of the desk are read from their pages first, then a few fields are
changed, repeated, dropped or invented.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from random import Random
from typing import Any
from urllib.parse import quote, urlencode

from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import transaction
from django.test import Client
from django.urls import URLPattern, get_resolver
from django.utils.translation import override

from tests.forms import form_of

NUMBERS = [
    *("0", "1", "-1", "²", "٣", "1.5", "1e9", "0x10", " 7", "007", "NaN", "Infinity", "-0", "1_0"),
    *(str(2**31), str(2**63 - 1), str(2**63), str(2**64), "9" * 20, "9" * 400, "9" * 5000),
]
TEXTS = [
    *("", " ", "x", "ұ" * 300, "%", "%s", "%(x)s", "{}", "{{ 7 }}", "<b>", "'", '"', "';--", "\\"),
    *("\x00", "a\x00b", "\ud800", "\udfff\ud800", "\ufffe", "\u202e", "\u0301" * 50, "🏔" * 9),
    *("../../etc/passwd", "..", "//", "/admin/", "javascript:1", "http://[", "[]", "a[0]", "a.b"),
    *("null", "None", "true", "[1, 2]", '{"a": 1}', "\r\nX: y", "\t", "\x1b[0m", "\x85", "\u2028"),
    *("0001-01-01", "9999-12-31", "10000-01-01", "2020-02-30", "2020-13-01", "31.02.2020", "25:61"),
    *("-5 млн", "1" * 70 + " млн", "около", "∞", "½", "১২", "1-2-3", "99999999999999 млрд"),
    *("AND", "NEAR(", '"*"', "a OR", "^", "title:", "*", "--", "+x", "NOT"),
]
ENCODED = ["%00", "%ff%fe", "%c3", "%ed%a0%80", "%2e%2e%2f", "%", "%zz", "%u0041", "%0d%0aX:1"]
PARAMETERS = [
    *("q", "block", "theme", "region", "organisation", "status", "year", "language", "photos"),
    *(
        "provenance",
        "sort",
        "page",
        "n",
        "of",
        "by",
        "size",
        "lang",
        "format",
        "p",
        "o",
        "e",
        "all",
    ),
    *(
        "_popup",
        "_to_field",
        "_changelist_filters",
        "term",
        "app_label",
        "model_name",
        *("field_name", "chosen", "act", "note", "html", "plain", "table", "numbers", "languages"),
    ),
    *("id__exact", "id__in", "block__id__exact", "themes__id__exact", "publication__exact"),
    *("regions__id__exact", "title__regex", "number__range", "changed__year", "next", "press"),
    *("edition", "paper", "entries", "number", "initial", "project", "kind", "copies", "unknown"),
    *("field_name", "chosen", "act", "note", "html", "plain", "table", "numbers", "languages"),
]
HEADERS = {
    "Accept-Language": ["", "xx", "kk;q=9", "*", "ru;q=x,,,", "a" * 3000, "kk,ru;q=0,en;q=-1"],
    "Cookie": ["", "=;=", "django_language=xx", "sessionid=\xff", "csrftoken=a; csrftoken=b"],
    "If-None-Match": ["*", '"', "W/", '"' + "a" * 999, ",,,"],
    "If-Modified-Since": ["x", "Mon, 99 Abc 0000 00:00:00 GMT", "Thu, 01 Jan 9999 00:00:00 GMT"],
    "Range": ["bytes=0-", "bytes=9-1", "bytes=-", "x", "bytes=0-9,5-99999999999999999999"],
    "Host": ["localhost:99999", "localhost.", "[::1", "a b", "localhost:x", "evil.example", ""],
    "X-Forwarded-Proto": ["https", "x", ""],
    "Referer": ["http://[", "javascript:1", "//", "http://testserver/admin/\x00"],
    "Origin": ["null", "http://[", "x"],
    "Accept": ["application/json", "*/*;q=x", ""],
    "Accept-Encoding": ["br;q=0, gzip;q=x", "*", "identity;q=0"],
    "Content-Length": ["", "x", "-1"],
    "X-Requested-With": ["XMLHttpRequest"],
}
TYPES = [
    *("application/json", "text/plain", "application/xml", "application/x-www-form-urlencoded"),
    *("application/x-www-form-urlencoded; charset=nonsense", "multipart/form-data"),
    *(
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=x",
        "image/png",
        "",
        "x/y;;",
    ),
]
BODIES = [
    *(b"", b"{", b"[]", b'{"a": [1, {"b": null}]}', b"\x00\xff\xfe", b"a=%ff%00&b=%u1", b"&&=&="),
    *(b"--x\r\nContent-Disposition: form-data; name=a\r\n\r\n1", b"--x--", b"=" * 5000),
    b"--x\r\nContent-Disposition: form-data; name=f; filename=\x00\r\n\r\n\xff\r\n--x--\r\n",
]
METHODS = ["HEAD", "POST", "POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "FOO", "PROPFIND"]
FILES = [
    b"",
    b"PK\x03\x04",
    b"%PDF-1.4",
    b"\x89PNG\r\n\x1a\n",
    b"number,title_en\r\nx,\x00",
    b"\xff",
]
BUTTONS = ["_save", "_saveasnew", "_continue", "_addanother", "_popup", "_submit", "_publish"]
# Making a PDF takes seconds: it is asked for rarely.
SLOW = re.compile(r"\.pdf$")
PART = re.compile(r"<(?:(\w+):)?(\w+)>")


@dataclass
class Odd:
    """One request, and what came of it."""

    number: int
    method: str
    address: str
    status: int = 0
    error: str = ""
    sent: dict[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        told = ascii({name: str(value)[:60] for name, value in self.sent.items()})[:600]
        return (
            f"{self.number}: {self.status} {self.method} {self.address[:200]!r} {self.error} {told}"
        )


@cache
def routes(is_desk: bool) -> list[str]:
    """Every address of the site, with its parts in angle brackets."""

    def walk(patterns: Any, before: str) -> Iterator[str]:
        for pattern in patterns:
            route = before + str(pattern.pattern)
            if isinstance(pattern, URLPattern):
                yield route
            else:
                yield from walk(pattern.url_patterns, route)

    with override("en"):
        found = [f"/{route}" for route in walk(get_resolver().url_patterns, "")]
    found = [re.sub(r"\^?\(\?P<(\w+)>.*\$$", r"<\1>", route) for route in found]
    return [route for route in found if route.startswith("/admin/") == is_desk]


class Sender:
    """Sends odd requests with a client; ``known`` are values that exist, by kind of part."""

    def __init__(self, client: Client, known: dict[str, list[str]], *, is_desk: bool) -> None:
        self.client, self.known, self.is_desk = client, known, is_desk
        self.forms: dict[str, dict[str, Any]] = {}

    def send(self, seed: str, number: int) -> Odd:
        """The request of that number; whatever it changes is taken back."""
        chance = Random(f"{seed}-{number}")
        address = self._address(chance)
        kind = chance.random()
        if kind < 0.5:
            method, sent = "GET", {}
        else:
            method = chance.choice(METHODS)
            sent = self._sent(chance, address) if method not in ("HEAD", "OPTIONS") else {}
        odd = Odd(number, method, address, sent=sent if isinstance(sent, dict) else {"": sent})
        headers = {
            name: chance.choice(values)
            for name, values in HEADERS.items()
            if chance.random() < 0.06
        }
        if not self.is_desk:
            self.client.cookies.clear()
        else:
            headers.pop("Cookie", None)
        cookies = self.client.cookies.copy()
        try:
            with transaction.atomic():
                response = self._ask(chance, method, address, sent, headers)
                if response.streaming:
                    b"".join(response.streaming_content)
                odd.status = response.status_code
                error = getattr(response, "exc_info", None)
                odd.error = repr(error[1])[:300] if error else ""
                transaction.set_rollback(True)
        except Exception as error:
            # Beyond what Django catches: a server would answer 500, too.
            odd.status, odd.error = 599, repr(error)[:300]
        self.client.cookies = cookies
        return odd

    def _ask(self, chance: Random, method: str, address: str, sent: Any, headers: Any) -> Any:
        if method == "GET":
            return self.client.get(address, headers=headers)
        if isinstance(sent, dict) and method == "POST":
            return self.client.post(address, sent, headers=headers)
        body, kind = sent if isinstance(sent, tuple) else (b"", "text/plain")
        return self.client.generic(method, address, body, kind, headers=headers)

    def _address(self, chance: Random) -> str:
        route = chance.choice(routes(self.is_desk))
        while SLOW.search(route) and chance.random() < 0.9:
            route = chance.choice(routes(self.is_desk))
        if not self.is_desk and chance.random() < 0.3:
            route = route.replace("/en/", chance.choice(["/kk/", "/ru/", "/xx/", "/EN/", "//"]))
        address = PART.sub(lambda part: self._part(chance, part[1] or "", part[2]), route)
        if chance.random() < 0.05:
            address += chance.choice([*ENCODED, "/", "//", ";x", "?", "#", ".php", "."])
        if chance.random() < 0.6:
            address += f"?{self._query(chance)}"
        return address

    def _part(self, chance: Random, kind: str, name: str) -> str:
        known = self.known.get(name) or self.known.get(kind) or ["1"]
        if chance.random() < 0.6:
            return chance.choice(known)
        if kind == "int":
            return chance.choice([n for n in NUMBERS if n.isascii() and n.isdigit()])
        if chance.random() < 0.3:
            return chance.choice(ENCODED)
        return quote(chance.choice(TEXTS + NUMBERS).encode(errors="surrogatepass"), safe="")

    def _value(self, chance: Random) -> str:
        if chance.random() < 0.3:
            return chance.choice([value for values in self.known.values() for value in values])
        return chance.choice(TEXTS + NUMBERS)

    def _query(self, chance: Random) -> str:
        pairs = []
        for _ in range(chance.choice([1, 1, 2, 3, 8, 40])):
            value = self._value(chance)
            for _again in range(chance.choice([1, 1, 1, 3])):
                pairs.append((chance.choice(PARAMETERS), value.encode(errors="surrogatepass")))
        query = urlencode(pairs)
        if chance.random() < 0.15:
            query += "&" + chance.choice(
                ["&&", "=", "q", "q=%ff", "q=%00", "page=%", "a=b=c", "q[]=1"]
            )
        return query

    def _sent(self, chance: Random, address: str) -> Any:
        kind = chance.random()
        if kind < 0.15:
            return chance.choice(BODIES), chance.choice(TYPES)
        if kind < 0.2:
            return json.dumps(self._form(chance, address), default=str).encode(), TYPES[0]
        return self._form(chance, address)

    def _form(self, chance: Random, address: str) -> dict[str, Any]:
        form = dict(self._form_of(address.partition("?")[0])) if self.is_desk else {}
        names = [*form, *PARAMETERS]
        for _ in range(chance.choice([0, 1, 1, 1, 2, 5])):
            name = chance.choice(list(form) if form and chance.random() < 0.8 else names)
            form[name] = self._changed(chance, form.get(name, ""))
        if self.is_desk:
            self._invent(chance, form)
        return {
            name: value if value is not None else ""
            for name, value in form.items()
            if "\ud800" not in name
        }

    def _changed(self, chance: Random, value: Any) -> Any:
        kind = chance.random()
        if kind < 0.1:
            return [self._sendable(self._value(chance)) for _ in range(3)]
        if kind < 0.15:
            return SimpleUploadedFile("x.xlsx", chance.choice(FILES))
        if kind < 0.2:
            return ""
        return self._sendable(self._value(chance))

    def _sendable(self, text: str) -> str:
        """A browser encodes a form in UTF-8, which has no lone surrogates."""
        return text.encode(errors="replace").decode()

    def _invent(self, chance: Random, form: dict[str, Any]) -> None:
        """What the forms of the desk have besides their fields: counts, numbers, buttons."""
        counts = [name for name in form if name.endswith("_FORMS")]
        ids = [name for name in form if name.endswith("-id")]
        if counts and chance.random() < 0.3:
            form[chance.choice(counts)] = chance.choice([*NUMBERS, "100000", "1000", "", "x"])
        if ids and chance.random() < 0.3:
            form[chance.choice(ids)] = chance.choice([*NUMBERS, *self.known["pk"]])
        if form and chance.random() < 0.2:
            del form[chance.choice(list(form))]
        buttons = [
            "_save",
            "_saveasnew",
            "_continue",
            "_addanother",
            "_popup",
            "_submit",
            "_publish",
        ]
        for button in chance.sample(buttons, chance.choice([0, 1, 1, 2])):
            form[button] = "1"
        if chance.random() < 0.3:
            form |= {
                "action": chance.choice(["publish", "delete_selected", "download_chosen", "x", ""]),
                "_selected_action": [self._sendable(self._value(chance)) for _ in range(2)],
                "select_across": chance.choice(["0", "1", "x"]),
                "index": chance.choice(["0", "-1", "x", "9" * 30]),
            }
        if chance.random() < 0.3:
            form["post"] = "yes"

    def _form_of(self, path: str) -> dict[str, Any]:
        """The form that stands at an address, read once."""
        if path not in self.forms:
            with transaction.atomic():
                answer = self.client.get(path)
                is_page = answer.status_code == 200 and not answer.streaming
                page = answer.content.decode(errors="replace") if is_page else ""
                transaction.set_rollback(True)
            self.forms[path] = form_of(page)
        return self.forms[path]
