"""All facts of one person handed to another, of whatever app; what both state is settled and told, never lost."""

from __future__ import annotations

from copy import copy
from typing import Any

from django.db import IntegrityError, models, transaction

from apps.cadres.duplicates.folding import Settled, fill, fold, referring, twin_of
from apps.cadres.duplicates.pieces import Stretch
from apps.cadres.models import Cadre, CommitteeSeat, DistinctPair, Posting


def move_facts(*, kept: Cadre, other: Cadre) -> Settled:
    """Everything that belongs to `other` belongs to `kept` afterwards."""
    settled = Settled()
    _move_pairs(kept, other)
    for reference in referring(Cadre):
        if reference.model is not DistinctPair:
            _move(reference, kept, other, settled)
    return settled


def _move_pairs(kept: Cadre, other: Cadre) -> None:
    """Who is another person than one of the two is another person than both."""
    pairs = DistinctPair.objects.filter(models.Q(cadre=other) | models.Q(other=other))
    for pair in pairs:
        third = pair.other_id if pair.cadre_id == other.pk else pair.cadre_id
        first, second = sorted((third, kept.pk))
        if first == second or DistinctPair.objects.filter(cadre=first, other=second).exists():
            pair.delete()
        else:
            DistinctPair.objects.filter(pk=pair.pk).update(cadre=first, other=second)


def _move(reference: models.ForeignKey[Any, Any], kept: Cadre, other: Cadre, settled: Settled) -> None:
    """All at once; one by one where some of them are stated by both."""
    name = reference.name
    rows: models.QuerySet[Any] = reference.model._base_manager.filter(**{name: other.pk}).order_by("pk")
    try:
        with transaction.atomic():
            rows.update(**{name: kept.pk})
    except IntegrityError:
        for row in list(rows):
            _move_one(row, name, kept, settled)


def _move_one(row: models.Model, name: str, kept: Cadre, settled: Settled) -> None:
    try:
        with transaction.atomic():
            type(row)._base_manager.filter(pk=row.pk).update(**{name: kept.pk})
    except IntegrityError:
        if isinstance(row, Posting | CommitteeSeat):
            _move_held(row, kept, settled)
        else:
            fold(row, twin_of(row, name, kept.pk), settled)


def _move_held(row: Posting | CommitteeSeat, kept: Cadre, settled: Settled) -> None:
    """A post or seat that both hold at a time: once in that time, and its other days beside it."""
    same = _same_held(row, kept)
    pieces = Stretch.of(row.period).without(Stretch.of(each.period) for each in same)
    if not pieces:
        fold(row, same[0], settled)
        return
    for each in same:
        fill(row, each)
    parts = [part for piece in pieces for part in _ranked(row, piece, kept)]
    if len(parts) > 1 or same:
        settled.tell(row, "cut")
    elif getattr(row, "is_primary", False):
        settled.tell(row, "concurrent")
    for place, (stretch, facts) in enumerate(parts):
        part = row if place == 0 else copy(row)
        for key, value in facts.items():
            setattr(part, key, value)
        part.cadre, part.period = kept, stretch.period
        if place:
            part.pk = None
        part.save(force_insert=bool(place))


def _same_held(row: Posting | CommitteeSeat, kept: Cadre) -> list[Any]:
    """The kept person's records of the same post or seat that share days with this one."""
    what = {"title": row.title_id} if isinstance(row, Posting) else {"kind": row.kind_id}
    rows = type(row)._default_manager.filter(cadre=kept, unit=row.unit_id, period__overlap=row.period, **what)
    return list(rows.order_by("period"))


def _ranked(row: Posting | CommitteeSeat, piece: Stretch, kept: Cadre) -> list[tuple[Stretch, dict[str, bool]]]:
    """A primary post stays one on the days on which the kept person has no other."""
    if not isinstance(row, Posting) or not row.is_primary:
        return [(piece, {})]
    primary = Posting.objects.filter(cadre=kept, is_primary=True, period__overlap=piece.period)
    free = piece.without(Stretch.of(each.period) for each in primary)
    shared = piece.without(free)
    ranked = [(each, {"is_primary": True}) for each in free] + [(each, {"is_primary": False}) for each in shared]
    return sorted(ranked, key=lambda part: part[0].first)
