"""A file can't make a documented entry of a sample, nor a sample of a documented entry."""

import pytest

from projects.editing import pending
from projects.editing.replacement import replace_sample
from projects.models import Project
from projects.workbook.outcome import Plan
from projects.workbook.plan import plan_of
from tests.workbook.sheets import Edited

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("in_english")]
TEXTS = [f"{name}_{code}" for name in ("title", "summary", "text") for code in ("kk", "ru", "en")]


def planned(book: Edited) -> Plan:
    return plan_of("a.xlsx", book.bytes())


def said(plan: Plan) -> str:
    return " ".join(str(problem) for problem in plan.all_problems)


def test_a_cell_alone_moves_no_sample_among_the_documented(wall: None) -> None:
    plan = planned(Edited(33).set(33, "provenance", "documented"))
    assert not plan.can_be_written
    for sentence in (
        "The title in Kazakh still says that this is a sample.",
        "The text in Russian is still the sample’s.",
        "comes from the sample",
        "press “Replace this sample”",
    ):
        assert sentence in said(plan)


def test_real_texts_in_the_file_do_not_hide_the_samples_figures(wall: None) -> None:
    book = Edited(33).set(33, "provenance", "documented").set(33, "title_ru", "Мастерская")
    for column in TEXTS:
        if column != "title_ru":
            book.set(33, column, None)
    plan = planned(book)
    assert not plan.can_be_written
    assert "comes from the sample" in said(plan)
    assert "title" not in said(plan)


def test_a_figure_of_the_samples_source_is_refused_in_a_real_entry(wall: None) -> None:
    book = Edited(2).set(2, "source", "Sample by the editors of this catalogue", "figures")
    plan = planned(book)
    assert not plan.can_be_written
    assert "comes from the sample" in said(plan)


def test_a_sample_stays_one_freely(wall: None) -> None:
    assert planned(Edited(33).set(33, "title_ru", "Образец: другой")).can_be_written


def test_an_emptied_sample_is_filled_from_a_file(wall: None) -> None:
    entry = Project.objects.get(number=33)
    replace_sample(entry, None, "ru")
    with pending.as_edited(entry):
        book = Edited(33)
    book.set(33, "title_ru", "Мастерская «Шебер»").set(33, "themes", "Charity")
    assert planned(book).can_be_written, said(planned(book))
