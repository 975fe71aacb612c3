"""The guest book on paper: a sheet of A4 a language with the three questions, room to write, and
the code of the guest book."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.safestring import SafeString
from django.utils.translation import gettext, override

from projects.models import GuestBook, GuestMessage
from projects.printing.order import Order
from projects.printing.pdf import write_pdf
from projects.printing.printable import Prepared, Progress, one_by_one
from projects.printing.qr import qr_svg, spoken
from projects.texts.languages import text_of
from projects.touring.guest_book import answers_of
from projects.touring.sentences import days_in_words


@dataclass(frozen=True)
class GuestSheet:
    """The sheet in one language. Its words are asked for while that language is active."""

    guest_book: GuestBook
    language: str
    site: str

    @cached_property
    def address(self) -> str:
        with override(self.language):
            return self.site + reverse("guest-book", args=[self.guest_book.showing.slug])

    @property
    def spoken_address(self) -> str:
        return spoken(self.address)

    @property
    def days(self) -> str:
        return days_in_words(self.guest_book.showing)

    def code(self) -> SafeString:
        return qr_svg(self.address, gettext("QR code of the guest book"))

    def questions(self) -> list[tuple[str, list[str]]]:
        """Each question with its answers."""
        found = self.guest_book.questions.all()
        return [(text_of(question, "text").value, answers_of(question)) for question in found]

    def ages(self) -> list[str]:
        return [str(group.label) for group in GuestMessage.AgeGroup]


def prepared(order: Order) -> Prepared:
    """Sheets ready to be written; a sentence instead where the guest book is gone."""
    books = GuestBook.objects.select_related("showing__venue").filter(showing__slug=order.showing)
    book = books.first()
    parts = []
    for language in order.languages:
        with override(language):
            sheet = GuestSheet(book, language, order.site) if book else None
            context: dict[str, Any] = {"sheet": sheet}
            parts.append(render_to_string("print/guest_sheet.html", context))

    def write(target: Path, progress: Progress) -> None:
        typeset = one_by_one(parts, len(parts), progress)
        write_pdf(typeset, target, {})

    return Prepared(content="".join(parts), write=write)
