"""What becomes of the people of units that end: the plan, and the results once it was carried out.

The plan knows posts, not persons, so that it does not stand in anyone's history before it is decided.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import EmploymentStatus, Title
from apps.cadres.mergers.querysets import PlacementQuerySet
from apps.cadres.models.people import Cadre
from apps.cadres.models.posts import Posting
from apps.cadres.models.rules import known
from apps.communes.models import Reorganisation, Unit
from apps.core.history import tracked


class Result(models.TextChoices):
    """What becomes of a post in a unit that ends."""

    PLACED = "placed", _("Placed on")
    SURPLUS = "surplus", _("Surplus")
    MOVED = "moved", _("Moved elsewhere")
    LEFT = "left", _("Left the service")
    ENDED = "ended", _("Concurrent post ends")


# The person stays at work here: placed on, or waiting as surplus.
STAYING = (Result.PLACED, Result.SURPLUS)


@tracked()
class TitleRule(models.Model):
    """How a title fares in a reorganisation: which title follows it, and whether one person in a unit holds it."""

    title = models.OneToOneField(Title, models.CASCADE, related_name="merger_rule", verbose_name=_("title"))
    becomes = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("becomes, once it has ended")
    )
    is_single = models.BooleanField(_("held by one person in a unit"), default=False)

    class Meta:
        verbose_name = _("title in reorganisations")
        verbose_name_plural = _("titles in reorganisations")
        ordering = ["title"]
        constraints = [
            models.CheckConstraint(
                name="title_rule_becomes_another",
                condition=Q(becomes__isnull=True) | ~Q(becomes=F("title")),
                violation_error_message=_("A title is followed by another one, or by none."),
            )
        ]

    def __str__(self) -> str:
        return str(self.title)


@tracked()
class PlannedPlacement(models.Model):
    """What is meant to become of a post; empty while someone still has to decide."""

    reorganisation = models.ForeignKey(Reorganisation, models.CASCADE, related_name="planned_placements")
    posting = models.OneToOneField(Posting, models.CASCADE, related_name="planned_placement", verbose_name=_("post"))
    is_primary = models.BooleanField(_("primary post"), default=True)
    result = models.CharField(_("result"), max_length=10, choices=Result, blank=True)
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("unit afterwards")
    )
    to_title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title afterwards")
    )
    status = models.ForeignKey(
        EmploymentStatus, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("how the person left")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)
    # Grows with every change: whoever decides on an older sight of the line is told so.
    revision = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        verbose_name = _("planned placement")
        verbose_name_plural = _("planned placements")
        constraints = [
            known("planned_placement_result_known", "result", ["", *Result.values]),
            models.CheckConstraint(
                name="planned_placement_where_to",
                condition=~Q(result__in=STAYING) | Q(to_unit__isnull=False, to_title__isnull=False),
                violation_error_message=_("Say in which unit and with which title the person goes on."),
            ),
            models.CheckConstraint(
                name="planned_placement_how_left",
                condition=~Q(result=Result.LEFT) | Q(status__isnull=False),
                violation_error_message=_("Say how the person leaves: retired, resigned or otherwise."),
            ),
            models.CheckConstraint(
                name="planned_placement_moved_where",
                condition=~Q(result=Result.MOVED)
                | Q(to_unit__isnull=False, to_title__isnull=False)
                | Q(status__isnull=False),
                violation_error_message=_("Say to which unit and title the person moves, or how the person left."),
            ),
            models.CheckConstraint(
                name="planned_placement_of_concurrent_post",
                condition=Q(is_primary=True, result__in=["", *STAYING, Result.MOVED, Result.LEFT])
                | Q(is_primary=False, result__in=["", Result.PLACED, Result.ENDED]),
                violation_error_message=_(
                    "A concurrent post goes on or ends; the other results are for primary posts."
                ),
            ),
        ]
        indexes = [
            # serves the working table: the lines of a reorganisation by successor
            models.Index(fields=["reorganisation", "to_unit"], name="planned_placement_table"),
        ]

    def __str__(self) -> str:
        return f"{self.posting}: {self.get_result_display()}"


@tracked()
class PlacementRound(models.Model):
    """One carrying out of a plan; those who have only a part of the units carry out their part."""

    reorganisation = models.ForeignKey(Reorganisation, models.PROTECT, related_name="placement_rounds")
    number = models.PositiveSmallIntegerField(_("round"))
    # The act in history by which it can be taken back; none for what was recorded from old papers.
    act = models.UUIDField(null=True, blank=True, unique=True, editable=False)
    done_at = models.DateTimeField(_("carried out at"))
    done_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("carried out by"),
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    class Meta:
        verbose_name = _("carrying out of a reorganisation")
        verbose_name_plural = _("carryings out of reorganisations")
        ordering = ["reorganisation", "number"]
        constraints = [
            models.UniqueConstraint(
                name="placement_round_once",
                fields=["reorganisation", "number"],
                violation_error_message=_("Someone else carried out this plan just now. Load the page again."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.reorganisation} ({self.number})"


@tracked()
class Placement(models.Model):
    """What became of a post when its unit ended; the post is closed, and the new one, if any, is named."""

    reorganisation = models.ForeignKey(
        Reorganisation, models.PROTECT, related_name="placements", verbose_name=_("reorganisation")
    )
    round = models.ForeignKey(PlacementRound, models.RESTRICT, related_name="placements")
    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="placements", verbose_name=_("person"))
    old_posting = models.OneToOneField(
        Posting, models.RESTRICT, related_name="placement", verbose_name=_("post that ended")
    )
    is_primary = models.BooleanField(_("primary post"), default=True)
    result = models.CharField(_("result"), max_length=10, choices=Result)
    new_posting = models.OneToOneField(
        Posting, models.RESTRICT, null=True, blank=True, related_name="placed_by", verbose_name=_("new post")
    )
    status = models.ForeignKey(
        EmploymentStatus, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("how the person left")
    )
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = PlacementQuerySet.as_manager()

    class Meta:
        verbose_name = _("placement in a reorganisation")
        verbose_name_plural = _("placements in reorganisations")
        ordering = ["reorganisation", "cadre"]
        constraints = [
            known("placement_result_known", "result", Result.values),
            models.UniqueConstraint(
                name="placement_once_a_person",
                fields=["reorganisation", "cadre"],
                condition=Q(is_primary=True),
                violation_error_message=_("This person already has a result under this reorganisation."),
            ),
            models.CheckConstraint(
                name="placement_new_post_if_staying",
                condition=Q(result__in=STAYING, new_posting__isnull=False)
                | Q(result__in=[Result.LEFT, Result.ENDED], new_posting__isnull=True)
                | Q(result=Result.MOVED),
                violation_error_message=_("Who is placed on or surplus has a new post; who left has none."),
            ),
            models.CheckConstraint(
                name="placement_not_onto_itself",
                condition=Q(new_posting__isnull=True) | ~Q(new_posting=F("old_posting")),
                violation_error_message=_("The new post must be another one than the post that ended."),
            ),
            models.CheckConstraint(
                name="placement_how_left",
                condition=~Q(result=Result.LEFT) | Q(status__isnull=False),
                violation_error_message=_("Say how the person leaves: retired, resigned or otherwise."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.get_result_display()}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
