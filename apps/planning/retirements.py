"""Recording that several people retire at the age limit, in one act."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Exists, Max, OuterRef, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Departure, EmploymentStatus, Movement, Posting
from apps.cadres.retirement import first_day_retired, months_later
from apps.cadres.services.movements.leaving import LEFT, leave
from apps.core.dates import day_before
from apps.core.permissions import Permission
from apps.core.writing import act
from apps.planning.forecast import retiring_between, serving

AT_THE_AGE_LIMIT = "TT_NH"
SOON_MONTHS = 12


@dataclass(frozen=True)
class Retiring:
    """The last day in post, or None for each one's own, and the decision."""

    last_day: date | None = None
    decision_number: str = ""
    decision_on: date | None = None
    decision_issuer: str = ""
    ends_seats: bool = True


def to_retire(user: User, day: date) -> QuerySet[Any]:
    """Whose retirement the user may record: they reach the age by twelve months from the day, and no end is known."""
    leaving = Departure.objects.filter(cadre=OuterRef("pk"), last_day__gte=day)
    mine = serving(user, day).filter(user.unit_condition(Permission.EDIT_CADRES, "home_unit"), ~Exists(leaving))
    return retiring_between(mine, None, months_later(day, SOON_MONTHS)).select_related("home_unit")


def own_last_day(person: Any) -> date:
    """The last of the month in which the age is reached."""
    return day_before(first_day_retired(person.retires_on))


def record_retirements(*, people: Sequence[Any], retiring: Retiring, by: User) -> None:
    """All of them leave, or nobody: each one who cannot is named with the reason. `people` are rows of `to_retire`."""
    _refuse_the_young(people, retiring.last_day)
    cause = EmploymentStatus.objects.get(pk=AT_THE_AGE_LIMIT)
    with act(Departure, Posting, CommitteeSeat, Movement, by=by, reason=LEFT):
        refused: list[str] = []
        for person in people:
            departure = Departure(
                cadre=person,
                cause=cause,
                last_day=retiring.last_day or own_last_day(person),
                decision_number=retiring.decision_number,
                decision_on=retiring.decision_on,
                decision_issuer=retiring.decision_issuer,
            )
            try:
                leave(departure=departure, by=by, ends_seats=retiring.ends_seats)
            except ValidationError as error:
                refused.append(f"{person.full_name}, {departure.last_day:%d/%m/%Y}: {' '.join(error.messages)}")
        if refused:
            raise ValidationError([ValidationError(words, code="cannot_leave") for words in refused])


def _refuse_the_young(people: Sequence[Any], last_day: date | None) -> None:
    """Who leaves before the age did not retire at the age limit."""
    young = [person for person in people if last_day and last_day < person.retires_on]
    if young:
        names = "; ".join(f"{person.full_name} ({person.retires_on:%d/%m/%Y})" for person in young)
        raise ValidationError(
            _(
                "On this last day the age of retirement is not reached by: %(names)s. Leave the day empty, or record "
                "the early retirement on the page of the person."
            ),
            code="below_the_age",
            params={"names": names},
        )


def left_out(user: User, keys: Collection[int], ready: Collection[int], day: date) -> list[str]:
    """Why those of the chosen who are not ready are left out, a sentence each; who is out of sight is only counted."""
    others = set(keys) - set(ready)
    if not others:
        return []
    held = Posting.objects.running_on(day).filter(cadre=OuterRef("pk"))
    seen = list(
        Cadre.objects.visible_to(user)
        .filter(pk__in=others)
        .select_related("home_unit")
        .annotate(gone_on=Max("departures__last_day"), serves=Exists(held))
        .order_by("sort_key", "pk")
    )
    sentences = [_why(person, user, day) for person in seen]
    if unseen := len(others) - len(seen):
        words = ngettext(
            "%(count)s of the chosen is not among the people you see, and was left out.",
            "%(count)s of the chosen are not among the people you see, and were left out.",
            unseen,
        )
        sentences.append(words % {"count": unseen})
    return sentences


def _why(person: Any, user: User, day: date) -> str:
    if not user.can(Permission.EDIT_CADRES, person):
        return _("%(name)s was left out: you may not edit the people of that unit.") % {"name": person.full_name}
    # who left once and came back serves today
    if person.gone_on and (person.gone_on >= day or not person.serves):
        words = _("%(name)s was left out: leaving is recorded already, with %(day)s as the last day.")
        return words % {"name": person.full_name, "day": f"{person.gone_on:%d/%m/%Y}"}
    words = _("%(name)s was left out: no retirement is due within 12 months of %(day)s, or no salaried post is held.")
    return words % {"name": person.full_name, "day": f"{day:%d/%m/%Y}"}
