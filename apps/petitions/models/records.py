"""A petition that concerns the people or the work of a unit, and what came of it."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, LegalBasis, known
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.permissions import FieldGroup
from apps.petitions.models.codelists import PetitionKind, PetitionSubject
from apps.petitions.querysets import PetitionQuerySet


class Result(models.TextChoices):
    WELL_FOUNDED = "well_founded", _("Well founded")
    PARTLY = "partly", _("Partly well founded")
    UNFOUNDED = "unfounded", _("Unfounded")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    NOT_TAKEN_UP = "not_taken_up", _("Not taken up")
    PASSED_ON = "passed_on", _("Passed on to another body")


@tracked()
class Petition(models.Model):
    """One petition. Who wrote it is never kept: the Law on Denunciations of 2018 keeps that secret (Article 8)."""

    field_group = FieldGroup.PETITIONS
    unit_list: ClassVar[str] = "petitions:list"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    # Without a person it concerns the work of the unit; the petition outlives the person's record.
    cadre = models.ForeignKey(
        Cadre, models.SET_NULL, null=True, blank=True, related_name="petitions", verbose_name=_("person concerned")
    )
    kind = models.ForeignKey(PetitionKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    subject = models.ForeignKey(PetitionSubject, models.PROTECT, related_name="+", verbose_name=_("subject"))
    register_number = models.CharField(_("number in the register"), max_length=40, blank=True)
    received_on = models.DateField(_("received on"))
    summary = models.CharField(_("summary"), max_length=300, blank=True)
    handled_by = models.CharField(_("handled by"), max_length=160, blank=True)
    due_on = models.DateField(_("to be answered by"), null=True, blank=True)
    answered_on = models.DateField(_("answered on"), null=True, blank=True)
    result = models.CharField(_("result"), max_length=12, choices=Result, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = PetitionQuerySet.as_manager()

    class Meta:
        verbose_name = _("petition")
        verbose_name_plural = _("petitions")
        ordering = ["-received_on", "-pk"]
        constraints = [
            known("petition_result_known", "result", ["", *Result.values]),
            models.UniqueConstraint(
                name="petition_registered_once",
                fields=["unit", "register_number", "received_on"],
                condition=~Q(register_number=""),
                violation_error_message=_("A petition of this day with this number is already in the unit's register."),
            ),
            models.CheckConstraint(
                name="petition_due_after_receipt",
                condition=Q(due_on__isnull=True) | Q(due_on__gte=F("received_on")),
                violation_error_message=_("A petition cannot be due before it was received."),
            ),
            models.CheckConstraint(
                name="petition_answered_after_receipt",
                condition=Q(answered_on__isnull=True) | Q(answered_on__gte=F("received_on")),
                violation_error_message=_("A petition cannot be answered before it was received."),
            ),
            models.CheckConstraint(
                name="petition_answer_with_result",
                condition=Q(answered_on__isnull=True, result="") | Q(answered_on__isnull=False) & ~Q(result=""),
                violation_error_message=_("Give the day of the answer and its result together."),
            ),
        ]
        indexes = [
            # serves the list by its span, and the report
            models.Index(fields=["-received_on", "unit"], name="petition_latest"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}, {self.received_on:%d/%m/%Y}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    def is_late_on(self, day: date) -> bool:
        """Whether it was due before the day and has no answer by then."""
        is_open = self.answered_on is None or self.answered_on > day
        return is_open and self.due_on is not None and self.due_on < day
