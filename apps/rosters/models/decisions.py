"""What people decided about the rows of an upload and about the people whom it does not name.

A log of its own, as uploads are: a decision is never changed, only taken back, and a new one takes its place.
"""

from __future__ import annotations

from typing import Self, TypeVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.rosters.models.uploads import Upload


class DecisionKind(models.TextChoices):
    CORRECT = "correct", _("Corrected")
    SKIP = "skip", _("Left out")
    PAPER = "paper", _("Decision given")
    CHOOSE = "choose", _("Person chosen")


class AbsentChoice(models.TextChoices):
    LEFT = "left", _("Has left")
    MOVED = "moved", _("Has moved to another unit")
    FORGOTTEN = "forgotten", _("Was forgotten in the file")
    STAYS = "stays", _("Still works here")


D = TypeVar("D", bound="Decision")


class DecisionQuerySet(models.QuerySet[D]):
    def visible_to(self, user: object) -> Self:
        return self.filter(upload__in=Upload.objects.visible_to(user).values("pk"))

    def standing(self) -> Self:
        return self.filter(taken_back_at=None)


class RowDecisionQuerySet(DecisionQuerySet["RowDecision"]):
    pass


class AbsentAnswerQuerySet(DecisionQuerySet["AbsentAnswer"]):
    pass


class Decision(models.Model):
    """What every decision tells: on which upload, by whom, when, why, and whether it was taken back."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="%(class)ss")
    values = models.JSONField(default=dict)
    reason = models.CharField(_("reason"), max_length=300, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("decided by"))
    at = models.DateTimeField(_("decided at"), auto_now_add=True)
    taken_back_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+", verbose_name=_("taken back by")
    )
    taken_back_at = models.DateTimeField(_("taken back at"), null=True)

    class Meta:
        abstract = True

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on this decision are asked."""
        return self.upload.unit


class RowDecision(Decision):
    """A row read as corrected (letter -> text), left out, given the number of its paper, or told whom it means."""

    sheet = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    kind = models.CharField(max_length=10, choices=DecisionKind)
    # What the row said when it was decided; in a later version of the file the decision holds while it says the same.
    said = models.JSONField(default=dict)

    objects = RowDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision on a row")
        verbose_name_plural = _("decisions on rows")
        ordering = ["upload", "sheet", "row", "pk"]
        constraints = [
            models.CheckConstraint(name="row_decision_kind_known", condition=Q(kind__in=DecisionKind.values)),
            models.UniqueConstraint(
                name="row_decision_one_standing",
                fields=["upload", "sheet", "row", "kind"],
                condition=Q(taken_back_at=None),
            ),
            models.CheckConstraint(name="row_decision_skip_says_why", condition=~Q(kind="skip") | ~Q(reason="")),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.sheet} {self.row}: {self.kind}"


class AbsentAnswer(Decision):
    """Why a person of the unit is not in the file: {"cause", "last_day", "to_unit", "number"} as the answer needs."""

    # The person's public code, kept as text so that the answer outlives the record.
    cadre = models.CharField(max_length=20, db_collation="C")
    choice = models.CharField(_("answer"), max_length=10, choices=AbsentChoice)

    objects = AbsentAnswerQuerySet.as_manager()

    class Meta:
        verbose_name = _("answer on an absent person")
        verbose_name_plural = _("answers on absent people")
        ordering = ["upload", "pk"]
        constraints = [
            models.CheckConstraint(name="absent_answer_known", condition=Q(choice__in=AbsentChoice.values)),
            models.UniqueConstraint(
                name="absent_answer_one_standing", fields=["upload", "cadre"], condition=Q(taken_back_at=None)
            ),
        ]

    def __str__(self) -> str:
        return f"{self.upload_id} {self.cadre}: {self.choice}"


class Cancellation(models.Model):
    """That someone wants the work on an upload to stop; a row of its own, because the upload's is locked meanwhile."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="cancellations")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField(auto_now_add=True)
    heeded_at = models.DateTimeField(null=True)

    class Meta:
        verbose_name = _("cancellation")
        verbose_name_plural = _("cancellations")

    def __str__(self) -> str:
        return f"{self.upload_id} {self.at}"
