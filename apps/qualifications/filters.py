"""Filters of the list of cadres by what people have studied."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.forms import Field
from django.utils.functional import lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from django_filters import ChoiceFilter, MultipleChoiceFilter

from apps.cadres.filters import LaterChoices
from apps.cadres.models import Cadre
from apps.core.listed import standing
from apps.qualifications.models import Ladder, Qualification, QualificationLevel, Verification

UNKNOWN = "unknown"


def levels_by_ladder(holder: Any) -> dict[str, list[QualificationLevel]]:
    """All levels by ladder, the highest first; asked for once for the user of a request, who holds them."""
    if not hasattr(holder, "levels_by_ladder"):
        holder.levels_by_ladder = standing(_levels_by_ladder, QualificationLevel, Ladder)
    levels: dict[str, list[QualificationLevel]] = holder.levels_by_ladder
    return levels


def _levels_by_ladder() -> dict[str, list[QualificationLevel]]:
    found: dict[str, list[QualificationLevel]] = defaultdict(list)
    for level in QualificationLevel.objects.select_related("ladder").order_by("-rank", "-position"):
        found[level.ladder_id].append(level)
    return found


class LevelFilter(MultipleChoiceFilter):  # type: ignore[misc]  # django_filters has no types
    """People whose highest level of a ladder on the day is one of those chosen, or is not known."""

    def __init__(self, ladder: str) -> None:
        super().__init__(label=_("Highest level of the ladder on the day"))
        self.ladder = ladder

    @property
    def field(self) -> Field:
        if "choices" not in self.extra:
            self.extra["choices"] = LaterChoices(self._choices)
            self.label = lazy(self._ladder_label, str)()
        field: Field = super().field
        return field

    def _levels(self) -> list[QualificationLevel]:
        return levels_by_ladder(self.parent.user).get(self.ladder, [])

    def _choices(self) -> list[tuple[str, str]]:
        return [*((level.code, level.label) for level in self._levels()), (UNKNOWN, gettext("No information"))]

    def _ladder_label(self) -> str:
        levels = self._levels()
        return levels[0].ladder.label if levels else self.ladder

    def filter(self, qs: QuerySet[Cadre], value: Sequence[str]) -> QuerySet[Cadre]:
        if not value:
            return qs
        levels = [level.code for level in self._levels()]
        condition = Q()
        for code in value:
            condition |= self._highest_is(code, levels)
        return qs.filter(condition)

    def _highest_is(self, code: str, levels: list[str]) -> Q:
        """Holds this level and none above it; unknown: holds none of the ladder."""
        if code == UNKNOWN:
            return ~Q(holds(levels, self.parent.day))
        return Q(holds([code], self.parent.day)) & ~Q(holds(levels[: levels.index(code)], self.parent.day))


def holds(levels: Iterable[str], day: date) -> Exists:
    return Exists(Qualification.objects.counting_on(day).filter(cadre=OuterRef("pk"), level__in=levels))


class VerificationFilter(ChoiceFilter):  # type: ignore[misc]  # django_filters has no types
    """People with a qualification that nobody has confirmed or refused yet."""

    def __init__(self) -> None:
        super().__init__(label=_("Diplomas"), choices=[("open", _("Not verified yet")), ("refused", _("Refused"))])

    def filter(self, qs: QuerySet[Cadre], value: str) -> QuerySet[Cadre]:
        if not value:
            return qs
        states = [Verification.REFUSED] if value == "refused" else [Verification.DECLARED, Verification.SCAN_SEEN]
        held = Qualification.objects.filter(
            cadre=OuterRef("pk"), state="held", counts_from__lte=self.parent.day, verification__in=states
        )
        return qs.filter(Exists(held.filter(level__rank__gt=0)))
