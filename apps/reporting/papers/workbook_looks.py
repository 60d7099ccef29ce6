"""How the cells of a workbook look: one format for each kind of row and figure, made when it is first asked for."""

from decimal import Decimal
from typing import Any

from apps.reporting.papers.paper import Cell, Form, Look

BASE: dict[str, object] = {"font_name": "Times New Roman", "font_size": 11, "valign": "vcenter"}
CELL = {**BASE, "border": 1, "border_color": "#9aa5b1"}
BY_LOOK: dict[Look, dict[str, object]] = {
    Look.PART: {},
    Look.TOTAL: {"bold": True, "bg_color": "#e8eef6"},
    Look.SUBTOTAL: {"bold": True},
    Look.ROLL_UP: {"italic": True},
    Look.UNTRAINED: {"font_color": "#4a5560", "bg_color": "#eceef0"},
    Look.UNKNOWN: {"font_color": "#4a5560", "bg_color": "#f4f5f6", "italic": True},
    Look.HEADING: {"bold": True, "bg_color": "#f4f6f9"},
}


class Looks:
    """The formats of one workbook."""

    def __init__(self, file: Any) -> None:
        self._file = file
        self._made: dict[tuple[object, ...], Any] = {}

    def line(self, *, is_first: bool) -> Any:
        properties = {"bold": True, "font_size": 14} if is_first else {"font_color": "#40505f"}
        return self._format(("line", is_first), {**BASE, **properties})

    def head(self) -> Any:
        look = {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#e8eef6"}
        return self._format(("head",), {**CELL, **look})

    def turned_head(self) -> Any:
        look = {"bold": True, "align": "center", "text_wrap": True, "bg_color": "#e8eef6", "rotation": 90}
        return self._format(("turned_head",), {**CELL, **look})

    def numbers(self) -> Any:
        return self._format(("numbers",), {**CELL, "italic": True, "align": "center", "font_size": 9})

    def title(self, look: Look, depth: int) -> Any:
        """Words of a row; ordinals have a depth below zero and stand in the middle."""
        place = {"align": "center"} if depth < 0 else {"indent": depth, "text_wrap": True}
        return self._format(("title", look, depth), {**CELL, **BY_LOOK[look], **place})

    def figure(self, look: Look, cell: Cell) -> Any:
        if cell.is_mark:
            return self.title(look, -1)
        if cell.form is Form.TEXT:
            return self.title(look, 0)
        exponent = cell.value.as_tuple().exponent if isinstance(cell.value, Decimal) else 0
        key = (look, cell.form, exponent)
        if key not in self._made:
            places = -exponent if isinstance(exponent, int) else 0
            number = {"num_format": _number_format(cell.form, places), "align": "right"}
            self._made[key] = self._file.add_format({**CELL, **BY_LOOK[look], **number})
        return self._made[key]

    def _format(self, key: tuple[object, ...], properties: dict[str, object]) -> Any:
        if key not in self._made:
            self._made[key] = self._file.add_format(properties)
        return self._made[key]


def _number_format(form: Form, places: int) -> str:
    """The reader's spreadsheet sets the separators: 3.206 and 83,4% where it is set to Vietnamese."""
    decimals = f".{'0' * places}" if places > 0 else ""
    return f"0{decimals}%" if form is Form.PERCENT else f"#,##0{decimals}"
