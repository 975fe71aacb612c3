"""What tests put into the exhibition: entries, figures, photos and people.

Each function has defaults that tell; a test names what matters to it and nothing else.
"""

from datetime import date, time, timedelta
from typing import Any

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from modelsearch.backends import get_search_backend

from projects.models import (
    Block,
    Contribution,
    GuestBook,
    GuestMessage,
    Indicator,
    Institution,
    Metric,
    OpeningException,
    OpeningHours,
    Organisation,
    Participation,
    Photo,
    Project,
    ReceivedLetter,
    Region,
    Showing,
    Source,
    Theme,
    Venue,
)
from projects.touring.guest_book import propose_questions
from tests.odd_pictures import fields, saved

# A word that tests hide in what is not public and look for in what is.
SECRET = "Zhasyryn"


def project(
    number: int = 1,
    *,
    block: str = "fund",
    themes: tuple[str, ...] = (),
    published: bool = True,
    **values: Any,
) -> Project:
    """An entry of that block: ``project(5, title_en="…", published=False)``."""
    stand, _ = Block.objects.get_or_create(slug=block, defaults={"name_en": block.title()})
    given = {
        "slug": f"entry-{number}",
        "title_en": f"Entry {number}",
        "publication": "published" if published else "draft",
    } | values
    made: Project = Project.objects.create(number=number, block=stand, **given)
    for slug in themes:
        made.themes.add(Theme.objects.get_or_create(slug=slug, defaults={"name_en": slug})[0])
    return made


def many_projects(count: int, *, indexed: bool = True) -> None:
    """Adds entries with figures, places, themes and participants after number 100."""
    blocks, themes = list(Block.objects.all()), list(Theme.objects.all())
    regions, source = list(Region.objects.all()), Source.objects.get(slug="editors-sample")
    indicator = Indicator.objects.get(slug="people-trained")
    organisation = Organisation.objects.get(slug="to-be-confirmed")
    made = Project.objects.bulk_create(
        Project(
            number=100 + i,
            slug=f"school-{i}",
            block=blocks[i % 4],
            title_en=f"Sample: school {i}",
            summary_en="A school",
            start_year=2009 + i % 6,
            provenance="illustrative",
            publication="published",
        )
        for i in range(count)
    )
    Project.themes.through.objects.bulk_create(
        Project.themes.through(project=p, theme=themes[i % 6]) for i, p in enumerate(made)
    )
    Project.regions.through.objects.bulk_create(
        Project.regions.through(project=p, region=regions[i % 22]) for i, p in enumerate(made)
    )
    Participation.objects.bulk_create(
        Participation(project=p, organisation=organisation) for p in made
    )
    Metric.objects.bulk_create(
        Metric(project=p, indicator=indicator, value=10, source=source) for p in made
    )
    if indexed:
        get_search_backend().add_bulk(
            Project, list(Project.objects.filter(number__gte=100).for_indexing())
        )


def figure(
    entry: Project,
    indicator: str = "copies-printed",
    value: int | None = 777_777,
    qualifier: str = "exactly",
    period: str = "",
    sentence: str = "",
) -> Metric:
    """A figure of an entry; without a value it says "thousands"."""
    wording = "" if value is not None else "thousands"
    made: Metric = Metric.objects.create(
        project=entry,
        indicator=Indicator.objects.get(slug=indicator),
        value=value,
        wording_en=wording,
        wording=wording,
        sentence=sentence,
        qualifier=qualifier,
        period=period,
        source=Source.objects.first(),
    )
    return made


def picture_file(size: tuple[int, int] = (80, 60), name: str = "a.jpg") -> ContentFile:
    """A small JPEG of four coloured fields, as a form or a model takes it."""
    return ContentFile(saved(fields(size=size), "JPEG"), name)


def letter_of(entry: Project, stored: str = "") -> ReceivedLetter:
    """A letter for an entry, its file and photo under that name in the storage of originals."""
    block = {"kind": "paragraph", "text": "Письмо.", "markdown": "Письмо."}
    read = {"name": "Письмо", "language": "ru", "blocks": [block], "remarks": []}
    file = {"name": "Письмо", "file": stored, "size": 1, "sha256": ""}
    picture = {"name": "1", "file": stored, "caption": ""}
    made: ReceivedLetter = ReceivedLetter.objects.create(
        project=entry, name="Письмо", letters=[read], files=[file], pictures=[picture]
    )
    return made


def photo_of(
    entry: Project, content: bytes = b"", *, size: tuple[int, int] = (80, 60), **values: Any
) -> Photo:
    """A photo of an entry, described and credited, so that nothing hides it; small, so quick."""
    told = {
        "image": ContentFile(content, "IMG 1.jpg") if content else picture_file(size, "IMG 1.jpg"),
        "alternative_text_en": "Four fields",
        "credit": "A. B.",
    } | values
    made: Photo = Photo.objects.create(project=entry, **told)
    return made


def venue(**values: Any) -> Venue:
    """A place where stands can stand; the same one each time unless it gets another slug."""
    given = {"slug": "hall", "name_en": "Hall", "city_en": "Town"} | values
    made, _ = Venue.objects.update_or_create(slug=given.pop("slug"), defaults=given)
    return made


def showing(
    hours: dict[int, str] | None = None,
    exceptions: dict[date, str] | None = None,
    blocks: tuple[str, ...] = (),
    entries: tuple[Project, ...] = (),
    **values: Any,
) -> Showing:
    """A stay at a venue, which begins today. Hours by weekday (0 is Monday) and exceptions by day:
    ``{0: "10:00-13:00 14:00-18:00"}``, ``{date(2030, 5, 9): ""}`` for a day that is closed."""
    today = timezone.localdate()
    given = {"first_day": today, "last_day": today + timedelta(days=30)} | values
    given.setdefault("slug", f"showing-{Showing.objects.count() + 1}")
    given.setdefault("venue", None)
    made: Showing = Showing.objects.create(**given | {"venue": given["venue"] or venue()})
    made.blocks.set(Block.objects.filter(slug__in=blocks))
    made.entries.set(entries)
    for weekday, spans in (hours or {}).items():
        for opens, closes in map(_times, spans.split()):
            OpeningHours.objects.create(showing=made, weekday=weekday, opens=opens, closes=closes)
    for day, spans in (exceptions or {}).items():
        for opens, closes in [_times(span) for span in spans.split()] or [(None, None)]:
            OpeningException.objects.create(showing=made, day=day, opens=opens, closes=closes)
    return made


def guest_book(stay: Showing | None = None, **values: Any) -> GuestBook:
    """An open guest book of a showing that began today, with the proposed questions."""
    given = {"showing": stay or showing(), "is_open": True} | values
    made: GuestBook = GuestBook.objects.create(**given)
    propose_questions(made)
    return made


def guest_message(book: GuestBook, text: str = "Thanks", **values: Any) -> GuestMessage:
    """A message in a guest book, which waits to be read."""
    given = {"guest_book": book, "text": text, "language": "en"} | values
    made: GuestMessage = GuestMessage.objects.create(**given)
    return made


def _times(span: str) -> list[time]:
    return [time.fromisoformat(clock) for clock in span.split("-")]


def staff_member(role: str) -> Any:
    """Who works at the desk in that role: one of ``ROLES``, or "superuser"."""
    made, _ = get_user_model().objects.get_or_create(
        username=role, defaults={"is_staff": True, "is_superuser": role == "superuser"}
    )
    made.groups.set(Group.objects.filter(name=role))
    return made


def signed_in(client: Client, role: str = "superuser") -> Client:
    """The client as that person's browser, at a desk in English."""
    client.force_login(staff_member(role))
    client.cookies["django_language"] = "en"
    return client


def contribution(entry: Project, **values: Any) -> Contribution:
    """A link to the form of an entry: ``contribution(entry, language="ru", answers={…})``."""
    made: Contribution = Contribution.objects.create(project=entry, **values)
    return made


def form_address(link: Contribution, language: str = "en") -> str:
    """The address of the form behind a link."""
    with translation.override(language):
        return reverse("contribute", args=[link.token])


def institution(**values: Any) -> Institution:
    """The institution behind the exhibition, filled in: ``institution(telephone="")``."""
    given = {
        "name_en": "House of Friendship",
        "email": "house@example.org",
        "telephone": "+7 7172 00 00 00",
        "security_contact": "safe@example.org",
    } | values
    made, _ = Institution.objects.update_or_create(pk=1, defaults=given)
    return made
