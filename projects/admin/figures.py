"""The desk of what is counted and what the official summary says."""

from django.contrib import admin
from modeltranslation.admin import TranslationAdmin

from projects.admin.forms import InSomeLanguage, TextsInLanguages
from projects.models import HeadlineFigure, Indicator


@admin.register(Indicator)
class IndicatorAdmin(TextsInLanguages, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "unit", "kind", "adds_up", "position")
    list_editable = ("position",)


@admin.register(HeadlineFigure)
class HeadlineFigureAdmin(TextsInLanguages, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("statement", "value", "qualifier", "scope", "source")
    list_select_related = ("source",)
