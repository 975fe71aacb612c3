"""What Linux offers to bound a process: its memory, and its life to that of its parent."""

from __future__ import annotations

import ctypes
import os
import signal
import sys
from pathlib import Path

PR_SET_PDEATHSIG = 1


def die_with_parent(parent: int, how: signal.Signals) -> None:
    """The system ends this process as soon as its parent has ended, even by ``kill -9``."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, how)
    if os.getppid() != parent:
        os.kill(os.getpid(), how)


def limit_memory(most: int) -> None:
    """Refuses this process more than ``most`` bytes of data: what asks for more gets an error.

    Data alone is limited (RLIMIT_DATA), not addresses: libraries and fonts that are mapped, but not
    read, take none.
    """
    if sys.platform == "linux":
        import resource  # is there on Linux alone

        _soft, hard = resource.getrlimit(resource.RLIMIT_DATA)
        most = most if hard == resource.RLIM_INFINITY else min(most, hard)
        resource.setrlimit(resource.RLIMIT_DATA, (most, hard))


def memory_of(process: int) -> int:
    """The bytes of memory that a process has to itself; 0 where the system does not tell."""
    try:
        _size, resident, shared, *_rest = Path(f"/proc/{process}/statm").read_text().split()
    except OSError:
        return 0
    return (int(resident) - int(shared)) * os.sysconf("SC_PAGE_SIZE")
