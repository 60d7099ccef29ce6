"""The person: registering, editing, deleting."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.cadres.citizen_ids import citizen_id_doubts
from apps.cadres.home_places import ONE, learn
from apps.cadres.models import Cadre, CommitteeSeat, Posting
from apps.cadres.periods import refuse_start_before_birth
from apps.cadres.restricted import has_closed_records
from apps.cadres.similar import refuse_taken_citizen_id, similar_people_doubts
from apps.core.doubts import Doubt, settle
from apps.core.permissions import Permission
from apps.core.text import name_sort_key, tidy_name
from apps.core.writing import act, insert, remove, update

REGISTERED = gettext_noop("Person added")
EDITED = gettext_noop("Person edited")
DELETED = gettext_noop("Person deleted")
# Says no more than any refusal to delete: what holds the person back may be closed to the reader.
IN_USE = _("Other records need this one, so it cannot be deleted. Ask the province's administrator.")


def register_cadre(
    *,
    cadre: Cadre,
    posting: Posting | None = None,
    seat: CommitteeSeat | None = None,
    by: User,
    seen: Collection[str] = (),
    doubts: Sequence[Doubt] = (),
) -> Cadre:
    """Add a person with a first posting, committee seat or both; doubts that `by` has not `seen` stop it."""
    held = [record for record in (posting, seat) if record]
    if not held:
        raise ValidationError(_("A person needs a post or a committee seat."), code="no_post")
    for record in held:
        by.require(Permission.EDIT_CADRES, record.unit)
        refuse_start_before_birth(record.period, cadre.birth)
    refuse_taken_citizen_id(cadre, by=by)
    settle([*doubts, *similar_people_doubts(cadre, by=by), *_identity_doubts(cadre)], seen=seen)
    with act(Cadre, Posting, CommitteeSeat, by=by, reason=REGISTERED):
        _arrange_name(cadre)
        insert(cadre)
        learn(ONE, text=cadre.home_town)
        for record in held:
            record.cadre = cadre
            insert(record)
        cadre.refresh_from_db()
    return cadre


def edit_cadre(
    *, cadre: Cadre, revision: int | None, by: User, seen: Collection[str] = (), doubts: Sequence[Doubt] = ()
) -> list[str]:
    """Save what was changed on the person; gives the names of the fields."""
    by.require(Permission.EDIT_CADRES, cadre)
    for period in cadre.postings.values_list("period", flat=True):
        refuse_start_before_birth(period, cadre.birth)
    refuse_taken_citizen_id(cadre, by=by)
    settle([*doubts, *_identity_doubts(cadre)], seen=seen)
    with act(Cadre, by=by, reason=EDITED):
        _arrange_name(cadre)
        learn(ONE, text=cadre.home_town)
        return update(cadre, revision=revision)


def delete_cadre(*, cadre: Cadre, revision: int | None, by: User, because: str = "") -> None:
    """Delete a person with all records; history keeps them and can give them back."""
    by.require(Permission.DELETE_CADRES, cadre)
    if has_closed_records(cadre, by):
        raise ValidationError(IN_USE, code="in_use")
    with act(Cadre, by=by, reason=DELETED, because=because, person=cadre.code):
        remove(cadre, revision=revision)


def _arrange_name(cadre: Cadre) -> None:
    """The sort key counts as changed together with the name."""
    cadre.full_name = tidy_name(cadre.full_name)
    cadre.sort_key = name_sort_key(cadre.full_name)


def _identity_doubts(cadre: Cadre) -> list[Doubt]:
    if not cadre.citizen_id:
        return []
    return citizen_id_doubts(cadre.citizen_id, sex=cadre.sex, birth=cadre.birth)
