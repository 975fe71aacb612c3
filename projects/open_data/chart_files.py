"""A picture of numbers as a file: SVG to work with, PNG to paste, CSV to count with.

PNG is rendered from the very SVG by resvg (Rust, by its binding resvg-py): it draws text with the
fonts that it is given and looks at no others, needs no system library, and takes some 30 ms a
picture. CairoSVG would need Cairo installed beside it; drawing a second time with Pillow would be
a second picture to keep right.
"""

from __future__ import annotations

from resvg_py import svg_to_bytes

from projects.graphics.fonts import FACES, FOLDER
from projects.open_data.spreadsheets import for_excel
from projects.results.charts.chart import Chart
from projects.results.charts.svg import svg

FILE_WIDTH, SHARPNESS = 960, 2


def svg_file(chart: Chart) -> str:
    return svg(chart, FILE_WIDTH, is_file=True)


def png_file(chart: Chart) -> bytes:
    """The drawing at twice its size, for print and sharp screens."""
    return bytes(
        svg_to_bytes(
            svg_string=svg_file(chart),
            zoom=SHARPNESS,
            skip_system_fonts=True,
            font_files=[str(FOLDER / name) for name in FACES.values()],
            sans_serif_family="Golos Print 400",
        )
    )


def csv_file(chart: Chart) -> str:
    """The numbers of the table, with the finding and the note as its first and last line."""
    return for_excel([chart.heads, *([row.label, *row.numbers] for row in chart.rows)])
