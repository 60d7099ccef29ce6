"""How people came into service, and which unit the home towns that they write mean."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import LegalBasis
from apps.cadres.models.people import Cadre
from apps.cadres.models.rules import known, precise, precision_field
from apps.cadres.querysets import visible_cadres
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked

if TYPE_CHECKING:
    from apps.accounts.models import User


@tracked()
class RecruitmentKind(CodeListItem):
    """A way into service: examination, selection, direct intake, sending to study …"""

    class Meta(CodeListItem.Meta):
        verbose_name = _("form of recruitment")
        verbose_name_plural = _("forms of recruitment")


class RecruitmentQuerySet(models.QuerySet["Recruitment"]):
    def visible_to(self, user: User) -> Self:
        return self.filter(cadre__in=visible_cadres(user))


@tracked()
class Recruitment(models.Model):
    """The day on which a person was taken into service, how and by whom; who left may come back by another one."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="recruitments", verbose_name=_("person"))
    kind = models.ForeignKey(
        RecruitmentKind, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("form of recruitment")
    )
    recruited_on = models.DateField(_("recruited on"))
    recruited_precision = precision_field()
    recruited_by = models.CharField(_("recruited by"), max_length=160, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = RecruitmentQuerySet.as_manager()

    class Meta:
        verbose_name = _("recruitment")
        verbose_name_plural = _("recruitments")
        ordering = ["cadre", "recruited_on"]
        constraints = [
            models.UniqueConstraint(
                name="recruitment_once_a_day",
                fields=["cadre", "recruited_on"],
                violation_error_message=_("The person is already recorded as recruited on this day."),
            ),
            models.CheckConstraint(
                name="recruitment_day_plausible",
                condition=Q(recruited_on__year__gte=1945, recruited_on__year__lte=2100),
                violation_error_message=_("The day of recruitment lies outside the years 1945 to 2100."),
            ),
            known("recruitment_precision_known", "recruited_precision", Precision.values),
            precise("recruitment_day_precise", "recruited_on", "recruited_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.kind or self.recruited}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def recruited(self) -> PartialDate | None:
        return partial_date(self.recruited_on, self.recruited_precision)


class HomePlace(models.Model):
    """Which unit a home town means, as somebody wrote it; without a unit the words do not tell.

    Derived from the words and the units by `home_places.services.learn`, once for each wording.
    """

    text = models.CharField(_("home town"), max_length=200, unique=True, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))

    def __str__(self) -> str:
        return self.text


@tracked()
class HomeChoice(models.Model):
    """Which unit a person's home town means, as somebody chose it; it holds for the words of that day alone."""

    # The constraint below is its index.
    cadre = models.ForeignKey(
        Cadre, models.CASCADE, related_name="home_choices", verbose_name=_("person"), db_index=False
    )
    text = models.CharField(_("home town"), max_length=200, db_collation="C")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit"))

    class Meta:
        verbose_name = _("unit of a home town")
        verbose_name_plural = _("units of home towns")
        constraints = [
            models.UniqueConstraint(
                name="home_choice_once",
                fields=["cadre"],
                violation_error_message=_("A unit was already chosen for this person's home town."),
            ),
            models.CheckConstraint(
                name="home_choice_has_words",
                condition=~Q(text=""),
                violation_error_message=_("The person's home town is not recorded. Record it first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.text}: {self.unit or '–'}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
