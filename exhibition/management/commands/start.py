"""Prepares a clean clone and serves the site: `make run`."""

import os
import resource
import secrets
import socket
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Any

from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import DEFAULT_DB_ALIAS, connection, transaction
from django.db.migrations.executor import MigrationExecutor

from exhibition.door.server import BOUNDS
from exhibition.management.commands.compile_texts import compile_texts
from exhibition.operations import folder
from exhibition.operations.backup import make_backup
from exhibition.variables import value
from projects.catalogue import index_file
from projects.catalogue.index import current_index
from projects.editing.history import clear_old_versions
from projects.intake.received import forget_old
from projects.management.commands.draw_samples import draw_samples
from projects.models import Project
from projects.photos.clearing import purge
from projects.serving.static_files import collect_static_once
from projects.serving.table_statistics import analyse_tables

FIXTURES = (
    "regions",
    "stands",
    "synonyms",
    "terms",
    "figures",
    "entries_documented",
    "entries_illustrative",
)


class Command(BaseCommand):
    help = "Prepares the database, the entries and the files, and serves the site."
    requires_system_checks = ["__all__"]

    def add_arguments(self, parser: Any) -> None:
        parser.add_argument("--host", default=value("HOST"))
        parser.add_argument("--port", type=int, default=value("PORT"))
        parser.add_argument("--prepare-only", action="store_true", help="Stop before serving.")

    def handle(self, host: str, port: int, prepare_only: bool, **options: Any) -> None:
        try:
            self.start(host, port, prepare_only)
        except KeyboardInterrupt:
            raise CommandError(
                "Stopped. The next start goes on from here.", returncode=130
            ) from None

    def start(self, host: str, port: int, prepare_only: bool) -> None:
        if not prepare_only:
            refuse_taken_port(host, port)
        self.check(databases=[DEFAULT_DB_ALIAS])
        with (
            folder.sentences("The site is not started"),
            folder.turn(alone=True, waits=lambda: self.stdout.write("… another start is at work")),
        ):
            folder.keep_private()
            self.prepare()
            # Another start may have had its turn before; the next will find the port held.
            held = None if prepare_only else hold_port(host, port)
        if held:
            self.serve(host, port)

    def prepare(self) -> None:
        """Each step is whole or not done, so a start that was broken off goes on where it was."""
        with self.step("translations of the interface"):
            compile_texts()
        if has_older_tables():
            with self.step("backup before the database is brought up to date"):
                made = make_backup()
            self.stdout.write(f"  it lies in {made.path}")
        with self.step("database"):
            call_command("migrate", verbosity=0)
        with self.step("entries"):
            load_entries_once()
            purge()
            forget_old()
            call_command("clearsessions")
            clear_old_versions()
            analyse_tables()
        with self.step("static files"):
            collect_static_once()
        with self.step("index"):
            index_file.keep(current_index())
        make_staff_account_once(self.tell)

    def tell(self, text: str) -> None:
        """Writes it at once, also where the output is a file."""
        self.stdout.write(text)
        self.stdout.flush()

    @contextmanager
    def step(self, name: str) -> Iterator[None]:
        """A progress line with the seconds that the step took."""
        begin = monotonic()
        self.stdout.write(f"… {name} ", ending="")
        self.stdout.flush()
        yield
        self.stdout.write(f"{monotonic() - begin:.1f} s")

    def serve(self, host: str, port: int) -> None:
        """Becomes the server; Ctrl-C ends it."""
        shown = f"[{host}]" if ":" in host else host
        self.stdout.write("\nOpen:")
        for path in ("kk/", "ru/", "en/", "admin/"):
            self.stdout.write(f"  http://{shown}:{port}/{path}")
        self.stdout.flush()
        server = [sys.executable, "-m", "exhibition.operations.server"]
        server += ["--interface", "wsgi", "--host", host]
        server += ["--port", str(port), "--workers", str(value("WORKERS"))]
        # "warning" would warn of more threads than twice the processors: half of them may wait.
        server += ["--log-level", "error", *BOUNDS]
        # A worker that dies is started again; one that does not stop with the site is ended.
        server += ["--respawn-failed-workers", "--respawn-interval", "0.1"]
        server += ["--workers-kill-timeout", "10"]
        allow_many_connections()
        os.chdir(settings.BASE_DIR)
        os.execv(sys.executable, [*server, "exhibition.wsgi:application"])


def allow_many_connections() -> None:
    """Lets the processes of the server hold as many files open as the system allows them."""
    _soft, hard = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))


def refuse_taken_port(host: str, port: int) -> None:
    """Raises ``CommandError`` if the site can't be served there, and says what to do."""
    _bound(host, port, socket.SO_REUSEADDR).close()


def hold_port(host: str, port: int) -> socket.socket:
    """The port, taken so that only the server that this process becomes can listen there."""
    refuse_taken_port(host, port)
    held = _bound(host, port, socket.SO_REUSEPORT)
    held.set_inheritable(True)
    return held


def _bound(host: str, port: int, shared: int) -> socket.socket:
    """A socket at the port, which it shares with others as this option says."""
    if not 0 < port < 65536:
        raise CommandError(f"Port {port} does not exist; choose one from 1024 to 65535.")
    try:
        family, *_, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)[0]
        probe = socket.socket(family, socket.SOCK_STREAM)
        try:
            probe.setsockopt(socket.SOL_SOCKET, shared, 1)
            probe.bind(address)
        except BaseException:
            probe.close()
            raise
        return probe
    except (OSError, OverflowError) as error:
        raise CommandError(
            f"Port {port} on {host} can't be used ({error}); choose another: make run PORT=8001"
        ) from error


def has_older_tables() -> bool:
    """Whether there is a database already that lacks migrations of this release."""
    executor = MigrationExecutor(connection)
    applied = executor.loader.applied_migrations
    return bool(applied and executor.migration_plan(executor.loader.graph.leaf_nodes()))


def load_entries_once() -> None:
    """Loads the exhibition's entries into an empty catalogue, with their drawings or not at all;
    staff's work is never touched."""
    with transaction.atomic():
        if not Project.objects.exists():
            call_command("loaddata", *FIXTURES, verbosity=0)
            draw_samples()


def make_staff_account_once(tell: Callable[[str], None]) -> None:
    """Makes the account "staff" where there is no account, and tells its random password.

    It is told before the account is there for good: an account whose password nobody has seen
    would lock everybody out.
    """
    users = get_user_model().objects
    with transaction.atomic():
        if not users.exists():
            password = secrets.token_urlsafe(12)
            users.create_superuser("staff", password=password)
            tell(
                f"\nThe desk's account, shown this once:  staff  {password}\n"
                "Change it at /admin/password_change/; lost? manage.py changepassword staff"
            )
