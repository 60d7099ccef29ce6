"""Why no unit holds a code on a day: never known, not yet, renumbered, or ended and followed by others."""

from datetime import date

from django.utils.translation import gettext as __

from apps.communes.models import Succession, UnitPeriod


def explain_absence(code: str, day: date) -> str:
    """A sentence for the person who asked, with what to ask instead."""
    held = UnitPeriod.objects.coded(code).order_by("valid")
    past = held.filter(valid__fully_lt=(day, None)).last()
    coming = held.filter(valid__fully_gt=(None, day)).first()
    if past is not None:
        return _ended(past, day)
    if coming is not None:
        return __("%(unit)s holds the code %(code)s only from %(start)s on. Ask for that day or a later one.") % {
            "unit": coming.title,
            "code": code,
            "start": f"{coming.valid.lower:%d/%m/%Y}",
        }
    return __("No unit has the code %(code)s. Look the code up in the list of communes.") % {"code": code}


def _ended(past: UnitPeriod, day: date) -> str:
    words = {"unit": past.title, "code": past.code, "end": f"{past.valid.upper:%d/%m/%Y}"}
    followers = _followers(past, day)
    if not followers:
        return __("%(unit)s (%(code)s) ended on %(end)s. Ask for an earlier day.") % words
    words["followers"] = ", ".join(f"{unit.title} ({unit.code})" for unit in followers)
    return (
        __(
            "%(unit)s (%(code)s) ended on %(end)s; it was followed by %(followers)s."
            " Ask for that, or for an earlier day."
        )
        % words
    )


def _followers(past: UnitPeriod, day: date) -> list[UnitPeriod]:
    """The same unit under its new code, or those that took its place, as they were when it ended."""
    end = past.valid.upper
    on_that_day = UnitPeriod.objects.on(end)
    same = list(on_that_day.filter(unit=past.unit_id))
    if same:
        return same
    successors = Succession.objects.filter(predecessor=past.unit_id, reorganisation__effective_on=end)
    return list(on_that_day.filter(unit__in=successors.values("successor")).order_by("code"))
