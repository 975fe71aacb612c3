"""PDF files from the pages' own HTML and CSS, without a request to any other machine."""

from __future__ import annotations

import ctypes.util
import gc
import logging
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import unquote, urlsplit

import pikepdf
from django.conf import settings
from django.contrib.staticfiles import finders
from django.utils.translation import gettext as _

from projects.background.errors import TaskError
from projects.printing import accessible, colours, structure
from projects.printing.hyphens import teach_kazakh
from projects.printing.press import Profile, convert, faults, set_bleed

# Only resolves relative addresses within a print; nothing is ever fetched from it.
BASE = "https://print.invalid"
# The files that a print may show: address to a function that returns bytes and media type.
Files = Mapping[str, Callable[[], tuple[bytes, str]]]
MEDIA_TYPES = {".css": "text/css", ".ttf": "font/ttf", ".svg": "image/svg+xml"}

log = logging.getLogger(__name__)
_one_loads = threading.Lock()


class NotPrintableError(TaskError):
    """A file for a print shop failed its checks."""


class PdfUnavailableError(TaskError):
    """The system library behind WeasyPrint is not installed."""


def typesetter() -> Any:
    """The module ``weasyprint``, loaded at the first print; ``PdfUnavailableError`` without Pango.

    Loading takes most of a second and needs a system library, so no page waits for it and the
    site runs without it.
    """
    try:
        with _one_loads, _libraries_by_their_own_names():
            import weasyprint

            teach_kazakh()
    except (ImportError, OSError) as error:
        words = _("PDF files need the system library Pango, which is not installed here.")
        raise PdfUnavailableError(words) from error
    return weasyprint


@contextmanager
def _libraries_by_their_own_names() -> Iterator[None]:
    """Finds shared libraries by exact file name only, which saves a third of the time of loading.

    WeasyPrint tries several names for each library, on Linux the right one (as in
    ``libpango-1.0.so.0``) last. For each of the others Python would run ldconfig, gcc and ld:
    twenty programs, all in vain.

    Other threads still find their libraries meanwhile.
    """
    find, loading = ctypes.util.find_library, threading.get_ident()

    def find_for_others(name: str) -> str | None:
        return None if threading.get_ident() == loading else find(name)

    if sys.platform == "linux":
        ctypes.util.find_library = find_for_others
    try:
        yield
    finally:
        ctypes.util.find_library = find


def _static_file(address: str) -> tuple[bytes, str]:
    name = unquote(address.removeprefix(settings.STATIC_URL))
    found = finders.find(name) or Path(settings.STATIC_ROOT) / name
    path = Path(str(found))
    return path.read_bytes(), MEDIA_TYPES.get(path.suffix, "application/octet-stream")


def _fetcher(files: Files, failures: list[Exception]) -> Any:
    """Serves a print its style sheets, fonts and pictures, and refuses everything else.

    WeasyPrint leaves out what can't be fetched. An error of one of ``files`` is noted in
    ``failures``, so that nobody gets a print in which something is missing.
    """
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    class Shelf(URLFetcher):
        def fetch(self, url: str, headers: Any = None) -> Any:
            if url.startswith("data:"):
                return super().fetch(url, headers)
            parts = urlsplit(url)
            if f"{parts.scheme}://{parts.netloc}" != BASE:
                raise ValueError(f"a print asks nothing of other machines: {url}")
            if parts.path in files:
                try:
                    content, media_type = files[parts.path]()
                except Exception as error:
                    failures.append(error)
                    raise
            elif parts.path.startswith(settings.STATIC_URL):
                content, media_type = _static_file(parts.path)
            else:
                raise ValueError(f"no part of this print: {url}")
            return URLFetcherResponse(url, content, {"Content-Type": media_type})

    return Shelf()


@contextmanager
def _without_collections() -> Iterator[None]:
    """Switches Python's garbage collection off: it would walk the whole growing document again and
    again and find nothing, which takes a quarter of a print's time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def typeset(html: str, files: Files, style: str = "") -> Any:
    """One document, typeset but not written: its pages and boxes, for checks of a layout."""
    weasyprint, fetch = typesetter(), _fetcher(files, [])
    sheets = [weasyprint.CSS(string=style, url_fetcher=fetch, base_url=BASE)]
    return weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetch).render(stylesheets=sheets)


def write_pdf(
    parts: Iterable[str],
    target: Path,
    files: Files,
    *,
    title: str = "",
    style: str = "",
    grey: bool = False,
    press: Profile | None = None,
    chosen: Callable[[list[Any]], list[Any]] | None = None,
) -> None:
    """Typesets the HTML documents of ``parts`` one after the other into one file: an accessible
    one, or with ``press`` one for a print shop.

    ``title`` is the file's, else the first document's; ``style`` is CSS added to each; ``grey``
    leaves no colour but those of ``files``; ``chosen`` takes some of the pages. Pictures are kept
    on disk, so memory grows with the text only. Raises the error of one of ``files``.
    """
    variant: dict[str, Any] = {"pdf_variant": "pdf/ua-1"}
    if press:
        variant = {"pdf_variant": "pdf/x-4", "output_intent": "device-cmyk"}
    with _without_collections(), TemporaryDirectory() as folder:
        weasyprint = typesetter()
        structure.note_elements()
        from weasyprint.document import DiskCache
        from weasyprint.text.fonts import FontConfiguration

        fonts = FontConfiguration()
        failures: list[Exception] = []
        fetch = _fetcher(files, failures)
        sheets = [weasyprint.CSS(string=style, font_config=fonts, url_fetcher=fetch, base_url=BASE)]
        cache = DiskCache(folder)
        documents = []
        for html in parts:
            source = weasyprint.HTML(string=html, base_url=BASE, url_fetcher=fetch)
            options = {"font_config": fonts, "stylesheets": sheets, "cache": cache, **variant}
            documents.append(source.render(**options))
            if failures:
                raise failures[0]
        pages = [page for document in documents for page in document.pages]
        whole = documents[0].copy(chosen(pages) if chosen else pages)
        whole.metadata.title = title or whole.metadata.title
        typeset_file = Path(folder) / "typeset.pdf"
        whole.write_pdf(typeset_file, cache=cache, **variant)
        if failures:
            raise failures[0]
        with pikepdf.open(typeset_file) as pdf:
            if grey:
                colours.recolour(pdf, colours.grey)
            set_bleed(pdf)
            if press:
                _make_printable(pdf, press)
            else:
                _make_accessible(pdf)
            pdf.save(target)


def _make_printable(pdf: pikepdf.Pdf, press: Profile) -> None:
    """Converts a file for a press. One that a print shop would send back is not handed out."""
    convert(pdf, press)
    if found := faults(pdf):
        log.error("a print is not ready for the press: %s", "; ".join(found[:5]))
        raise NotPrintableError(_("The print did not pass the checks for a print shop."))


def _make_accessible(pdf: pikepdf.Pdf) -> None:
    """Completes the structure of a file. Only one that passes our checks claims to be PDF/UA."""
    structure.repair(pdf)
    if found := accessible.faults(pdf):
        log.error("a print is not accessible: %s", "; ".join(found[:5]))
        accessible.take_off_mark(pdf)
