"""An invented paper by which templates are tried: everything that a paper can have, once."""

from datetime import date
from decimal import Decimal

from apps.reporting.papers.letterheads import Frame
from apps.reporting.papers.paper import (
    Cell,
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

DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="10"><rect width="40" height="10" fill="#336dab"/></svg>'
)


def example_paper(frame: Frame) -> Paper:
    return Paper(
        code="example",
        title="Số lượng, chất lượng cán bộ, công chức cấp xã",
        unit="Tỉnh Hòa Bình",
        unit_code="17",
        day=date(2025, 2, 28),
        as_of="Tính đến ngày 28 tháng 02 năm 2025",
        geography="theo địa giới tại thời điểm",
        tables=(_table(2), _table(12)),
        form_number="Biểu số 9C-BTCTW" if frame is Frame.FORM else "",
        counted_in="Người",
        office=Office.PARTY if frame is Frame.PARTY else Office.STATE,
        signers=("NGƯỜI LẬP BIỂU", "TRƯỞNG BAN") if frame is Frame.FORM else (),
        notes=("Ghi chú.",),
        paragraphs=("Tính đến ngày 28 tháng 02 năm 2025, toàn tỉnh có 3.206 cán bộ, công chức cấp xã.",),
        definitions=(Explanation("Cán bộ, công chức", "Người giữ chức danh ở cấp xã.", "Luật Cán bộ, công chức"),),
        pictures=(Picture("Cơ cấu", DRAWING, "Một hình."),),
        legal_basis="Luật Cán bộ, công chức",
    )


def _table(pairs: int) -> Table:
    figures = (Cell(98_765), Cell(Decimal("83.4"), Form.PERCENT)) * pairs
    return Table(
        "Trình độ chuyên môn",
        (
            (Head("Phân tổ", rows=2), *(Head("Cán bộ, công chức", columns=2) for _ in range(pairs))),
            tuple(Head(word) for _ in range(pairs) for word in ("Số người", "%")),
        ),
        (Row("Đại học", figures), Row("Tổng số", figures, Look.TOTAL)),
    )
