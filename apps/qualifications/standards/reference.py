"""Standards, accepted majors and kinds of areas from `fixtures/`; what a person has edited stays as it is."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from apps.core.history import event_model
from apps.core.reference import Loaded, edited_by_people, reference_lists, reference_step
from apps.qualifications.models import (
    AcceptedMajor,
    AreaFlag,
    StandardCriterion,
    StandardScope,
    StandardSet,
)

SET_FIELDS = (
    "label_vi", "label_en", "also_vi", "also_en", "position", "article", "valid_from", "valid_to", "area", "in_post_on",
    "grace_until",
)  # fmt: skip
Told = Mapping[str, Any]
Rows = frozenset[tuple[object, ...]]

reference_lists(25, AreaFlag)


@reference_step(26)
def load_standards(folder: Path) -> Loaded:
    """Bring the standards up to their file; a set of which a person changed anything is left alone."""
    told: list[Told] = json.loads((folder.parent / "standards" / "sets.json").read_text(encoding="utf-8"))
    present = {one.code: one for one in StandardSet.objects.all()}
    parts, edited = _parts_present(), _edited()
    result = Loaded(kept=len(edited & present.keys()))
    # Ended sets first: of two that follow each other the earlier one must end before the later one begins.
    for one in sorted(told, key=lambda one: one["valid_from"]):
        if one["code"] not in present:
            _write(one)
            result += Loaded(added=1)
        elif one["code"] not in edited and (
            _differs(one, present[one["code"]]) or parts.get(one["code"], frozenset()) != _parts_told(one)
        ):
            _write(one)
            result += Loaded(changed=1)
    return result


@reference_step(27)
def load_accepted_majors(folder: Path) -> Loaded:
    """Words by which majors are proposed; titles that already have theirs keep them."""
    told: list[Told] = json.loads((folder.parent / "standards" / "majors.json").read_text(encoding="utf-8"))
    known = set(AcceptedMajor.objects.values_list("title", flat=True))
    added = [
        AcceptedMajor(title_id=one["title"], keywords=one["keywords"], source=one["source"])
        for one in told
        if one["title"] not in known
    ]
    AcceptedMajor.objects.bulk_create(added)
    return Loaded(added=len(added))


def _edited() -> set[str]:
    """Codes of the sets that a person has changed, or a scope or criterion of them."""
    edited = edited_by_people(StandardSet)
    for part in (StandardScope, StandardCriterion):
        events = event_model(part)._default_manager.filter(pgh_context__isnull=False)
        by_people = events.exclude(pgh_context__metadata__user=None)
        edited |= set(by_people.values_list("standard_id", flat=True))
    return edited


def _values(told: Told) -> dict[str, object]:
    return {
        **{name: told[name] for name in SET_FIELDS},
        "legal_basis_id": told["legal_basis"],
        "is_special_law": told["special_law"],
        "is_verified": told["verified"],
    }


def _differs(told: Told, present: StandardSet) -> bool:
    return any(_plain(getattr(present, name)) != value for name, value in _values(told).items())


def _plain(value: object) -> object:
    """A day as the file writes it."""
    return value.isoformat() if hasattr(value, "isoformat") else value


def _parts_told(told: Told) -> Rows:
    scopes = [(title, None) for title in told["titles"]] + [(None, category) for category in told["categories"]]
    return frozenset([*scopes, *(_criterion(one) for one in told["criteria"])])


def _criterion(one: Told) -> tuple[object, ...]:
    kind = "major" if one.get("major") else "level"
    return (kind, one["ladder"], one.get("min"), one.get("area_min"), one["verified"])


def _parts_present() -> dict[str, Rows]:
    found: dict[str, set[tuple[object, ...]]] = {}
    for standard, *scope in StandardScope.objects.values_list("standard", "title", "category"):
        found.setdefault(standard, set()).add(tuple(scope))
    fields = ("standard", "kind", "ladder", "level", "area_level", "is_verified")
    for standard, *criterion in StandardCriterion.objects.values_list(*fields):
        found.setdefault(standard, set()).add(tuple(criterion))
    return {standard: frozenset(rows) for standard, rows in found.items()}


def _write(told: Told) -> None:
    """Write a set; its criteria keep their keys, as exemptions point at them."""
    standard, _ = StandardSet.objects.update_or_create(code=told["code"], defaults=_values(told))
    standard.scopes.filter(job_position__isnull=True).exclude(title__in=told["titles"], category=None).exclude(
        category__in=told["categories"], title=None
    ).delete()
    for title in told["titles"]:
        standard.scopes.get_or_create(title_id=title, job_position=None, category=None)
    for category in told["categories"]:
        standard.scopes.get_or_create(title=None, job_position=None, category=category)
    asked = [_criterion(one) for one in told["criteria"]]
    for criterion in standard.criteria.all():
        if (criterion.kind, criterion.ladder_id) not in {one[:2] for one in asked}:
            criterion.delete()
    for kind, ladder, level, area_level, is_verified in asked:
        defaults = {"level_id": level, "area_level_id": area_level, "is_verified": is_verified}
        standard.criteria.update_or_create(kind=kind, ladder_id=ladder, defaults=defaults)
