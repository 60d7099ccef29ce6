"""Posts allotted to a unit for a year (biên chế giao), by blocks of the establishment."""

from __future__ import annotations

from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category, LegalBasis
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.establishment.querysets import AllotmentQuerySet

FIRST_YEAR, LAST_YEAR = 2000, 2100
# No unit of commune level was ever allotted so many; a longer number is a slip.
MOST_POSTS = 500


@tracked()
class Block(CodeListItem):
    """A part of the establishment that is allotted by itself, and the categories of posts that use it."""

    counts_cadres = models.BooleanField(_("cadres"), default=False)
    counts_civil_servants = models.BooleanField(_("civil servants"), default=False)
    counts_non_professional = models.BooleanField(_("non-professional staff"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("block of the establishment")
        verbose_name_plural = _("blocks of the establishment")

    @property
    def categories(self) -> list[str]:
        """The categories of posts that use it."""
        counted = {
            Category.CADRE: self.counts_cadres,
            Category.CIVIL_SERVANT: self.counts_civil_servants,
            Category.NON_PROFESSIONAL: self.counts_non_professional,
        }
        return [category.value for category, is_counted in counted.items() if is_counted]


@tracked()
class Allotment(models.Model):
    """How many posts of a block a unit was allotted for a year; it holds until a later year's follows."""

    unit_list: ClassVar[str] = "establishment:overview"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="allotments", verbose_name=_("unit"))
    block = models.ForeignKey(Block, models.PROTECT, related_name="+", verbose_name=_("block"))
    year = models.PositiveSmallIntegerField(_("year"))
    number = models.PositiveSmallIntegerField(_("posts allotted"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = AllotmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("allotment of posts")
        verbose_name_plural = _("allotments of posts")
        ordering = ["unit", "block", "-year"]
        constraints = [
            models.UniqueConstraint(
                name="allotment_once_a_year",
                fields=["unit", "block", "year"],
                violation_error_message=_("The unit already has an allotment of this block for this year. Change it."),
            ),
            models.CheckConstraint(
                name="allotment_year_plausible",
                condition=Q(year__gte=FIRST_YEAR, year__lte=LAST_YEAR),
                violation_error_message=_("Write the year with four digits, from 2000 on."),
            ),
            models.CheckConstraint(
                name="allotment_number_plausible",
                condition=Q(number__lte=MOST_POSTS),
                violation_error_message=_("No unit is allotted more than 500 posts. Check the number."),
            ),
            models.CheckConstraint(
                name="allotment_decided_by_its_year",
                condition=Q(decision_on__isnull=True) | Q(decision_on__year__lte=F("year")),
                violation_error_message=_("The decision was made after the year for which it allots posts."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.block}, {self.year}: {self.number}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit
