"""Two states of a text are shown as one, with the marks of its markup as visitors see them."""

import time

from projects.editing.merged import merged, merged_rich

TABLE = "| Год | Сумма |\n| --- | --- |\n| 2012 | 14,2 млн |\n| 2013 | 12 млн |"


def test_a_plain_text_is_merged_word_by_word_and_escaped() -> None:
    assert merged("a <b> c", "a <b> d") == "a &lt;b&gt; <del>c</del><ins>d</ins>"


def test_emphasis_and_links_are_shown_and_not_written() -> None:
    old = "Дети **в 2024 году** пели и плясали [в зале](https://a.kz/x)."
    shown = merged_rich(old, "Дети **в 2025 году** пели и плясали на улице.")
    assert "<del><strong>в 2024 году</strong></del>" in shown
    assert "<ins><strong>в 2025 году</strong></ins>" in shown
    assert '<del><a href="https://a.kz/x"' in shown
    assert "**" not in shown
    assert "](" not in shown


def test_a_paragraph_that_came_stands_between_those_that_were() -> None:
    shown = merged_rich("Один раз.\n\nДва раза.", "Один раз.\n\nНовый абзац.\n\nДва раза.")
    assert shown == "<p>Один раз.</p><p><ins>Новый абзац.</ins></p><p>Два раза.</p>"


def test_an_item_that_went_is_an_item() -> None:
    shown = merged_rich("- шили\n- пели\n- играли в театре", "- шили\n- играли на сцене в театре")
    assert "<li>шили</li><li><del>пели</del></li><li>играли<ins> на сцене</ins> в" in shown
    assert shown.count("<ul>") == 1


def test_a_cell_that_differs_is_marked_in_its_table() -> None:
    shown = merged_rich(TABLE, TABLE.replace("14,2", "15"))
    assert "<td><del>14,2</del><ins>15</ins> млн</td>" in shown
    assert shown.count("<table>") == 1
    assert "|" not in shown


def test_a_row_that_came_is_a_row() -> None:
    shown = merged_rich(TABLE, f"{TABLE}\n| Всего | 26,2 млн |")
    assert "<tr><td><ins>Всего</ins></td><td><ins>26,2 млн</ins></td></tr>" in shown


def test_a_table_with_another_number_of_columns_stands_beside_the_old_one() -> None:
    shown = merged_rich(TABLE, "| Год |\n| --- |\n| 2012 |")
    assert shown.count("<table>") == 2
    assert '<th scope="col"><del>Сумма</del></th>' in shown
    assert 'aria-label="Год, Сумма, 2012"' in shown
    assert "|" not in shown


def test_a_link_that_came_does_not_take_the_mark_into_its_address() -> None:
    shown = merged_rich("Смотрите.", "Смотрите https://a.kz/x")
    assert 'href="https://a.kz/x"' in shown


def test_long_texts_without_a_word_in_common_are_merged_at_once() -> None:
    begin = time.perf_counter()
    old, new = ("\n\n".join(f"{kind}{n} {kind}" for n in range(2000)) for kind in "ab")
    assert "<del>a0 a</del>" in merged_rich(old, new)
    assert time.perf_counter() - begin < 5
