"""Work that is done outside the web processes: prints, large imports."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _


class Task(models.Model):
    """One piece of work, asked for once however many people wait for it.

    ``kind`` is the dotted path of a ``projects.background.kinds.Kind``, ``key`` says which of its
    tasks this is, ``arguments`` and ``result`` are what goes in and comes out; the argument
    "language" is that of whoever asked. ``attempts`` counts
    how often a worker has begun, ``worker`` is the machine whose worker did so last.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("waiting")
        RUNNING = "running", _("being made")
        DONE = "done", _("ready")
        FAILED = "failed", _("failed")

    OVER = (State.DONE, State.FAILED)

    kind = models.CharField(max_length=120)
    key = models.CharField(max_length=100)
    title = models.CharField(_("what is made"), max_length=200, blank=True)
    arguments = models.JSONField(default=dict)
    priority = models.PositiveSmallIntegerField(default=0)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0)
    worker = models.CharField(max_length=100, blank=True)
    done = models.PositiveIntegerField(_("parts ready"), default=0)
    total = models.PositiveIntegerField(_("parts in all"), default=0)
    result = models.JSONField(default=dict)
    reason = models.TextField(_("what went wrong"), blank=True)
    asked_at = models.DateTimeField(_("asked for"), auto_now_add=True)
    started_at = models.DateTimeField(null=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    class Meta:
        verbose_name = _("background work")
        verbose_name_plural = _("background work")
        ordering = ["-changed_at", "-id"]
        constraints = [models.UniqueConstraint(fields=["kind", "key"], name="one_task_a_key")]
        indexes = [models.Index(fields=["state", "priority", "id"], name="task_turn")]

    def __str__(self) -> str:
        return self.title or self.key

    @property
    def is_over(self) -> bool:
        return self.state in self.OVER

    @property
    def language(self) -> str:
        return str(self.arguments.get("language", settings.LANGUAGE_CODE))
