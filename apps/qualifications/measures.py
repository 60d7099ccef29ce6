"""Levels of training as dimensions of reports: the highest counting qualification of each ladder on the day."""

import json
from collections import defaultdict
from collections.abc import Iterable
from datetime import date
from functools import cache, lru_cache, partial
from itertools import pairwise

from django.contrib.postgres.aggregates import ArrayAgg
from django.db.models import F, Max, Q, TextField
from django.db.models.functions import Cast, JSONObject
from django.utils.translation import get_language
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.listed import from_state, state_of, usually_asked
from apps.qualifications.models import Qualification, QualificationLevel, RollUp, RollUpLevel
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.errors import ReportError
from apps.reporting.once import once
from apps.reporting.registry import registry
from apps.reporting.sql import Sql

LAW = "Luật Cán bộ, công chức 2008; Nghị định 33/2023/NĐ-CP; Thông tư 13/2019/TT-BNV"
HIGHEST = _("Persons whose highest qualification held on the day, and not refused when checked, stands in this row.")
# Ladder and its dimension; the codes of the dimensions are `Ladder.measure`, their order that of the published tables.
DIMENSIONS = {
    "prof_edu": Dimension("professional", _("Professional qualification"), HIGHEST, LAW),
    "pol_theory": Dimension("political_theory", _("Political theory"), HIGHEST, "Quy định 256-QĐ/TW; Biểu 9C-BTCTW"),
    "state_mgmt": Dimension("state_management", _("State management"), HIGHEST, "BM01/BNV; Mẫu 02/CL.CBCCX"),
    "gen_edu": Dimension("general_education", _("General education"), HIGHEST, "Biểu 3-BTCTW"),
    "it_level": Dimension("informatics", _("Informatics"), HIGHEST, "Thông tư 03/2014/TT-BTTTT"),
    "foreign_lang": Dimension("foreign_language", _("Foreign language"), HIGHEST, "Thông tư 01/2014/TT-BGDĐT"),
}
# Rank first, then the order of the list: one number that grows with the level, below every other ladder's mix-up.
STEP = 100_000
ORDER = F("level__rank") * STEP + F("level__position")

# Later than any day, as days of roll-ups are compared: as text.
NEVER = "~"


def order_of(level: QualificationLevel) -> str:
    return str(level.rank * STEP + level.position)


def highest_levels(day: date) -> Sheet:
    """One row per person with the order of the highest level of each ladder."""
    return Sheet(highest_orders(day), "cadre", level_rows(day), partial(highest_orders_in, day))


@lru_cache(maxsize=256)
def highest_orders_in(day: date, dimensions: tuple[str, ...]) -> Rows:
    """Read from the ladders of these dimensions alone: of the six that nearly everybody stands on."""
    ladders = [ladder for ladder, dimension in DIMENSIONS.items() if dimension.code in dimensions]
    return highest_orders(day) if len(ladders) == len(DIMENSIONS) else _highest(day, Q(level__ladder__in=ladders))


@lru_cache(maxsize=64)
def highest_orders(day: date) -> Rows:
    return _highest(day, Q())


def _highest(day: date, among: Q) -> Rows:
    highest = {dimension.code: Max(ORDER, filter=Q(level__ladder=ladder)) for ladder, dimension in DIMENSIONS.items()}
    rows = Qualification.objects.counting_on(day).filter(among).values("cadre_id").annotate(**highest)
    return rows.values_list("cadre_id", *highest)


def level_rows(day: date) -> dict[str, tuple[Category, ...]]:
    """The rows of every ladder: its levels, untrained, unknown, and the roll-ups that are in force on the day."""
    return from_state(once("levels", lambda: state_of(QualificationLevel, RollUp, RollUpLevel)), _level_rows, day)


def _level_rows(day: date) -> dict[str, tuple[Category, ...]]:
    by_ladder: dict[str, list[QualificationLevel]] = defaultdict(list)
    for level in once("levels and roll-ups", _levels):
        by_ladder[level.ladder_id].append(level)
    return {dimension.code: _rows(by_ladder[ladder], day) for ladder, dimension in DIMENSIONS.items()}


def _levels() -> list[QualificationLevel]:
    """All levels, each with the roll-ups of whatever day."""
    asked = _levels_with_roll_ups()
    return list(QualificationLevel.objects.raw(asked.text, asked.params))


@cache
def _levels_with_roll_ups() -> Sql:
    """The statement alone is kept; its rows may be edited at any time."""
    roll_up = JSONObject(
        category="roll_ups__category",
        vi="roll_ups__label_vi",
        en="roll_ups__label_en",
        position="roll_ups__position",
        since="roll_ups__valid_from",
        until="roll_ups__valid_to",
    )
    found = ArrayAgg(Cast(roll_up, TextField()), filter=Q(roll_ups__isnull=False), default=[])
    levels = QualificationLevel.objects.annotate(found=found)
    return Sql(*levels.order_by("ladder_id", "rank", "position").query.sql_with_params())


def _rows(levels: list[QualificationLevel], day: date) -> tuple[Category, ...]:
    _require_an_order(levels)
    trained = [Category(level.code, level.label, values=(order_of(level),)) for level in levels if level.rank]
    untrained = [level for level in levels if not level.rank]
    rest = [Category("unknown", __("No information"), Kind.UNKNOWN, (None,))]
    own_codes = []
    if untrained:
        values = tuple(order_of(level) for level in untrained)
        rest.insert(0, Category("untrained", untrained[0].label, Kind.UNTRAINED, values))
    if len(untrained) == 1:
        own_codes = [Category(untrained[0].code, untrained[0].label, Kind.ALIAS, parts=("untrained",))]
    return (*trained, *rest, *own_codes, *_roll_ups(levels, day.isoformat()))


def _roll_ups(levels: Iterable[QualificationLevel], day: str) -> list[Category]:
    """Roll-ups in force in their order; one of a single level is only another name of that level's row."""
    parts: dict[tuple[int, str, str], list[str]] = defaultdict(list)
    word = "en" if (get_language() or "vi").startswith("en") else "vi"
    for level in levels:
        for found in map(json.loads, level.found):  # type: ignore[attr-defined]  # annotated
            if (found["since"] or day) <= day < (found["until"] or NEVER):
                key = (found["position"], found["category"], found[word])
                parts[key].append(level.code if level.rank else "untrained")
    return [
        Category(code, title, Kind.ROLL_UP if len(held) > 1 else Kind.ALIAS, parts=tuple(dict.fromkeys(held)))
        for (_position, code, title), held in sorted(parts.items())
    ]


def _require_an_order(levels: list[QualificationLevel]) -> None:
    for lower, higher in pairwise(levels):
        if order_of(lower) == order_of(higher):
            raise ReportError(
                __("The levels %(one)s and %(other)s have the same rank and position. Give them different positions.")
                % {"one": lower.label, "other": higher.label}
            )


usually_asked(QualificationLevel, RollUp, RollUpLevel)
registry.declare(Facts("levels", tuple(DIMENSIONS.values()), highest_levels))
