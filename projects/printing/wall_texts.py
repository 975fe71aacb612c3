"""What block and results panels say, computed from the catalogue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext, override

from projects.graphics.fonts import STRONG_FACE, TITLE_FACE
from projects.models import Block, Project
from projects.printing.order import RESULTS_PANEL, Order
from projects.printing.papers import LONGEST_TITLE
from projects.printing.wall_panel import WallText, leading_languages, said_in
from projects.printing.wall_papers import LONGEST_NAME
from projects.printing.wall_tables import Cell, Row
from projects.results.charts.sentences import kinds
from projects.results.totals import Total, count_entries, totals
from projects.texts.languages import LANGUAGES, text_of
from projects.texts.numbers import Qualifier, number, quantity, signed

# In two languages the names of results stand side by side, those of a block's totals one below
# the other.
HEAD: dict[str, Any] = {"face": STRONG_FACE, "bar": 1}
Say = Callable[[], Any]
# A value, its qualifier and what is said where there is no value.
Amount = tuple[int | None, str, Callable[[], str]]
# Units that any name says; of others as many letters as tell that the name says them: "Seminars
# held" are seminars.
PEOPLE, SAME_LETTERS = ("адам", "человек", "people"), 4


def wall_texts(order: Order) -> list[WallText]:
    """The texts of an order: of the results, of one block, or of every block that has entries."""
    language = order.language
    if order.kind == RESULTS_PANEL:
        return [results_text(language)]
    entries = list(order.chosen().select_related("block").prefetch_related("themes"))
    blocks = {entry.block.pk: entry.block for entry in entries}
    return [
        block_text(block, [entry for entry in entries if entry.block_id == block.pk], language)
        for block in blocks.values()
    ]


def block_text(block: Block, entries: Sequence[Project], language: str) -> WallText:
    """A block: its introduction, its entries by number and title, what they add up to."""
    leading = leading_languages(language)
    themes = Counter(theme.slug for entry in entries for theme in entry.themes.all())
    added_up = totals(Project.objects.filter(pk__in=[entry.pk for entry in entries]))
    stated = _documented_first(total for total in added_up if total.has_parts)
    return WallText(
        slug=block.slug,
        number=block.position,
        languages=leading,
        heading=_heading(language, lambda: text_of(block, "name")),
        lead=_lead(leading, lambda: text_of(block, "introduction")),
        list=tuple(_entry(entry, leading) for entry in entries),
        list_columns=2,
        figures=(
            _heads([_cell(leading, lambda: gettext("Totals of these entries"), **HEAD)], leading),
            *(_figure([_cell(leading, partial(_name, one))], one, leading) for one in stated),
        ),
        path=_path(language, "block", block.slug),
        themes=tuple(slug for slug, _count in themes.most_common()),
    )


def results_text(language: str) -> WallText:
    """The results: each official figure beside what entries add up to, and the entries by block."""
    leading = leading_languages(language)
    entries = Project.objects.published()
    found = _documented_first(totals(entries))
    heads = _heads(_names(leading, lambda: gettext("Indicator"), **HEAD), leading).cells
    official_head = _cell(leading, lambda: gettext("Official"), kind="official", **HEAD)
    heads = (*heads[:-2], official_head, *heads[-2:])
    counts: dict[tuple[str, str], int] = Counter()
    for tally in count_entries(entries, ("block",)).by("block"):
        counts[tally.key, tally.provenance] += tally.entries
    return WallText(
        slug="",
        number=0,
        languages=leading,
        heading=_heading(language, lambda: gettext("Results of the exhibition of social projects")),
        lead=_lead(
            leading,
            lambda: gettext(
                "Documented figures come from the exhibition’s own document, or from a letter or "
                "form of whoever carried the project out. Sample figures only fill the stands and "
                "are never part of a documented total."
            ),
        ),
        list=(Row(heads, kind="heads"), *(_result(total, leading) for total in found)),
        list_columns=1,
        figures=(
            _heads(_names(leading, lambda: gettext("Entries by block"), **HEAD), leading),
            *(
                Row(
                    (
                        *_names(leading, partial(text_of, block, "name")),
                        _amount(leading, partial(number, counts[block.slug, "documented"])),
                        _amount(leading, partial(number, counts[block.slug, "illustrative"])),
                    )
                )
                for block in Block.objects.all()
            ),
        ),
        path=_path(language, "results"),
    )


def _documented_first(found: Iterable[Total]) -> list[Total]:
    """The totals, those first of which something is documented: where room is short, others
    go."""
    return sorted(found, key=lambda total: total.documented.total is None)


def _path(language: str, name: str, *args: str) -> str:
    with override(language):
        return reverse(name, args=args)


def _cell(languages: Sequence[str], say: Say, **type_of: Any) -> Cell:
    return Cell(tuple(said_in(languages, say)), **type_of)


def _heading(language: str, say: Say) -> tuple[Row, ...]:
    """A name: Kazakh and the main language large, the others small below."""
    leading = leading_languages(language)
    large = _cell(leading, say, kind="title", face=TITLE_FACE, leading=1.14, longest=LONGEST_TITLE)
    known = {text.value for text in large.texts}
    others = [
        text
        for text in said_in([code for code in LANGUAGES if code not in leading], say)
        if text.value not in known
    ]
    rows = [Row((large,))]
    if others:
        rows.append(
            Row(
                (
                    Cell(
                        tuple(others),
                        kind="other-name",
                        scale=0.53,
                        leading=1.3,
                        longest=LONGEST_NAME,
                    ),
                )
            )
        )
    return tuple(rows)


def _lead(languages: Sequence[str], say: Say) -> Row:
    """An introduction, a language beside the other."""
    return Row(tuple(Cell((text,), leading=1.42) for text in said_in(languages, say)))


def _entry(entry: Project, languages: Sequence[str]) -> Row:
    chip = _cell(languages[:1], lambda: entry.number, kind=f"stand {entry.provenance}")
    return Row((chip, _cell(languages, lambda: text_of(entry, "title"))))


def _names(languages: Sequence[str], say: Say, **type_of: Any) -> list[Cell]:
    """What is counted, a language beside the other."""
    return [_cell([language], say, **type_of) for language in languages]


def _heads(names: Sequence[Cell], languages: Sequence[str]) -> Row:
    """The heads of figures; those of the two kinds show how their bars and numbers are drawn."""
    kinds = (
        _cell(languages, partial(_kind_in_words, kind), kind=kind, **HEAD)
        for kind in ("documented", "illustrative")
    )
    return Row((*names, *kinds), kind="heads")


def _kind_in_words(kind: str) -> str:
    return str(kinds()[kind])


def _name(total: Total) -> str:
    """What is counted, with its unit where the name doesn't say it."""
    name, unit = (text_of(total.indicator, field).value for field in ("name", "unit"))
    is_said = unit in PEOPLE or unit[:SAME_LETTERS].lower() in name.lower()
    return name if is_said else f"{name}, {unit}"


def _amount(languages: Sequence[str], say: Say, **type_of: Any) -> Cell:
    return _cell(languages, say, kind="amount", face=STRONG_FACE, **type_of)


def _quantity(languages: Sequence[str], amount: Amount, **type_of: Any) -> Cell:
    """A figure; in two languages once, its qualifier as a sign."""
    value, qualifier, wording = amount
    if value is not None and len(languages) > 1:
        return _amount(languages[:1], lambda: signed(value, qualifier), **type_of)
    return _amount(languages, lambda: quantity(value, qualifier, wording()), **type_of)


def _figure(
    names: Sequence[Cell], total: Total, languages: Sequence[str], of: int | None = None
) -> Row:
    """What is documented of an indicator and what samples state, measured by a figure if given."""
    cells = list(names)
    for part in (total.documented, total.illustrative):
        bar = min((part.total or 0) / of, 1) if of else None
        amount = (part.total, part.qualifier, lambda: "–")
        cells.append(_quantity(languages, amount, bar=bar))
    return Row(tuple(cells))


def _result(total: Total, languages: Sequence[str]) -> Row:
    """The same beside the official figure, which the bars are measured by."""
    headline = total.headline
    amount: Amount = (None, Qualifier.EXACTLY, lambda: "–")
    if headline:
        wording = partial(text_of, headline, "wording")
        amount = (headline.value, headline.qualifier, lambda: wording().value)
    names = _names(languages, partial(_name, total))
    cells = _figure(names, total, languages, amount[0]).cells
    return Row((*cells[:-2], _quantity(languages, amount), *cells[-2:]))
