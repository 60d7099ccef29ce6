"""Keeping standards: a set is written with whom it concerns and what it asks, as a whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from apps.accounts.models import User
from apps.core.admin import LIST_EDITED
from apps.core.permissions import Permission
from apps.core.text import fold
from apps.core.writing import act, insert, update
from apps.qualifications.models import StandardCriterion, StandardScope, StandardSet

LONGEST_CODE = 36


@dataclass
class Standard:
    """A set with the parts of it that are new or changed; parts that are not named stay."""

    of: StandardSet
    scopes: list[StandardScope] = field(default_factory=list)
    criteria: list[StandardCriterion] = field(default_factory=list)


def keep_standards(*, standards: Sequence[Standard], by: User) -> None:
    """Write all or none; of two that follow each other the earlier ends before the later begins."""
    by.require(Permission.MANAGE_CODE_LISTS)
    known = set(StandardSet.objects.values_list("code", flat=True))
    last = StandardSet.objects.order_by("-position").values_list("position", flat=True).first() or 0
    with act(StandardSet, StandardScope, StandardCriterion, by=by, reason=LIST_EDITED):
        for standard in sorted(standards, key=lambda each: each.of.valid_from):
            if standard.of.code in known:
                update(standard.of, revision=None)
            else:
                last += 1
                standard.of.code, standard.of.position = _free(standard.of, known), last
                known.add(standard.of.code)
                insert(standard.of)
            _write_parts(standard)


def _write_parts(standard: Standard) -> None:
    parts: list[StandardScope | StandardCriterion] = [*standard.scopes, *standard.criteria]
    for part in parts:
        part.standard = standard.of
        if part.pk:
            update(part, revision=None)
        else:
            insert(part)


def _free(one: StandardSet, known: set[str]) -> str:
    """A code out of the name and the first year that no other set has."""
    words = "TC_" + "_".join(fold(one.label_vi).upper().split())
    start = f"{words[: LONGEST_CODE - 5]}_{one.valid_from.year}"
    return next(code for n in range(1, len(known) + 2) if (code := start if n == 1 else f"{start}_{n}") not in known)
