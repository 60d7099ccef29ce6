"""What people have studied: ladders with their levels, what is held, being studied or planned, and who checked it.

The highest level on a day is computed (`querysets.HighestLevels`), never typed.
"""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Cadre, known, precise, precision_field
from apps.communes.models import Unit
from apps.core.codelists import CodeListItem
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.ranges import CertainDay
from apps.qualifications.querysets import QualificationQuerySet
from apps.qualifications.triggers import LEVEL_RULE_MESSAGES, LEVEL_RULES


@tracked()
class Ladder(CodeListItem):
    """A ladder of levels, for instance political theory; `measure` is its name in reports."""

    measure = models.CharField(_("name in reports"), max_length=40, unique=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("ladder")
        verbose_name_plural = _("ladders")


@tracked()
class QualificationLevel(CodeListItem):
    """A level of a ladder; rank 0 means untrained, which is not the same as unknown."""

    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="levels", verbose_name=_("ladder"))
    rank = models.PositiveSmallIntegerField(_("rank"))

    class Meta(CodeListItem.Meta):
        verbose_name = _("qualification level")
        verbose_name_plural = _("qualification levels")
        constraints = [models.UniqueConstraint(name="level_code_and_ladder", fields=["code", "ladder"])]


@tracked()
class RollUp(CodeListItem):
    """Levels that a report prints as one row, for instance below college."""

    ladder = models.ForeignKey(Ladder, models.PROTECT, related_name="roll_ups", verbose_name=_("ladder"))
    category = models.CharField(_("name in reports"), max_length=60)
    levels = models.ManyToManyField(
        QualificationLevel, through="RollUpLevel", related_name="roll_ups", verbose_name=_("levels")
    )

    class Meta(CodeListItem.Meta):
        verbose_name = _("roll-up of levels")
        verbose_name_plural = _("roll-ups of levels")
        constraints = [models.UniqueConstraint(name="roll_up_once", fields=["ladder", "category"])]


@tracked()
class RollUpLevel(models.Model):
    """A level inside a roll-up."""

    roll_up = models.ForeignKey(RollUp, models.CASCADE, related_name="+", verbose_name=_("roll-up of levels"))
    level = models.ForeignKey(QualificationLevel, models.CASCADE, related_name="+", verbose_name=_("level"))

    class Meta:
        verbose_name = _("level of a roll-up")
        verbose_name_plural = _("levels of roll-ups")
        constraints = [models.UniqueConstraint(name="roll_up_level_once", fields=["roll_up", "level"])]

    def __str__(self) -> str:
        return f"{self.roll_up}: {self.level}"


@tracked()
class Language(CodeListItem):
    """A foreign language."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("foreign language")
        verbose_name_plural = _("foreign languages")


class State(models.TextChoices):
    HELD = "held", _("Held")
    STUDYING = "studying", _("Studying")
    PLANNED = "planned", _("Planned")


class Verification(models.TextChoices):
    DECLARED = "declared", _("Declared")
    SCAN_SEEN = "scan_seen", _("Scan seen")
    CONFIRMED = "confirmed", _("Confirmed")
    REFUSED = "refused", _("Refused")


class StudyMode(models.TextChoices):
    FULL_TIME = "full_time", _("Full-time")
    IN_SERVICE = "in_service", _("In-service")
    DISTANCE = "distance", _("Distance learning")
    BRIDGING = "bridging", _("Bridging programme")
    SUPPLEMENTARY = "supplementary", _("Supplementary")


class ProofKind(models.TextChoices):
    DIPLOMA = "diploma", _("Diploma or certificate")
    CONFIRMATION = "confirmation", _("Letter of confirmation")


@tracked(exclude=("counts_from",))
class Qualification(models.Model):
    """One level of one ladder that a person holds, studies for or is to study for."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="qualifications", verbose_name=_("person"))
    level = models.ForeignKey(QualificationLevel, models.PROTECT, related_name="+", verbose_name=_("level"))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.HELD)
    specialty = models.CharField(_("specialty"), max_length=200, blank=True)
    institution = models.CharField(_("institution"), max_length=200, blank=True)
    mode = models.CharField(_("mode of study"), max_length=20, choices=StudyMode, blank=True)
    language = models.ForeignKey(
        Language,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("language"),
        db_index=False,
    )
    awarded_on = models.DateField(_("awarded on"), null=True, blank=True)
    awarded_precision = precision_field()
    expected_on = models.DateField(_("expected on"), null=True, blank=True)
    expected_precision = precision_field()
    # The day for which it was first reported: an undated qualification counts from then on.
    reported_on = models.DateField(_("reported on"))
    counts_from = models.GeneratedField(
        expression=CertainDay("awarded_on", "awarded_precision", "reported_on"),
        output_field=models.DateField(),
        db_persist=True,
    )
    diploma_number = models.CharField(_("number of the diploma"), max_length=60, blank=True)
    proof_kind = models.CharField(_("proof"), max_length=20, choices=ProofKind, blank=True)
    verification = models.CharField(
        _("verification"), max_length=10, choices=Verification, default=Verification.DECLARED
    )
    # What the check rests on; the remark is the reason where the diploma was refused.
    checked_by = models.CharField(_("checked by"), max_length=120, blank=True, db_default="")
    checked_on = models.DateField(_("checked on"), null=True, blank=True)
    check_document = models.CharField(_("document of the check"), max_length=120, blank=True, db_default="")
    check_remark = models.CharField(_("remark on the check"), max_length=300, blank=True, db_default="")
    as_written = models.CharField(_("as written in the file"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = QualificationQuerySet.as_manager()
    trigger_messages = LEVEL_RULE_MESSAGES

    class Meta:
        verbose_name = _("qualification")
        verbose_name_plural = _("qualifications")
        ordering = ["cadre", "level__ladder__position", "-level__rank", "-counts_from"]
        constraints = [
            known("qualification_state_known", "state", State.values),
            known("qualification_verification_known", "verification", Verification.values),
            known("qualification_mode_known", "mode", ["", *StudyMode.values]),
            known("qualification_proof_known", "proof_kind", ["", *ProofKind.values]),
            known("qualification_award_precision_known", "awarded_precision", Precision.values),
            known("qualification_expected_precision_known", "expected_precision", Precision.values),
            models.CheckConstraint(
                name="qualification_verified_when_held",
                condition=Q(state=State.HELD) | Q(verification=Verification.DECLARED),
                violation_error_message=_("Only a qualification that is held can be verified."),
            ),
            models.CheckConstraint(
                name="qualification_check_told_when_checked",
                condition=~Q(verification=Verification.DECLARED)
                | Q(checked_by="", checked_on__isnull=True, check_document="", check_remark=""),
                violation_error_message=_("Say what the check found, or leave out by whom, when and how it was made."),
            ),
            models.CheckConstraint(
                name="qualification_award_only_when_held",
                condition=Q(state=State.HELD) | Q(awarded_on__isnull=True),
                violation_error_message=_("Only a qualification that is held has a date of award."),
            ),
            models.CheckConstraint(
                name="qualification_expected_only_before_held",
                condition=~Q(state=State.HELD) | Q(expected_on__isnull=True),
                violation_error_message=_("A qualification that is held is no longer expected."),
            ),
            precise("qualification_award_precise", "awarded_on", "awarded_precision"),
            precise("qualification_expected_precise", "expected_on", "expected_precision"),
            models.UniqueConstraint(
                name="qualification_once",
                fields=["cadre", "level", "state", "specialty", "awarded_on", "language"],
                nulls_distinct=False,
                violation_error_message=_("The same qualification is already recorded for this person."),
            ),
        ]
        indexes = [
            # serves the highest level on a day, in every report and standard: what counts is read from it alone
            models.Index(
                fields=["cadre", "level", "counts_from"],
                name="qualification_counting",
                condition=Q(state="held") & ~Q(verification="refused"),
            ),
            # serves the list of diplomas to verify
            models.Index(fields=["verification", "cadre"], name="qualification_verification"),
            # serves the question whether a language is used; nineteen levels of twenty have none
            models.Index(fields=["language"], name="qualification_language", condition=Q(language__isnull=False)),
        ]
        triggers = LEVEL_RULES

    def __str__(self) -> str:
        return f"{self.cadre}: {self.level}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    def declare_anew(self) -> None:
        """What it says is no longer what was checked."""
        self.verification = Verification.DECLARED
        self.checked_by, self.checked_on, self.check_document, self.check_remark = "", None, "", ""

    @property
    def awarded(self) -> PartialDate | None:
        return partial_date(self.awarded_on, self.awarded_precision)

    @property
    def expected(self) -> PartialDate | None:
        return partial_date(self.expected_on, self.expected_precision)
