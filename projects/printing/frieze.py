"""Ornament for frames of any shape: covers of summaries, panels without a photo."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from projects.graphics.ornament import COLOURS, MOTIFS, PLAIN, motif_of

THEMES = tuple(MOTIFS)
GREY = ("#ffffff", "#555555", "#333333")
# Quiet patterns, each a tile of 40 × 40: zigzags, rhombs, amulets, horns.
GROUNDS = (
    "M0 20L10 8L20 20L30 8L40 20M0 38L10 26L20 38L30 26L40 38",
    "M20 6L34 20L20 34L6 20ZM20 15L25 20L20 25L15 20Z",
    "M4 34L14 14L24 34ZM24 26L30 14L36 26Z",
    "M20 34V22M20 22C20 8 4 8 6 18C8 24 14 20 12 17M20 22C20 8 36 8 34 18C32 24 26 20 28 17",
)


def frieze_svg(
    width: float,
    height: float,
    *,
    number: int = 1,
    block: str = "",
    themes: Sequence[str] = THEMES,
    grey: bool = False,
) -> SafeString:
    """Motifs side by side on the block's ground, ``width`` × ``height`` units of any length.

    One motif fills the shorter side; the themes give the motifs in turn, the first in the middle.
    Scales to whatever frame it is put in and is cut at its edges.
    """
    ground, figure, accent = GREY if grey else COLOURS.get(block, PLAIN)
    side, along = min(width, height), max(width, height)
    count = 2 * round((along / side * 1.12 - 1) / 2) + 1
    step, scale = along / count, side / 300
    grounds, motifs = [], []
    for place in range(count):
        away = place - count // 2
        x, y = width / 2, height / 2
        if width >= height:
            x += away * step
        else:
            y += away * step
        theme = themes[abs(away) % len(themes)] if themes else ""
        turn = 45 * ((number + abs(away)) % 2)
        # Smaller towards the sides, so that neighbouring motifs don't touch.
        size = scale * (1.28 if away == 0 else 1.0) * min(1, step / side * 1.05)
        grounds.append(f'<circle cx="{x:g}" cy="{y:g}" r="{110 * size:g}" fill="{ground}"/>')
        motifs.append(
            f'<g transform="translate({x:g} {y:g}) scale({size:g}) rotate({turn})" '
            f'stroke="{figure}" fill="{accent}">{motif_of(theme)}</g>'
        )
    tile = 40 * scale
    name = f"ground-{block or 'all'}-{number}"
    return SafeString(
        f'<svg class="frieze" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width:g} {height:g}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true"><defs><pattern id="{name}" '
        f'width="{tile:g}" height="{tile:g}" patternUnits="userSpaceOnUse">'
        f'<g fill="none" stroke="{figure}" stroke-width="1.6" transform="scale({scale:g})">'
        f'<path d="{GROUNDS[number % 4]}"/></g></pattern></defs>'
        f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>'
        f'<rect width="{width:g}" height="{height:g}" fill="url(#{name})" opacity=".18"/>'
        f"{''.join(grounds + motifs)}</svg>"
    )
