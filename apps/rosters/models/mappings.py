"""What people have said of files: what a column holds, and which sheet of a workbook counts."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Permission
from apps.rosters.models.uploads import Upload


class ColumnMappingQuerySet(models.QuerySet["ColumnMapping"]):
    def visible_to(self, user: object) -> Self:
        """Mappings of units at which the user may upload rosters."""
        return self.filter(user.unit_condition(Permission.UPLOAD_ROSTERS, "unit"))  # type: ignore[attr-defined]  # the engine knows no accounts

    def standing(self) -> Self:
        return self.filter(revoked_at__isnull=True)


@tracked()
class ColumnMapping(models.Model):
    """A unit's answer to what a column of its files holds, remembered until someone reverts it.

    `path` is the folded header path; `key` is a column of the format, empty when the column is not to be used.
    """

    unit = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    format = models.CharField(_("layout"), max_length=40)
    path = models.CharField(max_length=400, db_collation="C")
    header = models.CharField(_("header as written"), max_length=400)
    key = models.CharField(max_length=80, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    created_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    revoked_at = models.DateTimeField(_("reverted at"), null=True)
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("reverted by")
    )

    objects = ColumnMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("remembered column")
        verbose_name_plural = _("remembered columns")
        ordering = ["-created_at", "-pk"]
        constraints = [
            # serves the question for a unit's answers too
            models.UniqueConstraint(
                name="columnmapping_once",
                fields=["unit", "format", "path"],
                condition=Q(revoked_at__isnull=True),
                violation_error_message=_("What this column holds is already remembered for the unit."),
            ),
            models.CheckConstraint(
                name="columnmapping_reverted_by_someone",
                condition=Q(revoked_at__isnull=True, revoked_by__isnull=True)
                | Q(revoked_at__isnull=False, revoked_by__isnull=False),
                violation_error_message=_("Who reverts an answer, and when, is kept together."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.header} → {self.key or '–'}"


class SheetChoice(models.Model):
    """Whether a sheet of one upload is to be read, where several list the same people on different days."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="sheet_choices")
    sheet = models.CharField(max_length=120)
    is_used = models.BooleanField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = _("choice of a sheet")
        verbose_name_plural = _("choices of sheets")
        constraints = [models.UniqueConstraint(name="sheetchoice_once", fields=["upload", "sheet"])]

    def __str__(self) -> str:
        return f"{self.sheet}: {self.is_used}"
