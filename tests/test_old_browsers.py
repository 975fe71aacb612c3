"""What the public style sheets use is known to every browser of docs/browsers.md, or falls back."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from projects.serving.static_files import parts_of
from projects.views.design_tokens import colours

FOLDER = Path("static/css")
JOINED = [part for name in ("public.css", "finding.css") for part in parts_of(FOLDER / name)]
SHEETS = [FOLDER / name for name in (*JOINED, "results.css")]
DECLARED = re.findall(
    r"^\| (Chromium|Safari|Firefox) \| ([\d.]+) \|", Path("docs/browsers.md").read_text(), re.M
)

# The version from which a browser knows a feature without a prefix: Chromium, Safari, Firefox.
SINCE: dict[str, tuple[float, float, float]] = {
    "light-dark()": (123, 17.5, 120),
    "color-mix()": (111, 16.2, 113),
    ":has()": (105, 15.4, 121),
    "@container": (105, 16.0, 110),
    "@layer": (99, 15.4, 97),
    "@view-transition": (126, 18.2, 999),
    "::details-content": (131, 18.4, 999),
    "::view-transition-group()": (111, 18.0, 999),
    "scripting": (120, 17.0, 113),
    "mask": (120, 15.4, 53),
    "background-clip: text": (120, 14.0, 49),
    "text-wrap": (114, 17.5, 121),
    "text-size-adjust": (54, 999, 999),
    "hyphens": (55, 17.0, 43),
    "content-visibility": (85, 18.0, 125),
    "paint-order": (123, 8.0, 60),
    "rotate": (104, 14.1, 72),
    "translate": (104, 14.1, 72),
    "dvh": (108, 15.4, 101),
}
# How a feature is found in a style sheet.
FOUND = {
    **{name: re.escape(name[:-1]) for name in SINCE if name.endswith("()")},
    **{name: rf"{name}\b" for name in SINCE if name.startswith(("@", "::")) and name[-1] != ")"},
    "scripting": r"\(scripting:",
    "mask": r"(?<![\w-])mask:",
    "background-clip: text": r"(?<![\w-])background-clip: text",
    "dvh": r"\ddvh",
    **{
        name: rf"(?<![\w-]){name}:"
        for name in (
            *("text-wrap", "text-size-adjust", "hyphens", "content-visibility", "paint-order"),
            *("rotate", "translate"),
        )
    },
}
# Nothing is lost where these are not known.
ADORNMENT = {
    "@view-transition": "one page follows the other without a movement",
    "::view-transition-group()": "the same",
    "content-visibility": "the whole page is laid out before its first screen is drawn",
    "text-wrap": "a heading's lines are less even",
    "scripting": "a button that is not needed is there",
    "paint-order": "the outline of a large number is a little thinner",
    "text-size-adjust": "Firefox on a phone enlarges no text of ours",
}
# Selectors with :has() whose absence loses nothing, with what is seen instead.
WITHOUT_HAS = {
    "p:has(mark)": "a row of a search has no summary",
    "body:has(.filters)": "the last line of the footer lies behind the bar",
    "body:has(.filters[open])": "the page scrolls behind the sheet",
    "main:has(> .stand-bar)": "there is a gap above the footer",
    "main:has(.headline-totals)": "a print of the results is larger",
    ".region-map:has(.division-then:checked)": "today's regions alone, without a choice",
}


class Use(NamedTuple):
    """A line that uses a feature; ``before`` is what stands before it in its rule."""

    sheet: str
    line: str
    before: str
    is_guarded: bool


def plain(sheet: Path) -> str:
    return re.sub(
        r"/\*.*?\*/", lambda found: "\n" * found[0].count("\n"), sheet.read_text(), flags=re.S
    )


def uses(pattern: str) -> Iterator[Use]:
    """The lines of the public sheets in which a pattern is found, outside of conditions."""
    for sheet in SHEETS:
        text = plain(sheet)
        for found in re.finditer(pattern, text):
            line = text[text.rfind("\n", 0, found.start()) + 1 :].partition("\n")[0].strip()
            if line.startswith("@supports"):
                continue
            before = text[text.rfind("{", 0, found.start()) + 1 : found.start()]
            yield Use(sheet.name, line, before, _guarded(text, found.start()))


def _guarded(text: str, place: int) -> bool:
    """Whether a place lies within an @supports."""
    heads: list[str] = []
    for found in re.finditer(r"([^{};]*)\{|\}", text[:place]):
        if found[0] == "}":
            heads.pop()
        else:
            heads.append(found[1])
    return any("@supports" in head for head in heads)


def is_new(feature: str) -> bool:
    """Whether a declared browser does not know it."""
    return any(
        float(version) < since
        for (_name, version), since in zip(DECLARED, SINCE[feature], strict=True)
    )


def falls_back(feature: str, use: Use) -> bool:
    if use.is_guarded or feature in ADORNMENT:
        return True
    if feature == ":has()":
        return any(selector in use.line for selector in WITHOUT_HAS)
    name = re.escape(feature.partition(":")[0])
    return bool(re.search(rf"-(?:webkit|moz)-{name}:", use.before))


def test_the_browsers_are_declared() -> None:
    assert [name for name, _version in DECLARED] == ["Chromium", "Safari", "Firefox"]


@pytest.mark.parametrize("feature", [name for name in SINCE if is_new(name)])
def test_what_an_old_browser_does_not_know_falls_back(feature: str) -> None:
    assert [use for use in uses(FOUND[feature]) if not falls_back(feature, use)] == []


def test_every_function_and_rule_is_old_or_known_to_this_test() -> None:
    old = {"attr", "calc", "clamp", "counter", "env", "format", "inset", "is", "linear-gradient"}
    old |= {
        "contrast",
        "lang",
        "min",
        "max",
        "minmax",
        "not",
        "repeat",
        "rgb",
        "selector",
        "url",
        "var",
        "polygon",
    }
    known = {name.strip(":()") for name in SINCE if name.endswith("()")}
    text = "".join(map(plain, SHEETS))
    text = re.sub(r"url\([^)]*\)|\"[^\"]*\"", "", text)
    assert {*re.findall(r"([a-z][a-z-]*)\(", text)} <= old | known
    rules = {"@media", "@font-face", "@page", "@supports", "@bottom-right"}
    assert {*re.findall(r"@[a-z-]+", text)} <= rules | {n for n in SINCE if n[0] == "@"}


def test_plain_colours_come_first_and_say_the_same_as_light_dark() -> None:
    text = plain(Path("static/css/tokens.css"))
    day, _, rest = text.partition("@media screen and (prefers-color-scheme: dark)")
    night = rest.partition("@supports")[0]
    for name, colour in colours().items():
        assert f"--{name}: {colour.light};" in day
        if colour.light != colour.dark:
            assert f"--{name}: {colour.dark};" in night
