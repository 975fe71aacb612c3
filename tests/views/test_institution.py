"""The pages of the institution, the ways to ask it, and what stays unsaid while it says nothing."""

from datetime import UTC, datetime, timedelta
from urllib.parse import parse_qs, urlsplit

import pytest
from django.test import Client
from selectolax.lexbor import LexborHTMLParser

from projects.models import Institution
from tests.factories import institution, project

pytestmark = pytest.mark.django_db
NOT_YET = "has not entered its contact yet"


def page(client: Client, address: str) -> LexborHTMLParser:
    answer = client.get(address)
    assert answer.status_code == 200
    return LexborHTMLParser(answer.content)


def links(tree: LexborHTMLParser, selector: str) -> list[str]:
    return [node.attributes["href"] or "" for node in tree.css(f"{selector} a[href]")]


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_every_page_leads_to_accessibility_privacy_and_contact(
    client: Client, language: str
) -> None:
    for address in links(page(client, f"/{language}/about/"), ".foot-links"):
        path, _, anchor = address.partition("#")
        there = page(client, path)
        assert path.startswith(f"/{language}/")
        assert not anchor or there.css_first(f"#{anchor}")


@pytest.mark.parametrize("name", ["accessibility", "privacy", "about"])
def test_a_page_says_that_no_contact_is_entered(client: Client, name: str) -> None:
    assert NOT_YET in client.get(f"/en/{name}/").content.decode()
    institution()
    text = client.get(f"/en/{name}/").content.decode()
    assert NOT_YET not in text
    assert 'href="mailto:house@example.org"' in text
    assert 'href="tel:+77172000000"' in text


def test_the_institution_s_own_words_stand_in_the_language_that_they_have(client: Client) -> None:
    institution(accessibility_ru="Лифта **нет**.")
    tree = page(client, "/en/accessibility/")
    own = tree.css_first(".prose [lang=ru]")
    assert "Лифта" in own.text()
    assert own.css_first("strong")
    assert "shown in Russian" in tree.css_first(".shown-in").text()


def test_privacy_names_the_days_that_are_set(client: Client, settings: object) -> None:
    settings.LETTER_DAYS, settings.BACKUP_DAYS = 41, 1
    text = client.get("/en/privacy/").content.decode()
    assert "41\N{NO-BREAK SPACE}days" in text or "41 days" in text
    assert "1\N{NO-BREAK SPACE}day longer" in text or "1 day longer" in text


def test_visitors_get_no_cookie(client: Client) -> None:
    entry = project(107)
    for address in ("/en/", "/en/privacy/", entry.get_absolute_url()):
        assert not client.get(address).cookies


def test_an_entry_offers_letters_with_its_number_and_edition(client: Client) -> None:
    entry = project(107, title_en="Tea & songs")
    institution()
    tree = page(client, "/en/projects/entry-107/")
    form, ask, wrong, call = links(tree, ".ask")
    assert form == "/en/report/?entry=107"
    assert call == "tel:+77172000000"
    for address in (ask, wrong):
        parts = urlsplit(address)
        said = parse_qs(parts.query)
        assert (parts.scheme, parts.path) == ("mailto", "house@example.org")
        assert "stand 107: Tea & songs" in said["subject"][0]
        assert "Stand 107 · text of: " in said["body"][0]
        assert f"{entry.changed:%Y}" in said["body"][0]


def test_an_entry_offers_the_form_alone_while_nobody_can_be_asked(client: Client) -> None:
    project(107)
    institution(email="", telephone="")
    tree = page(client, "/en/projects/entry-107/")
    assert links(tree, ".ask") == ["/en/report/?entry=107"]
    # On a disk there is no form, and so nothing of this section.
    assert "data-live" in tree.css_first(".ask").attributes


def test_an_entry_has_one_place_for_questions_and_errors(client: Client) -> None:
    project(107)
    institution()
    tree = page(client, "/en/projects/entry-107/")
    assert len(tree.css("main section.ask h2")) == 1
    assert links(tree, "main").count("/en/report/?entry=107") == 1


def test_with_a_telephone_alone_the_entry_names_its_stand(client: Client) -> None:
    project(107)
    institution(email="")
    tree = page(client, "/en/projects/entry-107/")
    assert links(tree, ".ask") == ["/en/report/?entry=107", "tel:+77172000000"]
    assert "name the stand: 107" in tree.css_first(".ask").text().replace("\N{NO-BREAK SPACE}", " ")


def test_figures_are_no_telephone_numbers(client: Client) -> None:
    meta = page(client, "/en/about/").css_first("meta[name=format-detection]")
    assert meta
    assert meta.attributes["content"] == "telephone=no"


def test_what_the_desk_saves_is_seen_at_once(client: Client) -> None:
    institution()
    client.get("/en/privacy/")
    Institution.objects.update(email="other@example.org")
    assert "other@example.org" in client.get("/en/privacy/").content.decode()


def test_there_is_no_security_txt_without_a_contact(client: Client) -> None:
    assert client.get("/.well-known/security.txt").status_code == 404


@pytest.mark.parametrize(
    ("entered", "said"),
    [
        ("safe@example.org", "mailto:safe@example.org"),
        ("https://example.org/safe?a=b@c", "https://example.org/safe?a=b@c"),
    ],
)
def test_security_txt_says_what_its_standard_asks_for(
    client: Client, settings: object, entered: str, said: str
) -> None:
    settings.SITE_ADDRESS = "https://wall.example"
    institution(security_contact=entered)
    answer = client.get("/.well-known/security.txt")
    fields = dict(line.split(": ", 1) for line in answer.content.decode().splitlines())
    assert answer["Content-Type"] == "text/plain; charset=utf-8"
    assert fields["Contact"] == said
    assert fields["Canonical"] == "https://wall.example/.well-known/security.txt"
    assert fields["Preferred-Languages"] == "kk, ru, en"
    ends = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert timedelta(0) < ends - datetime.now(UTC) < timedelta(days=365)


def test_the_publisher_is_the_institution_and_the_author_the_editors(client: Client) -> None:
    project(107)
    data = client.get("/en/projects/entry-107.jsonld").json()
    editors = {"@type": "Organization", "name": "Editors of the exhibition catalogue"}
    assert (data["author"], data["publisher"]) == (editors, editors)
    institution()
    data = client.get("/en/projects/entry-107.jsonld").json()
    assert (data["author"], data["publisher"]["name"]) == (editors, "House of Friendship")
    assert "House of Friendship" in client.get("/en/data/").content.decode()
    assert "Editors of the exhibition catalogue" in client.get("/en/feed/").content.decode()
