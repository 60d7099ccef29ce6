"""Vacancies that a unit is to fill: which post, how many, in which way, by when, and how many were filled."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis, Title, known
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.establishment.models.allotments import Block
from apps.establishment.querysets import OpeningQuerySet


class Way(models.TextChoices):
    """How a vacancy is filled (Decree 170/2025, Chapter II)."""

    EXAM = "exam", _("Recruitment by examination")
    SELECTION = "selection", _("Recruitment by selection")
    INTAKE = "intake", _("Direct intake")
    TRANSFER = "transfer", _("Transfer or placement")
    ELECTION = "election", _("Election or designation")


@tracked()
class Opening(models.Model):
    """Vacancies of one kind that were decided to be filled; they are open until filled or closed."""

    unit_list: ClassVar[str] = "establishment:openings"

    unit = models.ForeignKey(Unit, models.PROTECT, related_name="+", verbose_name=_("unit"))
    block = models.ForeignKey(Block, models.PROTECT, related_name="+", verbose_name=_("block"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    work = models.CharField(_("job position or work"), max_length=160, blank=True)
    number = models.PositiveSmallIntegerField(_("vacancies to fill"), default=1)
    way = models.CharField(_("way of filling"), max_length=10, choices=Way)
    opened_on = models.DateField(_("decided to fill on"))
    wanted_by = models.DateField(_("to be filled by"), null=True, blank=True)
    filled = models.PositiveSmallIntegerField(_("filled so far"), default=0)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    objects = OpeningQuerySet.as_manager()

    class Meta:
        verbose_name = _("vacancy to fill")
        verbose_name_plural = _("vacancies to fill")
        ordering = ["-opened_on", "pk"]
        constraints = [
            known("opening_way_known", "way", Way.values),
            models.CheckConstraint(
                name="opening_has_a_number",
                condition=Q(number__gte=1, number__lte=100),
                violation_error_message=_("Write how many vacancies are to be filled, from 1 to 100."),
            ),
            models.CheckConstraint(
                name="opening_filled_of_its_number",
                condition=Q(filled__lte=F("number")),
                violation_error_message=_("More cannot be filled than were to be filled."),
            ),
            models.CheckConstraint(
                name="opening_wanted_after_it_opened",
                condition=Q(wanted_by__isnull=True) | Q(wanted_by__gte=F("opened_on")),
                violation_error_message=_("A vacancy cannot be wanted filled before it was decided to fill it."),
            ),
            models.CheckConstraint(
                name="opening_closed_after_it_opened",
                condition=Q(closed_on__isnull=True) | Q(closed_on__gte=F("opened_on")),
                violation_error_message=_("A vacancy cannot be closed before it was decided to fill it."),
            ),
            models.CheckConstraint(
                name="opening_says_what",
                condition=Q(title__isnull=False) | ~Q(work=""),
                violation_error_message=_("Name the title, or the job position or work, that is to be filled."),
            ),
        ]
        indexes = [
            # serves the list of vacancies, and what a unit has open
            models.Index(fields=["unit", "-opened_on"], name="opening_of_unit"),
        ]

    def __str__(self) -> str:
        return f"{self.post} ({self.number})"

    @property
    def scope_unit(self) -> Unit:
        return self.unit

    @property
    def post(self) -> str:
        """What is to be filled, in words."""
        return " · ".join(words for words in (str(self.title or ""), self.work) if words)

    @property
    def left(self) -> int:
        return self.number - self.filled

    def is_open_on(self, day: date) -> bool:
        return self.left > 0 and self.opened_on <= day and (self.closed_on is None or self.closed_on > day)

    def is_late_on(self, day: date) -> bool:
        return self.is_open_on(day) and self.wanted_by is not None and self.wanted_by < day
