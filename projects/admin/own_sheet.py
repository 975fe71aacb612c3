"""The measures of a label sheet that no shop of ours sells, as fields of an order."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from projects.printing.label_sheets import LEAST_HEIGHT, LEAST_WIDTH, PAGE, Measures
from projects.texts.fields import NumberField

NEEDED = ("columns", "rows", "label_width", "label_height")
MARGINS = ("left", "top", "gap", "gap_down")
OFFSET = ("offset_right", "offset_down")


class Millimetres(forms.DecimalField):
    """A length in mm, with a comma or a point; empty counts as 0."""

    widget = forms.TextInput

    def to_python(self, value: Any) -> Any:
        return super().to_python(value.replace(",", ".") if isinstance(value, str) else value)


def _margin(label: Any) -> Millimetres:
    return Millimetres(label=label, required=False, min_value=0, max_value=100)


class OwnSheetForm(forms.Form):
    """The fields of a sheet by its measures, and how far off its printer prints."""

    columns = NumberField(label=_("Labels across"), required=False, min_value=1, max_value=5)
    rows = NumberField(label=_("Labels down"), required=False, min_value=1, max_value=11)
    label_width = Millimetres(
        label=_("Width of a label, mm"), required=False, min_value=LEAST_WIDTH, max_value=PAGE[0]
    )
    label_height = Millimetres(
        label=_("Height of a label, mm"), required=False, min_value=LEAST_HEIGHT, max_value=PAGE[1]
    )
    left = _margin(_("Left margin, mm"))
    top = _margin(_("Upper margin, mm"))
    gap = _margin(_("Gap between columns, mm"))
    gap_down = _margin(_("Gap between rows, mm"))
    offset_right = Millimetres(
        label=_("Move to the right, mm"),
        required=False,
        min_value=-10,
        max_value=10,
        help_text=_("For a printer that prints beside the place; with a minus to the left or up."),
    )
    offset_down = Millimetres(label=_("Move down, mm"), required=False, min_value=-10, max_value=10)

    def measures(self) -> Measures | None:
        """The sheet of one's own; errors where it lacks something or does not fit on A4."""
        data = self.cleaned_data
        for name in NEEDED:
            if not data.get(name) and name not in self.errors:
                self.add_error(name, gettext("A sheet by its measures needs this."))
        if any(name in self.errors for name in NEEDED + MARGINS):
            return None
        counts = (int(data[name]) for name in NEEDED[:2])
        lengths = (float(data.get(name) or 0) for name in NEEDED[2:] + MARGINS)
        found = Measures(*counts, *lengths)
        if not found.fit:
            words = gettext("These labels do not fit on A4: they take %(width)s × %(height)s mm.")
            wide, high = found.needs
            self.add_error("columns", words % {"width": f"{wide:g}", "height": f"{high:g}"})
            return None
        return found

    def offset(self) -> tuple[float, ...]:
        """How far the labels are moved to the right and down, in mm."""
        moved = tuple(float(self.cleaned_data.get(name) or 0) for name in OFFSET)
        return moved if any(moved) else ()
