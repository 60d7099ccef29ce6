"""What was done, and what the State and the Party decided on it."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, Category, LegalBasis, Title, known, precise, precision_field
from apps.communes.models import Unit
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.permissions import FieldGroup
from apps.discipline.models.codelists import DisciplineForm, OffenceGroup, Side
from apps.discipline.querysets import ActQuerySet, DecisionQuerySet
from apps.discipline.triggers import ACT_RULES, DECISION_RULES, RULE_MESSAGES


@tracked()
class DisciplinaryAct(models.Model):
    """A wrong that a person did, at most once decided by the State and once by the Party."""

    field_group = FieldGroup.DISCIPLINE

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="disciplinary_acts", verbose_name=_("person"))
    offence = models.ForeignKey(OffenceGroup, models.PROTECT, related_name="+", verbose_name=_("group of offences"))
    act_on = models.DateField(_("date of the act"), null=True, blank=True)
    act_precision = precision_field()
    found_on = models.DateField(_("found on"), null=True, blank=True)
    description = models.CharField(_("description"), max_length=300, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))

    objects = ActQuerySet.as_manager()
    trigger_messages = RULE_MESSAGES

    class Meta:
        verbose_name = _("disciplinary act")
        verbose_name_plural = _("disciplinary acts")
        ordering = ["cadre", "-act_on", "pk"]
        constraints = [
            known("discipline_act_precision_known", "act_precision", Precision.values),
            precise("discipline_act_precise", "act_on", "act_precision"),
            models.CheckConstraint(
                name="discipline_found_after_the_act",
                condition=Q(act_on__isnull=True) | Q(found_on__isnull=True) | Q(found_on__gte=F("act_on")),
                violation_error_message=_("An act cannot be found before it was done."),
            ),
        ]
        triggers = ACT_RULES

    def __str__(self) -> str:
        return f"{self.cadre}: {self.offence}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def act(self) -> PartialDate | None:
        return partial_date(self.act_on, self.act_precision)


class AppealResult(models.TextChoices):
    UPHELD = "upheld", _("The decision stands")
    CHANGED = "changed", _("Another form was decided")
    CANCELLED = "cancelled", _("The decision was cancelled")


@tracked()
class DisciplinaryDecision(models.Model):
    """One side's decision on an act; it ends by itself, without a paper, when its months in force are over."""

    field_group = FieldGroup.DISCIPLINE

    act = models.ForeignKey(DisciplinaryAct, models.CASCADE, related_name="decisions", verbose_name=_("act"))
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="disciplinary_decisions", verbose_name=_("person"))
    side = models.CharField(_("side"), max_length=5, choices=Side)
    form = models.ForeignKey(DisciplineForm, models.PROTECT, related_name="+", verbose_name=_("form of discipline"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"))
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    effective_on = models.DateField(_("in effect from"))
    # Where the person served, and as what, on the day of the decision; no category means that the person held no post.
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    category = models.CharField(_("category"), max_length=20, choices=Category, blank=True)
    appealed_on = models.DateField(_("appealed on"), null=True, blank=True)
    appeal_answered_on = models.DateField(_("appeal answered on"), null=True, blank=True)
    appeal_result = models.CharField(_("result of the appeal"), max_length=10, choices=AppealResult, blank=True)
    cancelled_on = models.DateField(_("cancelled on"), null=True, blank=True)
    cancelled_by = models.CharField(_("decision that cancels it"), max_length=160, blank=True)

    objects = DecisionQuerySet.as_manager()
    trigger_messages = RULE_MESSAGES
    folds_with = ("act",)

    class Meta:
        verbose_name = _("disciplinary decision")
        verbose_name_plural = _("disciplinary decisions")
        ordering = ["cadre", "-effective_on", "pk"]
        constraints = [
            known("discipline_side_known", "side", Side.values),
            known("discipline_category_known", "category", ["", *Category.values]),
            known("discipline_appeal_result_known", "appeal_result", ["", *AppealResult.values]),
            models.UniqueConstraint(
                name="discipline_one_decision_a_side",
                fields=["act", "side"],
                condition=Q(cancelled_on__isnull=True),
                violation_error_message=_(
                    "There is already a decision of this side on the act. Cancel that one first, or record another act."
                ),
            ),
            models.UniqueConstraint(
                name="discipline_recorded_once",
                fields=["cadre", "form", "decision_on", "decision_number"],
                condition=Q(cancelled_on__isnull=True),
                violation_error_message=_(
                    "This decision is recorded already: the same person, form, day and number. Open the person's "
                    "discipline, or correct the number."
                ),
            ),
            models.CheckConstraint(
                name="discipline_appeal_after_decision",
                condition=Q(appealed_on__isnull=True) | Q(appealed_on__gte=F("decision_on")),
                violation_error_message=_("An appeal cannot come before the decision."),
            ),
            models.CheckConstraint(
                name="discipline_answer_needs_appeal",
                condition=Q(appeal_answered_on__isnull=True, appeal_result="")
                | Q(appealed_on__isnull=False, appeal_answered_on__isnull=False) & ~Q(appeal_result=""),
                violation_error_message=_("Give the day of the appeal, the day of the answer and its result together."),
            ),
            models.CheckConstraint(
                name="discipline_answer_after_appeal",
                condition=Q(appeal_answered_on__isnull=True)
                | Q(appealed_on__isnull=True)
                | Q(appeal_answered_on__gte=F("appealed_on")),
                violation_error_message=_("An appeal cannot be answered before it was lodged."),
            ),
            models.CheckConstraint(
                name="discipline_cancelled_after_decision",
                condition=Q(cancelled_on__isnull=True) | Q(cancelled_on__gte=F("decision_on")),
                violation_error_message=_("A decision cannot be cancelled before it was made."),
            ),
            models.CheckConstraint(
                name="discipline_cancelled_with_its_day",
                condition=Q(cancelled_by="") | Q(cancelled_on__isnull=False),
                violation_error_message=_("Give the day on which the decision was cancelled."),
            ),
        ]
        indexes = [
            # serves the list by its span, and the report
            models.Index(fields=["-effective_on", "cadre"], name="discipline_latest"),
            # serves who is under discipline on a day
            models.Index(fields=["cadre", "effective_on"], name="discipline_of_person"),
        ]
        triggers = DECISION_RULES

    def __str__(self) -> str:
        return f"{self.cadre}: {self.form}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
