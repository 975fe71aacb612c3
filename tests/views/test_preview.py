"""A preview link shows an entry as visitors will see it, to whoever holds it and nobody else."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.formats import date_format

from projects.editing import pending
from projects.models import Approval, PreviewLink, Project
from projects.views.preview import MOST_APPROVALS
from tests.factories import SECRET, photo_of, signed_in

pytestmark = pytest.mark.django_db


@pytest.fixture
def link(project: Callable[..., Project], media: Any) -> PreviewLink:
    """A link to a draft with a photo."""
    entry = project(2, title_en=f"{SECRET} entry", summary_en="Short", published=False)
    photo_of(entry)
    return PreviewLink.objects.create(project=entry, sent_to="Association")


def address(link: PreviewLink, language: str = "en") -> str:
    with translation.override(language):
        return reverse("preview", args=[link.token])


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_it_is_the_page_that_visitors_will_see(
    link: PreviewLink, client: Client, language: str
) -> None:
    page = client.get(address(link, language)).content.decode()
    link.project.publication = "published"
    link.project.save()
    public = client.get(f"/{language}/projects/entry-2/").content.decode()
    article = public[public.index("<article") : public.index("</article>")]
    pictures = reverse("preview-door", args=[link.token])
    article = article.replace("/photos/", f"{pictures}photos/")
    before, actions, rest = article.partition('<div class="entry-actions')
    after = rest[rest.index("</details>", rest.index('class="to-print')) + len("</details>") :]
    assert before.rstrip() in page
    assert after.lstrip() in page
    assert actions not in page
    assert SECRET in page


def test_its_photo_and_cover_open_through_the_link_alone(link: PreviewLink, client: Client) -> None:
    photo = link.project.photos.get()
    base = reverse("preview-door", args=[link.token])
    assert f"{base}photos/" in client.get(address(link)).content.decode()
    assert client.get(f"{base}photos/{photo.name}").status_code == 200
    assert client.get(f"{base}cover.svg").status_code == 200
    for closed in (photo.get_absolute_url(), "/p/2/cover.svg", "/p/2/"):
        assert client.get(closed).status_code == 404
    other = PreviewLink.objects.create(project=_other(link))
    base = reverse("preview-door", args=[other.token])
    assert client.get(f"{base}photos/{photo.name}").status_code == 404


def _other(link: PreviewLink) -> Project:
    return Project.objects.create(number=3, slug="entry-3", block=link.project.block)


def test_the_address_that_is_sent_opens_in_the_reader_s_language(
    link: PreviewLink, client: Client
) -> None:
    answer = client.get(link.get_absolute_url(), headers={"accept-language": "ru"})
    assert answer.url == address(link, "ru")
    assert "no-store" in answer["Cache-Control"]


def test_another_site_s_photos_stay_where_they_are(link: PreviewLink, client: Client) -> None:
    elsewhere = "https://example.org/photos/loom.jpg"
    Project.objects.filter(pk=link.project.pk).update(text_en=f"[a loom]({elsewhere})")
    for path in (address(link), reverse("admin:projects_project_preview", args=[link.project.pk])):
        page = signed_in(client, "organiser").get(path).content.decode()
        assert f'href="{elsewhere}"' in page
        assert page.count("/photos/") == page.count(f"{_base(path, link)}photos/") + 1
    assert link.token not in page


def _base(path: str, link: PreviewLink) -> str:
    return path if path.startswith("/admin/") else reverse("preview-door", args=[link.token])


def test_nothing_keeps_or_lists_it(link: PreviewLink, client: Client) -> None:
    base = reverse("preview-door", args=[link.token])
    photo = f"{base}photos/{link.project.photos.get().name}"
    for path in (address(link), photo, f"{base}cover.svg"):
        response = client.get(path)
        assert "no-store" in response["Cache-Control"]
        assert "private" in response["Cache-Control"]
        assert "noindex" in response["X-Robots-Tag"]
        assert response["Referrer-Policy"] == "same-origin"


@pytest.mark.parametrize("why", ["forged", "other", "expired", "closed"])
def test_a_link_that_is_no_longer_good_shows_nothing(
    link: PreviewLink, client: Client, why: str
) -> None:
    path = address(link)
    if why == "forged":
        path = path.replace(link.token, f"{link.pk}:{'A' * 43}")
    elif why == "other":
        other = PreviewLink.objects.create(project=link.project)
        path = path.replace(link.token, link.token[:16] + other.token[16:])
    elif why == "expired":
        PreviewLink.objects.update(expires_at=timezone.now() - timedelta(minutes=1))
    else:
        close = reverse("admin:projects_project_unlink", args=[link.project.pk, link.pk])
        assert "is closed" in signed_in(client, "editor").post(close, follow=True).content.decode()
        client.logout()
    photo = link.project.photos.get().name
    base = reverse("preview-door", args=[path.split("/")[3]])
    status = {"expired": 410, "closed": 410}.get(why, 404)
    for tried in (f"{base}photos/{photo}", f"{base}cover.svg"):
        assert client.get(tried).status_code == 404
    answer = client.get(path)
    assert answer.status_code == client.post(path, {"name": "A. B."}).status_code == status
    assert SECRET not in answer.content.decode()
    told = {"expired": "This link has expired", "closed": "This link was closed"}
    assert told.get(why, "") in answer.content.decode()


def test_a_closed_link_is_opened_again(link: PreviewLink, client: Client) -> None:
    desk = reverse("admin:projects_project_unlink", args=[link.project.pk, link.pk])
    signed_in(client, "editor").post(desk)
    assert "opens again" in client.post(desk, {"again": "1"}, follow=True).content.decode()
    assert client.get(address(link)).status_code == 200


def test_the_text_is_right_is_recorded_with_name_and_date(
    link: PreviewLink, client: Client
) -> None:
    page = client.post(address(link), {"name": "Айгүл С."}, follow=True).content.decode()
    assert "Recorded: Айгүл С. said on" in page
    given = Approval.objects.get()
    assert given.name == "Айгүл С."
    signed_in(client, "editor")
    desk = reverse("admin:projects_project_change", args=[link.project.pk])
    assert "Айгүл С." in client.get(desk).content.decode()
    assert "The entry has changed since." not in client.get(desk).content.decode()
    Project.objects.filter(pk=link.project.pk).update(text_en="Another text")
    assert "The entry has changed since." in client.get(desk).content.decode()


def test_without_a_name_nothing_is_recorded(link: PreviewLink, client: Client) -> None:
    assert client.post(address(link), {"name": " "}).status_code == 200
    assert not Approval.objects.exists()


def test_the_button_needs_the_page_s_own_token(link: PreviewLink) -> None:
    stranger = Client(enforce_csrf_checks=True)
    assert stranger.post(address(link), {"name": "A. B."}).status_code == 403
    page = stranger.get(address(link)).content.decode()
    token = page.partition('name="csrfmiddlewaretoken" value="')[2].partition('"')[0]
    answer = stranger.post(address(link), {"name": "A. B.", "csrfmiddlewaretoken": token})
    assert answer.status_code == 302


def test_of_a_published_entry_it_shows_the_pending_change(
    project: Callable[..., Project], client: Client, media: Any
) -> None:
    entry, _beside = project(1), project(2)
    with pending.editing(entry, None):
        Project.objects.filter(pk=entry.pk).update(title_en=f"{SECRET} title")
        photo_of(entry)
    link = PreviewLink.objects.create(project=entry)
    page = client.get(address(link)).content.decode()
    assert f"{SECRET} title" in page
    name = re.findall(r'/photos/([^" ]+)', page)[0]
    base = reverse("preview-door", args=[link.token])
    assert client.get(f"{base}photos/{name}").status_code == 200
    assert client.get(f"/photos/{name}").status_code == 404
    for public in ("", "projects/entry-1/", "projects/entry-2/", "projects/", "projects.json"):
        assert SECRET not in _text(client, f"/en/{public}")


def _text(client: Client, path: str) -> str:
    response = client.get(path)
    return (b"".join(response) if response.streaming else response.content).decode()


def test_the_desk_shows_a_preview_without_any_link(link: PreviewLink, client: Client) -> None:
    path = reverse("admin:projects_project_preview", args=[link.project.pk])
    assert client.get(path).status_code == 302
    page = signed_in(client, "organiser").get(path)
    assert SECRET in page.content.decode()
    assert "The text is right" not in page.content.decode()
    base = f"{path}photos/"
    name = page.content.decode().partition(base)[2].partition('"')[0].split()[0]
    assert client.get(f"{base}{name}").status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_moments_are_told_in_the_time_of_the_exhibition_not_in_utc(
    link: PreviewLink, client: Client, language: str
) -> None:
    """An hour before midnight in UTC it is the next morning there."""
    evening = datetime(2031, 5, 12, 23, 7, tzinfo=UTC)
    PreviewLink.objects.filter(pk=link.pk).update(expires_at=evening)
    approval = Approval.objects.create(link=link, name="A. B.", text_hash="x")
    Approval.objects.filter(pk=approval.pk).update(at=evening)
    there = timezone.localtime(evening)
    with translation.override(language):
        day, moment = date_format(there), date_format(there, "DATETIME_FORMAT")
        utc = date_format(evening, "DATETIME_FORMAT"), date_format(evening)
    page = client.get(address(link, language)).content.decode().replace("\xa0", " ")
    assert day in page
    assert moment in page
    assert not any(wrong in page for wrong in utc)
    staff = signed_in(Client())
    staff.cookies["django_language"] = language
    change = reverse("admin:projects_project_change", args=[link.project_id])
    history = reverse("admin:projects_project_history", args=[link.project_id])
    for desk in (change, history):
        page = staff.get(desk).content.decode()
        assert moment in page
        assert utc[0] not in page


def test_a_link_takes_so_many_approvals_and_then_says_what_to_do(
    link: PreviewLink, client: Client
) -> None:
    Approval.objects.bulk_create(Approval(link=link, name="A") for _ in range(MOST_APPROVALS))
    answer = client.post(address(link), {"name": "One more"})
    assert answer.status_code == 429
    assert "ask for a new one" in answer.content.decode()
    assert link.approvals.count() == MOST_APPROVALS
    assert client.get(address(link)).status_code == 200


@pytest.mark.parametrize("language", ["kk", "ru", "en"])
def test_approving_is_asked_and_answered_above_the_entry_itself(
    link: PreviewLink, client: Client, language: str
) -> None:
    there = address(link, language)
    asked = client.get(there).content.decode()
    assert asked.index('class="preview-bar"') < asked.index("stand-head")
    refused = client.post(there, {"name": " "})
    with translation.override(language):
        assert translation.gettext("Please write your name.") in refused.content.decode()
    # The browser's own sentence would be in the browser's language.
    assert "novalidate" in asked
    given = client.post(there, {"name": "Ә. Б."})
    assert given.url == f"{there}#approval"
    assert 'id="approval"' in client.get(there).content.decode()
