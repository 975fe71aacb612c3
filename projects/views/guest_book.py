"""The guest book of a showing: its questions, what others wrote, and the thanks.

No cookie is set: a form is known by its signed time (``projects.touring.sent_forms``).
"""

from __future__ import annotations

import re
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from projects.models import GuestBook, GuestMessage
from projects.models.guest_book import LONGEST_MESSAGE
from projects.serving.client import client_address
from projects.serving.parameters import reads
from projects.texts.fields import LineField, LinesField
from projects.texts.languages import NATIVE_NAMES, current_language, text_of
from projects.touring.guest_book import (
    DigitsNeededError,
    answers_of,
    asks_everybody,
    digits_in_words,
    receive,
    tallies,
)
from projects.touring.sent_forms import TooManyError, new_form
from projects.views.sent_form import SentForm, private

# Messages on one page.
MOST_ON_PAGE = 20
WEB_ADDRESS = re.compile(r"https?:|www\.|\[url", re.IGNORECASE)


class AnswersForm(forms.Form):
    """What a visitor answers and writes, on the site or on paper."""

    text = LinesField(
        label=gettext_lazy("What do you want to say?"),
        required=False,
        max_length=LONGEST_MESSAGE,
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    language = forms.ChoiceField(
        label=gettext_lazy("Language of your message"), choices=list(NATIVE_NAMES.items())
    )
    age_group = forms.ChoiceField(
        label=gettext_lazy("Your age"),
        required=False,
        choices=[("", gettext_lazy("I would rather not say")), *GuestMessage.AgeGroup.choices],
    )
    choose: type[forms.Widget] = forms.RadioSelect

    def __init__(self, *args: Any, guest_book: GuestBook, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for question in guest_book.questions.all():
            choices = list(enumerate(answers_of(question), start=1))
            self.fields[question.field] = forms.TypedChoiceField(
                label=text_of(question, "text").value,
                choices=self.as_choices(choices),
                coerce=int,
                empty_value=None,
                required=False,
                widget=self.choose,
            )
        self.order_fields(sorted(self.fields, key=lambda name: not name.startswith("answer_")))

    def as_choices(self, choices: list[tuple[Any, str]]) -> list[tuple[Any, str]]:
        return choices

    @property
    def is_blank(self) -> bool:
        """Whether no question is answered and nothing is written."""
        given = self.cleaned_data
        answers = [value for name, value in given.items() if name.startswith("answer_")]
        return not given.get("text") and not any(answers)


class GuestForm(AnswersForm, SentForm):
    """The guest book's form on the site."""

    digits = LineField(required=False, max_length=20)

    def clean_text(self) -> str:
        text: str = self.cleaned_data["text"]
        if WEB_ADDRESS.search(text):
            raise ValidationError(_("Please leave web addresses out."))
        return text

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or self.cleaned_data
        if "text" not in self.errors and self.is_blank:
            self.add_error("text", _("Answer a question or write something."))
        return cleaned


def _book(request: HttpRequest, slug: str) -> HttpResponseBase:
    """The guest book; takes a message and leads to the thanks."""
    guest_book = _known_book(slug)
    if not guest_book.is_open:
        return _closed(request, guest_book)
    if request.method != "POST" or not guest_book.takes_messages():
        form = GuestForm(guest_book=guest_book, initial={"language": current_language()})
        return _page(request, guest_book, form, new_form())
    form = GuestForm(request.POST, guest_book=guest_book)
    signed = request.POST.get("form", "")
    if not form.is_valid():
        return _page(request, guest_book, form, signed, status=400)
    values = dict(form.cleaned_data)
    del values["website"]
    try:
        receive(guest_book, signed, client_address(request.META), **values)
    except TooManyError as error:
        return _page(request, guest_book, form, signed, error.messages, status=429)
    except ValidationError as error:
        # The digits are those of the form that is shown now.
        typed = request.POST.copy()
        typed["digits"] = ""
        again = GuestForm(typed, guest_book=guest_book)
        is_asked = isinstance(error, DigitsNeededError) or bool(values["digits"])
        notes = error.messages
        return _page(request, guest_book, again, new_form(), notes, status=400, is_asked=is_asked)
    return redirect("guest-book-thanks", guest_book.showing.slug)


def _known_book(slug: str) -> GuestBook:
    """The guest book of the showing, open or not; 404 if there is none."""
    found = GuestBook.objects.select_related("showing__venue").prefetch_related("questions")
    return get_object_or_404(found, showing__slug=slug)


def _closed(request: HttpRequest, guest_book: GuestBook) -> HttpResponse:
    """Says that the guest book is not open yet, or closed, and leads to its showing."""
    context = {"guest_book": guest_book, "is_personal": True}
    return render(request, "projects/guest_book_closed.html", context, status=404)


def _page(
    request: HttpRequest,
    guest_book: GuestBook,
    form: GuestForm,
    signed: str,
    notes: list[str] | None = None,
    status: int = 200,
    is_asked: bool = False,
) -> HttpResponse:
    is_asked = is_asked or "digits" in form.data or asks_everybody(guest_book)
    written = guest_book.messages.public().exclude(text="")
    context = {
        "guest_book": guest_book,
        "form": form,
        "signed": signed,
        "notes": notes or [],
        "digits": digits_in_words(signed) if is_asked else "",
        "tallies": tallies(guest_book),
        "page": Paginator(written, MOST_ON_PAGE).get_page(request.GET.get("page")),
        "is_personal": True,
    }
    return render(request, "projects/guest_book.html", context, status=status)


guest_book = reads("page")(private(_book))


def _thanks(request: HttpRequest, slug: str) -> HttpResponseBase:
    """A message has come in."""
    guest_book = _known_book(slug)
    if not guest_book.is_open:
        return _closed(request, guest_book)
    context = {"guest_book": guest_book, "is_personal": True}
    return render(request, "projects/guest_book_thanks.html", context)


guest_book_thanks = reads()(private(_thanks))
