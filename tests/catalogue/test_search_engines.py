"""A search cluster is sent what it understands; while it is away the database searches.

No engine can be installed with the tests: a server records what the library sends over HTTP and
answers as an engine would.
"""

from collections.abc import Iterator
from time import monotonic
from typing import Any

import pytest
from django.core.management import call_command
from django.test import Client

from projects.catalogue import search, search_engines
from projects.models import Project
from tests.broken_parts import HOW, broken
from tests.recording_engine import Engine, engine

pytestmark = pytest.mark.django_db
ENGINES = ["opensearch3", "elasticsearch8"]
# Two seconds for the cluster, and what a busy machine takes besides.
AT_MOST = 8


@pytest.fixture(autouse=True)
def _nothing_known() -> Iterator[None]:
    search_engines.breaker.until = 0
    search_engines._client.cache_clear()
    yield
    search_engines.breaker.until = 0
    search_engines._client.cache_clear()


def use(settings: Any, name: str, port: int) -> None:
    """Sets ``SEARCH_URL``, as it were."""
    settings.SEARCH_IS_LATE = True
    settings.MODELSEARCH_BACKENDS = settings.MODELSEARCH_BACKENDS | {
        "cluster": {
            "BACKEND": f"projects.catalogue.search_engines.{name}",
            "URLS": [f"http://127.0.0.1:{port}"],
            "INDEX_PREFIX": "exhibition_",
        }
    }


@pytest.fixture(params=ENGINES)
def cluster(request: pytest.FixtureRequest, settings: Any, wall: None) -> Iterator[Engine]:
    """A cluster with all entries in its index."""
    with engine() as running:
        use(settings, request.param, running.port)
        call_command("rebuild_modelsearch_index", verbosity=0)
        yield running


def numbers(text: str) -> set[int]:
    entries = Project.objects.published().filter(pk__in=search.matches(text))
    return set(entries.values_list("number", flat=True))


def test_each_query_is_compiled_to_what_an_engine_takes(cluster: Engine) -> None:
    search.found_with(search.understood("phrasebook languages"))
    body = cluster.searches[-1]
    assert body["sort"] == [{"_score": "desc"}, {"pk": "asc"}]
    assert (body["size"], body["_source"], body["stored_fields"]) == (10_000, False, ["pk"])
    asked = body["query"]["bool"]
    assert asked["filter"] == {"match": {"_django_content_type": "projects.Project"}}
    # A part for each word, one of whose readings must match.
    one, other = asked["must"]["bool"]["must"]
    # Whole words and stems are marked, each by its own sign: projects/texts/forms.py.
    assert "'query': 'εphrasebookω'" in str(one)
    assert "'query': 'languages'" in str(other)


def test_the_cluster_finds_what_the_database_finds(
    cluster: Engine, settings: Any, client: Client
) -> None:
    texts = ("phrasebook languages", "фестивалями", "казакстан", "qazaqstan", "Pavlodar", "lang")
    by_cluster = {}
    for text in texts:
        asked = len(cluster.searches)
        by_cluster[text] = numbers(text)
        assert len(cluster.searches) > asked
        page = client.get("/en/projects/", {"q": text}).content.decode()
        assert f'data-result-count="{len(by_cluster[text])}"' in page
    settings.MODELSEARCH_BACKENDS = {"default": settings.MODELSEARCH_BACKENDS["default"]}
    assert by_cluster == {text: numbers(text) for text in texts}
    assert set() not in by_cluster.values()


def test_a_long_word_typed_in_full_is_found(cluster: Engine) -> None:
    entry = Project.objects.get(number=1)
    entry.title_en = "Internationalisationally"
    search_engines.index_in_cluster([entry])
    assert numbers("internationalisationally") == {1}


@pytest.mark.parametrize("name", ENGINES)
@pytest.mark.parametrize("how", HOW)
def test_while_the_cluster_is_away_the_database_searches(
    wall: None, settings: Any, client: Client, name: str, how: str
) -> None:
    expected = numbers("ornament")
    with broken(how) as port:
        use(settings, name, port)
        begin = monotonic()
        page = client.get("/en/projects/", {"q": "ornament"})
        assert monotonic() - begin < AT_MOST
        assert page.status_code == 200
        assert f'data-result-count="{len(expected)}"' in page.content.decode()
        begin = monotonic()
        assert numbers("ornament") == expected != set()
        assert monotonic() - begin < AT_MOST
        assert search_engines.breaker.is_away


def test_an_error_of_the_cluster_is_as_good_as_its_absence(cluster: Engine) -> None:
    expected = numbers("ornament")
    assert expected
    for status in (400, 401, 404, 429, 500, 503):
        cluster.status = status
        assert numbers("ornament") == expected, status
        cluster.status = 200
        search_engines.breaker.until = 0
        asked = len(cluster.searches)
        assert numbers("ornament") == expected
        assert len(cluster.searches) > asked


def test_a_slow_cluster_is_left_out(cluster: Engine) -> None:
    cluster.seconds = 4
    begin = monotonic()
    assert numbers("ornament")
    assert monotonic() - begin < AT_MOST
    assert search_engines.breaker.is_away


def test_a_save_stands_while_the_cluster_is_away(
    wall: None, settings: Any, django_capture_on_commit_callbacks: Any
) -> None:
    with broken("refused") as port:
        use(settings, "opensearch3", port)
        with django_capture_on_commit_callbacks(execute=True):
            entry = Project.objects.get(number=1)
            entry.title_en = "Renamed meanwhile"
            entry.save()
        assert numbers("renamed") == {1}
        entry.delete()


def test_an_entry_that_is_gone_leaves_the_cluster(
    cluster: Engine, django_capture_on_commit_callbacks: Any
) -> None:
    entry = Project.objects.get(number=1)
    number = str(entry.pk)
    [documents] = cluster.documents.values()
    assert number in documents
    entry.delete()
    assert number not in documents
