"""What a client invents makes no other page and has none built."""

from typing import Any

import pytest
from django.core.cache import cache
from django.test import RequestFactory

from projects.serving.asked import host_of, session_keys
from projects.serving.parameters import known_query, shortened_query
from tests.serving.asking import Answer

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _empty_cache() -> None:
    cache.clear()


@pytest.mark.parametrize(
    "invented",
    [
        {"cookie": "sessionid=garbage"},
        {"cookie": f"sessionid={'a' * 32}"},
        {"cookie": "xsessionid=1; a=sessionid="},
        {"x_forwarded_proto": "https"},
        {"x_forwarded_proto": "gopher"},
        {"host": "testserver:9999"},
        {"host": "TESTSERVER"},
    ],
)
def test_cookies_ports_and_schemes_of_nobody_get_the_kept_page(
    wall: None, invented: dict[str, str]
) -> None:
    Answer("/en/about/", host="testserver:80")
    Answer("/en/about/")
    assert not Answer("/en/about/", **invented).was_built


def test_behind_a_proxy_its_word_on_the_scheme_makes_another_page(
    wall: None, settings: Any
) -> None:
    settings.SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    assert "http://testserver/" in Answer("/en/").text
    assert "https://testserver/" in Answer("/en/", x_forwarded_proto="https").text
    assert not Answer("/en/", x_forwarded_proto="gopher").was_built


def test_with_an_address_of_the_site_every_own_host_has_the_same_page(
    wall: None, settings: Any
) -> None:
    settings.SITE_ADDRESS, settings.ALLOWED_HOSTS = "https://exhibition.example", ["*"]
    Answer("/en/")
    assert not Answer("/en/", host="another.example:81").was_built


def test_the_host_has_no_port_but_the_servers_own() -> None:
    def host(name: str) -> str:
        return host_of(RequestFactory().get("/", HTTP_HOST=name, SERVER_PORT="8000").environ)

    assert [host(n) for n in ("testserver", "testserver:8000", "testserver:1")] == [
        "testserver",
        "testserver:8000",
        "testserver:8000",
    ]
    assert [host(n) for n in ("", "else.kz", "testserver:x", "a b")] == [""] * 4


def test_a_cookie_is_a_session_only_under_its_own_name_and_form() -> None:
    key = "0123456789abcdefghijklmnopqrstuv"
    for cookie in (f"sessionid={key}", f"a=b; sessionid={key}", f"a=b;sessionid={key};c=d"):
        assert session_keys({"HTTP_COOKIE": cookie}) == [key]
    for cookie in (
        "",
        "sessionid",
        f"sessionid={key}x",
        f"mysessionid={key}",
        f"a=sessionid={key}",
    ):
        assert session_keys({"HTTP_COOKIE": cookie}) == []


def test_ten_thousand_invented_parameters_are_not_even_decoded() -> None:
    invented = "&".join(f"x{number}=%D0%B0" for number in range(10_000))
    assert known_query("/en/projects/", f"{invented}&block=fund") == "block=fund"
    assert shortened_query("/sitemap.xml", f"{invented}&p=2") == "p=2"
    assert shortened_query("/en/projects.csv", f"{invented}&block=fund") == "block=fund"
    assert shortened_query("/admin/projects/project/", "q=a&b=c") == "q=a&b=c"
