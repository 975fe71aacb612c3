"""The desk of the reference lists: blocks, themes, regions, organisations, sources;
the synonyms of the search, the glossary."""

from django.contrib import admin
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _
from modeltranslation.admin import TranslationAdmin

from projects.admin.forms import InSomeLanguage, TextsInLanguages
from projects.admin.search import FoldedSearch
from projects.admin.seen import TellsAfterSaving
from projects.models import Block, Organisation, Project, Region, Source, SynonymGroup, Term, Theme


@admin.register(Block, Theme)
class IntroducedAdmin(TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "slug", "position")


@admin.register(Region)
class RegionAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "code", "kind", "in_force_from", "in_force_until")
    list_filter = ("kind",)
    search_fields = ("name_kk", "name_ru", "name_en", "code")


@admin.register(Organisation)
class OrganisationAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("name", "kind", "region")
    list_filter = ("kind",)
    list_select_related = ("region",)
    search_fields = ("name_kk", "name_ru", "name_en", "short_name", "slug")

    def view_on_site(self, organisation: Organisation) -> str | None:
        """Its public page; there is none while no public entry names it."""
        is_shown = organisation.projects.filter(pk__in=Project.objects.published()).exists()
        return organisation.get_absolute_url() if is_shown else None


@admin.register(Source)
class SourceAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("title", "publisher", "date")
    search_fields = ("title_kk", "title_ru", "title_en", "slug")


@admin.register(SynonymGroup)
class SynonymAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = ("slug", "words_kk", "words_ru", "words_en")
    search_fields = ("words_kk", "words_ru", "words_en", "slug")


@admin.register(Term)
class TermAdmin(FoldedSearch, TextsInLanguages, TellsAfterSaving, TranslationAdmin):
    form = InSomeLanguage
    list_display = list_display_links = ("kazakh", "russian", "english")
    search_fields = ("name_kk", "name_ru", "name_en")

    @admin.display(description=_("Kazakh"), ordering="name_kk")
    def kazakh(self, term: Term) -> str:
        return _in("kk", term)

    @admin.display(description=_("Russian"), ordering="name_ru")
    def russian(self, term: Term) -> str:
        return _in("ru", term)

    @admin.display(description=_("English"), ordering="name_en")
    def english(self, term: Term) -> str:
        return _in("en", term)


def _in(language: str, term: Term) -> str:
    """The word of a term with its language: the list stands in another."""
    word = getattr(term, f"name_{language}")
    return format_html('<span lang="{}">{}</span>', language, word) if word else "–"
