"""What a list says of a text with a mistake, and of one that finds nothing."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from projects.catalogue import indexing
from projects.catalogue.index import current_index
from projects.catalogue.spelling import correction_of, near_texts
from projects.models import IndexedWord, Project, SynonymGroup
from projects.texts.typography import NO_BREAK

pytestmark = pytest.mark.django_db


def listed(client: Client, query: str, language: str = "en") -> str:
    response = client.get(f"/{language}/projects/?{query}")
    assert response.status_code == 200
    return response.content.decode()


def numbers(html: str) -> list[str]:
    return re.findall(r'<span class="stand-number">(\d+)<', html)


def words_of(html: str) -> str:
    results = html[html.index('data-part="results"') :]
    return " ".join(re.sub("<[^>]+>", " ", results).split())


def test_a_misspelt_word_finds_what_was_meant_and_the_page_says_so(
    wall: None, client: Client
) -> None:
    html = listed(client, "q=фестевал")
    assert numbers(html) == ["16"]
    assert "Showing results for “фестиваль”, instead of “фестевал”." in words_of(html)
    exact = re.search(r'<a href="(\?[^"]+exact=1)">', html)
    assert exact
    as_typed = listed(client, exact[1].replace("&amp;", "&").removeprefix("?"))
    assert 'data-result-count="0"' in as_typed
    assert "Showing results" not in as_typed


def test_what_is_corrected_on_the_page_is_corrected_in_its_files(
    wall: None, client: Client
) -> None:
    found = client.get("/en/projects.json?q=театтр").json()
    assert [project["number"] for project in found["projects"]] == [26, 33]
    assert client.get("/en/projects.json?q=театтр&exact=1").json()["count"] == 0


def test_a_word_that_finds_something_is_never_changed(wall: None) -> None:
    index = current_index()
    for text in ("театр", "festival", "тіл", "lang"):
        assert correction_of(text, index) == ""


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # A word nearer as a whole than others whose stem is as near, though these are more.
        ("музаей", "музей"),
        # Cyrillic in Latin letters, with a mistake.
        ("bibliateka", "библиотека"),
        # Two words typed as one, and one as two.
        ("sailinggames", "sailing games"),
        ("жас аудармашы лар", "жас аудармашылар"),
        ("порт фель", "портфель"),
        # Words in the letters of what was typed, and that stand together somewhere.
        ("sailng gmaes", "sailing games"),
        # Two letters of a long word are wrong only where the first is right.
        ("посбитание", ""),
        ("воспетанее", "воспитание"),
    ],
)
def test_the_nearest_word_is_meant(wall: None, typed: str, meant: str) -> None:
    assert correction_of(typed, current_index()) == meant


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        # What is sought of a thing.
        ("где найти хор", "хор"),
        ("қалай хорға қатысу", "хорға"),
        ("how to join a choir", "choir"),
        # For whom it is, only if that is needed.
        ("курсы хора для взрослых", "хора"),
        ("как помочь бабушкам", "бабушкам"),
        # With a mistake, too.
        ("услуги ювилира", "ювелира"),
    ],
)
def test_words_that_frame_a_query_are_left_out_where_nothing_has_them(
    wall: None, client: Client, typed: str, meant: str
) -> None:
    assert correction_of(typed, current_index()) == meant
    html = listed(client, f"q={typed}")
    assert f"Showing results for “{meant}”, instead of “{typed}”." in words_of(html)


@pytest.mark.parametrize("typed", ["помощь пожилым", "школа гидов", "курсы zzzqq", "помощь"])
def test_words_that_frame_a_query_stay_where_they_find_something_or_are_all(
    wall: None, typed: str
) -> None:
    assert correction_of(typed, current_index()) == ""


def test_words_of_a_draft_are_never_shown(project, django_capture_on_commit_callbacks) -> None:
    with django_capture_on_commit_callbacks(execute=True):
        project(1, title_en="Weaving")
        project(2, title_en="Zhasyrynbaq", published=False)
    assert IndexedWord.objects.filter(word="zhasyrynbaq").exists()
    assert correction_of("zhasyrynbag", current_index()) == ""
    assert correction_of("weavimg", current_index()) == "weaving"


def test_an_empty_answer_says_what_each_word_finds_and_what_to_leave_out(
    wall: None, client: Client
) -> None:
    html = listed(client, "q=театр+дети+zzzqq")
    said = words_of(html)
    assert "“театр” : 2 samples" in said
    assert "“zzzqq”: nothing found" in said
    assert set(numbers(html)) >= {"26", "33"}
    # Of two words the one without the other stands in the list already.
    assert "With fewer words:" not in words_of(listed(client, "q=театр+zzzqq"))


def test_an_empty_answer_says_what_a_text_finds_without_a_word(wall: None, client: Client) -> None:
    html = listed(client, "q=театр+дети+гармонь")
    away = re.search(r'With fewer words: <a href="(\?[^"]+)">([^<]+)', html)
    assert away, words_of(html)
    count = re.search(r'data-result-count="(\d+)"', listed(client, away[1].removeprefix("?")))
    assert count
    assert int(count[1]) > 0


def test_an_empty_answer_says_which_numbers_stands_have(wall: None, client: Client) -> None:
    assert f"from 1{NO_BREAK}to 61" in listed(client, "q=№99")
    Project.objects.filter(number__in=(1, 61)).update(publication="draft")
    assert f"from 2{NO_BREAK}to 60" in listed(client, "q=№99")
    Project.objects.update(publication="draft")
    assert "data-empty" in listed(client, "q=№99")


def test_an_empty_answer_mends_each_word_by_itself(wall: None, client: Client) -> None:
    said = words_of(listed(client, "q=учоба+пожылых"))
    assert "“учоба”: nothing found" in said
    assert "“пожылых”: nothing found" in said
    assert re.search(r"“учеба” : \d|“учёба” : \d", said), said
    assert re.search(r"“пожилых” : [1-9]", said), said


def test_words_of_a_block_s_name_are_mended_too(wall: None) -> None:
    assert correction_of("респубикалық бірлестктер", current_index())


def test_an_empty_answer_offers_the_search_without_the_filters(wall: None, client: Client) -> None:
    html = listed(client, "q=театр&year=1999").replace("\xa0", " ")
    found = re.search(r'<a href="(\?[^"]+)">Search without the filters</a>: 2 samples', html)
    assert found
    assert 'data-result-count="2"' in listed(client, found[1].removeprefix("?"))


def test_a_list_that_finds_little_names_words_that_find_more(wall: None, client: Client) -> None:
    html = listed(client, "q=ковёр+женщины")
    assert "data-wider" in html
    assert "“женщины” : 2 samples" in words_of(html)
    assert "“ковёр”" not in html.partition("data-wider")[2]
    found = re.search(r'<a href="(\?[^"]+)">“женщины”', html)
    assert found
    assert 'data-result-count="2"' in listed(client, found[1].removeprefix("?"))


def test_a_word_that_was_typed_as_two_is_near_although_they_find_something(wall: None) -> None:
    assert near_texts("добро соседства", current_index()) == ["добрососедства"]
    assert near_texts("ковёр женщины", current_index()) == []


def test_a_list_that_finds_enough_or_a_stand_says_no_more(wall: None, client: Client) -> None:
    for query in ("q=стенд+5", "q=мектеп", "q=календарь", "q=", "theme=language"):
        assert "data-wider" not in listed(client, query)


def test_ways_on_keep_the_filters(wall: None, client: Client) -> None:
    assert "data-wider" not in listed(client, "q=ковёр+женщины&region=KZ-YUZ")


def test_synonyms_that_staff_add_are_searched_at_once(wall: None, client: Client) -> None:
    assert 'data-result-count="0"' in listed(client, "q=blackbird")
    SynonymGroup.objects.create(slug="birds", words_en="blackbird, theatre", words_ru="театр")
    assert numbers(listed(client, "q=blackbird")) == ["26", "33"]


def test_a_search_costs_few_queries_for_any_text(wall: None, client: Client) -> None:
    def cost(query: str) -> int:
        with CaptureQueriesContext(connection) as queries:
            listed(client, query)
        return len(queries)

    listed(client, "q=анар")
    short, long = cost("q=театр"), cost("q=" + "+".join(["тіл", "мектеп", "балалар", "қала"]))
    # A list that finds little also asks for each of its words alone, of which there are few.
    assert 0 <= long - short <= 5
    assert cost("q=фестевал") <= short + 7
    assert cost("q=zzzq+фестевал+zzqqz") <= short + 16


def test_an_exhibition_whose_words_are_not_known_is_indexed_anew_by_migrate(wall: None) -> None:
    IndexedWord.objects.all().delete()
    indexing.index_all("default")
    assert IndexedWord.objects.count() > 2000


@pytest.mark.django_db(transaction=True)
def test_an_update_that_is_cut_off_while_it_indexes_begins_anew(
    transactional_wall: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "AT_ONCE", 40)
    IndexedWord.objects.all().delete()
    index, batches = indexing._index, []

    def cut_off(entries: list[Project]) -> None:
        batches.append(len(entries))
        if len(batches) == 2:
            raise KeyboardInterrupt
        index(entries)

    with monkeypatch.context() as interrupted:
        interrupted.setattr(indexing, "_index", cut_off)
        with pytest.raises(KeyboardInterrupt):
            indexing.index_all("default")
    assert batches == [40, 21]
    assert not IndexedWord.objects.exists()
    indexing.index_all("default")
    assert IndexedWord.objects.count() > 2000
