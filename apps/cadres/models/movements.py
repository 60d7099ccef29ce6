"""Movements of people between posts, units and levels, agreed by two sides, and how people leave."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import F, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import EmploymentStatus, LegalBasis, Title
from apps.cadres.models.people import Cadre
from apps.cadres.models.posts import Posting
from apps.cadres.models.rules import known
from apps.cadres.movement_lists import MovementKind, Tier
from apps.cadres.movements.querysets import DepartureQuerySet, MovementQuerySet
from apps.communes.models import Reorganisation, Unit
from apps.core.history import tracked


class Side(models.TextChoices):
    """Who speaks in a handshake."""

    SENDER = "sender", _("The sending unit")
    RECEIVER = "receiver", _("The receiving unit")
    PROVINCE = "province", _("The province")


class State(models.TextChoices):
    PROPOSED = "proposed", _("Proposed")
    CONFIRMED = "confirmed", _("In force")
    DECLINED = "declined", _("Declined")
    WITHDRAWN = "withdrawn", _("Withdrawn")
    DONE = "done", _("Ended")


def tier_field(label: object) -> models.CharField[str, str]:
    return models.CharField(label, max_length=10, choices=Tier, blank=True)  # type: ignore[arg-type]  # lazy words


@tracked()
class Movement(models.Model):
    """A decision that moves a person; a proposal until the other side agrees, and nothing moves before.

    A place is a unit of the registry, or text as written with a level; a level that is not stated stays empty.
    """

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="movements", verbose_name=_("person"))
    kind = models.ForeignKey(MovementKind, models.PROTECT, related_name="+", verbose_name=_("kind"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    from_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("from unit")
    )
    from_place = models.CharField(_("from, as written"), max_length=200, blank=True)
    from_level = tier_field(_("from level"))
    from_title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("former title")
    )
    to_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("to unit")
    )
    to_place = models.CharField(_("to, as written"), max_length=200, blank=True)
    to_level = tier_field(_("to level"))
    to_title = models.ForeignKey(
        Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("new title")
    )
    starts_on = models.DateField(_("first day"))
    planned_end = models.DateField(_("planned last day"), null=True, blank=True)
    ended_on = models.DateField(_("last day"), null=True, blank=True)
    return_decision_number = models.CharField(_("number of the return decision"), max_length=60, blank=True)
    return_decision_on = models.DateField(_("date of the return decision"), null=True, blank=True)
    is_non_local = models.BooleanField(_("a leader who is not from the place"), default=False)
    adds_post = models.BooleanField(_("on a post added for it"), default=False)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.PROPOSED)
    proposed_by_side = models.CharField(_("proposed by"), max_length=10, choices=Side, default=Side.PROVINCE)
    proposed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, blank=True, related_name="+", verbose_name=_("written by")
    )
    proposed_at = models.DateTimeField(_("written at"), null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("answered by"),
    )
    answered_at = models.DateTimeField(_("answered at"), null=True, blank=True)
    answer = models.CharField(_("answer"), max_length=300, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)
    # Codes of the rules whose warning someone saw and set aside.
    acknowledged = ArrayField(
        models.CharField(max_length=40), verbose_name=_("warnings set aside"), default=list, blank=True
    )
    # The post that it ended, or that the person keeps during a secondment; and the one that it began.
    from_posting = models.ForeignKey(
        Posting, models.SET_NULL, null=True, blank=True, related_name="left_by", verbose_name=_("former post")
    )
    to_posting = models.ForeignKey(
        Posting, models.SET_NULL, null=True, blank=True, related_name="begun_by", verbose_name=_("new post")
    )
    reorganisation = models.ForeignKey(
        Reorganisation,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="movements",
        verbose_name=_("reorganisation"),
    )

    objects = MovementQuerySet.as_manager()

    class Meta:
        verbose_name = _("movement")
        verbose_name_plural = _("movements")
        ordering = ["-starts_on", "-pk"]
        constraints = [
            known("movement_state_known", "state", State.values),
            known("movement_side_known", "proposed_by_side", Side.values),
            known("movement_from_level_known", "from_level", ["", *Tier.values]),
            known("movement_to_level_known", "to_level", ["", *Tier.values]),
            models.CheckConstraint(
                name="movement_planned_end_after_start",
                condition=Q(planned_end__isnull=True) | Q(planned_end__gte=F("starts_on")),
                violation_error_message=_("The planned last day must not come before the first day."),
            ),
            models.CheckConstraint(
                name="movement_ends_after_start",
                condition=Q(ended_on__isnull=True) | Q(ended_on__gte=F("starts_on")),
                violation_error_message=_("The last day must not come before the first day."),
            ),
            models.CheckConstraint(
                name="movement_ended_when_done",
                condition=Q(state="done", ended_on__isnull=False) | (~Q(state="done") & Q(ended_on__isnull=True)),
                violation_error_message=_("A movement has a last day when it has ended, and only then."),
            ),
            models.CheckConstraint(
                name="movement_in_force_is_decided",
                condition=~Q(state__in=["confirmed", "done"]) | (Q(decision_on__isnull=False) & ~Q(decision_number="")),
                violation_error_message=_("A movement takes place by a decision: give its number and date."),
            ),
            models.CheckConstraint(
                name="movement_new_post_is_named",
                condition=Q(to_posting__isnull=True) | Q(to_unit__isnull=False, to_title__isnull=False),
                violation_error_message=_("A new post needs a unit and a title."),
            ),
            models.CheckConstraint(
                name="movement_answered_or_waiting",
                condition=Q(state="proposed", answered_at__isnull=True)
                | (~Q(state="proposed") & Q(answered_at__isnull=False)),
                violation_error_message=_("A proposal waits until it is answered."),
            ),
            models.CheckConstraint(
                name="movement_declined_with_a_reason",
                condition=~Q(state="declined") | ~Q(answer=""),
                violation_error_message=_("Say why you decline, so that the other side knows."),
            ),
            models.UniqueConstraint(
                name="movement_one_open_proposal",
                fields=["cadre"],
                condition=Q(state="proposed"),
                violation_error_message=_(
                    "A proposal for this person is already waiting. Answer or withdraw that one first."
                ),
            ),
            models.UniqueConstraint(
                name="movement_recorded_once",
                fields=["cadre", "kind", "starts_on"],
                condition=Q(state__in=["confirmed", "done"]),
                violation_error_message=_("A movement of this kind with this first day is already recorded."),
            ),
        ]
        indexes = [
            # serve what waits for a unit, and what a unit sent or received
            models.Index(fields=["from_unit", "state"], name="movement_from"),
            models.Index(fields=["to_unit", "state"], name="movement_to"),
            # serves reports over a span
            models.Index(fields=["starts_on"], name="movement_starts"),
        ]

    def __str__(self) -> str:
        return f"{self.kind}: {self.cadre}"

    def get_absolute_url(self) -> str:
        return reverse("movements:detail", args=[self.pk])

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def is_waiting(self) -> bool:
        return self.state == State.PROPOSED

    @property
    def is_away(self) -> bool:
        """Whether the person is to come back and has not."""
        return self.state == State.CONFIRMED and self.kind.is_temporary

    def is_overdue(self, day: date) -> bool:
        return self.is_away and self.planned_end is not None and self.planned_end < day


@tracked()
class Departure(models.Model):
    """How a person left the service of the communes: cause, last day, decision."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="departures", verbose_name=_("person"))
    cause = models.ForeignKey(EmploymentStatus, models.PROTECT, related_name="+", verbose_name=_("cause"))
    last_day = models.DateField(_("last day"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="departures", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("title"))
    legal_basis = models.ForeignKey(
        LegalBasis, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("legal basis")
    )
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)
    note = models.CharField(_("note"), max_length=300, blank=True)

    objects = DepartureQuerySet.as_manager()

    class Meta:
        verbose_name = _("leaving")
        verbose_name_plural = _("leavings")
        ordering = ["-last_day", "-pk"]
        constraints = [
            models.UniqueConstraint(
                name="departure_once_a_day",
                fields=["cadre", "last_day"],
                violation_error_message=_("It is already recorded that the person left on this day."),
            ),
        ]
        indexes = [models.Index(fields=["last_day"], name="departure_day")]

    def __str__(self) -> str:
        return f"{self.cause}: {self.cadre}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit
