"""The fields that exist in Kazakh, Russian and English; modeltranslation reads this."""

from modeltranslation.translator import TranslationOptions, register

from projects.models import (
    Block,
    GuestQuestion,
    HeadlineFigure,
    Indicator,
    Institution,
    Metric,
    Organisation,
    Photo,
    Project,
    Region,
    Showing,
    Source,
    SynonymGroup,
    Term,
    Theme,
    Venue,
)


@register(Block)
class BlockTexts(TranslationOptions):
    fields = ("name", "short_name", "introduction")


@register(Theme)
class ThemeTexts(TranslationOptions):
    fields = ("name", "introduction")


@register(Region)
class RegionTexts(TranslationOptions):
    fields = ("name",)


@register(Organisation)
class OrganisationTexts(TranslationOptions):
    fields = ("name", "short_name")


@register(Project)
class ProjectTexts(TranslationOptions):
    fields = ("title", "summary", "text", "easy_text", "editorial_note")


@register(Photo)
class PhotoTexts(TranslationOptions):
    fields = ("alternative_text", "caption", "long_description")


@register(Indicator)
class IndicatorTexts(TranslationOptions):
    fields = ("name", "unit")


@register(Metric)
class MetricTexts(TranslationOptions):
    fields = ("wording", "note")


@register(HeadlineFigure)
class HeadlineFigureTexts(TranslationOptions):
    fields = ("statement", "wording")


@register(Source)
class SourceTexts(TranslationOptions):
    fields = ("title", "producer", "publisher", "date", "note")


@register(SynonymGroup)
class SynonymTexts(TranslationOptions):
    fields = ("words",)


@register(Term)
class TermTexts(TranslationOptions):
    fields = ("name",)


@register(Institution)
class InstitutionTexts(TranslationOptions):
    fields = ("name", "address", "hours", "accessibility", "privacy")


@register(Venue)
class VenueTexts(TranslationOptions):
    fields = ("name", "city", "address", "access")


@register(Showing)
class ShowingTexts(TranslationOptions):
    fields = ("note",)


@register(GuestQuestion)
class GuestQuestionTexts(TranslationOptions):
    fields = ("text", "answers")
