"""Two records of one fact become one: what the one that stays lacks is filled in, what refers to the other follows."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from django.core.exceptions import ValidationError
from django.db import IntegrityError, models, transaction
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked_models

BLANK: tuple[object, ...] = (None, "", [], {})


@dataclass
class Settled:
    """What both people stated, and how it was settled; kept with the merged record."""

    told: list[dict[str, str]] = field(default_factory=list)

    def tell(self, row: models.Model, how: str) -> None:
        self.told.append({"model": row._meta.label_lower, "words": str(row)[:200], "how": how})


def referring(model: type[models.Model]) -> list[models.ForeignKey[Any, Any]]:
    """Every foreign key of a table with history that leads to the model."""
    tracked = set(tracked_models())
    relations = [r for r in model._meta.get_fields(include_hidden=True) if isinstance(r, models.ManyToOneRel)]
    fields = [relation.field for relation in relations if relation.field.model in tracked]
    return [each for each in fields if isinstance(each, models.ForeignKey)]


def fold(row: models.Model, twin: models.Model, settled: Settled) -> None:
    """Let `twin` stand for both."""
    fill(row, twin)
    for reference in referring(type(row)):
        for dependent in reference.model._default_manager.filter(**{reference.name: row.pk}):
            _follow(dependent, reference, twin, settled)
    settled.tell(row, "folded")
    row.delete()
    _fold_emptied(row, twin, settled)


def _fold_emptied(row: models.Model, twin: models.Model, settled: Settled) -> None:
    """What stood for nothing but records that are folded now stands once too: the act of a decision told twice."""
    for name in getattr(row, "folds_with", ()):
        mine, others = getattr(row, name), getattr(twin, name)
        if mine.pk != others.pk and not type(row)._default_manager.filter(**{name: mine.pk}).exists():
            fold(mine, others, settled)


def fill(row: models.Model, twin: models.Model) -> None:
    """Give `twin` what it lacks, unless the values of the two do not go together."""
    names = [f.attname for f in row._meta.concrete_fields if not f.primary_key and not f.generated]
    lacking = [name for name in names if getattr(twin, name) in BLANK and getattr(row, name) not in BLANK]
    if not lacking:
        return
    values = {name: getattr(row, name) for name in lacking} | _precisions(row, lacking)
    try:
        with transaction.atomic():
            type(twin)._default_manager.filter(pk=twin.pk).update(**values)
    except IntegrityError:
        return


def _precisions(row: models.Model, lacking: list[str]) -> dict[str, Any]:
    """A date comes with its precision."""
    pairs = [(name, f"{name.removesuffix('_on').removesuffix('_date')}_precision") for name in lacking]
    return {precision: getattr(row, precision) for _name, precision in pairs if hasattr(row, precision)}


def _follow(dependent: models.Model, reference: models.ForeignKey[Any, Any], twin: models.Model, done: Settled) -> None:
    rows = type(dependent)._default_manager
    try:
        with transaction.atomic():
            rows.filter(pk=dependent.pk).update(**{reference.name: twin.pk})
    except IntegrityError:
        standing = rows.filter(**{reference.name: twin.pk}).first()
        if standing is None:
            raise
        fold(dependent, standing, done)


def twin_of(row: models.Model, owner: str, kept: int) -> models.Model:
    """The record of the kept person that stands in the way of this one."""
    rows = type(row)._default_manager.filter(**{owner: kept})
    for constraint in row._meta.constraints:
        if isinstance(constraint, models.UniqueConstraint) and owner in constraint.fields:
            same = {name: getattr(row, name) for name in constraint.fields if name != owner}
            holding = constraint.condition or models.Q()
            is_meant = type(row)._default_manager.filter(holding, pk=row.pk).exists()
            if is_meant and (found := rows.filter(holding, **same).first()):
                return found
    names = [f.attname for f in row._meta.concrete_fields if not f.primary_key]
    alike = sorted(rows, key=lambda each: sum(getattr(each, n) == getattr(row, n) for n in names), reverse=True)
    if not alike:
        raise ValidationError(
            _("“%(record)s” contradicts what the other record states. Correct one of the two first."),
            code="cannot_merge",
            params={"record": str(row)},
        )
    return alike[0]
