"""The pages that every measure looks at, and the browsers that it looks with."""

from dataclasses import dataclass

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

LANGUAGES = ("kk", "ru", "en")
PHONE, DESKTOP = 390, 1440
SCHEMES = ("light", "dark")
AXE_RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]

PAGES = {
    "home": "",
    "list": "projects/",
    "filtered list": "projects/?block=regional&theme=heritage&q=ұста&sort=title&year=nonsense",
    "entry with pictures": "projects/sample-costume-workshop/",
    "entry without": "projects/unity-through-charity/",
    "block": "blocks/regional/",
    "theme": "themes/heritage/",
    "region": "regions/KZ-75/",
    "organisation": "organisations/fund-of-apk/",
    "results": "results/",
    "one figure": "results/funds-raised/",
    "report": "results/print/",
    "data": "data/",
    "about": "about/",
    "design": "about/design/",
    "accessibility": "accessibility/",
    "privacy": "privacy/",
    "kept without network": "offline/",
    "where it stands": "visit/",
    "something wrong": "report/?entry=1",
    "something wrong, no entry": "report/",
    "print page": "blocks/fund/print/",
    "list to print": "print/",
    "not found": "nothing-here/",
    "nothing found": "projects/?q=zzzzzz",
    "no such stand": "stand/?number=999",
    "link that is over": "contribute/nonsense/",
    "my list": "my-list/?n=1&n=2&n=3&n=x",
    "empty list": "my-list/",
    "comparison of one": "compare/?n=1",
    "comparison": "compare/?n=1&n=2&n=32",
}
# These answer 404.
MISSING = ("not found", "no such stand", "link that is over")


@dataclass(frozen=True)
class View:
    """A page as one visitor sees it."""

    page: str
    language: str
    width: int
    scheme: str

    @property
    def path(self) -> str:
        return f"/{self.language}/{PAGES[self.page]}"

    def __str__(self) -> str:
        return f"{self.page}, {self.language}, {self.width} px, {self.scheme}"


EVERY_VIEW = [
    View(page, language, width, scheme)
    for page in PAGES
    for language in LANGUAGES
    for width in (PHONE, DESKTOP)
    for scheme in SCHEMES
]


def covering(turns: int = 2) -> list[View]:
    """Two views of each page (or one), so chosen that each language, width and scheme comes up,
    and each pair of them on some page; the others are looked at by ``make test-full``."""
    views = []
    for place, page in enumerate(PAGES):
        for turn in range(turns):
            views.append(
                View(
                    page,
                    LANGUAGES[(place + turn) % 3],
                    (PHONE, DESKTOP)[(place + turn) % 2],
                    SCHEMES[(place // 2 + turn) % 2],
                )
            )
    return views


# What Chromium says where a test was quicker than the page to put the cursor into a field.
_TOO_QUICK = "Autofocus processing was blocked"


def watch(page: Page, site: str) -> list[str]:
    """Collects what a page should never do: say something to the console, ask another host."""
    wrong: list[str] = []
    page.on(
        "console",
        lambda said: None if said.text.startswith(_TOO_QUICK) else wrong.append(said.text),
    )
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("request", lambda r: None if r.url.startswith(site) else wrong.append(r.url))
    page.on("response", lambda r: wrong.append(r.url) if r.status >= 400 else None)
    return wrong


def found_by_axe(page: Page, within: str = "html") -> list[str]:
    """What axe finds on a page that has arrived: the rule and the first places.

    A click only waits until its page has begun to arrive, and axe reads what there is.
    """
    page.wait_for_load_state()
    options = {"runOnly": {"type": "tag", "values": AXE_RULES}, "resultTypes": ["violations"]}
    found = Axe().run(page, context=within, options=options).response["violations"]
    return [
        f"{rule['id']} ({rule['help']}): {[node['html'][:120] for node in rule['nodes'][:3]]}"
        for rule in found
    ]
