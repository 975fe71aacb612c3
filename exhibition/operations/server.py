"""granian's own command, which never gives up on a worker; run with ``python -m``.

granian starts a dead worker again, but ends the site if the same one dies twice within 5.5 seconds;
where nothing starts the site again, one bad minute would end it for good. Here a pause follows.
"""

from __future__ import annotations

from time import sleep
from typing import Any

from granian.cli import entrypoint
from granian.server.mp import MPServer

PAUSE = 1.0
_respawn = MPServer._respawn_workers


def _respawn_and_forget(self: Any, *workers: Any, **options: Any) -> None:
    """Starts workers again, slowly, and forgets when, which granian counts by."""
    sleep(PAUSE)
    _respawn(self, *workers, **options)
    self.respawned_wrks.clear()


if __name__ == "__main__":
    MPServer._respawn_workers = _respawn_and_forget  # type: ignore[method-assign]
    entrypoint()
