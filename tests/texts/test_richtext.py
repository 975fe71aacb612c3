"""The little markup of texts: clean on the way in, safe on the way out, plain where it must be."""

from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from projects.catalogue.search import matches
from projects.models import Project
from projects.texts.richtext import clean, html, plain

FROM_WORD = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal
{margin:0}</style></head><body><!--StartFragment--><p class=MsoNormal style='mso-list:l0'>
<b><span lang=RU style='font-size:14.0pt'>Жоба </span></b>туралы <i>мәтін</i>.<o:p></o:p></p>
<p class=MsoListParagraph><![if !supportLists]><span>·<span>&nbsp;&nbsp;&nbsp;</span></span>
<![endif]>бірінші</p><ul><li>екінші</li><li><a href="https://assembly.kz/">сайт</a></li></ul>
<ol><li>үшінші</li><li>төртінші</li></ol><script>alert(1)</script></body></html>"""


def test_plain_texts_are_paragraphs_as_before() -> None:
    shown = html("One & two.\n\nThree <four>\nfive.")
    assert shown == "<p>One &amp; two.</p><p>Three &lt;four&gt;<br>five.</p>"


def test_marks_become_lists_emphasis_and_links() -> None:
    text = "Done:\n- **fifty** books\n- *two* papers\n\n1. first\n2. [site](https://assembly.kz/?a=1&b=2)"
    assert html(text) == (
        "<p>Done:</p><ul><li><strong>fifty</strong> books</li><li><em>two</em> papers</li></ul>"
        '<ol><li>first</li><li><a href="https://assembly.kz/?a=1&amp;b=2" rel="noopener">site</a>'
        "</li></ol>"
    )


def test_a_bare_address_is_a_link_without_the_sentence_s_stop() -> None:
    assert 'href="https://assembly.kz/a_b"' in html("See https://assembly.kz/a_b.")


@pytest.mark.parametrize("text", ["5 * 6 * 7", "2*3*4", "a ** b", "[1] (2)", "C:\\a", "< 18", "**"])
def test_what_is_no_mark_stays_as_it_is(text: str) -> None:
    assert clean(text) == text
    assert plain(text) == text
    assert "<strong>" not in html(text)
    assert "<em>" not in html(text)


def test_what_is_pasted_from_word_becomes_clean_marks() -> None:
    assert clean(FROM_WORD) == (
        "**Жоба** туралы *мәтін*.\n\n- бірінші\n- екінші\n- [сайт](https://assembly.kz/)\n\n"
        "1. үшінші\n2. төртінші"
    )


def test_bullets_of_word_become_a_list() -> None:
    assert clean("Кітап:\r\n•\tбірінші\r\n·  екінші") == "Кітап:\n- бірінші\n- екінші"


@pytest.mark.parametrize(
    "attack",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<p onclick=alert(1)>a</p>",
        "[a](javascript:alert(1))",
        "[a](JaVaScRiPt:alert(1))",
        "[a](data:text/html,x)",
        '[a](https://a.kz/"onmouseover="alert(1))',
        "<a href='javascript:alert(1)'>a</a>",
        "<svg/onload=alert(1)>",
        "<<script>script>alert(1)<</script>/script>",
        "<style>*{display:none}</style>",
        "<iframe src=//a.kz></iframe>",
        "**<b onload=x>**",
        "https://a.kz/<script>alert(1)</script>",
        "<math><mtext><table><mglyph><style><img src=x onerror=alert(1)>",
    ],
)
def test_nothing_that_acts_comes_out(attack: str) -> None:
    for text in (attack, clean(attack)):
        assert set(elements(html(text))) <= set(ALLOWED)


class Elements(HTMLParser):
    """Each element with its attributes, an address without what follows its scheme."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[tuple[str, ...]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = [(name, value or "") for name, value in attrs if (tag, name) != ("ol", "start")]
        told = [(name, "" if name == "aria-label" else value) for name, value in told]
        shown = (f"{name}={value.partition(':')[0]}" for name, value in told)
        self.found.append((tag, *shown))


ALLOWED = [
    *((tag,) for tag in ("p", "br", "strong", "em", "ul", "ol", "li")),
    *((tag,) for tag in ("table", "thead", "tbody", "tr", "td")),
    *(("th", "scope=col"), ("div", "class=scroller", "tabindex=0", "role=group", "aria-label=")),
    *(("a", f"href={scheme}", "rel=noopener") for scheme in ("http", "https", "mailto")),
]


def elements(shown: str) -> list[tuple[str, ...]]:
    reader = Elements()
    reader.feed(shown)
    return reader.found


@given(st.text(max_size=200))
def test_any_text_comes_out_with_allowed_tags_only(text: str) -> None:
    assert set(elements(html(text))) <= set(ALLOWED)


@given(st.text("ab &\"'.,\n", max_size=60))
def test_a_text_without_marks_looks_the_same_without_the_parser(text: str) -> None:
    with_mark = html(f"{text.strip()}\n\n**.**").removesuffix("<p><strong>.</strong></p>")
    assert html(text.strip()).replace(" ", "") == with_mark.replace(" ", "")


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("- a\nAfter", "<ul><li>a</li></ul><p>After</p>"),
        ("3. a\n4. b", '<ol start="3"><li>a</li><li>b</li></ol>'),
        ("2012. It began", "<p>2012. It began</p>"),
        ("Call\n+ 7 727", "<p>Call<br>+ 7 727</p>"),
        ("**See** _a_ `b` # c", "<p><strong>See</strong> _a_ `b` # c</p>"),
    ],
)
def test_only_the_marks_that_staff_are_told_of_count(text: str, shown: str) -> None:
    assert html(text) == shown


@given(st.text("ab *-[]().<>/\n1•\t|\\", max_size=60))
def test_cleaning_twice_changes_nothing(text: str) -> None:
    assert clean(clean(text)) == clean(text)


@pytest.mark.parametrize(
    "piece",
    ["*a ", "**a ", "[a", "[a](", "<b>", "https://", "- ", "\n", "|\n", "|a|\n|-|\n", "a\tb\n"],
)
def test_a_long_row_of_open_marks_is_read_in_one_go(piece: str) -> None:
    text = piece * (20_000 // len(piece))
    assert set(elements(html(text))) <= set(ALLOWED)
    assert clean(clean(text)) == clean(text)


def test_files_hold_plain_text() -> None:
    text = "**Ten** books:\n- one\n- [two](https://a.kz)"
    assert plain(text) == "Ten books:\n• one\n• two (https://a.kz)"


@pytest.mark.django_db
def test_texts_of_the_wall_are_clean(wall: None) -> None:
    for texts in Project.objects.values_list("text_kk", "text_ru", "text_en"):
        for text in texts:
            assert clean(text) == text
            assert plain(text) == text


@pytest.mark.django_db(transaction=True)
def test_the_page_shows_marks_the_file_and_the_search_do_not(
    transactional_wall: None, client: Client
) -> None:
    entry = Project.objects.get(number=33)
    entry.text_en = "**Zebra**:\n- one [striped](https://savannah.example/lion)"
    entry.full_clean(exclude=["title", "summary", "text", "editorial_note"])
    entry.save()
    page = client.get(f"/en/projects/{entry.slug}/").content.decode()
    assert "<strong>Zebra</strong>" in page
    assert '<a href="https://savannah.example/lion" rel="noopener">striped</a>' in page
    told: Any = client.get("/en/projects.json?q=zebra").json()
    assert told["projects"][0]["text"] == ("Zebra:\n• one striped (https://savannah.example/lion)")
    assert matches("striped").exists()
    assert not matches("savannah").exists()
    assert not matches("strong").filter(pk=entry.pk).exists()
