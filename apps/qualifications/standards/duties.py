"""What there is to do about standards: people below them, majors not decided on; and how many stand where."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.urls import reverse
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.core.duties import Duty, Finding, duty
from apps.core.permissions import Actor, Permission
from apps.core.together import Asking
from apps.qualifications.models import Outcome
from apps.qualifications.standards.evaluation import outcomes_by_person
from apps.qualifications.standards.grace import SOON
from apps.qualifications.standards.rules import Rule, of_parts, parts_in_force


class _Asked:
    """What the duties of one user ask together: the standards of the day, then how many stand where."""

    def __init__(self, day: date) -> None:
        self.day = day
        self.parts = parts_in_force(day)
        self.numbers: QuerySet[Any, dict[str, int]] | None = None


def numbers_of(user: User, day: date) -> Asking[dict[str, int]]:
    """How many stand where in the user's units; asked once for the user of a request, who holds the question."""
    holder: Any = user
    asked: _Asked | None = getattr(holder, "standards_asked", None)
    if asked is None or asked.day != day:
        holder.standards_asked = asked = _Asked(day)
    yield asked.parts
    if asked.numbers is None:
        asked.numbers = _numbers(user, day, of_parts(asked.parts).rules)
    yield (asked.numbers,)
    return next(iter(asked.numbers), {"missing": 0, "soon": 0, "undecided": 0})


def _numbers(user: User, day: date, rules: Collection[Rule]) -> QuerySet[Any, dict[str, int]]:
    serving = Posting.objects.running_on(day).counted().filter(is_primary=True).values("cadre")
    own = Cadre.objects.visible_to(user).filter(pk__in=serving)
    deciding = user.unit_condition(Permission.VERIFY_QUALIFICATIONS, "person__home_unit")
    together = outcomes_by_person(day, own, rules).order_by().values(everyone=Value(True))
    numbers: QuerySet[Any, Any] = together.annotate(
        missing=Count("pk", filter=Q(outcome=Outcome.NOT_MET)),
        soon=Count("pk", filter=Q(outcome=Outcome.WITHIN_GRACE, deadline__lte=day + SOON)),
        undecided=Sum("waiting_posts", filter=deciding, default=0),
    )
    return numbers


@duty
def below_standard(user: Actor, day: date) -> Finding:
    """For those who plan training or check diplomas: who misses the standard without time left."""
    if not isinstance(user, User) or not user.can(Permission.VERIFY_QUALIFICATIONS):
        return None
    count = (yield from numbers_of(user, day))["missing"]
    if not count:
        return None
    return Duty(
        title=_("Standards not met, no grace left"),
        url=f"{reverse('standards:gap')}?outcome={Outcome.NOT_MET.code}",
        text=_("People who miss the standard of their post and have no grace left."),
        count=count,
        tone="warning",
        action=_("See who"),
        icon="ruler-2",
    )


@duty
def majors_to_decide(user: Actor, day: date) -> Finding:
    if not isinstance(user, User) or not user.can(Permission.VERIFY_QUALIFICATIONS):
        return None
    count = (yield from numbers_of(user, day))["undecided"]
    if not count:
        return None
    return Duty(
        title=_("Majors to decide on"),
        url=reverse("standards:majors"),
        text=_("The standard asks for a suitable major; nobody has said whether this one suits."),
        count=count,
        tone="info",
        action=_("Decide"),
        icon="certificate",
    )
