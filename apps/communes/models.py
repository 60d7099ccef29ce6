"""Administrative units through time.

Neither a code nor a name identifies a unit: a `Unit` is one legal existence, a `UnitPeriod` a stretch in which its
code, name, kind and parent stay the same, a `Reorganisation` a resolution, a `Succession` what became of what.
"""

from datetime import date

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Deferrable, Q
from django.utils.translation import gettext_lazy as _

from apps.communes.querysets import UnitPeriodQuerySet, UnitQuerySet
from apps.core.dates import day_before
from apps.core.history import tracked
from apps.core.ranges import Folded


class Level(models.TextChoices):
    PROVINCE = "province", _("Province level")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")


class Kind(models.TextChoices):
    """Kinds of units, as the official lists name them."""

    TINH = "tinh", _("Province")
    THANH_PHO_TW = "thanh_pho_tw", _("City under central authority")
    QUAN = "quan", _("Urban district")
    HUYEN = "huyen", _("Rural district")
    THI_XA = "thi_xa", _("Town")
    THANH_PHO_THUOC_TINH = "thanh_pho_thuoc_tinh", _("Provincial city")
    XA = "xa", _("Commune")
    PHUONG = "phuong", _("Ward")
    THI_TRAN = "thi_tran", _("Township")
    DAC_KHU = "dac_khu", _("Special zone")


# The word that stands before the proper name in Vietnamese: Xã Lạc Sỹ.
KIND_WORDS = {
    Kind.TINH: "Tỉnh",
    Kind.THANH_PHO_TW: "Thành phố",
    Kind.QUAN: "Quận",
    Kind.HUYEN: "Huyện",
    Kind.THI_XA: "Thị xã",
    Kind.THANH_PHO_THUOC_TINH: "Thành phố",
    Kind.XA: "Xã",
    Kind.PHUONG: "Phường",
    Kind.THI_TRAN: "Thị trấn",
    Kind.DAC_KHU: "Đặc khu",
}


@tracked()
class Unit(models.Model):
    """One legal existence of a unit; `key` is stable, codes and names change with its periods."""

    key = models.CharField(_("key"), max_length=40, unique=True, db_collation="C")
    level = models.CharField(_("unit level"), max_length=10, choices=Level)
    # Provinces: the first day from which the list of their units is complete; earlier reports would be wrong.
    complete_from = models.DateField(_("list complete from"), null=True, blank=True)

    objects = UnitQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit")
        verbose_name_plural = _("units")
        constraints = [models.CheckConstraint(name="unit_level_known", condition=Q(level__in=Level.values))]

    def __str__(self) -> str:
        return self.key

    def period_on(self, day: date) -> "UnitPeriod | None":
        """The unit's code, name, kind and parent on a day; None when it did not exist."""
        return self.periods.filter(valid__contains=day).first()


def titled(kind: str, name: str) -> str:
    """Kind and name as papers write them: Xã Lạc Sỹ."""
    return f"{KIND_WORDS[Kind(kind)]} {name}"


@tracked(exclude=("name_folded",))
class UnitPeriod(models.Model):
    """A stretch in which code, name, kind and parent of a unit stay the same; the upper end is exclusive."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="periods", verbose_name=_("unit"))
    code = models.CharField(_("code"), max_length=5, db_collation="C")
    name = models.CharField(_("name"), max_length=100)
    kind = models.CharField(_("kind"), max_length=24, choices=Kind)
    parent = models.ForeignKey(
        Unit, models.PROTECT, related_name="child_periods", null=True, blank=True, verbose_name=_("parent unit")
    )
    valid = DateRangeField(_("valid"))
    name_folded = models.GeneratedField(
        expression=Folded("name"), output_field=models.CharField(max_length=100), db_persist=True
    )

    objects = UnitPeriodQuerySet.as_manager()

    class Meta:
        verbose_name = _("unit period")
        verbose_name_plural = _("unit periods")
        ordering = ["code"]
        # Deferrable, so that a load may exchange codes and move boundaries of periods in several statements.
        constraints = [
            ExclusionConstraint(
                name="unit_period_one_at_a_time",
                expressions=[("unit", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                deferrable=Deferrable.IMMEDIATE,
                violation_error_message=_("The unit already has a name and code in part of this period."),
            ),
            # Codes of the three levels differ in length (2, 3, 5 digits), so one constraint keeps all levels apart.
            ExclusionConstraint(
                name="unit_period_code_held_once",
                expressions=[("code", RangeOperators.EQUAL), ("valid", RangeOperators.OVERLAPS)],
                deferrable=Deferrable.IMMEDIATE,
                violation_error_message=_("Another unit holds this code in part of this period."),
            ),
            models.CheckConstraint(name="unit_period_not_empty", condition=Q(valid__isempty=False)),
            models.CheckConstraint(name="unit_period_kind_known", condition=Q(kind__in=Kind.values)),
            models.CheckConstraint(name="unit_period_code_digits", condition=Q(code__regex=r"^(\d{2}|\d{3}|\d{5})$")),
            models.CheckConstraint(
                name="unit_period_parent_but_for_provinces",
                condition=Q(parent__isnull=True, code__regex=r"^\d{2}$")
                | Q(parent__isnull=False, code__regex=r"^\d{3,5}$"),
            ),
            models.CheckConstraint(
                name="unit_period_not_its_own_parent", condition=Q(parent__isnull=True) | ~Q(parent=models.F("unit"))
            ),
        ]
        indexes = [
            # serves the tree: the children of a unit
            models.Index(fields=["parent"], name="unit_period_parent"),
            # serves the search for a unit by part of its name, without tones
            GinIndex(OpClass("name_folded", name="gin_trgm_ops"), name="unit_period_name_trgm"),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def title(self) -> str:
        """Kind and name as papers write them: Xã Lạc Sỹ."""
        return titled(self.kind, self.name)

    @property
    def first_day(self) -> date | None:
        """None when it began before the records do."""
        first: date | None = self.valid.lower
        return first

    @property
    def last_day(self) -> date | None:
        """None while it still holds."""
        return day_before(self.valid.upper) if self.valid.upper else None


@tracked()
class Reorganisation(models.Model):
    """A resolution that founded, merged, divided, renamed or moved units."""

    key = models.CharField(_("key"), max_length=60, unique=True, db_collation="C")
    resolution = models.CharField(_("resolution"), max_length=120)
    issued_on = models.DateField(_("issued on"), null=True, blank=True)
    effective_on = models.DateField(_("in effect from"))
    title_vi = models.CharField(_("subject"), max_length=400)
    province_code = models.CharField(_("province"), max_length=2, blank=True, db_collation="C")

    class Meta:
        verbose_name = _("reorganisation")
        verbose_name_plural = _("reorganisations")
        ordering = ["effective_on", "key"]
        constraints = [
            models.CheckConstraint(
                name="reorganisation_issued_before_effect",
                condition=Q(issued_on__isnull=True) | Q(issued_on__lte=models.F("effective_on")),
                violation_error_message=_("A resolution is issued before it takes effect, or on that day."),
            )
        ]

    def __str__(self) -> str:
        return self.resolution


class SuccessionKind(models.TextChoices):
    WHOLE = "whole", _("merged as a whole")
    PART = "part", _("part of it")
    KEEP = "keep", _("unchanged")
    RENAME = "rename", _("renamed")
    RETYPE = "retype", _("changed kind")
    MOVE = "move", _("moved to another parent")


# The unit itself lives on under these.
LIVING_ON = (SuccessionKind.KEEP, SuccessionKind.RENAME, SuccessionKind.RETYPE, SuccessionKind.MOVE)


@tracked()
class Succession(models.Model):
    """What became of a unit under one reorganisation."""

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="successions")
    predecessor = models.ForeignKey(Unit, models.CASCADE, related_name="succeeded_by")
    successor = models.ForeignKey(Unit, models.CASCADE, related_name="preceded_by")
    kind = models.CharField(_("kind"), max_length=10, choices=SuccessionKind)
    # Where the people of a divided unit went, when the source says "part of the area, whole population".
    takes_people = models.BooleanField(_("the people went here"), default=False)
    note = models.CharField(_("note"), max_length=300, blank=True)

    class Meta:
        verbose_name = _("succession")
        verbose_name_plural = _("successions")
        constraints = [
            models.UniqueConstraint(
                name="succession_once",
                fields=["reorganisation", "predecessor", "successor", "kind"],
                violation_error_message=_("The resolution already says this of the two units."),
            ),
            models.CheckConstraint(
                name="succession_kind_known",
                condition=Q(kind__in=SuccessionKind.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="succession_living_on_is_same_unit",
                condition=Q(kind__in=LIVING_ON, predecessor=models.F("successor"))
                | (~Q(kind__in=LIVING_ON) & ~Q(predecessor=models.F("successor"))),
                violation_error_message=_("A unit becomes another one, or lives on as what it is."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.predecessor} → {self.successor}"


class UnitCover(models.Model):
    """Which units a unit covers: itself, all that were ever below it, and predecessors whose people it took over.

    Derived from periods and successions by `services.rebuild_cover`; the gate of every row leans on it.
    """

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="covers")
    covered = models.ForeignKey(Unit, models.CASCADE, related_name="covered_by")

    class Meta:
        constraints = [models.UniqueConstraint(name="unit_cover_once", fields=["unit", "covered"])]
