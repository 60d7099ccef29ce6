"""What a movement does to posts: one ends the day before, another begins, a seconded person keeps the old one.

Called inside an act, after the rights of both sides were asked.
"""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from apps.cadres.lending import AT_WORK, LENT
from apps.cadres.models import Category, Departure, EmploymentStatus, Movement, Posting, State
from apps.cadres.periods import period, refuse_start_before_birth
from apps.cadres.services.movements.places import leads_into_the_registry
from apps.core.dates import day_before
from apps.core.writing import insert, update

BORROWED, MOVED_AWAY = "TT_BP_DEN", "TT_CD"


def change_posts(movement: Movement) -> None:
    """Close and open the posts of a movement, and write down which they were."""
    kind = movement.kind
    if not (kind.closes_post or kind.opens_post):
        return
    held = _held(movement)
    _refuse_elsewhere(movement, held)
    if kind.stays_with_sender:
        movement.from_posting = _lend(movement, held)
    elif kind.closes_post and held:
        movement.from_posting = _close(movement, held)
    if kind.opens_post and leads_into_the_registry(movement):
        movement.to_posting = _open(movement, held)
    elif kind.opens_post and not kind.stays_with_sender and held:
        _note_departure(movement, held)


def _held(movement: Movement) -> Posting | None:
    """The post that the movement is about: the one named, else the primary one on the eve of the first day."""
    eve = day_before(movement.starts_on)
    running = Posting.objects.filter(cadre=movement.cadre).running_on(eve).select_for_update(of=("self",))
    named = running.filter(pk=movement.from_posting_id).first() if movement.from_posting_id else None
    return named or running.filter(is_primary=True).first()


def _refuse_elsewhere(movement: Movement, held: Posting | None) -> None:
    """Posts must still be as the proposal says, and nobody who is lent out is moved or lent again."""
    kind = movement.kind
    if held is None and (not kind.opens_post or kind.stays_with_sender):
        raise ValidationError(
            _("The person holds no post on the day before %(day)s, so none can end. Check the first day."),
            code="no_post_to_leave",
            params={"day": f"{movement.starts_on:%d/%m/%Y}"},
        )
    if held and movement.from_unit_id and held.unit_id != movement.from_unit_id:
        raise ValidationError(
            _("The person no longer serves where this movement begins. Decline it, and propose a new one."),
            code="serves_elsewhere",
        )
    lent = Movement.objects.away_on(movement.starts_on).filter(cadre=movement.cadre, kind__stays_with_sender=True)
    if lent.exclude(pk=movement.pk).exists():
        raise ValidationError(
            _("The person is seconded or lent to another unit. Record the return from there first."),
            code="still_lent",
        )


def _lend(movement: Movement, held: Posting | None) -> Posting:
    assert held is not None  # noqa: S101  # refused above
    held.status = EmploymentStatus.objects.get(pk=LENT)
    update(held, revision=None)
    return held


def _close(movement: Movement, held: Posting) -> Posting:
    """End the post, with it the concurrent ones in the unit that the person leaves."""
    last = day_before(movement.starts_on)
    for ended in [held, *_left_behind(movement, held)]:
        ended.period = period(ended.period.lower, last)
        update(ended, revision=None)
    _end_temporary(movement, held)
    return held


def _left_behind(movement: Movement, held: Posting) -> QuerySet[Posting]:
    """Concurrent posts that cannot go on: all where the person leaves the unit; where only a post ends, none may."""
    others = Posting.objects.filter(cadre=held.cadre).running_on(day_before(movement.starts_on)).exclude(pk=held.pk)
    if not held.is_primary:
        return others.none()
    if not movement.kind.opens_post and others.exists():
        raise ValidationError(
            _(
                "The person also holds %(title)s. End that post first, "
                "or record the movement by which it becomes the primary one."
            ),
            code="other_posts_run",
            params={"title": str(others.select_related("title")[0].title)},
        )
    leaves = movement.to_unit_id != held.unit_id
    return others.filter(unit=held.unit_id).select_for_update(of=("self",)) if leaves else others.none()


def _end_temporary(movement: Movement, held: Posting) -> None:
    """A rotation whose post ends by a further movement has ended."""
    running = Movement.objects.filter(to_posting=held, state=State.CONFIRMED, kind__is_temporary=True)
    for earlier in running.select_for_update(of=("self",)):
        earlier.state, earlier.ended_on = State.DONE, day_before(movement.starts_on)
        update(earlier, revision=None)


def _open(movement: Movement, held: Posting | None) -> Posting:
    if movement.to_title is None or movement.to_unit is None:
        raise ValidationError(_("Choose the title of the new post."), code="no_new_title")
    stays = movement.kind.stays_with_sender
    posting = Posting(
        cadre=movement.cadre,
        unit=movement.to_unit,
        title=movement.to_title,
        category=movement.to_title.category,
        is_primary=not stays,
        status=EmploymentStatus.objects.get(pk=BORROWED if stays else AT_WORK),
        grade=held.grade if held and movement.to_title.category == Category.CIVIL_SERVANT else None,
        period=period(movement.starts_on, None),
        decision_number=movement.decision_number,
        decision_on=movement.decision_on,
        decision_issuer=movement.decision_issuer,
    )
    refuse_start_before_birth(posting.period, movement.cadre.birth)
    insert(posting)
    return posting


def _note_departure(movement: Movement, held: Posting) -> None:
    """Who goes to a body of which the registry keeps no posts has left the communes."""
    insert(
        Departure(
            cadre=movement.cadre,
            cause=EmploymentStatus.objects.get(pk=MOVED_AWAY),
            last_day=day_before(movement.starts_on),
            unit=held.unit,
            title=held.title,
            legal_basis=movement.legal_basis,
            decision_number=movement.decision_number,
            decision_on=movement.decision_on,
            decision_issuer=movement.decision_issuer,
            note=movement.to_place,
        )
    )
