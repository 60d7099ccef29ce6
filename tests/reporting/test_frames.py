"""Every report as a pandas frame: the same cells, with keys that are unique and numbers that are numbers."""

import re
from datetime import date
from decimal import Decimal
from pathlib import Path
from runpy import run_path
from typing import Any

import pandas
import pytest
from django.conf import settings

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.services import compose
from apps.reporting.frames import KEYS, frame_of
from apps.reporting.indicators.definitions import Inquiry
from apps.reporting.indicators.register import all_indicators
from apps.reporting.indicators.services import figures_of
from apps.reporting.official.library import forms
from apps.reporting.official.services import build_form
from apps.reporting.registry import registry
from apps.reporting.scope import Scope
from apps.reporting.services import build_report
from apps.reporting.table import Cell
from apps.reporting.tallies.asking import span_of
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyCell
from apps.reporting.trends.outlets import trend_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]
# A district with communes below it, on the day of the demonstration.
UNIT, DAY = "158", date(2025, 2, 28)
SERVER = ServerActor()


def plain(value: Any) -> Any:
    return None if value is pandas.NA or value != value else value


def by_key(cells: "list[Cell] | list[TallyCell]") -> dict[tuple[str, ...], tuple[Any, ...]]:
    return {(c.unit, c.group, c.measure, c.category): (c.count, c.base, c.percent) for c in cells}


def in_frame(frame: pandas.DataFrame) -> dict[tuple[str, ...], tuple[Any, ...]]:
    told = frame[["count", "base", "percent"]].astype(object).itertuples(name=None)
    return {
        key: (
            plain(count),
            plain(base),
            None if plain(percent) is None else Decimal(str(percent)).quantize(Decimal("0.01")),
        )
        for key, count, base, percent in told
    }


@pytest.mark.parametrize("code", ["quality", *(code for code in registry.reports if code != "quality")])
def test_every_report_of_a_day_gives_its_cells(code: str) -> None:
    table = build_report(code, unit=UNIT, day=DAY, user=SERVER)
    frame = frame_of(table)
    assert in_frame(frame) == by_key(list(table.cells()))
    assert frame.index.is_unique
    assert list(frame.index.names) == list(KEYS)
    assert [str(kind) for kind in frame.dtypes] == ["Int64", "Int64", "Float64"]


@pytest.mark.parametrize("code", registry.tally_reports)
def test_every_report_of_events_gives_its_cells(code: str) -> None:
    report = registry.tally_reports[code]
    table = build_tally_report(code, unit=UNIT, span=span_of(report, DAY, None), user=SERVER)
    frame = frame_of(table)
    assert in_frame(frame) == by_key(list(table.cells()))
    assert frame.index.is_unique
    assert list(frame.columns) == ["counted", "count", "base", "percent"]


def test_every_official_form_gives_its_rows_and_columns() -> None:
    told = 0
    for form in forms().values():
        if form.is_awaited:
            continue
        table = build_form(form.code, unit=UNIT, day=DAY, user=SERVER, first=None, is_exported=True, most_people=None)
        frame = frame_of(table)
        assert (list(frame.index), list(frame.columns)) == (
            [row.code for row in table.rows],
            [column.code for column in table.columns],
        )
        for row in table.rows:
            for column in table.columns:
                wanted, found = table.value(row, column), plain(frame.at[row.code, column.code])
                assert found == (float(wanted) if isinstance(wanted, Decimal) else wanted), (form.code, row, column)
                told += isinstance(wanted, int)
    assert told > 100


def test_every_indicator_gives_its_values() -> None:
    for indicator in all_indicators():
        if not indicator.holds_on(DAY):
            continue
        figures = figures_of(indicator, Inquiry(UNIT, DAY, SERVER))
        frame = frame_of(figures)
        wanted = [None if each.value is None else float(each.value) for each in figures.values]
        assert [plain(value) for value in frame["value"].astype(object)] == wanted
        assert [plain(value) for value in frame["numerator"].astype(object)] == [v.numerator for v in figures.values]


def test_a_trend_has_days_and_changes() -> None:
    days = "2024-02-28,2025-02-28"
    trend = trend_of("quality", Scope(UNIT), days=days, day=DAY, user=SERVER, measure="professional")
    frame = frame_of(trend)
    assert frame.index.get_level_values("day").dtype.kind == "M"
    last = trend.told[-1]
    own = frame.xs(pandas.Timestamp(last.day), level="day")
    assert own["count"].to_dict() == {row.code: last.counts[row.code] for row in trend.rows}
    assert set(own["base"]) == {last.base}


def test_what_is_hidden_on_the_page_is_missing_and_not_nought() -> None:
    reader = User.objects.get(username="phantich")
    table = build_report("quality", unit="17", day=DAY, user=reader, levels=["commune"], measures=["ethnicity"])
    frame = frame_of(table)
    hidden = sum(cell.count is None for cell in table.cells())
    assert hidden > 0
    assert frame["count"].isna().sum() == hidden


def test_a_composed_table_is_one_of_them() -> None:
    composition = Composition("", ("civil_servants",), columns=(Chosen("sex"),))
    table = compose(composition, day=DAY, unit=UNIT, user=SERVER)
    report = build_report("quality", unit=UNIT, day=DAY, user=SERVER, levels=[], groups=["civil_servants"])
    wanted = report.base("civil_servants", report.unit.pk)
    assert wanted > 0
    assert frame_of(table)[("*", "persons")].item() == wanted


def test_the_examples_of_the_document_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = (settings.BASE_DIR / "docs" / "notebooks.md").read_text(encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    Path("examples.py").write_text("\n".join(re.findall(r"```python\n(.+?)```", told, re.DOTALL)), encoding="utf-8")
    found = run_path("examples.py")
    assert found["frame"].loc["17", "cadres_and_civil_servants", "headcount", "total"]["count"] == 3206
    ages = found["composed"].xs("mean_age", axis="columns", level=-1)
    assert ages.shape[0] > 5
    assert ages["*"].between(18, 75).all()
    assert (tmp_path / "quality.xlsx").stat().st_size


def test_nothing_else_is_taken_for_a_report() -> None:
    with pytest.raises(TypeError):
        frame_of("quality")
