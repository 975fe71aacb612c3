"""Every public address answers, in every language, and says what it should."""

import re
from base64 import b64encode
from hashlib import sha256
from html.parser import HTMLParser

import pytest
from django.test import Client

from projects.models import Block, Citation, Project, Source

pytestmark = pytest.mark.django_db
LANGUAGES = ("kk", "ru", "en")
FIXED = ("", "projects/", "results/", "about/", "projects.csv", "projects.xlsx", "projects.json")


def addresses(language: str) -> list[str]:
    entries = [project.slug for project in Project.objects.all()]
    blocks = [block.slug for block in Block.objects.all()]
    return (
        [f"/{language}/{path}" for path in (*FIXED, "results.json")]
        + [f"/{language}/projects/{slug}/" for slug in entries]
        + [f"/{language}/blocks/{slug}/" for slug in blocks]
        + [f"/{language}/blocks/{slug}/print/" for slug in blocks]
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_address_answers(wall: None, client: Client, language: str) -> None:
    for address in addresses(language):
        response = client.get(address)
        assert response.status_code == 200, address
        b"".join(response) if response.streaming else response.content


def test_addresses_without_a_language(wall: None, client: Client) -> None:
    for address in ("/healthz", "/p/61/cover.svg"):
        assert client.get(address).status_code == 200, address


@pytest.mark.parametrize(
    ("asked", "shown"),
    [
        ("ru,en;q=0.5", "ru"),
        ("en-GB", "en"),
        ("de", "en"),
        ("de,uk;q=0.5", "en"),
        ("de,ru;q=0.3", "ru"),
        ("*", "kk"),
        ("", "kk"),
    ],
)
def test_the_front_door_follows_the_browser_s_language(
    client: Client, asked: str, shown: str
) -> None:
    response = client.get("/", headers={"accept-language": asked})
    assert response.url == f"/{shown}/"
    assert "Accept-Language" in response["Vary"]


def test_kz_leads_to_kazakh(client: Client) -> None:
    assert client.get("/kz/").url == "/kk/"
    assert client.get("/kz/projects/?block=fund").url == "/kk/projects/?block=fund"
    assert client.get("/kz//elsewhere.example/").url == "/kk//elsewhere.example/"


def test_a_search_is_not_for_search_engines(wall: None, client: Client) -> None:
    assert 'content="noindex"' in client.get("/en/projects/?q=school").content.decode()
    assert 'content="noindex"' not in client.get("/en/projects/?block=fund").content.decode()


def test_what_is_to_be_confirmed_is_no_organisation(wall: None, client: Client) -> None:
    assert client.get("/en/organisations/to-be-confirmed/").status_code == 404
    assert "organisations/to-be-confirmed" not in client.get("/sitemap.xml").content.decode()
    entry = client.get("/en/projects/sample-costume-workshop/").content.decode()
    assert "/organisations/to-be-confirmed/" not in entry


def test_the_sitemap_has_the_data_and_every_figure(wall: None, client: Client) -> None:
    addresses = client.get("/sitemap.xml").content.decode()
    assert "/kk/data/</loc>" in addresses
    assert "/ru/results/funds-raised/</loc>" in addresses


def test_the_language_chosen_before_comes_first(client: Client) -> None:
    client.cookies["django_language"] = "ru"
    assert client.get("/", headers={"accept-language": "en"}).url == "/ru/"
    client.cookies["visitor_language"] = "kk"
    assert client.get("/", headers={"accept-language": "en"}).url == "/kk/"
    client.cookies["visitor_language"] = "xx"
    assert client.get("/", headers={"accept-language": "en"}).url == "/ru/"


def test_a_printed_address_leads_to_the_entry(wall: None, client: Client) -> None:
    response = client.get("/p/32/", headers={"accept-language": "ru"})
    assert response.url == "/ru/projects/birlik-edinstvo-kz/"


@pytest.mark.parametrize("address", ["/en/projects/nothing/", "/p/999/", "/xx/", "/kk/blocks/x/"])
def test_an_unknown_address_answers_404_with_a_search_box(
    wall: None, client: Client, address: str
) -> None:
    response = client.get(address)
    assert response.status_code == 404
    assert 'role="search"' in response.content.decode()


def test_the_language_switch_stays_on_the_page_with_its_filters(wall: None, client: Client) -> None:
    html = client.get("/en/projects/?block=fund&sort=title").content.decode()
    assert 'href="/ru/projects/?block=fund&amp;sort=title" hreflang="ru"' in html


class OpenTags(HTMLParser):
    """Collects what Content Security Policy forbids and pictures without sizes."""

    def __init__(self) -> None:
        super().__init__()
        self.wrong: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if "style" in given or any(name.startswith("on") for name in given):
            self.wrong.append(str(self.get_starttag_text()))
        if tag == "script" and "src" not in given:
            self.wrong.append(tag)
        if tag == "img" and not ({"alt", "width", "height"} <= given.keys()):
            self.wrong.append(str(self.get_starttag_text()))
        for name in ("src", "href"):
            address = given.get(name) or ""
            outside = address.startswith(("http://", "https://", "//"))
            named_only = "itemprop" in given or address.startswith("http://testserver/")
            if outside and tag != "a" and not named_only:
                self.wrong.append(str(self.get_starttag_text()))


@pytest.mark.parametrize("language", LANGUAGES)
def test_pages_hold_nothing_inline_and_nothing_of_others(
    wall: None, client: Client, language: str
) -> None:
    for path in ("", "projects/", "projects/unity-through-charity/", "results/", "nothing/"):
        response = client.get(f"/{language}/{path}")
        tags = OpenTags()
        html = response.content.decode()
        tags.feed(html)
        assert tags.wrong == [], path
        policy = response["Content-Security-Policy"]
        assert "unsafe-inline" not in policy
        # But for texts that the policy knows by their hash, and no others.
        for text in re.findall(r"<style[^>]*>(.*?)</style>", html, re.S):
            known = b64encode(sha256(text.encode()).digest()).decode()
            assert f"'sha256-{known}'" in policy
        assert re.search(r"style-src 'self'( 'sha256-[\w+/=]{44}'){2}(;|$)", policy)


def test_a_sample_says_so_on_its_page_card_and_print(wall: None, client: Client) -> None:
    page = client.get("/en/projects/sample-costume-workshop/").content.decode()
    assert "This entry is a sample" in page
    for address in ("/en/projects/?q=costume+workshop", "/en/blocks/regional/print/"):
        assert 'class="badge illustrative">sample' in client.get(address).content.decode()


def test_what_the_source_does_not_state_is_said(wall: None, client: Client) -> None:
    page = client.get("/ru/projects/unity-through-charity/").content.decode()
    assert page.count("в\xa0источнике не\xa0указано") >= 4


def test_the_source_s_own_words_stand_beside_a_documented_entry(wall: None, client: Client) -> None:
    page = client.get("/kk/projects/unity-through-charity/").content.decode()
    quote = re.search(r'<blockquote lang="en">(.*?)</blockquote>', page)
    assert quote
    assert "helped to attract more than 35 million tenge" in quote[1]


def test_abbreviations_are_explained_on_the_page_that_has_them(wall: None, client: Client) -> None:
    explained = {}
    for language in LANGUAGES:
        page = client.get(
            f"/{language}/projects/competition-on-knowledge-of-the-state-language/"
        ).content.decode()
        found = re.search(r"data-abbreviations>(.*?)</p>", page)
        explained[language] = found[1].replace("\xa0", " ") if found else ""
    assert "ECA – ethno-cultural association" in explained["en"]
    assert "ECA — этномәдени бірлестік" in explained["kk"]
    assert "ECA — этнокультурное объединение" in explained["ru"]
    plain = client.get("/en/projects/sample-costume-workshop/").content.decode()
    assert "data-abbreviations" not in plain


def test_numbers_and_plurals_follow_the_language(wall: None, client: Client) -> None:
    results = {lang: client.get(f"/{lang}/results/").content.decode() for lang in LANGUAGES}
    assert "more than 32,000" in results["en"]
    assert "более 32\xa0000" in results["ru"]
    assert "32\xa0000-нан астам" in results["kk"]
    listing = client.get("/ru/projects/").content.decode()
    assert re.search(r'data-result-count="61">8\xa0подтверждённых · 53\xa0образца<', listing)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_no_english_is_left_in_the_interface(language: str) -> None:
    import polib

    texts = polib.pofile(f"locale/{language}/LC_MESSAGES/django.po")
    assert [entry.msgid for entry in texts.untranslated_entries()] == []
    assert texts.fuzzy_entries() == []


def test_a_kazakh_list_has_no_english_words_of_the_interface(wall: None, client: Client) -> None:
    """English in a Kazakh page is only names, codes and the source's own sentences."""
    html = client.get("/kk/projects/").content.decode()
    for english in ("Search", "Filters", "Sorted by", "Show results", "documented<", "sample<"):
        assert english not in html


@pytest.mark.parametrize(
    ("address", "fonts"),
    [
        ("en/projects/", {"en", "names"}),
        ("en/projects/?q=fest", {"en", "names"}),
        ("en/projects/?q=ұста", {"en", "names", "only-russian"}),
        ("en/projects/?q=өнер", {"en", "names", "only-russian", "only-kazakh"}),
        ("kk/projects/?q=32", {"kk"}),
        ("ru/projects/", {"ru"}),
        ("ru/projects/?q=өнер", {"ru", "only-kazakh"}),
    ],
)
def test_the_letters_of_a_search_are_fetched_at_once(
    wall: None, client: Client, address: str, fonts: set[str]
) -> None:
    html = client.get(f"/{address}").content.decode()
    found = {*re.findall(r'rel="preload" href="[^"]*golos-text-([a-z-]+)\.', html)}
    assert found == fonts


def test_the_full_stop_stands_behind_the_kind_of_a_source(wall: None, client: Client) -> None:
    citation = Citation.objects.exclude(source__kind="public").first()
    Source.objects.filter(pk=citation.source_id).update(kind="letter", date_ru="14.03.2026")
    page = client.get(f"/ru/projects/{citation.project.slug}/")
    source = page.content.decode().partition("14.03.2026")[2][:120]
    assert re.match(r'\s*<span class="quiet-text">\([^)]+\)</span>\.', source)


@pytest.mark.parametrize("language", ["kk", "ru"])
def test_a_place_is_in_the_language_of_its_source(
    wall: None, client: Client, language: str
) -> None:
    entry = Project.objects.get(number=33)
    values = {"place_as_written": "Тараз", "original_language": language}
    Project.objects.filter(pk=entry.pk).update(**values)
    html = client.get(f"/en/projects/{entry.slug}/").content.decode()
    assert f'as written: <span lang="{language}">Тараз</span>' in html
