"""Walks the site as a visitor would, and turns every page, picture and file into one on disk.

The pages come from Django itself by its test client, with everything that a visitor's request goes
through. django-distill was looked at: it wants each address declared beside the address map and
leaves links as they are, so it would replace a loop and nothing else.
"""

from __future__ import annotations

import re
import zipfile
from collections import Counter, deque
from collections.abc import Iterator, Sequence
from io import BytesIO
from mimetypes import guess_type
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode, urlsplit

from django.conf import settings
from django.contrib.staticfiles import finders
from django.templatetags.static import static
from django.test import Client

from projects.background.queue import at_once
from projects.frozen import lists
from projects.frozen.copy_notice import dated
from projects.frozen.doors import door
from projects.frozen.page import Change, Parts, as_classic, as_file
from projects.frozen.plan import DOORS, Address, Plan, address_of, relative
from projects.serving.static_files import joined
from projects.texts.languages import LANGUAGES
from projects.views.sitemap import SECTIONS

CSS_URL = re.compile(r"""url\(\s*["']?([^"')]+)["']?\s*\)""")
SEARCH_RULES = ("forms", "query_text", "meanings", "search", "spelling", "suggestions")
# The data that a page's scripts need, and those scripts, in this order.
SEARCH = (
    *(f"js/frozen/snowball/{name}-stemmer.js" for name in ("base", "english", "russian")),
    *(f"js/frozen/{name}.js" for name in SEARCH_RULES),
)
DRAWING = "js/frozen/drawing.js"
DATA_OF = {
    "home": ("index.js", "words.js"),
    "list": ("index.js", "words.js", "cards.js"),
    "my-list": ("index.js", "words.js", "cards.js"),
    "compare": ("index.js", "words.js", "comparison.js"),
}
SCRIPTS_OF = {
    "home": SEARCH,
    "list": (*SEARCH, DRAWING, "js/frozen/query.js", "js/frozen/list.js"),
    "my-list": (DRAWING, "js/frozen/chosen_pages.js"),
    "compare": (DRAWING, "js/frozen/chosen_pages.js"),
}
# What the name of a static file has before its ending where the site serves it hashed.
HASH = re.compile(r"\.[0-9a-f]{12}(?=\.\w+$)")
TEXT_FILES = re.compile(r"text/|application/(?:\w+\+)?json")


def site_origin() -> str:
    """The site's own address while it is frozen: SITE_ADDRESS, else one that it answers to."""
    if settings.SITE_ADDRESS:
        return str(settings.SITE_ADDRESS)
    host = next((h for h in settings.ALLOWED_HOSTS if not h.startswith(("*", ".", "["))), "")
    return f"http://{host or 'localhost'}"


class Crawl:
    """One walk. ``files`` gives path and content of each file; ``left_out`` counts the addresses
    that links lead to and that do not come along, by name. ``languages`` are those of the plan
    that this walk visits; others may walk the rest at the same time. ``without`` are selectors of
    what its pages do not show, ``without_scripts`` the parts that its scripts do not have."""

    without: tuple[str, ...] = ()
    # Of the parts of a script: it tells a worker which page was opened, and there is none.
    without_scripts: tuple[str, ...] = ("language.js",)

    def __init__(self, plan: Plan, languages: Sequence[str] | None = None) -> None:
        self.plan = plan
        self.languages = plan.languages if languages is None else languages
        self.origin = site_origin()
        self.client = Client(SERVER_NAME=urlsplit(self.origin).netloc)
        self.known: set[Address] = set()
        self.waiting: deque[Address] = deque()
        self.left_out: Counter[str] = Counter()

    def files(self) -> Iterator[tuple[str, bytes]]:
        """Every file once; a page before what it is made of."""
        for address in self.beginnings():
            self.expect(address)
        while self.waiting:
            address = self.waiting.popleft()
            yield address.file, self.content(address)

    def beginnings(self) -> Iterator[Address]:
        """Every page of the sitemap, and those that only a script leads to."""
        for section in SECTIONS.values():
            for item in section().items():
                for language in self.languages:
                    address = Address(_in(language, section().location(item)))
                    if self.plan.holds(address, ""):
                        yield address
        yield Address("/")

    def expect(self, address: Address) -> None:
        is_ours = address.language in ("", *self.languages)
        if is_ours and address not in self.known:
            self.known.add(address)
            self.waiting.append(address)

    def content(self, address: Address) -> bytes:
        """The file of an address."""
        if address.path.startswith(settings.STATIC_URL):
            return self.static(address)
        if address.name in DOORS:
            return self.page(address, door(address)).encode()
        body, kind = self.asked(address)
        if kind.startswith("text/html"):
            return self.page(address, body.decode()).encode()
        if kind.startswith("text/css"):
            return self.style(address, body)
        return self.without_origin(body, kind)

    def asked(self, address: Address) -> tuple[bytes, str]:
        """The site's answer: body and content type."""
        secure = self.origin.startswith("https:")
        wanted = str(self.plan.asked(address))
        with at_once():
            response: Any = self.client.get(wanted, secure=secure)
        while response.status_code in (301, 302):
            if response.url.startswith(settings.STATIC_URL):
                kind, _encoding = guess_type(response.url)
                return self.static(Address(response.url)), kind or ""
            response = self.client.get(response.url, secure=secure)
        if response.status_code != 200:
            raise RuntimeError(f"{address} answers {response.status_code}: it can't be frozen")
        body = b"".join(response) if response.streaming else response.content
        return body, response["Content-Type"]

    def page(self, address: Address, html: str) -> str:
        """The page at ``address`` as a file."""
        made = as_file(
            html,
            lambda link: self.way(link, address),
            lambda link: relative(Address(link).file, address.file),
            self.parts(address),
            self.change(address),
        )
        return made if settings.SITE_ADDRESS else made.replace(self.origin, "")

    def parts(self, address: Address) -> Parts:
        """The scripts and styles that a page needs where no server answers."""
        name = address.name
        scripts = [data_file(file, address.language) for file in DATA_OF.get(name, ())]
        scripts += [self.asset(file) for file in SCRIPTS_OF.get(name, ())]
        if name not in DOORS:
            scripts.append(self.asset("js/frozen/frozen.js"))
        return Parts(
            [relative(script, address.file) for script in scripts],
            [relative(self.asset("css/frozen.css"), address.file)],
        )

    def change(self, address: Address) -> Change:
        """The changes that a page needs besides links that work."""
        return dated if address.name == "about" else lists.changed(address, self.origin)

    def asset(self, name: str) -> str:
        """The file of a static file, which comes along."""
        address = Address(static(name))
        self.expect(address)
        return address.file

    def way(self, link: str, page: Address) -> str | None:
        """A link as it stands in the file of ``page``; what it leads to comes along."""
        if link.startswith("#"):
            return link
        address = address_of(link, str(page), self.origin)
        if address is None:
            return link
        address = self.plan.instead(address)
        query = ""
        if not self.plan.holds(address, page.name):
            query = f"?{urlencode(address.query)}"
            address = self.for_scripts(address, page)
            if address is None:
                return None
        self.expect(address)
        fragment = f"#{found}" if (found := urlsplit(link).fragment) else ""
        if address == page and fragment:
            return fragment
        return relative(address.file, page.file) + query + fragment

    def for_scripts(self, address: Address, page: Address) -> Address | None:
        """The page that answers this query by a script; ``None`` where none does."""
        whole = Address(address.path)
        names = {name for name, _ in address.query}
        if names == {"n"} or (address.name == page.name == "list"):
            return whole if self.plan.holds(whole, page.name) else None
        self.left_out[address.name or address.path] += 1
        return None

    def static(self, address: Address) -> bytes:
        """A static file, found as the server finds it; modules become classic scripts."""
        name = address.path.removeprefix(settings.STATIC_URL)
        collected = Path(settings.STATIC_ROOT) / name
        found = finders.find(name)
        body = Path(str(found) if found else collected).read_bytes()
        if name.startswith("js/") and not name.startswith("js/frozen/"):
            source = settings.BASE_DIR / "static" / HASH.sub("", name)
            return as_classic(joined(source, self.without_scripts), name).encode()
        return self.style(address, body) if name.endswith(".css") else body

    def style(self, address: Address, body: bytes) -> bytes:
        """A style sheet with what it draws on. Drawings are put into it: a browser lets no style
        sheet on a disk mask with another file."""

        def there(match: re.Match[str]) -> str:
            if match[1].startswith(("data:", "#")):
                return match[0]
            wanted = address_of(match[1], address.path, self.origin)
            assert wanted is not None, f"{address.path} asks for {match[1]}"
            if wanted.path.endswith(".svg"):
                return f'url("data:image/svg+xml,{quote(self.static(wanted))}")'
            self.expect(wanted)
            return f'url("{relative(wanted.file, address.file)}")'

        # "optional" gives up on a font that is not fetched ahead, which a disk does not allow.
        css = body.decode().replace("font-display: optional", "font-display: swap")
        return CSS_URL.sub(there, css).encode()

    def without_origin(self, body: bytes, kind: str) -> bytes:
        """A data file; where the site has no public address, addresses in it begin with "/"."""
        if settings.SITE_ADDRESS:
            return body
        if TEXT_FILES.match(kind):
            return body.replace(self.origin.encode(), b"")
        if kind.endswith(".sheet"):
            return _workbook_without(body, self.origin.encode())
        return body


def _in(language: str, path: str) -> str:
    """The same path in another language."""
    first, rest = path[1:3], path[3:]
    return f"/{language}{rest}" if first in LANGUAGES else path


def _workbook_without(body: bytes, origin: bytes) -> bytes:
    """A workbook with ``origin`` taken out of its texts."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(body)) as old, zipfile.ZipFile(made, "w") as new:
        for item in old.infolist():
            new.writestr(item, old.read(item).replace(origin, b""), zipfile.ZIP_DEFLATED)
    return made.getvalue()


def data_file(name: str, language: str) -> str:
    """The file of a script with data; the index is the same for all languages."""
    return name if name == "index.js" else f"{language}/{name}"
