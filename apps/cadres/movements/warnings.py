"""What the rules of the day have to say about a movement: warnings with their article, which a person may set aside."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.cadres.models import Check, Movement, MovementRule, Posting, Sex
from apps.cadres.retirement import working_years_left
from apps.communes.titles import nearest_periods
from apps.core.doubts import Doubt
from apps.core.text import fold


@dataclass(frozen=True)
class Finding:
    """A rule that the movement does not keep, and what was found."""

    rule: MovementRule
    found: str

    @property
    def message(self) -> str:
        return f"{self.rule.sentence} {self.found} ({self.rule.basis_words})"

    @property
    def doubt(self) -> Doubt:
        """Asked anew when something else is found."""
        return Doubt(f"{self.rule.code}:{fold(self.found)[:60]}", self.message)


def warnings_of(movement: Movement) -> list[Finding]:
    """The rules in force on the first day that the movement does not keep."""
    rules = MovementRule.objects.valid_on(movement.starts_on).filter(kinds__contains=[movement.kind_id])
    of_title = Q(titles=[]) | Q(titles__contains=[movement.to_title_id or ""])
    found = [(rule, FINDERS[Check(rule.check_of)](movement, rule.amount or 0)) for rule in rules.filter(of_title)]
    return [Finding(rule, words) for rule, words in found if words]


def _months(count: int) -> str:
    return ngettext("Here: %(count)s month.", "Here: %(count)s months.", count) % {"count": count}


def _years(count: int) -> str:
    return ngettext("Here: %(count)s year.", "Here: %(count)s years.", count) % {"count": count}


def planned_months(movement: Movement) -> int | None:
    """Whole months from the first day to the planned last one, both included; of an end before it nothing is said."""
    if movement.planned_end is None or movement.planned_end < movement.starts_on:
        return None
    first, end = movement.starts_on, movement.planned_end + timedelta(days=1)
    return (end.year - first.year) * 12 + end.month - first.month - (end.day < first.day)


def _shorter(movement: Movement, amount: int) -> str:
    months = planned_months(movement)
    return _months(months) if months is not None and months < amount else ""


def _longer(movement: Movement, amount: int) -> str:
    """A day over counts: 36 months and one day are longer than 36 months."""
    months = planned_months(movement)
    if months is None or movement.planned_end is None:
        return ""
    whole = (movement.planned_end + timedelta(days=1)).day == movement.starts_on.day
    return _months(months) if months > amount or (months == amount and not whole) else ""


def _retires_soon(movement: Movement, amount: int) -> str:
    cadre = movement.cadre
    if not cadre.birth_date or not cadre.sex:
        return ""
    is_female = cadre.sex == Sex.FEMALE
    left = working_years_left(cadre.birth_date, is_female=is_female, day=movement.starts_on)
    return _years(left) if left < amount else ""


def _comes_from_there(movement: Movement, amount: int) -> str:
    if movement.to_unit_id is None or movement.is_non_local:
        return ""
    period = nearest_periods([movement.to_unit_id], movement.starts_on).get(movement.to_unit_id)
    home = movement.cadre.home_town
    is_local = period is not None and fold(period.name) in fold(home)
    return _("Home town recorded: %(home)s.") % {"home": home} if is_local else ""


def _holds_it_long(movement: Movement, amount: int) -> str:
    """Time in the same title in the same unit before the first day."""
    held = Posting.objects.filter(
        cadre=movement.cadre_id,
        unit=movement.to_unit_id,
        title=movement.to_title_id,
        period__startswith__lt=movement.starts_on,
    )
    days = sum((min(_end(p), movement.starts_on) - p.period.lower).days for p in held)
    years = int(days / 365.25)
    return _years(years) if years >= amount else ""


def _end(posting: Posting) -> date:
    return posting.period.upper or timezone.localdate() + timedelta(days=36_500)


def _adds_a_post(movement: Movement, amount: int) -> str:
    return _("Here a post is added.") if movement.adds_post else ""


FINDERS: dict[Check, Callable[[Movement, int], str]] = {
    Check.SHORTEST: _shorter,
    Check.LONGEST: _longer,
    Check.YEARS_LEFT: _retires_soon,
    Check.LOCAL_HEAD: _comes_from_there,
    Check.TERMS: _holds_it_long,
    Check.ADDED_POST: _adds_a_post,
}
