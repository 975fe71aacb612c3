"""Form fields for what people type.

Numbers and dates are read by ``projects.texts.typed_numbers`` and ``projects.texts.typed_dates``;
texts are cleaned by ``projects.texts.incoming``.
"""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms
from django.core.validators import MaxLengthValidator, MaxValueValidator, MinValueValidator
from django.utils.translation import gettext_lazy as _

from projects.texts import incoming
from projects.texts.quantities import Quantity, Unit, exact
from projects.texts.typed_dates import read_date
from projects.texts.typed_numbers import read_number


class NumberInput(forms.TextInput):
    """A text input for a number: a browser's number input changes with the mouse wheel and drops
    text that it does not understand."""

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        usual = {"inputmode": "numeric", "autocomplete": "off", "class": "vIntegerField"}
        super().__init__(usual | (attrs or {}))

    def format_value(self, value: Any) -> str | None:
        """A stored number as people write it: in threes from five digits on."""
        is_long = isinstance(value, int) and value >= 10_000
        return f"{value:,}".replace(",", "\u00a0") if is_long else super().format_value(value)


class NumberField(forms.Field):
    """A whole number as people write it. ``quantity`` is the last one read."""

    widget = NumberInput
    unit: Unit | None = None
    takes_qualifier = False
    quantity: Quantity | None = None

    def __init__(
        self, *, min_value: int | None = None, max_value: int | None = None, **kwargs: Any
    ) -> None:
        super().__init__(**kwargs)
        if min_value is not None:
            self.validators.append(MinValueValidator(min_value))
        if max_value is not None:
            self.validators.append(MaxValueValidator(max_value))

    def to_python(self, value: Any) -> int | None:
        self.quantity = None
        if value is None or not str(value).strip():
            return None
        self.quantity = read_number(str(value), self.unit)
        return self.quantity.number if self.takes_qualifier else exact(self.quantity)

    def has_changed(self, initial: Any, data: Any) -> bool:
        """Whether the number or a qualifier written with it has changed."""
        is_other = super().has_changed(initial, data)
        return is_other or bool(self.quantity and self.quantity.qualifier)


class DateField(forms.DateField):
    """A date as people write it."""

    def to_python(self, value: Any) -> date | None:
        is_typed = isinstance(value, str) and value.strip()
        return read_date(value) if is_typed else super().to_python(value)


class TypedText(forms.CharField):
    """A text that is cleaned by ``projects.texts.incoming``.

    ``paste`` names, for ``static/js/desk_paste.js``, what a clipboard becomes in it. A browser is
    told no length: it would cut what is pasted without a word; the field refuses it.
    """

    door = staticmethod(incoming.one_line)
    paste = ""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.max_length is not None:
            # Django's says the same with the word "ensure".
            others = [v for v in self.validators if not isinstance(v, MaxLengthValidator)]
            text = _("This is too long: %(show_value)d characters; %(limit_value)d fit.")
            self.validators = [*others, MaxLengthValidator(int(self.max_length), text)]

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        attributes = super().widget_attrs(widget)
        attributes.pop("maxlength", None)
        return attributes | ({"data-paste": self.paste} if self.paste else {})

    def to_python(self, value: Any) -> Any:
        return super().to_python(self.door(value) if isinstance(value, str) else value)

    def has_changed(self, initial: Any, data: Any) -> bool:
        return super().has_changed(
            self.door(initial) if isinstance(initial, str) else initial, data
        )


class LineField(TypedText):
    """A text of one line."""

    paste = "line"


class LinesField(TypedText):
    """A text of several lines; each line end counts as one character."""

    door = staticmethod(incoming.lines)
    paste = "lines"
    widget = forms.Textarea


class MarkedField(LinesField):
    """A text with the marks of ``projects.texts.richtext``."""

    paste = "marks"


class SlugField(TypedText, forms.SlugField):
    """A slug in an address."""


class AddressField(TypedText, forms.URLField):
    """A web address."""
