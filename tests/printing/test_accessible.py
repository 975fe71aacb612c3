"""What a screen reader makes of a print, and when a file may say that it is accessible."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pikepdf
import pytest
from django.http import QueryDict
from django.utils.translation import override
from pdfua.validator import Validator

from projects.catalogue.filters import ProjectFilter
from projects.models import Block, Project
from projects.printing import label, panel_print, report, summary
from projects.printing.accessible import faults
from projects.printing.label_sheets import LABEL_SHEETS
from projects.printing.order import LABELS, PANELS, SUMMARY, Order
from projects.printing.pdf import write_pdf
from projects.printing.structure_tree import structure_of
from projects.texts.typography import typeset
from tests import paper
from tests.factories import photo_of

pytestmark = pytest.mark.django_db
SITE = "https://exhibition.example.kz"
MAKERS = {SUMMARY: summary.prepared, PANELS: panel_print.prepared, LABELS: label.prepared}


@pytest.fixture(autouse=True)
def _own_prints(settings: Any, tmp_path: Path) -> None:
    settings.PRINTS_DIR = tmp_path / "prints"
    settings.SITE_ADDRESS = SITE


def written(kind: str, folder: Path, *languages: str, **order: Any) -> Path:
    asked = Order(**{"numbers": (), "site": SITE, **order}, kind=kind, languages=languages)
    target = folder / f"{kind}.pdf"
    with override(languages[0]):
        MAKERS[kind](asked).write(target, lambda done, total: None)
    return target


def judged(file: Path) -> list[str]:
    """What we and a checker that is not ours find wrong, a missing mark included."""
    with pikepdf.open(file) as pdf:
        found = faults(pdf)
        if b'pdfuaid:part="1"' not in pdf.Root.Metadata.read_bytes():
            found.append("no mark")
    return found + [finding.message for finding in Validator().validate(str(file)).findings]


def spaced(text: str) -> str:
    return " ".join(text.split())


@pytest.mark.parametrize(
    ("kind", "languages", "options"),
    [
        (SUMMARY, ("kk", "ru"), {}),
        (SUMMARY, ("en",), {"large": True}),
        (PANELS, ("kk",), {"size": "a3"}),
        (LABELS, ("ru",), {"size": "sticker"}),
    ],
)
def test_a_print_passes_the_checks_and_says_so(
    wall: None, tmp_path: Path, kind: str, languages: tuple[str, ...], options: dict[str, Any]
) -> None:
    file = written(kind, tmp_path, *languages, numbers=(7, 32), is_whole=False, **options)
    assert judged(file) == []


def test_the_report_passes_the_checks(wall: None, tmp_path: Path) -> None:
    file = tmp_path / "report.pdf"
    with override("kk"):
        made = report.prepared(ProjectFilter(QueryDict("block=fund")), SITE)
    made.write(file, lambda done, total: None)
    assert judged(file) == []


@pytest.mark.full
@pytest.mark.parametrize("kind", [SUMMARY, PANELS, LABELS])
@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_the_prints_of_all_entries_pass_the_checks(
    wall: None, tmp_path: Path, kind: str, language: str
) -> None:
    assert judged(written(kind, tmp_path, language)) == []


def test_each_text_is_spoken_in_its_language(
    project: Callable[..., Project], media: Path, tmp_path: Path
) -> None:
    entry = project(
        1, title_kk="Өнер үйі", title_ru="Дом ремёсел", summary_kk="", summary_ru="Коротко.",
        summary_en="", text_kk="Мәтіні бар.", text_ru="Есть текст.",
    )  # fmt: skip
    photo_of(entry, alternative_text_kk="", alternative_text_ru="Мастер за работой")
    for languages in (("kk", "ru"), ("kk",)):
        read = paper.said(written(SUMMARY, tmp_path, *languages))
        texts = [(language, text) for language, text in read if text.strip()]
        assert ("ru", "Мастер за работой") in texts
        assert ("ru", "Коротко.") in texts
        kazakh = {code for code, text in texts if set(paper.KAZAKH) & set(text.lower())}
        assert kazakh == {"kk"}
    read = paper.said(written(PANELS, tmp_path, "kk", size="a3"))
    assert {("kk", "Өнер үйі"), ("ru", "Дом ремёсел")} <= set(read)


def test_running_heads_and_ornaments_are_not_read_out(wall: None, tmp_path: Path) -> None:
    few = {"numbers": (7, 8), "is_whole": False}
    read = [text for _language, text in paper.said(written(SUMMARY, tmp_path, "en", **few))]
    head = "Exhibition of social projects"
    assert head in paper.words(tmp_path / "summary.pdf")
    assert head not in [spaced(text) for text in read]
    panel_read = [text for _language, text in paper.said(written(PANELS, tmp_path, "en", **few))]
    assert panel_read.count("QR code of this entry") == 2


def test_a_link_of_several_lines_is_one_link_and_named_after_its_words(
    wall: None, tmp_path: Path
) -> None:
    file = written(SUMMARY, tmp_path, "kk", "ru", block="fund")
    entries = Project.objects.in_block(Block.objects.get(slug="fund")).order_by("number")
    with pikepdf.open(file) as pdf:
        links = [e for e in structure_of(pdf).walk() if e.role == "Link"]
        names = [str(note.Contents) for e in links for note in e.annotations]
    assert len(links) == len(names) == len(entries)
    for entry, name in zip(entries, names, strict=True):
        assert name.startswith(f"{entry.number} {typeset(entry.title_kk)[:12]}")


def test_a_figure_is_measured_where_it_stands_on_the_page(wall: None, tmp_path: Path) -> None:
    file = written(LABELS, tmp_path, "kk", size="card", numbers=(7,), is_whole=False)
    with pikepdf.open(file) as pdf:
        (figure,) = (e for e in structure_of(pdf).walk() if e.role == "Figure")
        box = [float(side) / 72 * 25.4 for side in figure.record.A.BBox]
    sheet = LABEL_SHEETS["card"]
    left, top = sheet.left + sheet.padding, 297 - sheet.top - sheet.padding
    assert box == pytest.approx([left, top - sheet.code, left + sheet.code, top], abs=0.1)


def test_a_file_is_called_after_what_it_holds(wall: None, tmp_path: Path) -> None:
    one = written(PANELS, tmp_path, "en", size="a3", numbers=(7,), is_whole=False)
    title = Project.objects.get(number=7).title_en
    assert paper.facts(one)["Title"] == f"7. {title}: stand panels"
    few = written(LABELS, tmp_path, "en", block="fund")
    assert paper.facts(few)["Title"] == "Projects of the Fund of the Assembly: QR labels"


@pytest.mark.parametrize(
    "body",
    [
        "<h1>Title</h1><h3>Too deep</h3>",
        "<h1>Title</h1><table><tr><td>no header</td></tr></table>",
        '<h1>Title</h1><svg width="9" height="9"><rect width="9" height="9"/></svg>',
    ],
)
def test_a_file_that_is_not_accessible_does_not_say_that_it_is(tmp_path: Path, body: str) -> None:
    file = tmp_path / "a.pdf"
    html = f'<html lang="en"><title>A</title><body>{body}</body></html>'
    write_pdf([html.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"')], file, {})
    with pikepdf.open(file) as pdf:
        assert faults(pdf)
        assert b"pdfuaid:part" not in pdf.Root.Metadata.read_bytes()
