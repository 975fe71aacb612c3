"""Ornament for frames of any shape: covers of summaries, panels without a photo."""

from __future__ import annotations

from collections.abc import Sequence

from django.utils.safestring import SafeString

from projects.ornament import COLOURS, MOTIFS, PLAIN, _ground, _unity

THEMES = tuple(MOTIFS)
COUNTS = (4, 6, 8, 5, 7)
GREY = ("#ffffff", "#555555", "#333333")


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
        motif = MOTIFS.get(theme, _unity)(COUNTS[(number + abs(away)) % 5])
        motif = motif.replace('class="a"', f'fill="{accent}"').replace("currentColor", accent)
        # Smaller to the sides, so that neighbours don't touch.
        size = scale * (1.28 if away == 0 else 1.0) * min(1, step / side * 1.05)
        grounds.append(f'<circle cx="{x:g}" cy="{y:g}" r="{110 * size:g}" fill="{ground}"/>')
        motifs.append(
            f'<g transform="translate({x:g} {y:g}) scale({size:g})" stroke="{figure}">{motif}</g>'
        )
    tile = 40 * scale
    name = f"ground-{block or 'all'}-{number}"
    return SafeString(
        f'<svg class="frieze" xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="0 0 {width:g} {height:g}" '
        f'preserveAspectRatio="xMidYMid slice" aria-hidden="true"><defs><pattern id="{name}" '
        f'width="{tile:g}" height="{tile:g}" patternUnits="userSpaceOnUse">'
        f'<g fill="none" stroke="{figure}" stroke-width="1.6" transform="scale({scale:g})">'
        f"{_ground(number % 4)}</g></pattern></defs>"
        f'<rect width="{width:g}" height="{height:g}" fill="{ground}"/>'
        f'<rect width="{width:g}" height="{height:g}" fill="url(#{name})" opacity=".18"/>'
        f"{''.join(grounds + motifs)}</svg>"
    )
