"""Pages are light, whole at once, narrow enough and quiet."""

import urllib.request

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import EVERY_VIEW, MISSING, PAGES, View, covering
from tests.in_turn import in_turn

pytestmark = pytest.mark.browser
# What a first view of the list may weigh, compressed, without fonts and pictures.
LIST_WEIGHT, HTML_WEIGHT = 40 * 1024, 14 * 1024

SHIFTS = """
  window.shifts = [];
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      const what = entry.sources.map((source) => source.node?.outerHTML?.slice(0, 80));
      window.shifts.push([entry.value, what]);
    }
  }).observe({ type: "layout-shift", buffered: true });
"""


def complaints(browser: Browser, site: str, view: View) -> list[str]:
    """What a visitor would notice on a page that should not be: jumps, messages, strangers."""
    wrong: list[str] = []
    context = browser.new_context(
        viewport={"width": view.width, "height": 900},
        color_scheme=view.scheme,  # type: ignore[arg-type]
    )
    page = context.new_page()
    page.add_init_script(SHIFTS)
    page.on("console", lambda message: wrong.append(f"{view}: says {message.text}"))
    page.on("pageerror", lambda error: wrong.append(f"{view}: {error}"))
    page.on(
        "request",
        lambda r: None if r.url.startswith((site, "data:")) else wrong.append(f"{view}: {r.url}"),
    )
    page.on(
        "response",
        lambda r: (
            wrong.append(f"{view}: {r.status} {r.url}")
            if r.status >= 400 and r.url != site + view.path
            else None
        ),
    )
    page.goto(site + view.path, wait_until="networkidle")
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_load_state("networkidle")
    shifts = page.evaluate("window.shifts")
    if round(sum(value for value, _what in shifts), 2) > 0:
        wrong.append(f"{view}: jumps: {shifts}")
    # One rule, and the sheet of a stand, are known to the browser by their hashes: see
    # templates/components/styles.html.
    inline = page.locator("[style], style ~ style:not([data-href]), script:not([src])").count()
    wide = page.evaluate("document.documentElement.scrollWidth")
    context.close()
    if inline:
        wrong.append(f"{view}: {inline} inline scripts or styles")
    if wide > view.width:
        wrong.append(f"{view}: {wide} px wide")
    # The browser itself writes a line about each page that is meant to answer 404.
    return [line for line in wrong if view.page not in MISSING or "404 (Not Found)" not in line]


def test_pages_do_not_jump_or_chatter_or_ask_strangers(
    browser: Browser, standing_site: str
) -> None:
    assert [line for view in covering(1) for line in complaints(browser, standing_site, view)] == []


@pytest.mark.full
@pytest.mark.parametrize("page", PAGES)
def test_no_view_jumps_or_chatters_or_asks_strangers(
    browser: Browser, standing_site: str, page: str
) -> None:
    views = [view for view in EVERY_VIEW if view.page == page]
    assert [line for view in views for line in complaints(browser, standing_site, view)] == []


def test_nothing_is_wider_than_320_pixels(browser: Browser, standing_site: str) -> None:
    """320 px is also what a screen of 1280 px shows at 400 %."""
    page = browser.new_page(viewport={"width": 320, "height": 800})
    wide = []
    for name, path in PAGES.items():
        page.goto(f"{standing_site}/kk/{path}")
        width = page.evaluate("document.documentElement.scrollWidth")
        if width > 320:
            wide.append((name, width))
    page.close()
    assert wide == []


def sent(address: str) -> tuple[int, str]:
    """How many bytes the address takes with brotli, and its text."""
    import brotli

    request = urllib.request.Request(address, headers={"Accept-Encoding": "br"})
    with urllib.request.urlopen(request) as answer:
        body = answer.read()
        assert answer.headers["Content-Encoding"] == "br", address
    return len(body), brotli.decompress(body).decode()


@pytest.mark.parametrize("language", in_turn("ru"))
def test_the_list_is_light(browser: Browser, standing_site: str, language: str) -> None:
    address = f"{standing_site}/{language}/projects/"
    page = browser.new_page()
    files: set[str] = set()
    page.on(
        "response",
        lambda r: files.add(r.url) if r.request.resource_type in ("stylesheet", "script") else None,
    )
    page.goto(address, wait_until="networkidle")
    page.close()
    html, _text = sent(address)
    weights = {url.rpartition("/")[2]: sent(url)[0] for url in files}
    whole = html + sum(weights.values())
    print(f"{language}: HTML {html}, HTML + CSS + JS {whole}: {weights}")
    assert html <= HTML_WEIGHT, html
    assert whole <= LIST_WEIGHT, weights


def test_targets_are_at_least_24_pixels(browser: Browser, standing_site: str) -> None:
    """WCAG 2.2, 2.5.8, on a phone: links inside sentences apart, as the criterion says."""
    page = browser.new_page(viewport={"width": 390, "height": 844})
    small: list[str] = []
    entry, lists = "projects/unity-through-charity/", ("my-list/?n=1&n=2", "compare/?n=1&n=2")
    for path in ("", "projects/", entry, "results/", *lists):
        page.goto(f"{standing_site}/ru/{path}")
        small += too_small(page)
    # A box to tick, by itself too: not everybody knows that its words can be tapped.
    boxes = "[...document.querySelectorAll('main :is([type=radio], [type=checkbox])')]"
    page.goto(f"{standing_site}/ru/report/")
    sizes = page.evaluate(f"{boxes}.map((box) => box.offsetWidth)")
    assert sizes
    assert min(sizes) >= 24
    page.close()
    assert small == []


TARGETS = """
  () => [...document.querySelectorAll("a, button, select, summary, input:not([type=hidden])")]
    .filter((element) => element.checkVisibility({ visibilityProperty: true }))
    .map((element) => [element.closest("label, .entry-card") ?? element, element])
    .filter(([target, element]) => {
      const { width, height } = target.getBoundingClientRect();
      const isInline = getComputedStyle(element).display === "inline";
      const inText = isInline && element.closest("p, dd, li, td, figcaption, blockquote");
      return !inText && width > 1 && (width < 24 || height < 24);
    })
    .map(([target]) => target.outerHTML.replace(/\\s+/g, " ").slice(0, 120))
"""


def too_small(page: Page) -> list[str]:
    return [f"{page.url}: {html}" for html in page.evaluate(TARGETS)]


# Their tables take the width of what is in them, as paper does.
FOR_PAPER = {"print page", "list to print", "report"}
# Where the boxes of the first screen are: in the order of the page, so that each is found again.
# Parts of a drawing stand where it says, and a group's box is as large as what has come of it.
BOXES = """
  () => [...document.querySelectorAll("main, main *:not(svg *)")].map((element) => {
    const { x, y, width, height } = element.getBoundingClientRect();
    const isSeen = width && height && y < innerHeight;
    return isSeen ? [Math.round(x), Math.round(y), element.outerHTML.slice(0, 80)] : null;
  })
"""


def boxes_of(page: Page, address: str, body: str) -> list[tuple[int, int, str] | None]:
    """The boxes of the page where no more of it than ``body`` has arrived."""
    page.route(address, lambda route: route.fulfill(body=body, content_type="text/html"), times=1)
    page.goto(address)
    page.evaluate("document.fonts.ready.then(() => null)")
    return page.evaluate(BOXES)


@pytest.mark.parametrize("width", [pytest.param(390, marks=pytest.mark.full), 1440])
def test_what_a_slow_line_has_brought_stays_where_it_is(
    browser: Browser, standing_site: str, width: int
) -> None:
    """A page is drawn while its end is still on the way: the end moves nothing of its beginning."""
    page = browser.new_page(viewport={"width": width, "height": 900})
    moved: list[object] = []
    for name in PAGES.keys() - FOR_PAPER:
        address = f"{standing_site}/ru/{PAGES[name]}"
        whole = page.request.get(address).text()
        boxes = boxes_of(page, address, whole)
        begin, end = whole.index("<main"), whole.index("</main>")
        for part in (0.2, 0.5, 0.8):
            arrived = whole[: whole.index("<", begin + int((end - begin) * part))]
            # How many columns a table has, its first row says when it is there.
            if arrived.rfind("<tr") > arrived.rfind("</tr>"):
                arrived = whole[: whole.index("</tr>", len(arrived))]
            moved += [
                (name, part, early, late)
                for early, late in zip(boxes_of(page, address, arrived), boxes, strict=False)
                if early and late and early[:2] != late[:2]
            ][:1]
    page.close()
    assert moved == []
