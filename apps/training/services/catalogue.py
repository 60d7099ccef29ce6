"""Keeping the catalogue of courses: entries are added and corrected, and end with their last valid day."""

from __future__ import annotations

from collections.abc import Sequence

from apps.accounts.models import User
from apps.core.admin import LIST_EDITED
from apps.core.permissions import Permission
from apps.core.text import fold
from apps.core.writing import act, insert, update
from apps.training.models import Course

LONGEST_CODE = 36


def keep_courses(*, courses: Sequence[Course], by: User) -> None:
    """Write courses, all or none; a new one stands behind all others and, without a code, is given one of its name."""
    by.require(Permission.MANAGE_CODE_LISTS)
    known = set(Course.objects.values_list("code", flat=True))
    last = Course.objects.order_by("-position").values_list("position", flat=True).first() or 0
    with act(Course, by=by, reason=LIST_EDITED):
        for course in courses:
            if course.code in known:
                update(course, revision=None)
                continue
            last += 1
            course.code, course.position = course.code or _free(course.label_vi, known), last
            known.add(course.code)
            insert(course)


def _free(name: str, known: set[str]) -> str:
    """A code out of a name that no other entry has."""
    words = "KH_" + "_".join(fold(name).upper().split())
    start = words[:LONGEST_CODE]
    return next(code for n in range(1, len(known) + 2) if (code := start if n == 1 else f"{start}_{n}") not in known)
