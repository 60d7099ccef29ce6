"""The scores of months and quarters of a whole unit, as their table was left: all or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from apps.accounts.models import User
from apps.appraisal.models import PeriodKind, PeriodScore
from apps.appraisal.services.tables import TableRefusedError, Written
from apps.cadres.models import Cadre
from apps.core.constraints import check_constraints
from apps.core.permissions import Permission
from apps.core.writing import act

SCORED = gettext_noop("Scores of a unit recorded")


@dataclass(frozen=True)
class ScoreCell:
    """One changed cell: what stood there when the table was opened, and what is to stand there now."""

    cadre: Cadre
    number: int
    seen: Decimal | None
    now: Decimal | None


def save_scores(*, cells: Sequence[ScoreCell], year: int, kind: PeriodKind, by: User) -> Written:
    """Write the changed cells; one that someone else changed meanwhile refuses the whole."""
    for cell in cells:
        by.require(Permission.RATE_CADRES, cell.cadre)
    with act(PeriodScore, by=by, reason=SCORED):
        present = _present(cells, year, kind)
        errors: dict[int, ValidationError] = {}
        for place, cell in enumerate(cells):
            try:
                _check(cell, present.get((cell.cadre.pk, cell.number)), year, kind, by)
            except ValidationError as error:
                errors[place] = error
        if errors:
            raise TableRefusedError(errors)
        return _write(cells, present, year, kind)


def _present(cells: Sequence[ScoreCell], year: int, kind: PeriodKind) -> dict[tuple[int, int], PeriodScore]:
    people = {cell.cadre.pk for cell in cells}
    found = PeriodScore.objects.select_for_update().filter(cadre__in=people, year=year, kind=kind)
    return {(score.cadre_id, score.number): score for score in found}


def _check(cell: ScoreCell, present: PeriodScore | None, year: int, kind: PeriodKind, by: User) -> None:
    if (present.score if present else None) != cell.seen:
        words = _("Someone else changed this score meanwhile; it now says: %(now)s. Save again to write yours.")
        now = f"{present.score.normalize():f}".replace(".", ",") if present else "–"
        raise ValidationError(words, code="stale", params={"now": now})
    if cell.now is None:
        if present and not by.can(Permission.DELETE_CADRES, present):
            raise ValidationError(_("Only who may delete records can empty a score."), code="no_right")
        return
    check_constraints(_score(cell, present, year, kind))


def _score(cell: ScoreCell, present: PeriodScore | None, year: int, kind: PeriodKind) -> PeriodScore:
    score = present or PeriodScore(cadre=cell.cadre, year=year, kind=kind, number=cell.number)
    if cell.now is not None:
        score.score = cell.now
    return score


def _write(
    cells: Sequence[ScoreCell], present: dict[tuple[int, int], PeriodScore], year: int, kind: PeriodKind
) -> Written:
    held = [(cell, present.get((cell.cadre.pk, cell.number))) for cell in cells]
    added = [_score(cell, None, year, kind) for cell, score in held if score is None and cell.now is not None]
    changed = [score for cell, score in held if score is not None and cell.now is not None]
    removed = [score.pk for cell, score in held if score is not None and cell.now is None]
    PeriodScore.objects.bulk_create(added)
    if changed:
        PeriodScore.objects.bulk_update(changed, ["score"])
    PeriodScore.objects.filter(pk__in=removed).delete()
    return Written(len(added), len(changed), len(removed))
