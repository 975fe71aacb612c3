"""What search engines, messengers, feed readers and phones are told."""

import json
import re
from collections.abc import Callable
from io import BytesIO
from xml.etree import ElementTree

import pytest
from django.core.files.storage import default_storage
from django.test import Client
from django.utils.translation import override
from PIL import Image
from selectolax.lexbor import LexborHTMLParser

from projects.models import Organisation, Participation, Project
from projects.open_data import linked_data
from projects.views import sitemap, social_card

pytestmark = pytest.mark.django_db
# Pages of blocks, themes, regions, known organisations and figures.
GATHERINGS = 4 + 6 + 22 + 8 + 13
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
XHTML = "{http://www.w3.org/1999/xhtml}"
ATOM = "{http://www.w3.org/2005/Atom}"
HOST = "http://testserver"
EMPTY = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 400 300"/>'
ENTRY = "projects/unity-through-charity/"


def head_of(client: Client, path: str) -> dict[str, str]:
    """What a page's head says: meta by name, links by relation and language."""
    html = client.get(path).content.decode()
    found = {"title": re.search(r"<title>(.*?)</title>", html, re.S)[1]}
    for name, content in re.findall(r'<meta (?:name|property)="([^"]+)" content="([^"]*)"', html):
        found[name] = content
    for code, address in re.findall(r'hreflang="([^"]+)" href="(http[^"]+)"', html):
        found[code] = address
    found |= dict(re.findall(r'<link rel="(canonical)" href="([^"]+)"', html))
    return found


def test_each_page_has_its_own_title_and_description_in_each_language(
    wall: None, client: Client
) -> None:
    seen: set[str] = set()
    for language in ("kk", "ru", "en"):
        for path in ("", "projects/", "results/", "about/", "blocks/fund/", ENTRY):
            head = head_of(client, f"/{language}/{path}")
            assert head["description"], (language, path)
            assert head["title"] not in seen, (language, path)
            assert head["description"] not in seen, (language, path)
            seen |= {head["title"], head["description"]}


def test_a_page_names_its_languages_and_an_entry_its_permanent_address(
    wall: None, client: Client
) -> None:
    head = head_of(client, f"/ru/{ENTRY}")
    assert head["canonical"] == f"{HOST}/ru/{ENTRY}"
    assert {head[code] for code in ("kk", "ru", "en")} == {
        f"{HOST}/{code}/{ENTRY}" for code in ("kk", "ru", "en")
    }
    number = Project.objects.get(slug="unity-through-charity").number
    assert head["x-default"] == f"{HOST}/p/{number}/"
    assert head_of(client, "/en/")["x-default"] == f"{HOST}/"


def test_a_filtered_list_has_one_address_whatever_the_order_and_the_mistakes(
    wall: None, client: Client
) -> None:
    head = head_of(client, "/en/projects/?theme=nonsense&page=2&block=regional&utm=x&block=fund")
    assert head["canonical"] == f"{HOST}/en/projects/?block=regional&amp;block=fund&amp;page=2"
    assert "Fund" in head["title"]
    assert head["ru"] == head["canonical"].replace("/en/", "/ru/")


def test_the_site_s_address_of_the_settings_comes_before_the_visitor_s(
    wall: None, client: Client, settings: object
) -> None:
    settings.SITE_ADDRESS = "https://exhibition.example"
    assert head_of(client, "/kk/")["canonical"] == "https://exhibition.example/kk/"
    assert "https://exhibition.example/kk/" in client.get("/sitemap.xml").content.decode()


def test_a_missing_page_names_no_address(wall: None, client: Client) -> None:
    for path in ("/en/projects/nothing/", "/en/nothing/"):
        head = head_of(client, path)
        assert "canonical" not in head
        assert head["robots"] == "noindex"


def test_a_messenger_gets_a_real_picture_of_each_entry(
    wall: None, client: Client, media: object
) -> None:
    for language in ("kk", "ru", "en"):
        head = head_of(client, f"/{language}/{ENTRY}")
        response = client.get(head["og:image"].removeprefix(HOST))
        picture = Image.open(BytesIO(response.content))
        assert (picture.format, picture.size) == ("PNG", (1200, 630))
        assert len(response.content) < 100_000
        assert head["og:title"] == head["title"].partition(" – ")[0]
        assert head["twitter:card"] == "summary_large_image"
    assert client.get("/card-kk.png").status_code == 200


def test_a_card_is_drawn_once_and_anew_when_its_words_change(
    project: Callable[..., Project], media: object
) -> None:
    entry = project(1, title_en="First")
    with override("en"):
        first, again = social_card.card_of(entry), social_card.card_of(Project.objects.get())
        assert first.key == again.key
        social_card.png(first)
        social_card.png(again)
        assert len(default_storage.listdir("cards")[1]) == 1
        entry.title_en = "Second"
        assert social_card.card_of(entry).key != first.key


@pytest.mark.parametrize("title", ["Ә" * 250, "word " * 50, "", "\u4e16\u754c 🙂 №1 «5 000 ₸»"])
def test_no_title_is_too_much_for_a_card(title: str) -> None:
    drawn = social_card.draw(social_card.Card("5000", title, "line", "badge", "#f3e9c0", EMPTY))
    assert Image.open(BytesIO(drawn)).size == (1200, 630)


def test_a_draft_has_no_card_no_data_and_no_line_in_sitemap_and_feed(
    project: Callable[..., Project], client: Client
) -> None:
    project(1, title_en="Seen")
    project(2, title_en="Unseen", published=False)
    assert client.get("/p/2/card-en.png").status_code == 404
    assert client.get("/en/projects/entry-2.jsonld").status_code == 404
    for address in ("/sitemap.xml", "/en/feed/", "/en/exhibition.jsonld", "/en/projects/"):
        text = client.get(address).content.decode()
        assert "entry-1" in text, address
        assert "entry-2" not in text, address


def test_the_sitemap_names_every_page_in_every_language(wall: None, client: Client) -> None:
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    found = {url.findtext(f"{SITEMAP}loc"): url for url in root}
    assert len(found) == 3 * (61 + GATHERINGS + len(sitemap.PAGES))
    entry = found[f"{HOST}/kk/{ENTRY}"]
    links = {link.get("hreflang"): link.get("href") for link in entry.iter(f"{XHTML}link")}
    assert links.keys() == {"kk", "ru", "en", "x-default"}
    assert re.fullmatch(rf"{HOST}/p/\d+/", links["x-default"] or "")
    assert entry.findtext(f"{SITEMAP}lastmod")
    # Every third of them, in all languages; that all pages answer is asked by test_pages.
    for address in sorted(map(str, found))[::3]:
        assert client.get(address.removeprefix(HOST)).status_code == 200, address


def test_a_large_sitemap_comes_in_parts(
    wall: None, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sitemap.Entries, "limit", 50)
    root = ElementTree.fromstring(client.get("/sitemap.xml").content)
    parts = [part.findtext(f"{SITEMAP}loc") or "" for part in root]
    assert root.tag == f"{SITEMAP}sitemapindex"
    assert len(parts) == 1 + 4
    addresses = sum(
        len(ElementTree.fromstring(client.get(part.removeprefix(HOST)).content)) for part in parts
    )
    assert addresses == 3 * (61 + GATHERINGS + len(sitemap.PAGES))


def test_the_feed_tells_of_changed_entries_under_the_list_s_query(
    wall: None, client: Client
) -> None:
    Project.objects.get(slug="unity-through-charity").save()
    root = ElementTree.fromstring(client.get("/ru/feed/").content)
    newest = root.find(f"{ATOM}entry")
    assert "Единство" in newest.findtext(f"{ATOM}title")
    assert re.fullmatch(rf"{HOST}/p/\d+/", newest.findtext(f"{ATOM}id"))
    assert newest.findtext(f"{ATOM}updated")
    of_theme = ElementTree.fromstring(client.get("/en/feed/?theme=charity&theme=x").content)
    assert "Charity" in of_theme.findtext(f"{ATOM}title")
    assert client.get("/en/feed/?q=%00&page=-1").status_code == 200


def test_robots_are_told_where_the_sitemap_is(client: Client) -> None:
    text = client.get("/robots.txt").content.decode()
    assert f"Sitemap: {HOST}/sitemap.xml" in text
    assert "Disallow: /admin/" in text


def test_a_phone_finds_icons_in_the_sizes_that_the_manifest_states(client: Client) -> None:
    manifest = client.get("/kk/site.webmanifest").json()
    assert manifest["start_url"] == "/kk/"
    assert manifest["lang"] == "kk"
    for icon in manifest["icons"]:
        picture = Image.open("static" + icon["src"].removeprefix("/static"))
        assert "{}x{}".format(*picture.size) == icon["sizes"]
    assert any(icon["purpose"] == "maskable" for icon in manifest["icons"])
    assert client.get("/favicon.ico")["Location"].endswith("favicon.ico")


def test_linked_data_of_a_documented_entry(wall: None, client: Client) -> None:
    data = client.get("/en/projects/unity-through-charity.jsonld").json()
    assert data["@type"] == ["CreativeWork", "Project"]
    assert re.fullmatch(rf"{HOST}/p/\d+/", data["@id"])
    assert data["producer"][0]["@type"] == "Organization"
    assert "funding" not in data


def test_linked_data_of_a_sample_says_so_and_names_no_organisation_and_no_money(
    wall: None, client: Client
) -> None:
    slug = Project.objects.illustrative().filter(budget_kzt__gt=0).first().slug
    data = client.get(f"/en/projects/{slug}.jsonld").json()
    assert data["@type"] == "CreativeWork"
    assert "sample" in data["disambiguatingDescription"]
    assert data["creativeWorkStatus"] == "sample"
    assert not {"funding", "producer", "contributor", "sponsor", "funder"} & data.keys()


def test_money_is_a_grant_only_where_it_is_stated(project: Callable[..., Project]) -> None:
    entry = project(1, provenance="reported", budget_kzt=5_000_000)
    funder = Organisation.objects.filter(kind="fund").first()
    Participation.objects.create(project=entry, organisation=funder, role="funding")
    data = linked_data.entry(Project.objects.for_page().get(), HOST)
    assert data["funding"]["amount"] == {
        "@type": "MonetaryAmount",
        "currency": "KZT",
        "value": 5_000_000,
    }
    assert data["funder"]


def test_search_engines_read_the_same_in_the_page_as_microdata(wall: None, client: Client) -> None:
    page = client.get(f"/en/{ENTRY}").content.decode()
    assert 'itemtype="https://schema.org/CreativeWork https://schema.org/Project"' in page
    assert re.search(rf'itemid="{HOST}/p/\d+/"', page)
    home = client.get("/en/").content.decode()
    assert 'itemtype="https://schema.org/ExhibitionEvent"' in home
    listing = client.get("/en/projects/?block=fund").content.decode()
    assert re.search('itemtype="https://schema.org/CollectionPage" itemref="content"', listing)
    parts = re.findall(r'<a href="(\S+)" itemprop="hasPart">', listing.partition('id="content"')[2])
    assert len(parts) == 12
    assert parts[0].startswith("/en/projects/")
    assert "itemprop" not in home.partition('id="content"')[2].partition("</main>")[0]
    whole = json.loads(client.get("/en/exhibition.jsonld").content)
    assert whole["@graph"][1]["collectionSize"] == 61


def test_microdata_escapes_what_a_title_holds() -> None:
    html = linked_data.microdata({"@type": "Thing", "name": '"><script>'})
    assert html == (
        '<span itemscope itemtype="https://schema.org/Thing">'
        '<meta itemprop="name" content="&quot;&gt;&lt;script&gt;"></span>'
    )


def test_an_entry_names_its_neighbours_to_be_drawn_ahead(wall: None, client: Client) -> None:
    page = client.get("/p/7/", follow=True)
    rules = client.get(page["Speculation-Rules"].strip('"'))
    assert rules["Content-Type"] == "application/speculationrules+json"
    [rule] = rules.json()["prerender"]
    links = LexborHTMLParser(page.content.decode()).css(rule["where"]["selector_matches"])
    titles = {Project.objects.get(number=number).get_absolute_url() for number in (6, 8)}
    assert {link.attributes["href"] for link in links} == titles
    assert "Speculation-Rules" not in client.get("/en/projects/")
