"""People whom a reorganisation left without a post (dôi dư), and how each case was settled."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import Category, EmploymentStatus, LegalBasis, Title
from apps.cadres.mergers.querysets import SurplusCaseQuerySet
from apps.cadres.models.mergers import Placement
from apps.cadres.models.people import Cadre
from apps.cadres.models.rules import known
from apps.communes.models import Reorganisation, Unit
from apps.core.codelists import CodeListItem
from apps.core.history import tracked


@tracked()
class SurplusReason(CodeListItem):
    """Why a person is surplus, by the codes of the Ministry's form."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("reason of surplus")
        verbose_name_plural = _("reasons of surplus")


@tracked()
class SurplusOption(CodeListItem):
    """How a case is settled; `ends_post` says whether the person leaves the post kept while waiting."""

    ends_post = models.BooleanField(_("the person leaves"), default=True)
    status = models.ForeignKey(
        EmploymentStatus, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("status afterwards")
    )

    class Meta(CodeListItem.Meta):
        verbose_name = _("settlement of surplus")
        verbose_name_plural = _("settlements of surplus")


@tracked()
class SurplusCase(models.Model):
    """One person left over by one reorganisation; settled from the day on which a decision is in force."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="surplus_cases", verbose_name=_("reorganisation")
    )
    placement = models.OneToOneField(
        Placement, models.RESTRICT, null=True, blank=True, related_name="surplus_case", verbose_name=_("placement")
    )
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="surplus_cases", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="surplus_cases", verbose_name=_("unit that ended"))
    title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title held")
    )
    group = models.CharField(_("group"), max_length=20, choices=Category)
    reason = models.ForeignKey(SurplusReason, models.PROTECT, related_name="+", verbose_name=_("reason"))
    option = models.ForeignKey(
        SurplusOption, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("settlement")
    )
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    applied_on = models.DateField(_("applied on"), null=True, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    effective_on = models.DateField(_("in effect from"), null=True, blank=True)
    months = models.PositiveSmallIntegerField(_("months counted"), null=True, blank=True)
    amount = models.BigIntegerField(_("amount (đồng)"), null=True, blank=True)
    paid_on = models.DateField(_("paid on"), null=True, blank=True)
    deadline = models.DateField(_("to be settled by"), null=True, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = SurplusCaseQuerySet.as_manager()

    class Meta:
        verbose_name = _("surplus case")
        verbose_name_plural = _("surplus cases")
        ordering = ["reorganisation", "cadre"]
        constraints = [
            known("surplus_case_group_known", "group", Category.values),
            models.UniqueConstraint(
                name="surplus_case_once",
                fields=["reorganisation", "cadre"],
                violation_error_message=_("This person already has a surplus case under this reorganisation."),
            ),
            models.CheckConstraint(
                name="surplus_case_settled_how",
                condition=Q(effective_on__isnull=True) | Q(option__isnull=False, decision_on__isnull=False),
                violation_error_message=_("A decision in force needs its date and the settlement that it grants."),
            ),
            models.CheckConstraint(
                name="surplus_case_decided_after_applied",
                condition=Q(applied_on__isnull=True)
                | Q(decision_on__isnull=True)
                | Q(decision_on__gte=F("applied_on")),
                violation_error_message=_("The decision must not come before the application."),
            ),
            models.CheckConstraint(
                name="surplus_case_paid_when_decided",
                condition=Q(paid_on__isnull=True)
                | Q(amount__isnull=False, decision_on__isnull=False, paid_on__gte=F("decision_on")),
                violation_error_message=_("A payment needs an amount and a decision that came before it."),
            ),
            models.CheckConstraint(
                name="surplus_case_amount_not_negative",
                condition=Q(amount__isnull=True) | Q(amount__gte=0),
                violation_error_message=_("The amount must not be negative."),
            ),
            models.CheckConstraint(
                name="surplus_case_months_plausible",
                condition=Q(months__isnull=True) | Q(months__lte=720),
                violation_error_message=_("The months counted are those of one working life: 720 at most."),
            ),
        ]
        indexes = [
            # serves the list of outstanding cases and its duty
            models.Index(fields=["effective_on", "deadline"], name="surplus_case_outstanding"),
            models.Index(fields=["unit"], name="surplus_case_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self._meta.verbose_name}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    def is_settled_on(self, day: date) -> bool:
        return self.effective_on is not None and self.effective_on <= day
