"""Figures that a document states, kept to be compared with what the registry counts."""

from __future__ import annotations

from decimal import Decimal
from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Actor, Permission


class ClaimForm(models.TextChoices):
    """How a document states a figure."""

    COUNT = "count", _("Number of persons")
    PERCENT = "percent", _("Percent of the group")


class ClaimQuerySet(models.QuerySet["Claim"]):
    def visible_to(self, user: Actor) -> Self:
        """Claims on units at which the user may see reports."""
        return self.filter(user.unit_condition(Permission.VIEW_REPORTS, "unit"))


@tracked()
class Claim(models.Model):
    """One figure of an old document: what it says, of which cell of a report, of which unit and day."""

    unit: Any = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    unit_code = models.CharField(_("unit code"), max_length=5, db_collation="C")
    unit_title = models.CharField(_("unit"), max_length=200)
    # None where the document gives no day: then nothing can be compared.
    day = models.DateField(_("as of"), null=True, blank=True)
    report = models.CharField(_("report"), max_length=60, db_collation="C")
    group = models.CharField(_("group"), max_length=60, db_collation="C")
    measure = models.CharField(_("measure"), max_length=60, db_collation="C")
    category = models.CharField(_("row"), max_length=80, db_collation="C")
    form = models.CharField(_("stated as"), max_length=10, choices=ClaimForm, default=ClaimForm.COUNT)
    value = models.DecimalField(_("stated value"), max_digits=12, decimal_places=2)
    # Decimal places as printed: 83 % and 83,0 % are compared with what the registry would print likewise.
    places = models.PositiveSmallIntegerField(_("decimal places"), default=0)
    words = models.CharField(_("sentence of the document"), max_length=500, blank=True)
    source = models.CharField(_("document"), max_length=200)

    objects = ClaimQuerySet.as_manager()

    class Meta:
        verbose_name = _("stated figure")
        verbose_name_plural = _("stated figures")
        ordering = ["-day", "unit_code", "report", "measure", "category", "pk"]
        constraints = [
            models.CheckConstraint(
                name="claim_form_known",
                condition=Q(form__in=ClaimForm.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="claim_value_possible",
                condition=Q(value__gte=0) & (Q(form=ClaimForm.COUNT) | Q(value__lte=100)),
                violation_error_message=_("A number is not negative, and a share is at most a hundred percent."),
            ),
            models.CheckConstraint(
                name="claim_count_is_whole",
                condition=~Q(form=ClaimForm.COUNT) | Q(places=0),
                violation_error_message=_("A number of persons has no decimals."),
            ),
            models.CheckConstraint(name="claim_places_few", condition=Q(places__lte=2)),
            models.CheckConstraint(
                name="claim_has_source",
                condition=~Q(source=""),
                violation_error_message=_("Say which document states the figure."),
            ),
        ]
        indexes = [
            # serves the list of stated figures within a scope
            models.Index(fields=["unit", "-day"], name="claim_unit")
        ]

    def __str__(self) -> str:
        return f"{self.source}: {self.stated}"

    def get_absolute_url(self) -> str:
        return reverse("reporting:claim_edit", args=[self.pk])

    @property
    def stated(self) -> Decimal:
        """The value with its places as printed."""
        return self.value.quantize(Decimal(1).scaleb(-self.places))

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on this figure are asked."""
        unit: models.Model = self.unit
        return unit
