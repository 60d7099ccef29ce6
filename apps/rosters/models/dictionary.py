"""The dictionary: what the words of files mean where the code lists do not know them, and who has said so.

A log of its own, as uploads are: an entry is never changed, only revoked, and a new one takes its place.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission


class ValueMappingQuerySet(models.QuerySet["ValueMapping"]):
    def visible_to(self, user: object) -> Self:
        """Entries of the units at which the user may upload rosters, and those that hold for these units."""
        condition = user.unit_condition  # type: ignore[attr-defined]  # the engine knows no accounts
        own = condition(Permission.UPLOAD_ROSTERS, "unit")
        above = condition(Permission.UPLOAD_ROSTERS, "unit__covers__covered")
        return self.filter(pk__in=ValueMapping.objects.filter(own | above).values("pk"))

    def standing(self) -> Self:
        return self.filter(revoked_at=None)


class ValueMapping(models.Model):
    """What one value of a column means, decided for a unit and all that it covers."""

    unit = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("holds for"))
    format = models.CharField(_("layout"), max_length=40)
    column = models.CharField(_("column"), max_length=40)
    folded = models.CharField(max_length=300, db_collation="C")
    written = models.CharField(_("as written"), max_length=300)
    # The words that are read instead; empty when the value is left out.
    meaning = models.CharField(_("meaning"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by")
    )
    decided_at = models.DateTimeField(_("decided at"), auto_now_add=True)
    # The answer of a unit that this entry takes over for all.
    accepts = models.ForeignKey("self", models.SET_NULL, null=True, blank=True, related_name="accepted")
    revoked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("revoked by")
    )
    revoked_at = models.DateTimeField(_("revoked at"), null=True)

    objects = ValueMappingQuerySet.as_manager()

    class Meta:
        verbose_name = _("dictionary entry")
        verbose_name_plural = _("dictionary entries")
        ordering = ["column", "folded", "-decided_at"]
        constraints = [
            models.UniqueConstraint(
                name="value_mapping_one_standing",
                fields=["unit", "format", "column", "folded"],
                condition=Q(revoked_at=None),
                violation_error_message=_("The meaning of this value has already been decided. Revoke that first."),
            ),
            models.CheckConstraint(
                name="value_mapping_revoked_knows_who",
                condition=Q(revoked_at=None, revoked_by=None) | Q(revoked_at__isnull=False, revoked_by__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.column}: {self.written} = {self.meaning or '–'}"

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on this entry are asked."""
        return self.unit


class MappingUse(models.Model):
    """In how many rows of an upload an entry was read."""

    mapping = models.ForeignKey(ValueMapping, models.CASCADE, related_name="uses")
    upload = models.ForeignKey("rosters.Upload", models.CASCADE, related_name="mapped")
    rows = models.PositiveIntegerField()

    class Meta:
        verbose_name = _("use of a dictionary entry")
        verbose_name_plural = _("uses of dictionary entries")
        constraints = [models.UniqueConstraint(name="mapping_use_once", fields=["mapping", "upload"])]

    def __str__(self) -> str:
        return f"{self.mapping} ({self.rows})"
