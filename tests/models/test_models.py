"""Rules that the database itself keeps, and fixtures that load twice."""

import pytest
from django.core.management import call_command
from django.db import IntegrityError, transaction
from django.utils import translation

from exhibition.management.commands.start import FIXTURES
from projects.editing.translations import TranslationState, source_hash, translation_state
from projects.models import (
    Block,
    Citation,
    HeadlineFigure,
    Indicator,
    Metric,
    Participation,
    Project,
    Region,
    Source,
)
from projects.texts.languages import text_of

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "wrong",
    [
        {"number": 0},
        {"start_year": 2013, "end_year": 2012},
        {"start_year": 1900},
        {"end_year": 3000},
        {"budget_kzt": -1},
        {"number": 7},
        {"slug": "entry-7"},
    ],
)
def test_the_database_refuses(project, wrong: dict) -> None:
    project(7)
    values = {"number": 8, "slug": "entry-8", "block": Block.objects.get(slug="fund")} | wrong
    with pytest.raises(IntegrityError), transaction.atomic():
        Project.objects.create(title_en="x", **values)


def test_a_figure_needs_a_value_or_a_wording(project) -> None:
    parts = {
        "project": project(1),
        "indicator": Indicator.objects.get(slug="elderly-helped"),
        "source": Source.objects.first(),
    }
    with pytest.raises(IntegrityError), transaction.atomic():
        Metric.objects.create(**parts)
    Metric.objects.create(**parts, wording_en="thousands", wording="thousands")


def test_the_same_figure_of_the_same_period_is_refused(project) -> None:
    parts = {
        "project": project(1),
        "indicator": Indicator.objects.get(slug="elderly-helped"),
        "source": Source.objects.first(),
        "value": 5,
    }
    Metric.objects.create(**parts)
    with pytest.raises(IntegrityError), transaction.atomic():
        Metric.objects.create(**parts)


def test_fixtures_load_twice_without_duplicates(wall: None) -> None:
    models = (Project, Participation, Metric, Citation, Region, HeadlineFigure, Source)
    before = [model.objects.count() for model in models]
    call_command("loaddata", *FIXTURES, verbosity=0)
    assert [model.objects.count() for model in models] == before


def test_every_entry_of_the_wall_has_its_texts_in_three_languages(wall: None) -> None:
    for entry in Project.objects.all():
        for field in ("title", "summary", "text"):
            for language in ("kk", "ru", "en"):
                assert getattr(entry, f"{field}_{language}"), (entry.number, field, language)


def test_samples_follow_their_rules(wall: None) -> None:
    samples = Project.objects.illustrative()
    assert samples.count() == 53
    for sample in samples:
        assert sample.title_en.startswith("Sample: ")
        assert sample.title_kk.startswith("Үлгі: ")
        assert sample.title_ru.startswith("Образец: ")
        organisations = sample.participations.values_list("organisation__slug", flat=True)
        assert list(organisations) == ["to-be-confirmed"]
    then = set(Region.objects.filter(in_force_from=None).values_list("code", flat=True))
    covered = set(samples.values_list("regions__code", flat=True))
    assert covered == then


def test_documented_entries_cite_their_source_and_invent_nothing(wall: None) -> None:
    documented = Project.objects.filter(provenance="documented")
    assert documented.count() == 8
    for entry in documented:
        assert entry.citations.get(source__slug="exhibition-document").sentence
        assert entry.status == "unknown"
        stated = (entry.start_year, entry.end_year, entry.budget_kzt, entry.coordinator)
        assert stated == (None, None, None, "")


def test_a_missing_text_falls_back_in_the_stated_order(project) -> None:
    entry = project(1, title_en="House", title_ru="Дом")
    assert text_of(entry, "title", "kk") == ("Дом", "ru")
    assert text_of(entry, "title", "en") == ("House", "en")
    assert text_of(entry, "summary", "kk") == ("", "kk")


def test_a_translation_is_outdated_once_its_original_changes(project) -> None:
    entry = project(1, title_en="House", original_language="en")
    assert translation_state(entry, "en") == TranslationState.ORIGINAL
    assert translation_state(entry, "ru") == TranslationState.MISSING
    entry.title_ru = "Дом"
    entry.save()
    assert translation_state(entry, "ru") == TranslationState.MACHINE_MADE
    entry.translation_reviews.create(language="ru", source_hash=source_hash(entry))
    assert translation_state(entry, "ru") == TranslationState.REVIEWED
    entry.title_en = "Home"
    assert translation_state(entry, "ru") == TranslationState.OUTDATED


def test_a_figure_is_called_with_its_thousands_apart(wall: None) -> None:
    metric = Metric.objects.exclude(value=None).first()
    metric.value = 35_000_000
    with translation.override("en"):
        assert str(metric) == f"{metric.indicator}: 35,000,000"
