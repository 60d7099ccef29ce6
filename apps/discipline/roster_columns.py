"""The columns of the workbook of discipline: the act, the decision of either side, and the basis of both."""

from dataclasses import replace
from datetime import date
from functools import partial

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.cadres.roster_facts.columns import (
    NUMBERED,
    FactColumn,
    ListWords,
    choice,
    day,
    listed,
    partial_day,
    past,
    text,
    words_of,
)
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.paper_words import paper_reader
from apps.core.listed import standing
from apps.discipline.models import (
    AppealResult,
    DisciplineForm,
    OffenceGroup,
    Side,
)
from apps.discipline.roster_sides import EFFECT_HEADERS, plain_columns
from apps.rosters.formats import Cell, Parsed, Reader

OFFENCES = {
    "VP_TN": ("Tham nhũng", "Lãng phí", "Tham ô", "Tiêu cực", "Tham nhũng, lãng phí"),
    "VP_SN": ("Sách nhiễu", "Gây phiền hà"),
    "VP_CQ": ("Cửa quyền", "Lạm quyền", "Lạm dụng chức quyền"),
    "VP_CM": ("Chuyên môn", "Chuyên môn, nghiệp vụ", "Thiếu trách nhiệm", "Vi phạm chuyên môn"),
    "VP_KLPN": ("Kỷ luật phát ngôn", "Quy chế làm việc", "Nguyên tắc tập trung dân chủ", "Vi phạm quy chế làm việc"),
    "VP_DS": ("Chính sách dân số", "Dân số", "Dân số, KHHGĐ", "Vi phạm dân số", "Sinh con thứ 3"),
    "VP_DD": ("Đạo đức, lối sống", "Đạo đức", "Lối sống", "Vi phạm đạo đức"),
    "VP_DAT": (
        *("Đất đai", "Đất đai, xây dựng", "Xây dựng", "Tài nguyên", "Vi phạm đất đai", "Quản lý đất đai"),
        *("Vi phạm về đất đai", "Đất đai, xây dựng, tài nguyên"),
    ),
    "VP_TC": ("Tài chính", "Tài chính, ngân sách", "Vi phạm tài chính", "Vi phạm về tài chính", "Ngân sách"),
    "VP_BC": ("Văn bằng, chứng chỉ", "Văn bằng", "Bằng giả", "Sử dụng bằng giả"),
    "VP_AT": ("An toàn giao thông", "Nồng độ cồn", "Vi phạm nồng độ cồn", "Vi phạm an toàn giao thông", "ATGT"),
}
OFFENCE = named(
    "offence",
    _("Group of offences"),
    (
        "Nhóm vi phạm",
        *("Vi phạm về lĩnh vực", "Loại sai phạm", "Nhóm sai phạm", "Lĩnh vực sai phạm"),
        *("Loại khuyết điểm", "Vi phạm thuộc nhóm", "Thuộc nhóm vi phạm", "Lĩnh vực"),
        *("Dạng vi phạm", "Phân loại vi phạm", "Vi phạm thuộc lĩnh vực"),
        "Vi phạm trong lĩnh vực",
        "Nhóm hành vi vi phạm",
        "Loại vi phạm",
        "Lĩnh vực vi phạm",
        "Nhóm hành vi",
        "Loại hành vi vi phạm",
    ),
    OffenceGroup,
    OFFENCES,
    position=10,
    width=26,
)
ACT_ON = past(
    partial_day(
        "act_on",
        _("Date of the act"),
        (
            "Ngày vi phạm",
            *("Xảy ra ngày", "Thời điểm xảy ra", "Ngày xảy ra sự việc", "Thời gian xảy ra"),
            *("Ngày xảy ra", "Vi phạm vào ngày", "Thời điểm có vi phạm", "Năm vi phạm"),
            *("Thời gian sai phạm", "Ngày có vi phạm", "Ngày có hành vi vi phạm", "Vi phạm ngày"),
            "Vi phạm năm",
            "Thời gian vi phạm",
            "Thời điểm vi phạm",
            "Thời gian xảy ra vi phạm",
            "Ngày xảy ra vi phạm",
            "Thời điểm xảy ra vi phạm",
            "Thời gian có hành vi vi phạm",
        ),
        position=11,
        width=12,
    )
)
FOUND_ON = past(
    day(
        "found_on",
        _("Found on"),
        (
            "Ngày phát hiện",
            *("Phát hiện ngày", "Ngày phát hiện vi phạm", "Thời gian phát hiện"),
            "Thời điểm phát hiện vi phạm",
            "Thời điểm phát hiện",
        ),
        position=12,
        width=12,
    )
)
WRITTEN = text(
    "description",
    _("Description"),
    (
        *(
            "Mô tả",
            *("Lỗi vi phạm", "Nội dung khuyết điểm", "Vi phạm cụ thể"),
            *("Nội dung vi phạm, khuyết điểm", "Tóm tắt sai phạm", "Diễn biến vi phạm"),
            *("Hành vi sai phạm", "Nội dung vụ việc", "Sai phạm cụ thể", "Lỗi"),
            *("Tóm tắt khuyết điểm", "Nguyên nhân kỷ luật", "Nội dung kỷ luật"),
            *("Kỷ luật về nội dung", "Nội dung sai phạm chủ yếu", "Khuyết điểm"),
            *("Nội dung bị kỷ luật", "Đã có hành vi"),
            "Tóm tắt vi phạm",
            "Diễn giải",
            "Nội dung vi phạm",
            "Hành vi vi phạm",
            "Vi phạm",
            "Lý do kỷ luật",
        ),
        *("Lý do bị kỷ luật", "Nội dung, hành vi vi phạm", "Tóm tắt nội dung vi phạm", "Lý do"),
        *(
            "Hành vi",
            "Nội dung vi phạm chính",
            "Tóm tắt hành vi vi phạm",
            "Nội dung sai phạm",
            "Sai phạm",
            "Khuyết điểm, vi phạm",
            "Khuyết điểm vi phạm",
            "Lý do vi phạm",
        ),
    ),
    position=13,
    width=30,
)


def read_description(_: date) -> Reader:
    """What was done in words, or a group of offences where it is one."""
    groups = standing(_offences, OffenceGroup)

    def read(cell: Cell) -> Parsed:
        group = groups.code(cell.text)
        return Parsed({"offence": group} if group else {"description": cell.text})

    return read


def _offences() -> ListWords:
    return words_of(OffenceGroup.objects.all())


DESCRIPTION = replace(
    WRITTEN, column=replace(WRITTEN.column, reader=read_description, states=("description", "offence"))
)
ANSWERS = {
    "upheld": ("Giữ nguyên quyết định", "Giữ nguyên"),
    "changed": ("Thay bằng hình thức khác", "Thay hình thức khác"),
    "cancelled": ("Hủy quyết định", "Hủy"),
}


NUMBERS = ("Số quyết định", "Số QĐ", "Số", "Số, ngày quyết định", "Số, ngày QĐ", "Số, ngày", "Quyết định",
           "Quyết định số",
           "Số, ngày, tháng, năm quyết định", "Quyết định số, ngày", "Số quyết định, ngày tháng năm")  # fmt: skip


def _number(side: Side, headers: tuple[str, ...], position: int) -> FactColumn:
    """The number of a decision, behind which its day may stand."""
    found = text(f"{side}_number", _("Decision number"), headers, position=position, width=16, looks=NUMBERED)
    keys = (f"{side}_number", f"{side}_on", f"{side}_issuer")
    return replace(found, column=replace(found.column, reader=paper_reader(*keys), states=keys))


UPPERS = {
    Side.STATE: (
        *("Kỷ luật chính quyền", "Kỷ luật hành chính", "Về chính quyền", "Về mặt chính quyền"),
        *("Kỷ luật về chính quyền", "Kỷ luật về mặt chính quyền", "Bên chính quyền", "Kỷ luật công chức"),
        *("Xử lý về chính quyền", "Xử lý chính quyền", "Xử lý hành chính", "Xử lý về mặt chính quyền"),
        *("Phía chính quyền", "Chính quyền"),
    ),
    Side.PARTY: (
        *("Kỷ luật Đảng", "Kỷ luật về Đảng", "Về Đảng", "Về mặt Đảng", "Bên Đảng", "Kỷ luật trong Đảng"),
        *("Xử lý về Đảng", "Xử lý trong Đảng", "Xử lý về mặt Đảng", "Phía Đảng", "Kỷ luật về mặt Đảng"),
        "Đảng",
    ),
}


def _form_headers(side: Side) -> tuple[str, ...]:
    """How lists head the form of discipline; the side alone, with nothing above it, is no such header."""
    alone = UPPERS[side][:-1]
    return (
        *_below(side, "Hình thức", "Hình thức kỷ luật"),
        *alone,
        *(f"Hình thức {each}" for each in alone),
        *(f"Hình thức kỷ luật > {each}" for each in UPPERS[side]),
        *(f"Hình thức > {each}" for each in UPPERS[side]),
    )


def _below(side: Side, *lower: str) -> tuple[str, ...]:
    return tuple(f"{upper} > {word}" for word in lower for upper in UPPERS[side])


def side_columns(side: Side, position: int) -> tuple[FactColumn, ...]:
    """The decision of one side under its own upper header."""
    headers = partial(_below, side)
    return (
        listed(f"{side}_form", _("Form of discipline"), _form_headers(side), DisciplineForm, only={"track__side": side},
               position=position, width=18, repeats=False),
        _number(side, headers(*NUMBERS), position + 1),
        past(day(f"{side}_on", _("Decision date"), headers("Ngày quyết định", "Ngày QĐ", "Ngày"), position=position + 2,
            width=12)),
        day(f"{side}_from", _("In effect from"), headers(*EFFECT_HEADERS),
            position=position + 3, width=12),
        text(f"{side}_issuer", _("Issued by"), headers("Cơ quan ban hành", "Cấp quyết định"), position=position + 4,
             width=22),
        past(day(f"{side}_appealed", _("appealed on"), headers("Ngày khiếu nại"), position=position + 5, width=12)),
        past(day(f"{side}_answered", _("appeal answered on"), headers("Ngày trả lời khiếu nại"), position=position + 6,
            width=12)),
        choice(f"{side}_appeal", _("result of the appeal"), headers("Kết quả khiếu nại"), AppealResult, ANSWERS,
               position=position + 7, width=18),
        past(day(f"{side}_cancelled", _("cancelled on"), headers("Ngày hủy", "Ngày hủy quyết định"),
            position=position + 8, width=12)),
        text(f"{side}_cancelled_by", _("decision that cancels it"), headers("Quyết định hủy"), position=position + 9,
             width=18),
    )  # fmt: skip


STATE, PARTY = side_columns(Side.STATE, 20), side_columns(Side.PARTY, 30)
PLAIN = plain_columns()
BASIS = listed("legal_basis", _("Legal basis"), ("Căn cứ pháp lý", "Căn cứ"), LegalBasis, position=40, width=22)
COLUMNS = (OFFENCE, ACT_ON, FOUND_ON, DESCRIPTION, *STATE, *PARTY, BASIS)
