"""The desk of indicators and of the figures of the official summary."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from projects.admin.forms import InSomeLanguage, TextsInLanguages, ValueOrWordingForm
from projects.admin.seen import TellsAfterSaving
from projects.models import HeadlineFigure, Indicator


@admin.register(Indicator)
class IndicatorAdmin(TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "unit", "kind", "adds_up", "position")


class HeadlineFigureForm(ValueOrWordingForm, InSomeLanguage):
    """The form of an official figure, which must be worded in at least one language."""


@admin.register(HeadlineFigure)
class HeadlineFigureAdmin(TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = HeadlineFigureForm
    list_display = ("statement", "value", "qualifier", "scope", "source")
    list_select_related = ("source",)
