"""What is written of people elsewhere leaves a list as it is: it tells of those alone whom its reader may see.

Of one who is not at home in the reader's units, and never had a post or a seat there, nothing is in the list before or
after. Everything else that was written may concern it, and so does what cannot be told.
"""

from __future__ import annotations

from functools import cache

from django.db.models import Model

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.core.history import event_model, tracked_models
from apps.core.permissions import Permission
from apps.core.unchanged import State

# Of more, to read who they are takes as long as to draw the list anew.
MOST = 200


def is_of_others(user: User, before: State, now: State) -> bool:
    """Whether all that was written between the two states is of people elsewhere, whom the user could never see."""
    grown = _grown(before, now)
    if before.database != now.database or not grown.keys() <= _owners().keys():
        return False
    numbers = sum(last - first for first, last in grown.values())
    if numbers > MOST or any(last <= first for first, last in grown.values()):
        return False
    people = _written(grown)
    # A number without its event was taken to say that something changed which has no history of its own.
    return len(people) == numbers and not _has_seen(user, people)


def _grown(before: State, now: State) -> dict[str, tuple[int, int]]:
    """The histories that are longer now, each with its last number before and now."""
    known = before.written
    return {
        history: (known.get(history) or 0, number or 0)
        for history, number in now.written.items()
        if known.get(history) != number
    }


def _written(grown: dict[str, tuple[int, int]]) -> list[int]:
    """The person of each event that was written."""
    owners = _owners()
    first, *others = [
        model._base_manager.filter(pgh_id__gt=start, pgh_id__lte=end).values_list(person)
        for (model, person), (start, end) in ((owners[history], numbers) for history, numbers in grown.items())
    ]
    return [person for (person,) in first.union(*others, all=True)]


def _has_seen(user: User, people: list[int]) -> bool:
    """Whether one of them is at home in a unit of the user's, or ever had a post or a seat there."""
    units = user.unit_condition(Permission.VIEW_CADRES, "unit")
    held = [
        event_model(model)._base_manager.filter(units, cadre__in=people).values_list("cadre_id")
        for model in (Posting, CommitteeSeat)
    ]
    at_home = Cadre.objects.visible_to(user).filter(pk__in=people).order_by().values_list("pk")
    return bool(at_home.union(*held)[:1])


@cache
def _owners() -> dict[str, tuple[type[Model], str]]:
    """By the table of its events: each history of records that belong to one person, and the column of the person."""
    found = {event_model(Cadre)._meta.db_table: (event_model(Cadre), "pgh_obj_id")}
    for model in tracked_models():
        of_people = [field.attname for field in model._meta.concrete_fields if field.related_model is Cadre]
        if len(of_people) == 1:
            found[event_model(model)._meta.db_table] = (event_model(model), of_people[0])
    return found
