"""A small wall, frozen: five entries of two blocks and two regions, in three languages."""

import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from fcntl import LOCK_EX, flock
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction
from django.test import Client, override_settings
from selectolax.lexbor import LexborHTMLParser

from projects.frozen.exhibition import freeze
from projects.frozen.plan import Address, Plan
from projects.models import (
    Block,
    HeadlineFigure,
    Indicator,
    Metric,
    Organisation,
    Project,
    Region,
    Theme,
)
from tests.factories import showing, venue

ENTRIES = (1, 2, 32, 33, 34)
PLAIN_STATIC = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@dataclass(frozen=True)
class QuickPlan(Plan):
    """Everything but PDFs and pictures of numbers, which take as long as the rest together; the
    full tests freeze them too."""

    with_pdf: bool = False

    def holds(self, address: Address, linked_from: str) -> bool:
        return address.name != "picture-of-numbers" and super().holds(address, linked_from)


def leave_a_small_wall() -> None:
    """Takes all but a few entries off the wall, with the blocks, themes and regions of the rest.
    They are on show at a hall."""
    Project.objects.exclude(number__in=ENTRIES).delete()
    Organisation.objects.exclude(participations__project__number__in=ENTRIES).delete()
    Organisation.objects.update(region=None)
    Region.objects.exclude(code__in=("KZ-55", "KZ-75")).delete()
    Theme.objects.exclude(slug__in=("unity", "charity")).delete()
    Block.objects.exclude(slug__in=("fund", "regional")).delete()
    others = Indicator.objects.exclude(slug="funds-raised")
    Metric.objects.filter(indicator__in=others).delete()
    HeadlineFigure.objects.filter(indicator__in=others).delete()
    others.delete()
    hall = venue(position="52.28, 76.97", website="https://hall.example/")
    showing({0: "10:00-18:00"}, venue=hall, slug="small-wall")


# Queries whose answer in the browser is compared with the site's.
COMPARED = (
    *("block=fund", "region=KZ-55", "block=fund&theme=unity", "sort=-title", "sort=title&page=2"),
    *("q=жоба", "q=sample&block=regional&sort=-budget", "year=2012&status=closed", "q=zzz"),
    *("provenance=illustrative&language=kk&sort=year", "theme=nonsense&photos=1", "page=0&q=%21"),
    *("year=1999&organisation=nobody", "q=благатворительность", "q=благатворительность&exact=1"),
    *("q=жоба+zzzq", "q=балалар&year=1999", "q=стенд+32", "q=региональные+объединения"),
)


def list_on_the_site(query: str) -> dict[str, Any]:
    """What the site's list says under a query: see ``LIST_IN_THE_BROWSER``."""
    page = LexborHTMLParser(Client().get(f"/ru/projects/?{query}").content)

    def texts(selector: str) -> list[str]:
        return [" ".join(node.text().split()) for node in page.css(selector)]

    return {
        "title": texts("title"),
        "count": texts("[data-result-count]"),
        "cards": texts(".cards .stand-number"),
        "chips": texts(".chips li"),
        "notes": texts("[data-part=results] .notice li"),
        "said": texts("[data-correction] p") + texts("[data-empty] p"),
        "facets": texts("fieldset.facet legend"),
        "choices": texts("fieldset.facet li"),
        "map": texts(".region-map .is-announced"),
    }


LIST_IN_THE_BROWSER = """() => {
  const words = (node) => node.textContent.split(/\\s+/).filter(Boolean).join(" ");
  const texts = (selector) => [...document.querySelectorAll(selector)].map(words);
  return {
    title: texts("title"),
    count: texts("[data-result-count]"),
    cards: texts(".cards .stand-number"),
    chips: texts(".chips li"),
    notes: texts("[data-part=results] .notice li"),
    said: [...texts("[data-correction] p"), ...texts("[data-empty] p")],
    facets: texts("fieldset.facet legend"),
    choices: texts("fieldset.facet li"),
    map: texts(".region-map .is-announced"),
  };
}"""


@contextmanager
def small_wall(blocker: Any) -> Iterator[None]:
    """A small wall until the end, with static files under their own names."""
    plain = override_settings(STORAGES=settings.STORAGES | PLAIN_STATIC)
    with blocker.unblock(), plain, transaction.atomic():
        leave_a_small_wall()
        yield
        transaction.set_rollback(True)


def frozen_once(folder: Path, blocker: Any, plan: Plan) -> Path:
    """A small wall as files, in a folder that the workers of one run share; the first makes it.
    Beside it lie the sitemap of that moment and lists of the site."""
    with folder.with_suffix(".lock").open("w") as lock:
        flock(lock, LOCK_EX)
        if not folder.exists():
            with small_wall(blocker):
                freeze(folder, plan)
                sitemap = Client().get("/sitemap.xml").content
                folder.with_suffix(".sitemap.xml").write_bytes(sitemap)
                lists = {query: list_on_the_site(query) for query in COMPARED}
                folder.with_suffix(".lists.json").write_text(json.dumps(lists))
    return folder
