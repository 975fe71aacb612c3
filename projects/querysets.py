"""Every question about entries that more than one place asks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db import models
from django.db.models import Case, F, Prefetch, Q, When
from django.db.models.functions import Abs, Now
from modelsearch.queryset import SearchableQuerySetMixin

if TYPE_CHECKING:
    from projects.models import Block, Project


def public(path: str = "") -> Q:
    """The one condition for what the public may see; ``path`` leads to the entry: ``project__``.

    A scheduled entry becomes public by itself at its time: the database compares with its clock.
    """
    at_once = Q(**{f"{path}public_from": None})
    return Q(**{f"{path}publication": "published"}) & (
        at_once | Q(**{f"{path}public_from__lte": Now()})
    )


# More than the largest of the four blocks has, so that a visitor sees the whole stand.
STANDS_BESIDE = 24


class ProjectQuerySet(SearchableQuerySetMixin, models.QuerySet[Any]):
    """Entries. A method named ``for_…`` fetches what its page needs, and nothing twice."""

    def published(self) -> Self:
        """What the public may see."""
        return self.filter(public())

    def scheduled(self) -> Self:
        """Published for a moment still to come, the next first."""
        return self.filter(publication="published", public_from__gt=Now()).order_by("public_from")

    def illustrative(self) -> Self:
        """What only fills the stands until the real texts arrive."""
        return self.filter(provenance="illustrative")

    def documented(self) -> Self:
        """What the exhibition's own document names."""
        return self.filter(provenance="documented")

    def before(self, project: Project) -> Any:
        """The entry that stands before this one, with its block, or ``None``."""
        earlier = self.filter(number__lt=project.number).select_related("block")
        return earlier.order_by("-number").first()

    def after(self, project: Project) -> Any:
        """The entry that stands after this one, with its block, or ``None``."""
        later = self.filter(number__gt=project.number).select_related("block")
        return later.order_by("number").first()

    def in_block(self, block: Block) -> Self:
        return self.filter(block=block)

    def for_wall(self) -> Self:
        """Panels of the wall of stands: number, title, block, themes. Two queries."""
        wall = self.select_related("block").prefetch_related("themes")
        return wall.order_by("block__position", "number")

    def pks(self) -> models.QuerySet[Any, int]:
        """Their database numbers in the order of the stands."""
        return self.order_by("number").values_list("pk", flat=True)

    def beside(self, project: Project) -> Self:
        """Panels left and right of an entry on its block's stands. Two queries."""
        near = (project.number - STANDS_BESIDE, project.number + STANDS_BESIDE)
        return self.filter(block=project.block_id, number__range=near).for_wall()

    def related_to(self, project: Project, **shared: Any) -> Self:
        """Other entries that share something with one, those with a source first, then the
        nearest: ``related_to(project, themes__in=…)``. One query."""
        return (
            self.filter(pk__in=type(project)._default_manager.filter(**shared).values("pk"))
            .exclude(pk=project.pk)
            .select_related("block")
            .order_by(
                Case(When(provenance="illustrative", then=1), default=0),
                Abs(F("number") - project.number),
            )
        )

    def for_list(self) -> Self:
        """Cards, in 3 queries: entries with their block, regions, photos that may be seen
        (``shown_photos``)."""
        photos = apps.get_model("projects", "Photo").objects
        return self.select_related("block").prefetch_related(
            "regions",
            Prefetch("photos", photos.shown(), to_attr="shown_photos"),
        )

    def for_page(self) -> Self:
        """Entries with all that they show, in 7 queries: cards, themes, participations with their
        organisations, figures, citations."""
        participations = apps.get_model("projects", "Participation").objects
        metrics = apps.get_model("projects", "Metric").objects
        citations = apps.get_model("projects", "Citation").objects
        return self.for_list().prefetch_related(
            "themes",
            Prefetch("participations", participations.select_related("organisation")),
            Prefetch("metrics", metrics.select_related("indicator", "source")),
            Prefetch("citations", citations.select_related("source")),
        )

    def for_indexing(self) -> Self:
        """Entries with all that a search finds them by."""
        return self.prefetch_related("themes", "regions", "participations__organisation")
