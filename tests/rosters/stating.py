"""Rosters as tests state them: rows of values, without a workbook around them."""

from datetime import date
from typing import Any

from apps.rosters.rows import Rows
from apps.rosters.values import Place, Row, SheetUnderstood, Understood

SHEET = "Lạc Sỹ"
FIRST_ROW = 8


def stating(*rows: dict[str, Any], unit_text: str | None = None, as_of: date | None = None) -> Understood:
    """A roster whose rows state these values, from row 8 on; `of` names a row's own unit."""
    people = tuple(_row(number, values) for number, values in enumerate(rows, FIRST_ROW))
    sheet = SheetUnderstood(SHEET, (6, 7), {"full_name": "B"}, as_of=as_of, unit_text=unit_text, rows=len(people))
    return Understood("people", (sheet,), Rows.of(people), (), ())


def _row(number: int, values: dict[str, Any]) -> Row:
    stated = {key: value for key, value in values.items() if key != "of"}
    raw = {key: str(value) for key, value in stated.items() if value}
    return Row(Place(SHEET, number), stated, raw, {"full_name": "B", "citizen_id": "F"}, unit_text=values.get("of"))


def someone(**values: Any) -> dict[str, Any]:
    """A new civil servant of Lạc Sỹ with all that a roster usually states."""
    return {
        "full_name": "Bùi Văn Hạnh",
        "sex": "male",
        "birth": "1976-05-12",
        "ethnic": "DT_MUONG",
        "citizen_id": "017076000123",
        "titles": ["CD_VPTK"],
        "gen_edu": "GDPT_THPT",
        "prof_edu": "CM_DH",
        "pol_theory": "LLCT_TC",
        "state_mgmt": "QLNN_CV",
        "it_level": "TH_UDCNTT_CB",
        "foreign_lang": "NN_BAC2",
        **values,
    }
