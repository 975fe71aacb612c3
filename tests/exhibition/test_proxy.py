"""Behind our nginx file even a thousand connections and slow clients reach nobody."""

import ssl
import subprocess
from collections.abc import Iterator
from http.client import HTTPSConnection
from pathlib import Path
from time import sleep
from typing import Any

import pytest

from tests.servers import free_port, served
from tests.slow_clients import Crowd

pytestmark = pytest.mark.full
Proxy = tuple[int, ssl.SSLContext]
NOBODY = f"__Host-sessionid={'a' * 32}"
PUBLIC = {
    "HTTPS": "1",
    "BEHIND_PROXY": "1",
    "ALLOWED_HOSTS": "localhost",
    "SITE_ADDRESS": "https://localhost",
}


@pytest.fixture(scope="module")
def proxy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Proxy]:
    """The port of nginx, running our own file, and the certificate that it shows."""
    folder = tmp_path_factory.mktemp("proxy")
    key, certificate = folder / "key.pem", folder / "certificate.pem"
    files = ["-keyout", str(key), "-out", str(certificate)]
    names = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"]
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", *names, *files],
        check=True,
        capture_output=True,
    )
    with served(folder, **PUBLIC) as site:
        port = free_port()
        settings = ours(folder, site.port, port, key, certificate)
        nginx = subprocess.Popen(["nginx", "-c", str(settings), "-g", "daemon off;"])
        try:
            sleep(1)
            assert nginx.poll() is None
            yield port, ssl.create_default_context(cafile=str(certificate))
        finally:
            nginx.terminate()
            nginx.wait(20)


def ours(folder: Path, site: int, port: int, key: Path, certificate: Path) -> Path:
    """deploy/nginx.conf with ports, user and certificate of this machine, and nothing else."""
    places = {
        "user www-data;": "",
        "/run/nginx.pid": str(folder / "pid"),
        "/var/log/nginx/error.log": str(folder / "error.log"),
        "127.0.0.1:8000": f"127.0.0.1:{site}",
        "listen 80 default_server": f"listen 127.0.0.1:{free_port()} default_server",
        "listen [::]:80 default_server;": "",
        "listen 443 ssl": f"listen 127.0.0.1:{port} ssl",
        "listen [::]:443 ssl http2 default_server;": "",
        "/etc/letsencrypt/live/exhibition.example/fullchain.pem": str(certificate),
        "/etc/letsencrypt/live/exhibition.example/privkey.pem": str(key),
        "exhibition.example": "localhost",
    }
    text = Path("deploy/nginx.conf").read_text()
    for here, there in places.items():
        assert here in text, here
        text = text.replace(here, there)
    path = folder / "nginx.conf"
    path.write_text(text)
    return path


def get(proxy: Proxy, path: str, headers: dict[str, str] | None = None) -> Any:
    connection = HTTPSConnection("localhost", proxy[0], timeout=30, context=proxy[1])
    connection.request("GET", path, headers=headers or {})
    return connection.getresponse()


def test_slow_clients_and_1100_connections_hold_nobody_up(
    proxy: Proxy,
) -> None:
    for _ in range(8):
        get(proxy, "/kk/").read()
    crowd = Crowd(*proxy)
    try:
        crowd.slow_readers(4, "/en/projects.json")
        crowd.slow_bodies(silent=3, dripping=3)
        crowd.idle(1100)
        assert crowd.slowest_home(seconds=8) <= 1
    finally:
        crowd.leave()


def test_the_page_is_the_public_one_and_names_no_server(proxy: Proxy) -> None:
    answer = get(proxy, "/en/", {"X-Forwarded-Proto": "http", "X-Forwarded-For": "10.0.0.1"})
    assert answer.status == 200
    assert "https://localhost/" in answer.read().decode()
    assert not answer.headers["Server"]
    assert answer.headers["Strict-Transport-Security"]


def test_its_cookies_belong_to_this_host_alone(proxy: Proxy) -> None:
    cookie = get(proxy, "/admin/login/").headers["Set-Cookie"]
    assert cookie.startswith("__Host-csrftoken=")
    assert "Secure" in cookie
    assert "Path=/;" in cookie
    assert "Domain" not in cookie


@pytest.mark.parametrize(("path", "cookie"), [("/en/", ""), ("/admin/", NOBODY)])
def test_large_bodies_of_nobody_are_refused(proxy: Proxy, path: str, cookie: str) -> None:
    connection = HTTPSConnection("localhost", proxy[0], timeout=30, context=proxy[1])
    connection.putrequest("POST", path)
    connection.putheader("Content-Length", "314572800")
    connection.putheader("Cookie", cookie)
    connection.endheaders()
    assert connection.getresponse().status == 413
