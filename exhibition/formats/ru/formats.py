"""Dates in Russian without Django's "г.", whose full stop doubles at the end of a sentence."""

DATE_FORMAT = "j E Y"
DATETIME_FORMAT = "j E Y, G:i"
YEAR_MONTH_FORMAT = "F Y"
