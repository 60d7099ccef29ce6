"""How many people live in a unit and how large it is, as counted on a day by a source."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import ClassVar

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Unit
from apps.core.decimals import trimmed
from apps.core.history import tracked
from apps.establishment.querysets import UnitSizeQuerySet

FIRST_DAY = date(1945, 9, 2)
# More than live in any province, and more square kilometres than any has.
MOST_INHABITANTS, GREATEST_AREA = 30_000_000, 30_000


@tracked()
class UnitSize(models.Model):
    """Inhabitants and area of a unit on a day; they hold until a later count follows. What is not known is empty."""

    unit_list: ClassVar[str] = "communes:tree"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="sizes", verbose_name=_("unit"))
    counted_on = models.DateField(_("as of"))
    inhabitants = models.PositiveIntegerField(
        _("inhabitants"), null=True, blank=True, validators=[MinValueValidator(1)]
    )
    area = models.DecimalField(_("area, km²"), max_digits=9, decimal_places=3, null=True, blank=True)
    source = models.CharField(_("source"), max_length=200)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = UnitSizeQuerySet.as_manager()

    class Meta:
        verbose_name = _("population and area")
        verbose_name_plural = _("population and area of units")
        ordering = ["unit", "-counted_on"]
        constraints = [
            models.UniqueConstraint(
                name="unit_size_once_a_day",
                fields=["unit", "counted_on"],
                violation_error_message=_("Of this unit figures of this day are recorded already. Edit those."),
            ),
            models.CheckConstraint(
                name="unit_size_says_something",
                condition=Q(inhabitants__isnull=False) | Q(area__isnull=False),
                violation_error_message=_("Give the inhabitants, the area, or both."),
            ),
            models.CheckConstraint(
                name="unit_size_inhabitants_plausible",
                condition=Q(inhabitants__isnull=True) | Q(inhabitants__range=(1, MOST_INHABITANTS)),
                violation_error_message=_("So many people live in no unit. Give the number of inhabitants."),
            ),
            models.CheckConstraint(
                name="unit_size_area_plausible",
                condition=Q(area__isnull=True) | Q(area__gt=0, area__lte=GREATEST_AREA),
                violation_error_message=_("No unit is of such an area. Give it in square kilometres."),
            ),
            models.CheckConstraint(
                name="unit_size_day_plausible",
                condition=Q(counted_on__gte=FIRST_DAY),
                violation_error_message=_("Give the day on which this was counted."),
            ),
            models.CheckConstraint(
                name="unit_size_has_a_source",
                condition=~Q(source=""),
                violation_error_message=_("Say where the figures come from."),
            ),
        ]

    def __str__(self) -> str:
        return _("Population and area as of %(day)s") % {"day": f"{self.counted_on:%d/%m/%Y}"}

    @property
    def told_area(self) -> Decimal | None:
        return None if self.area is None else trimmed(self.area)

    @property
    def scope_unit(self) -> Unit:
        return self.unit
