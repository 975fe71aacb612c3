"""The door lets no client hold more than its share: bodies, files, methods, places."""

from collections.abc import Callable, Iterable
from datetime import timedelta
from io import BytesIO
from typing import Any

import pytest
from django.contrib.auth import get_user_model
from django.test import Client, RequestFactory
from django.utils import timezone

from exhibition.door.application import Door
from exhibition.door.bodies import FROM_LINK, SMALL
from exhibition.door.bulkhead import PLACES
from exhibition.wsgi import application
from projects.models import PreviewLink, Project


class Untouched(BytesIO):
    """A body that must not be read."""

    def read(self, size: int | None = None) -> bytes:
        raise AssertionError("the body was read")


def ask(
    door: Callable[..., Iterable[bytes]], address: str, method: str = "GET", **environ: Any
) -> tuple[int, dict[str, str], Any]:
    """Status, headers and body of an answer."""
    told: list[Any] = []
    asked = RequestFactory().generic(method, address).environ | environ
    body = door(asked, lambda status, headers, *error: told.extend([status, dict(headers)]))
    return int(told[0][:3]), told[1], body


def echo(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    """Answers with what was sent."""
    start_response("200 OK", [])
    return [environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))]


def never(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    raise AssertionError("a page was built")


@pytest.mark.parametrize(
    ("method", "status"), [("OPTIONS", 204), ("TRACE", 405), ("PUT", 405), ("DELETE", 405)]
)
def test_other_methods_are_answered_without_a_page(method: str, status: int) -> None:
    got, headers, body = ask(Door(never), "/en/projects/", method)
    assert (got, body) == (status, [])
    assert headers["Allow"] == "GET, HEAD, OPTIONS, POST"


def test_a_large_body_from_nobody_is_refused_unread_in_the_visitors_language(db: None) -> None:
    for path, word in (("/en/", "larger"), ("/ru/", "больше"), ("/kk/", "үлкен")):
        status, headers, body = ask(
            Door(never),
            path,
            "POST",
            CONTENT_LENGTH=str(300 * 2**20),
            **{"wsgi.input": Untouched()},
        )
        assert status == 413
        assert word in b"".join(body).decode().replace("\xa0", " ")
        assert headers["Connection"] == "close"


def test_a_small_body_arrives_whole_with_and_without_its_length(db: None) -> None:
    sent = b"x" * SMALL
    given = {"wsgi.input": BytesIO(sent)}
    assert ask(Door(echo), "/en/", "POST", CONTENT_LENGTH=str(SMALL), **given)[2] == [sent]
    chunked = {"wsgi.input": BytesIO(sent), "HTTP_TRANSFER_ENCODING": "chunked"}
    assert ask(Door(echo), "/en/", "POST", CONTENT_LENGTH="", **chunked)[2] == [sent]


def test_a_long_body_without_its_length_is_refused(db: None) -> None:
    chunked = {"wsgi.input": BytesIO(b"x" * (SMALL + 1)), "HTTP_TRANSFER_ENCODING": "chunked"}
    assert ask(Door(never), "/en/", "POST", CONTENT_LENGTH="", **chunked)[0] == 411


def test_a_body_that_was_cut_off_is_not_taken_for_a_whole_one(db: None) -> None:
    given = {"wsgi.input": BytesIO(b"title=Unfin")}
    assert ask(Door(never), "/en/", "POST", CONTENT_LENGTH="400", **given)[0] == 408


def test_staff_may_send_photos_at_the_desk_and_only_there(db: None) -> None:
    client = Client()
    client.force_login(get_user_model().objects.create_superuser("staff"))
    cookie = f"sessionid={client.cookies['sessionid'].value}"
    sent = b"x" * 2**20
    for path, status in (("/admin/projects/", 200), ("/en/", 413)):
        given = {"wsgi.input": BytesIO(sent), "HTTP_COOKIE": cookie}
        answer = ask(Door(echo), path, "POST", CONTENT_LENGTH=str(len(sent)), **given)
        assert answer[0] == status
    assert ask(Door(never), "/admin/", "POST", CONTENT_LENGTH="1000000")[0] == 413


def test_a_valid_preview_link_may_send_a_little_more(wall: None) -> None:
    link = PreviewLink.objects.create(project=Project.objects.all()[0])

    def status(length: int) -> int:
        given = {"wsgi.input": BytesIO(b"x" * length)}
        path = f"/en/preview/{link.token}/"
        return ask(Door(echo), path, "POST", CONTENT_LENGTH=str(length), **given)[0]

    assert [status(SMALL + 1), status(FROM_LINK + 1)] == [200, 413]
    link.expires_at = timezone.now() - timedelta(days=1)
    link.save()
    assert status(SMALL + 1) == 413


def test_files_and_bodies_leave_places_for_others(db: None) -> None:
    busy: list[int] = []

    def full(environ: dict[str, Any], start_response: Any) -> list[bytes]:
        """Asks the same door again from within, as others do at the same time."""
        busy.append(1)
        mine = environ["REMOTE_ADDR"]
        outcomes.append(ask(door, environ["PATH_INFO"], REMOTE_ADDR=mine)[0])
        start_response("200 OK", [])
        return [b""]

    door, outcomes = Door(full), [0]
    assert ask(door, "/en/projects.xlsx", REMOTE_ADDR="10.0.0.1")[0] == 200
    # Half of the places, and the next was told to come again.
    assert len(busy) == PLACES // 2
    status, headers, body = ask(door, "/en/projects.xlsx", REMOTE_ADDR="10.0.0.1")
    assert outcomes[1] == 503
    assert (status, headers) == (200, {})
    assert body == [b""]


def test_who_finds_no_place_is_told_to_come_again_and_a_page_is_still_given(db: None) -> None:
    door = Door(echo)
    for number in range(PLACES):
        assert door.bulkhead.enter(f"10.0.0.{number}", is_file=False)
    status, headers, body = ask(door, "/ru/", "POST", CONTENT_LENGTH="3")
    assert (status, headers["Retry-After"]) == (503, "5")
    assert "ничего не\xa0сохранено" in b"".join(body).decode()
    assert ask(door, "/ru/")[0] == 200
    door.bulkhead.leave("10.0.0.0", is_file=False)
    assert (
        ask(door, "/ru/", "POST", CONTENT_LENGTH="3", **{"wsgi.input": BytesIO(b"abc")})[0] == 200
    )


def test_one_address_never_has_the_last_place() -> None:
    bulkhead = Door(never).bulkhead
    mine = [bulkhead.enter("10.0.0.1", is_file=False) for _ in range(PLACES)]
    assert mine == [True] * (PLACES - 1) + [False]
    assert bulkhead.enter("10.0.0.2", is_file=False)


def test_a_large_file_holds_its_place_until_it_is_sent() -> None:
    def file(environ: dict[str, Any], start_response: Any) -> Any:
        start_response("200 OK", [("Content-Length", str(2**20))])
        return BytesIO(b"x" * 2**20)

    door = Door(file)
    bodies = [ask(door, "/photos/large.jpg")[2] for _ in range(PLACES // 2)]
    assert ask(door, "/photos/large.jpg")[0] == 503
    bodies[0].close()
    assert ask(door, "/photos/large.jpg")[0] == 200


def test_the_site_itself_is_behind_the_door(wall: None) -> None:
    assert ask(application, "/en/", "TRACE")[0] == 405
    assert ask(application, "/en/", "POST", CONTENT_LENGTH=str(2**20))[0] == 413
