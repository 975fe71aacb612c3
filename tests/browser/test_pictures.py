"""Pictures as only a browser can tell of them: the gallery, and the desk's cards."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, Page, expect

from projects.models import Project
from tests.browser.pages import found_by_axe, watch
from tests.factories import photo_of, signed_in
from tests.odd_pictures import UNWELCOME, fields, saved

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def entry(project: Callable[..., Project], media: Path) -> Project:
    made = project(12, summary_en="A sample")
    for words in ("First", "Second", "Third"):
        photo_of(made, size=(600, 400), alternative_text_en=words, caption_en=f"{words} caption")
    return made


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_the_gallery_opens_walks_by_key_and_closes_where_it_began(
    entry: Project, live_server: Any, browser: Browser, size: tuple[int, int]
) -> None:
    page = browser.new_page(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
    wrong = watch(page, live_server.url)
    page.goto(f"{live_server.url}/en/projects/entry-12/")
    second = page.get_by_role("link", name="Second")
    second.focus()
    page.keyboard.press("Enter")
    place = page.locator("[data-place]")
    expect(place).to_have_text("2 / 3")
    page.keyboard.press("ArrowRight")
    expect(place).to_have_text("3 / 3")
    expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    expect(page.locator("dialog figcaption").nth(2)).to_contain_text("Third caption")
    page.keyboard.press("Home")
    expect(place).to_have_text("1 / 3")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_be_hidden()
    expect(second).to_be_focused()
    assert wrong == []


def test_without_javascript_a_picture_leads_to_its_largest_size(
    entry: Project, live_server: Any, browser: Browser
) -> None:
    page = browser.new_context(java_script_enabled=False).new_page()
    page.goto(f"{live_server.url}/en/projects/entry-12/")
    page.get_by_role("link", name="Second").click()
    expect(page).to_have_url(re.compile(r"/photos/[\w-]+-600\.jpg$"))


@pytest.fixture
def desk(page: Page, live_server: Any, entry: Project) -> Page:
    """The photos of a draft, as an editor sees them."""
    Project.objects.update(publication="draft")
    client = signed_in(Client())
    session = client.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies(
        [
            {"name": settings.SESSION_COOKIE_NAME, "value": session, "url": live_server.url},
            {"name": "django_language", "value": "en", "url": live_server.url},
        ]
    )
    page.goto(f"{live_server.url}/admin/projects/project/{entry.pk}/photos/")
    return page


def test_files_are_sent_one_by_one_and_a_bad_one_is_named(desk: Page, entry: Project) -> None:
    good, other = (saved(fields(size=(side, 150)), "JPEG") for side in (200, 210))
    desk.locator('input[name="files"]').set_input_files(
        [
            {"name": "a.jpg", "mimeType": "image/jpeg", "buffer": good},
            {"name": "b.jpg", "mimeType": "image/jpeg", "buffer": UNWELCOME["cut JPEG"][1]()},
            {"name": "c.jpg", "mimeType": "image/jpeg", "buffer": other},
        ]
    )
    desk.get_by_role("button", name="Upload").click()
    outcomes = desk.locator("[data-outcomes] li")
    expect(outcomes).to_have_count(3)
    expect(outcomes.nth(1)).to_contain_text("“b.jpg” is damaged")
    expect(outcomes.nth(2)).to_contain_text("“c.jpg” was added to stand 12.")
    desk.get_by_role("link", name="Now describe the photos").click()
    expect(desk.locator("[data-card]")).to_have_count(5)
    assert list(entry.photos.values_list("original_name", flat=True))[3:] == ["a.jpg", "c.jpg"]


def test_cards_are_ordered_by_key_and_a_click_sets_the_focus(desk: Page, entry: Project) -> None:
    desk.get_by_role("button", name="Photo 1 one place down").focus()
    desk.keyboard.press("Enter")
    first = desk.locator("[data-card]").first
    expect(first.locator('input[name$="alternative_text_en"]')).to_have_value("Second")
    box = first.locator("[data-focus-frame]").bounding_box()
    assert box
    first.locator("[data-focus-frame]").click(
        position={"x": box["width"] * 0.8, "y": box["height"] * 0.3}
    )
    desk.get_by_role("button", name="Save all photos", exact=True).click()
    expect(desk.get_by_text("is saved")).to_be_visible()
    names = list(entry.photos.values_list("alternative_text_en", flat=True))
    assert names == ["Second", "First", "Third"]
    photo = entry.photos.first()
    assert abs(photo.focal_x - 80) <= 1
    assert abs(photo.focal_y - 30) <= 1


def test_the_desk_s_photos_pass_axe_at_both_widths(desk: Page) -> None:
    for width in (390, 1440):
        desk.set_viewport_size({"width": width, "height": 900})
        desk.evaluate("for (const d of document.querySelectorAll('details')) d.open = true")
        assert found_by_axe(desk, within="#content-main") == []
