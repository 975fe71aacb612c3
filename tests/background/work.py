"""The worker's part in a test."""

from projects.background import queue
from projects.models import Task


def work() -> list[Task]:
    """Does all that waits, as the worker does; gives the tasks."""
    done = []
    while task := queue.next_task():
        assert queue.take(task, "worker")
        queue.run(task)
        done.append(task)
    return done
