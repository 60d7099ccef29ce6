"""Who took a de-identified extract of whom, when, for whom and what for; the rows themselves are not kept."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Actor, Permission


class ExtractQuerySet(models.QuerySet["Extract"]):
    def visible_to(self, user: Actor) -> Self:
        """Extracts of units of which the user may take some."""
        return self.filter(user.unit_condition(Permission.TAKE_EXTRACTS, "unit"))


@tracked()
class Extract(models.Model):
    """One extract that left the registry."""

    unit: Any = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    unit_code = models.CharField(_("unit code"), max_length=5, db_collation="C")
    unit_title = models.CharField(_("unit"), max_length=200)
    as_of = models.DateField(_("as of"))
    columns = ArrayField(models.CharField(max_length=60), verbose_name=_("columns"))
    persons = models.PositiveIntegerField(_("persons"))
    # Of how many rows something was left out, and how many rows were left out whole, so that nobody is recognised.
    coarsened = models.PositiveIntegerField(_("coarsened"))
    omitted = models.PositiveIntegerField(_("left out"))
    purpose = models.CharField(_("purpose"), max_length=400)
    recipient = models.CharField(_("recipient"), max_length=200)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, db_collation="C")
    taken_at = models.DateTimeField(_("taken at"), auto_now_add=True)
    taken_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("taken by")
    )

    objects = ExtractQuerySet.as_manager()

    class Meta:
        verbose_name = _("extract")
        verbose_name_plural = _("extracts")
        ordering = ["-taken_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                name="extract_has_purpose",
                condition=~Q(purpose="") & ~Q(recipient=""),
                violation_error_message=_("Say what the extract is for and who receives it."),
            )
        ]
        indexes = [
            # serves the list of extracts within a scope
            models.Index(fields=["unit", "-taken_at"], name="extract_unit")
        ]

    def __str__(self) -> str:
        return f"{self.unit_title}, {self.as_of:%d/%m/%Y}"
