"""Planning lists: for a unit's term, who is planned for which post."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, CommitteeTerm, LegalBasis, Title
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.permissions import FieldGroup
from apps.planning.querysets import EntryQuerySet, RoundQuerySet


@tracked()
class PlanningRound(models.Model):
    """The planning list of a unit for a term, approved by one decision; reviewed and added to later."""

    field_group = FieldGroup.PLANNING

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="planning_rounds", verbose_name=_("unit"))
    term = models.ForeignKey(CommitteeTerm, models.PROTECT, related_name="+", verbose_name=_("term"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = RoundQuerySet.as_manager()

    class Meta:
        verbose_name = _("planning list")
        verbose_name_plural = _("planning lists")
        ordering = ["-term__position", "unit"]
        constraints = [
            models.UniqueConstraint(
                name="planning_round_once",
                fields=["unit", "term"],
                violation_error_message=_(
                    "The unit already has a planning list for this term. Add people to that one."
                ),
            ),
            models.CheckConstraint(
                name="planning_round_decision_whole",
                condition=Q(decision_number="", decision_on__isnull=True)
                | (~Q(decision_number="") & Q(decision_on__isnull=False)),
                violation_error_message=_("A decision has both a number and a date."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.term)

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    @property
    def is_approved(self) -> bool:
        return self.decision_on is not None


@tracked()
class PlanningEntry(models.Model):
    """One person planned for one title of the list's unit; taken out later with a reason, never forgotten."""

    field_group = FieldGroup.PLANNING

    round = models.ForeignKey(PlanningRound, models.CASCADE, related_name="entries", verbose_name=_("planning list"))
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="planning_entries", verbose_name=_("person"))
    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name=_("planned title"))
    position = models.PositiveSmallIntegerField(_("order"), default=1)
    added_on = models.DateField(_("added on"))
    removed_on = models.DateField(_("taken out on"), null=True, blank=True)
    removal_reason = models.CharField(_("reason for taking out"), max_length=200, blank=True)

    objects = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = _("planned person")
        verbose_name_plural = _("planned people")
        ordering = ["round", "title__position", "position", "cadre__sort_key"]
        constraints = [
            models.UniqueConstraint(
                name="planning_entry_once",
                fields=["round", "cadre", "title"],
                condition=Q(removed_on__isnull=True),
                violation_error_message=_("The person is already planned for this title in this list."),
            ),
            models.CheckConstraint(
                name="planning_entry_removed_after_added",
                condition=Q(removed_on__isnull=True) | Q(removed_on__gte=F("added_on")),
                violation_error_message=_("Nobody can be taken out before being added."),
            ),
            models.CheckConstraint(
                name="planning_entry_removed_with_reason",
                condition=Q(removed_on__isnull=True, removal_reason="")
                | (Q(removed_on__isnull=False) & ~Q(removal_reason="")),
                violation_error_message=_("Give the day and the reason of taking out together."),
            ),
            models.CheckConstraint(
                name="planning_entry_order_counts_from_one",
                condition=Q(position__gte=1),
                violation_error_message=_("The order counts from 1."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.title}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
