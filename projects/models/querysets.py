"""The queries for entries that several modules share."""

from __future__ import annotations

from typing import Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Prefetch, Q
from django.db.models.functions import Now
from modelsearch.queryset import SearchableQuerySetMixin


def public(path: str = "") -> Q:
    """The condition for entries that the public may see; ``path`` is the prefix that leads to the
    entry: ``project__``.

    A scheduled entry becomes public at its time without further action: the database compares it
    with its clock.
    """
    at_once = Q(**{f"{path}public_from": None})
    return Q(**{f"{path}publication": "published"}) & (
        at_once | Q(**{f"{path}public_from__lte": Now()})
    )


class ProjectQuerySet(SearchableQuerySetMixin, models.QuerySet[Any]):
    """Entries. A method named ``for_…`` fetches all that its page needs in few queries."""

    def published(self) -> Self:
        """Entries that the public may see."""
        return self.filter(public())

    def scheduled(self) -> Self:
        """Entries scheduled to become public later, the next first."""
        return self.filter(publication="published", public_from__gt=Now()).order_by("public_from")

    def illustrative(self) -> Self:
        """Samples, which fill the stands until the real texts arrive."""
        return self.filter(provenance="illustrative")

    def documented(self) -> Self:
        """Entries that the exhibition's own document names."""
        return self.filter(provenance="documented")

    def in_block(self, block: models.Model) -> Self:
        return self.filter(block=block)

    def for_list(self) -> Self:
        """Cards, in 3 queries: entries with their block, regions, photos that may be seen
        (``shown_photos``)."""
        photos = apps.get_model("projects", "Photo").objects
        return self.select_related("block").prefetch_related(
            "regions",
            Prefetch("photos", photos.shown(), to_attr="shown_photos"),
        )

    def for_page(self) -> Self:
        """Entries with all that they show, in 9 queries: cards, themes, participations with their
        organisations, figures, citations, recordings, reviews of translations."""
        participations = apps.get_model("projects", "Participation").objects
        metrics = apps.get_model("projects", "Metric").objects
        citations = apps.get_model("projects", "Citation").objects
        return self.for_list().prefetch_related(
            "themes",
            Prefetch("participations", participations.select_related("organisation")),
            Prefetch("metrics", metrics.select_related("indicator", "source")),
            Prefetch("citations", citations.select_related("source")),
            "recordings",
            "translation_reviews",
        )

    def for_indexing(self) -> Self:
        """Entries with all that a search finds them by."""
        return self.select_related("block").prefetch_related(
            "themes", "regions", "participations__organisation", "metrics"
        )
