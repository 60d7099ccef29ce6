"""Papers that hold everything a paper can have, without a database."""

from datetime import date
from decimal import Decimal

from apps.reporting.papers.paper import (
    Cell,
    Composition,
    Explanation,
    Form,
    Head,
    Look,
    Office,
    Paper,
    Picture,
    Row,
    Table,
)

SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="120" height="20">'
    '<rect width="80" height="20" fill="#336dab"/></svg>'
)
PERCENT = Form.PERCENT


def table(pairs: int = 2) -> Table:
    """Merged headings, ordinals, a heading row, a hidden figure, one that there is not, a word, deep rows."""
    heads = (
        (
            Head("TT", rows=2),
            Head("Tiêu chí", rows=2),
            *(Head(f"Nhóm {number + 1}", columns=2) for number in range(pairs)),
            Head("Ghi chú", rows=2),
        ),
        tuple(Head(word) for _ in range(pairs) for word in ("Số người", "%")),
    )
    rows = (
        Row("Tổng số", (*_pairs(3206, "100.0", pairs), Cell("", Form.TEXT)), Look.TOTAL),
        Row("Trong đó", (), Look.HEADING, ordinal="I"),
        Row("Đại học", (*_pairs(2674, "83.4", pairs), Cell("=1+1 là chữ", Form.TEXT)), ordinal="1"),
        Row("Trên đại học", (*_pairs(1_234_567, "0.05", pairs), Cell("", Form.TEXT)), Look.ROLL_UP, 1),
        Row("Chưa qua đào tạo", (*_hidden(pairs), Cell("", Form.TEXT)), Look.UNTRAINED, ordinal="2"),
        Row("Chưa có thông tin", (*_absent(pairs), Cell("", Form.TEXT)), Look.UNKNOWN, ordinal="3"),
    )
    numbers = ("A", "B", *(str(number + 1) for number in range(2 * pairs + 1)))
    return Table(
        f"Trình độ chuyên môn [{pairs}]",
        heads,
        rows,
        numbers,
        "Theo trình độ cao nhất.",
        has_ordinals=True,
        composition=Composition((2, 3), tuple(range(0, 2 * pairs, 2)), ("#336dab", "#b6bcc4"), parts_are_rows=True),
    )


def _pairs(count: int, share: str, pairs: int) -> tuple[Cell, ...]:
    """Every pair has a number of its own, so that no two columns can be mistaken for each other."""
    return tuple(cell for number in range(pairs) for cell in (Cell(count + number), Cell(Decimal(share), PERCENT)))


def _hidden(pairs: int) -> tuple[Cell, ...]:
    return (Cell(None, is_hidden=True), Cell(None, PERCENT, is_hidden=True)) * pairs


def _absent(pairs: int) -> tuple[Cell, ...]:
    return (Cell(0), Cell(None, PERCENT)) * pairs


def paper(**changed: object) -> Paper:
    facts: dict[str, object] = {
        "code": "example",
        "title": "Số lượng, chất lượng cán bộ, công chức cấp xã",
        "unit": "Tỉnh Hòa Bình",
        "unit_code": "17",
        "day": date(2025, 2, 28),
        "as_of": "Tính đến ngày 28 tháng 02 năm 2025",
        "tables": (table(), table(7)),
        "geography": "theo địa giới tại thời điểm",
        "counted_in": "Người",
        "notes": ("12 người chưa có vị trí công tác nên không được tính.",),
        "definitions": (Explanation("Đại học", "Bằng đại học là bằng cao nhất.", "Nghị định 33/2023/NĐ-CP"),),
        "pictures": (Picture("Cơ cấu trình độ", SVG, "Đại học chiếm 83,4 %."),),
        "paragraphs": ("Toàn tỉnh có 3.206 cán bộ, công chức cấp xã.",),
        "legal_basis": "Luật Cán bộ, công chức 80/2025/QH15",
        "version": "1",
        "seal": "HB-7K2M",
        "fingerprint": "9f2c11aa",
        "office": Office.STATE,
    }
    return Paper(**{**facts, **changed})  # type: ignore[arg-type]  # facts of the paper by their names
