"""The indicator of targets (I37): value, floor, gap and forecast of every target that covers a unit."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from django.urls import reverse
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.communes.models import UnitCover
from apps.core.permissions import Permission
from apps.reporting.errors import OutOfScope, ReportError
from apps.reporting.indicators.definitions import Field, Figures, Indicator, IndicatorValue, Inquiry
from apps.reporting.indicators.register import declare
from apps.reporting.papers.paper import Form, Look
from apps.reporting.territories import read_territory
from apps.targets.models import Target
from apps.targets.standing import Board, Figure, board_of

HUNDREDTH = Decimal("0.01")


@dataclass(frozen=True)
class TargetFigures:
    """Every target of the plans that cover the unit and that the user sees, the nearest day first."""

    def read(self, inquiry: Inquiry) -> Figures:
        root = read_territory(
            inquiry.unit, inquiry.day, inquiry.user, (Permission.VIEW_REPORTS,), inquiry.geography
        ).root
        above = UnitCover.objects.filter(covered=root.pk).values("unit")
        seen = Target.objects.visible_to(inquiry.user)  # type: ignore[arg-type]  # every actor here is a user
        values: list[IndicatorValue] = []
        notes: list[str] = []
        for target in seen.filter(plan__unit__in=above).select_related("plan"):
            try:
                values += told(self._board(target, inquiry))
            except OutOfScope:
                raise
            except ReportError as error:
                notes.append(f"{target}: {error}")
        if not values and not notes:
            notes.append(__("No plan with targets covers this unit."))
        return Figures(root.title, tuple(values), reverse("targets:list"), notes=tuple(notes))

    def _board(self, target: Target, inquiry: Inquiry) -> Board:
        user: User = inquiry.user  # type: ignore[assignment]  # as above
        return board_of(target, unit=inquiry.unit, day=inquiry.day, user=user, geography=inquiry.geography)


def told(board: Board) -> Iterator[IndicatorValue]:
    """Value, floor, ceiling, gap, and what is to be expected by the target's day."""
    target, now, expected = board.target, board.whole.now, board.whole.expected
    yield _value(board, "value", __("As of %(day)s") % {"day": f"{board.day:%d/%m/%Y}"}, now.value, now)
    if target.has_floor:
        yield _value(board, "floor", __("At least"), target.floor)
    if target.ceiling is not None:
        yield _value(board, "ceiling", __("At most") if target.is_limit else __("At most needed"), target.ceiling)
    gap = __("Away from the aim by") if target.is_limit else __("Below the floor by")
    yield _value(board, "gap", gap, now.gap if now.value is not None else None)
    if expected is not None:
        words = __("Expected by %(day)s") % {"day": f"{target.due_on:%d/%m/%Y}"}
        yield _value(board, "expected", words, expected.value, expected)


def _value(board: Board, code: str, title: str, value: Decimal | None, figure: Figure | None = None) -> IndicatorValue:
    target = board.target
    return IndicatorValue(
        target.group,
        code,
        figure.count if figure else None,
        figure.base if figure else None,
        None if value is None else value.quantize(HUNDREDTH, ROUND_HALF_UP),
        Form.PERCENT if target.is_percent else Form.DECIMAL,
        f"{target.plan.code}-{target.pk}",
        group_title=board.reading.whom,
        measure_title=f"{target.title} ({target.plan})",
        category_title=title,
        look=Look.TOTAL if code == "value" else Look.PART,
        is_hidden=figure is not None and figure.is_hidden,
    )


declare(
    Indicator(
        "I37",
        _("Targets"),
        _("Value, target and gap of an indicator in a scope, with a forecast where one can be made."),
        _("As the indicator of the target says."),
        _("As the indicator of the target says."),
        Field.FUTURE,
        TargetFigures(),
        _("as the indicator says"),
        "Đề án số 06 (Tân Kỳ) 2011–2015",
    )
)
