"""No page breaks a rule of WCAG 2.0 to 2.2, A and AA, or a best practice that axe knows."""

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import EVERY_VIEW, View, covering, found_by_axe

pytestmark = pytest.mark.browser


def violations(browser: Browser, site: str, view: View) -> list[str]:
    """What axe finds on a page: the view, the rule and the places."""
    context = browser.new_context(
        viewport={"width": view.width, "height": 900},
        color_scheme=view.scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.goto(site + view.path)
    found = found_by_axe(page)
    context.close()
    return [f"{view}: {line}" for line in found]


def test_axe_finds_nothing_on_one_view_of_each_page(browser: Browser, standing_site: str) -> None:
    found = [line for view in covering(1) for line in violations(browser, standing_site, view)]
    assert found == []


@pytest.mark.full
@pytest.mark.parametrize("page", sorted({view.page for view in EVERY_VIEW}))
def test_axe_finds_nothing_on_any_view(browser: Browser, standing_site: str, page: str) -> None:
    views = [view for view in EVERY_VIEW if view.page == page]
    assert [line for view in views for line in violations(browser, standing_site, view)] == []
