"""The rules for an entry's own numbers: its years, its budget, its stand number."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

# The Assembly was founded in 1995; an earlier year is a mistake.
EARLIEST_YEAR, LATEST_YEAR = 1995, 2100
YEAR_VALIDATORS = [MinValueValidator(EARLIEST_YEAR), MaxValueValidator(LATEST_YEAR)]
CONSTRAINTS: list[models.BaseConstraint] = [
    models.CheckConstraint(
        condition=Q(number__gte=1),
        name="project_number_from_1",
        violation_error_message=_("Stand numbers begin at 1."),
    ),
    models.CheckConstraint(
        condition=Q(end_year__gte=F("start_year")) | Q(end_year=None) | Q(start_year=None),
        name="project_end_not_before_start",
        violation_error_message=_("The end year can’t be before the start year."),
    ),
    models.CheckConstraint(
        condition=Q(budget_kzt__gte=0) | Q(budget_kzt=None),
        name="project_budget_not_negative",
        violation_error_message=_("A budget can’t be negative."),
    ),
    models.CheckConstraint(
        condition=(Q(start_year=None) | Q(start_year__range=(EARLIEST_YEAR, LATEST_YEAR)))
        & (Q(end_year=None) | Q(end_year__range=(EARLIEST_YEAR, LATEST_YEAR))),
        name="project_years_plausible",
        violation_error_message=_("Years run from 1995, the Assembly’s first, to 2100."),
    ),
]


def refuse_wrong_numbers(project: Any) -> None:
    """Raises ``ValidationError`` at the field of a number that may not stand there."""
    _refuse_turned_years(project)
    _refuse_new_number(project)


def _refuse_turned_years(project: Any) -> None:
    """Raises ``ValidationError`` at the end year if it is before the start year; the constraint
    alone would tell it of the entry as a whole."""
    start, end = project.start_year, project.end_year
    if isinstance(start, int) and isinstance(end, int) and end < start:
        raise ValidationError({"end_year": _("The end year can’t be before the start year.")})


def _refuse_new_number(project: Any) -> None:
    """Raises ``ValidationError`` if the number of an entry that was public would change: the codes
    on printed panels and labels lead to it."""
    before = type(project).objects.filter(pk=project.pk).first() if project.pk else None
    if before and before.number != project.number and before.was_public:
        message = _(
            "Stand %(number)d was public: its printed codes lead to this number, so the "
            "entry keeps it."
        )
        raise ValidationError(
            {"number": ValidationError(message, params={"number": before.number})}
        )
