"""Records of work lists that somebody has seen and follows: they rest until a day, with the reason why.

A follow-up tells that the person stands in the list; those of a list that needs a right of its own therefore have a
table of their own, which history, undo and the merging of records open by that right alone.
"""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models.people import Cadre
from apps.communes.models import Unit
from apps.core.history import tracked
from apps.core.permissions import FieldGroup, Permission, group_of

# Whatever rests comes up again within a year, so that nothing is put aside for good.
LONGEST = timedelta(days=366)


class FollowUpQuerySet(models.QuerySet[Any]):
    def visible_to(self, user: User) -> Self:
        seen = self.filter(user.unit_condition(Permission.VIEW_CADRES, "cadre__home_unit"))
        group = group_of(self.model)
        return seen.filter(user.unit_condition(group.permission, "cadre__home_unit")) if group else seen


def names_of_lists() -> list[tuple[str, str]]:
    """Keys and titles of the work lists, which are declared after the tables are known."""
    from apps.cadres.work.lists import work_lists

    return [(key, str(work.title)) for key, work in work_lists.items()]


class FollowUpBase(models.Model):
    """One record of one work list, from the working day on which it was noted to the last day on which it rests."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="+", verbose_name=_("person"))
    work_list = models.CharField(_("work list"), max_length=40, choices=names_of_lists, db_collation="C")
    # The key of the record; none where the list is of people.
    record = models.BigIntegerField(_("record"), null=True, blank=True)
    noted_on = models.DateField(_("followed since"))
    rests_until = models.DateField(_("rests until"))
    note = models.CharField(_("why it rests"), max_length=300)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", verbose_name=_("followed by")
    )

    objects = FollowUpQuerySet.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("follow-up of a work list")
        verbose_name_plural = _("follow-ups of work lists")
        ordering = ["rests_until", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="%(class)s_once",
                fields=["work_list", "cadre", "record"],
                nulls_distinct=False,
                violation_error_message=_("This record of the list is followed already."),
            ),
            models.CheckConstraint(
                name="%(class)s_in_order",
                condition=Q(rests_until__gte=F("noted_on")),
                violation_error_message=_("A record cannot rest until a day that is over."),
            ),
            models.CheckConstraint(
                name="%(class)s_within_a_year",
                condition=Q(rests_until__lte=F("noted_on") + LONGEST),
                violation_error_message=_("A record rests for a year at most; then it is to be looked at again."),
            ),
            models.CheckConstraint(
                name="%(class)s_says_why",
                condition=~Q(note=""),
                violation_error_message=_("Say why the record can wait."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.get_work_list_display()}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit


@tracked()
class FollowUp(FollowUpBase):
    """Of a list that needs no right of its own."""


@tracked()
class DisciplineFollowUp(FollowUpBase):
    field_group = FieldGroup.DISCIPLINE


@tracked()
class VoteFollowUp(FollowUpBase):
    field_group = FieldGroup.VOTES


@tracked()
class PlanningFollowUp(FollowUpBase):
    field_group = FieldGroup.PLANNING


_OF_GROUPS: dict[FieldGroup | None, type[FollowUpBase]] = {
    group_of(model): model for model in (FollowUp, DisciplineFollowUp, VoteFollowUp, PlanningFollowUp)
}


def follow_ups_of(group: FieldGroup | None) -> type[FollowUpBase]:
    """The table of the lists that the right of the group opens; KeyError where no table was made for the group."""
    return _OF_GROUPS[group]
