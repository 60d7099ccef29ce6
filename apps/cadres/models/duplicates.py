"""One person with two records: candidates for rows, pairs that are two people, and records that were merged."""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models.people import Cadre
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.permissions import Permission
from apps.rosters.models import Upload


class RosterCandidate(models.Model):
    """A registered person whom a row of an upload may mean; found anew with every check, so without history."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="+")
    sheet = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    # The person's public code, kept as text so that the upload outlives the record.
    cadre = models.CharField(max_length=20, db_collation="C")
    is_here = models.BooleanField()
    score = models.SmallIntegerField()

    class Meta:
        verbose_name = _("candidate for a row")
        verbose_name_plural = _("candidates for rows")
        ordering = ["upload", "sheet", "row", "-score", "pk"]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}: {self.cadre}"


class PairQuerySet(models.QuerySet["DistinctPair"]):
    def visible_to(self, user: User) -> Self:
        """Pairs of which the user sees both people."""
        first = user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit")
        return self.filter(first, user.unit_condition(Permission.VIEW_CADRES, "other__home_unit"))


@tracked()
class DistinctPair(models.Model):
    """Somebody said that two records which look alike are two people; the older record stands first."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="+", verbose_name=_("person"))
    other = models.ForeignKey(Cadre, models.CASCADE, related_name="+", verbose_name=_("other person"))

    objects = PairQuerySet.as_manager()

    class Meta:
        verbose_name = _("pair of different people")
        verbose_name_plural = _("pairs of different people")
        constraints = [
            models.UniqueConstraint(
                name="distinct_pair_once",
                fields=["cadre", "other"],
                violation_error_message=_("It is already noted that these are two people."),
            ),
            models.CheckConstraint(
                name="distinct_pair_in_order",
                condition=Q(cadre__lt=F("other")),
                violation_error_message=_("A pair names two different people."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre} ≠ {self.other}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit


class MergedQuerySet(models.QuerySet["MergedRecord"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))


@tracked()
class MergedRecord(models.Model):
    """A record that ended because it was the same person as another one: its code leads to the record that was kept."""

    code = models.CharField(_("former code"), max_length=12, unique=True, db_collation="C")
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="merged_records", verbose_name=_("person"))
    full_name = models.CharField(_("full name"), max_length=120)
    # The key that its history bears.
    former = models.BigIntegerField()
    # The act of history by which it can be undone.
    context = models.UUIDField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("merged by")
    )
    at = models.DateTimeField(_("merged at"))
    # What both records stated, of which one stays: [{"model", "words", "how"}].
    settled = models.JSONField(default=list)

    objects = MergedQuerySet.as_manager()

    class Meta:
        verbose_name = _("merged record")
        verbose_name_plural = _("merged records")
        ordering = ["-at", "-pk"]

    def __str__(self) -> str:
        return f"{self.code} → {self.cadre}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
