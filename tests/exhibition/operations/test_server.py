"""The worker beside the site is started again, whatever is forked at that moment."""

import os
import subprocess
import sys
from pathlib import Path

# Forks as granian forks its web processes, while a worker that ends at once is kept; then counts
# how often it is still started. The forked processes live on meanwhile.
PROGRAM = """
import os, sys, time
from pathlib import Path
from threading import Thread
from exhibition.operations import server
starts = Path(sys.argv[1])
server.PAUSE = 0
sys.executable = sys.argv[2]
Thread(target=server.keep_worker, daemon=True).start()
forked = []
for _ in range(120):
    if not (child := os.fork()):
        time.sleep(60)
        os._exit(0)
    forked.append(child)
before = starts.stat().st_size
time.sleep(1)
after = starts.stat().st_size
for child in forked:
    os.kill(child, 9)
print(after - before)
os._exit(0)
"""


def test_a_worker_is_started_again_while_web_processes_are_forked(tmp_path: Path) -> None:
    starts = tmp_path / "starts"
    starts.touch()
    worker = tmp_path / "worker"
    worker.write_text(f"#!/bin/sh\necho >>{starts}\n")
    worker.chmod(0o700)
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, str(starts), str(worker)],
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=60,
        check=True,
    )
    assert int(done.stdout) > 5
