"""Draws a chart as SVG, for the page, for a file and for paper.

Colours are attributes, so that a file and a print show them; the page's style sheet changes them
in the dark through the classes. Each series also has its pattern, so nothing hangs on colour.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from html import escape

from projects.results.charts.chart import Chart, Row, Strip

# The font as the site, the prints and the renderer of files name it.
FONT = "Golos, 'Golos Print', 'Golos Print 400', 'Noto Sans', sans-serif"
TITLE_FONT = "Literata, 'Literata Print', 'Literata Print 600', serif"
SIZE, LINE, BAR, GAP, ROW_GAP = 14, 18, 13, 4, 12
INK, SOFT, PAPER, LINE_COLOUR = "#22201d", "#5d574e", "#fff", "#8a8377"
# Blue is documented (or reported), brown a sample, and nothing else has these inks: statuses are
# grey, in patterns of their own.
BLUE, BROWN, GREY = "#0a5478", "#7a4a00", "#6f757c"
# The width of a letter, a little more than Golos needs on average, in parts of the size.
LETTER = 0.58


def wrapped(text: str, width: float, size: float = SIZE) -> list[str]:
    """The text in lines of about that width; a longer word keeps a line of its own."""
    most = max(8, int(width / (size * LETTER)))
    lines: list[str] = []
    for word in text.split(" "):
        if lines and len(lines[-1]) + 1 + len(word) <= most:
            lines[-1] += f" {word}"
        else:
            lines.append(word)
    return lines


def words(x: float, y: float, text: str, *, kind: str = "label", size: float = SIZE) -> str:
    colour = SOFT if kind == "soft" else INK
    weight = f' font-weight="600" font-family="{TITLE_FONT}"' if kind == "title" else ""
    return (
        f'<text class="{kind}" x="{x:.0f}" y="{y:.0f}" font-size="{size:g}"{weight}'
        f' fill="{colour}">{escape(text)}</text>'
    )


def patterns(name: str) -> str:
    """The fills of the series; ``name`` keeps those of several drawings on a page apart."""
    return (
        f'<defs><pattern id="{name}-hatched" width="6" height="6" patternUnits="userSpaceOnUse"'
        f' patternTransform="rotate(45)"><rect class="paper" width="6" height="6" fill="{PAPER}"/>'
        f'<rect class="solid" width="3" height="6" fill="{BLUE}"/></pattern>'
        f'<pattern id="{name}-dotted" width="6" height="6" patternUnits="userSpaceOnUse">'
        f'<rect class="paper" width="6" height="6" fill="{PAPER}"/>'
        f'<circle class="sample" cx="3" cy="3" r="1.5" fill="{BROWN}"/></pattern>'
        f'<pattern id="{name}-running" width="5" height="5" patternUnits="userSpaceOnUse">'
        f'<rect class="paper" width="5" height="5" fill="{PAPER}"/>'
        f'<rect class="status" width="5" height="2.5" fill="{GREY}"/></pattern>'
        f'<pattern id="{name}-planned" width="7" height="7" patternUnits="userSpaceOnUse">'
        f'<rect class="paper" width="7" height="7" fill="{PAPER}"/>'
        f'<rect class="status" width="1.5" height="7" fill="{GREY}"/></pattern></defs>'
    )


def box(name: str, pattern: str, x: str, y: float, width: str, height: float = BAR) -> str:
    """A piece of a bar. ``x`` and ``width`` are numbers or percentages."""
    fill, edge, dash = {
        "solid": (BLUE, BLUE, ""),
        "hatched": (f"url(#{name}-hatched)", BLUE, ""),
        "dotted": (f"url(#{name}-dotted)", BROWN, ""),
        "empty": ("none", LINE_COLOUR, ' stroke-dasharray="3 3"'),
        "done": (GREY, GREY, ""),
        "running": (f"url(#{name}-running)", GREY, ""),
        "planned": (f"url(#{name}-planned)", GREY, ""),
        "unstated": ("none", GREY, ""),
    }[pattern]
    return (
        f'<rect class="box {pattern}" x="{x}" y="{y:g}" width="{width}" height="{height:g}"'
        f' fill="{fill}" stroke="{edge}"{dash}/>'
    )


def legend(chart: Chart, name: str, width: int, y: float) -> tuple[list[str], float]:
    """The legend of the patterns, in as many lines as it takes, and the height at which it ends."""
    drawn, x = [], 0.0
    for series in chart.series if len(chart.series) > 1 else ():
        needed = 26 + len(series.label) * SIZE * LETTER
        if x and x + needed > width:
            x, y = 0.0, y + LINE + 4
        drawn.append(box(name, series.pattern, f"{x + 1:g}", y - 11, "16", 11))
        drawn.append(words(x + 23, y, series.label, kind="soft"))
        x += needed + 14
    return drawn, y + LINE if drawn else y


def _strip(chart: Chart, name: str, row: Row, strip: Strip, x: float, y: float, room: float) -> str:
    drawn, scale = "", chart.scale_of(row)
    for series, value in strip.segments:
        if value:
            width = max(1.5, value / scale * room)
            pattern = chart.series[series].pattern
            drawn += box(name, pattern, f"{x:.1f}", y, f"{width:.1f}")
            x += width
    return drawn + words(x + 7, y + BAR - 1.5, strip.words, kind="soft", size=SIZE - 1)


def svg(chart: Chart, width: int, *, is_file: bool = False) -> str:
    """The chart as an SVG element of that width. In a file it carries its title and a white
    ground; on a page these are the figure's. Below 500 the labels stand above the bars."""
    is_narrow = width < 500
    name = f"{chart.name}-{'file' if is_file else width}"
    margin = 24 if is_file else 0
    inner = width - 2 * margin
    label_room = inner if is_narrow else inner * 0.34
    bar_x = 0 if is_narrow else label_room + 12
    bar_room = (inner - bar_x) * (0.5 if is_narrow else 0.62)
    drawn, y = [], 14.0
    if is_file:
        for line in wrapped(chart.finding, inner, 19):
            drawn.append(words(0, y + 4, line, kind="title", size=18))
            y += 25
        y += 8
    pieces, y = legend(chart, name, inner, y)
    drawn += pieces
    for row in chart.rows:
        top = y
        y += ROW_GAP
        pieces, label_end = _label(row, y, label_room)
        y = label_end + 1 if is_narrow else y
        for strip in row.strips:
            pieces.append(_strip(chart, name, row, strip, bar_x, y, bar_room))
            y += BAR + GAP
        y = max(y, label_end)
        is_link = row.address and not is_file
        drawn.append(_linked(row, pieces, top, y, inner) if is_link else "".join(pieces))
    if is_file and chart.note:
        y += 12
        for line in wrapped(chart.note, inner, SIZE - 2):
            drawn.append(words(0, y + 8, line, kind="soft", size=SIZE - 2))
            y += LINE - 2
    height = round(y + 6 + 2 * margin)
    return framed(
        chart, name, width, height, patterns(name) + _moved(drawn, margin), is_file=is_file
    )


def _label(row: Row, y: float, room: float) -> tuple[list[str], float]:
    """A row's label in as many lines as it takes, and the height at which it ends."""
    lines = wrapped(row.label, room)
    drawn = [words(0, y + 11 + place * LINE, line) for place, line in enumerate(lines)]
    return drawn, y + len(lines) * LINE


def _linked(row: Row, pieces: list[str], top: float, end: float, width: float) -> str:
    """A row that leads to what stands behind it, with its whole height to be touched."""
    told = f"{row.label}: {'; '.join(strip.words for strip in row.strips)}"
    return (
        f'<a href="{escape(row.address)}" aria-label="{escape(told)}"><rect class="hit-area" x="0"'
        f' y="{top + ROW_GAP / 2:g}" width="{width:g}" height="{end - top:g}" fill="none"'
        f' pointer-events="all"/>{"".join(pieces)}</a>'
    )


def _moved(drawn: list[str], margin: int) -> str:
    body = "".join(drawn)
    return f'<g transform="translate({margin} {margin})">{body}</g>' if margin else body


def bar(chart: Chart, row: Row, words_for_it: str) -> str:
    """One row's bars alone, as wide as there is room: what stands beside a figure in a text."""
    name = f"bar-{row.slug}"
    drawn, y = "", 1.0
    for strip in row.strips:
        x = 0.0
        for series, value in strip.segments:
            width = value / chart.scale_of(row) * 100
            if value:
                pattern = chart.series[series].pattern
                drawn += box(name, pattern, f"{x:.2f}%", y, f"{max(width, 0.4):.2f}%")
            x += width
        y += BAR + GAP
    return (
        f'<svg class="chart-drawing is-single" width="100%" height="{y:g}" role="img"'
        f' aria-label="{escape(words_for_it)}">{patterns(name)}{drawn}</svg>'
    )


def _bars(kind: str, colour: str, bars: Iterable[tuple[float, float, float, float]]) -> str:
    return "".join(
        f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}"'
        f' fill="{colour}"/>'
        for x, y, width, height in bars
    )


# The patterns as shapes: a legend shows them often, and an id may stand on a page once.
SWATCHES = {
    "hatched": "".join(
        f'<path class="hatch" d="M{x} 12l11-11" stroke="{BLUE}" stroke-width="3"/>' for x in (1, 6)
    ),
    "dotted": "".join(
        f'<circle class="sample" cx="{x}" cy="{y}" r="1.4" fill="{BROWN}"/>'
        for y in (4, 9)
        for x in (4, 9, 14)
    ),
    "running": _bars("status", GREY, [(1, y, 16, 2.5) for y in (1.5, 6, 10)]),
    "planned": _bars("status", GREY, [(x, 1, 1.5, 11) for x in (3, 8, 13)]),
}


def swatch(pattern: str) -> str:
    """A small box of a pattern, for a legend that is text."""
    frame = box("", pattern, "1", 1, "16", 11)
    drawn = SWATCHES.get(pattern, "")
    if drawn:
        frame = re.sub(r'fill="[^"]*"', 'fill="none"', frame)
    return (
        f'<svg class="chart-drawing swatch-drawing" width="18" height="13" aria-hidden="true">'
        f"{drawn}{frame}</svg>"
    )


def framed(chart: Chart, name: str, width: int, height: int, body: str, *, is_file: bool) -> str:
    """The element around a drawing, with its text for screen readers: an image, or a group of
    the rows that are links."""
    role = "group" if "<a " in body else "img"
    size = f' width="{width}" height="{height}"' if is_file else ""
    space = ' xmlns="http://www.w3.org/2000/svg"' if is_file else ""
    ground = f'<rect width="{width}" height="{height}" fill="{PAPER}"/>' if is_file else ""
    return (
        f'<svg{space} class="chart-drawing {"narrow" if width < 500 else "wide"}"'
        f' viewBox="0 0 {width} {height}"{size} role="{role}"'
        f' aria-labelledby="{name}-title {name}-words" font-family="{FONT}">'
        f'<title id="{name}-title">{escape(chart.finding)}</title>'
        f'<desc id="{name}-words">{escape(chart.description)}</desc>{ground}{body}</svg>'
    )
