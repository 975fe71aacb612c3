"""The participation of organisations in entries."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from projects.models.natural import NaturalKeyModel
from projects.models.project import Project
from projects.models.stand import Organisation


class Participation(NaturalKeyModel):
    """An organisation's part in a project. Role codes follow IATI 2.03 where it has one."""

    class Role(models.TextChoices):
        IMPLEMENTING = "implementing", _("carried out by")
        PARTNER = "partner", _("partner")
        SPONSOR = "sponsor", _("sponsor")
        FUNDING = "funding", _("funder")

    project = models.ForeignKey(
        Project, models.CASCADE, related_name="participations", verbose_name=_("project")
    )
    organisation = models.ForeignKey(
        Organisation,
        models.PROTECT,
        related_name="participations",
        verbose_name=_("organisation"),
        help_text=_(
            "Write its name as the association does. You are asked about one that is like a known "
            "one; any other is added to the list."
        ),
    )
    role = models.CharField(
        _("role"),
        max_length=20,
        choices=Role,
        default=Role.IMPLEMENTING,
        help_text=_("What it did, for example “carried out by” or “sponsor”."),
    )
    position = models.PositiveSmallIntegerField(
        _("position"),
        default=1,
        help_text=_("Its place in the list, for example 1 for the first."),
    )
    natural_key_fields = ("project__number", "organisation__slug", "role")

    class Meta:
        verbose_name = _("participant")
        verbose_name_plural = _("participants")
        ordering = ["position", "id"]
        constraints = [
            models.UniqueConstraint(
                fields=["project", "organisation", "role"],
                name="participation_once_a_role",
                violation_error_message=_("This organisation already has this role here."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_role_display()}: {self.organisation}"
