"""The workbook of petitions: what came in about the people and work of a commune, and what came of it."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.columns import NUMBERED, choice, day, listed, past, text
from apps.cadres.roster_facts.of_units import (
    CONCERNED,
    OF_UNIT_AND_PERSON,
    UNIT,
    format_of_units,
    known_units,
)
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import CODE_HEADERS, KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import FieldGroup, Permission
from apps.petitions.models import Petition, PetitionKind, PetitionSubject, Result
from apps.rosters.facts import Entry, Facts, Target, declare

RESULTS = {
    "well_founded": ("Đúng", "Tố cáo đúng", "Khiếu nại đúng"),
    "partly": ("Đúng một phần", "Có đúng có sai"),
    "unfounded": ("Sai", "Không đúng", "Không có cơ sở", "Tố cáo sai", "Khiếu nại sai"),
    "withdrawn": ("Rút đơn", "Đã rút đơn"),
    "not_taken_up": ("Không thụ lý", "Không đủ điều kiện thụ lý"),
    "passed_on": ("Chuyển cơ quan khác", "Chuyển đơn"),
}
PAPERS = decision_columns(60)
COLUMNS = (
    text(
        "register_number",
        _("Number in the register"),
        (
            "Số sổ",
            *("Đơn số", "Mã đơn", "Số đăng ký đơn", "Số hiệu đơn", "Số đơn thư", "Số theo dõi"),
            *("Số hồ sơ", "Số ghi sổ", "Số vào sổ đơn", "Số thứ tự vào sổ", "Mã hồ sơ đơn"),
            *("Số đăng ký", "Số tiếp nhận", "Số hiệu đơn thư"),
            "Số thụ lý",
            "Số đơn",
            "Số vào sổ",
            "Số đến",
            "Số thứ tự đơn",
            "Số tiếp nhận",
            "Số, ký hiệu đơn",
            "Số hiệu đơn",
            "Ký hiệu đơn",
        ),
        looks=NUMBERED,
        position=10,
        width=12,
        repeats=False,
    ),
    past(
        day(
            "received_on",
            _("Received on"),
            (
                "Ngày nhận",
                *("Ngày nộp đơn", "Thời gian tiếp nhận", "Ngày công dân gửi đơn", "Ngày gửi đơn"),
                *("Ngày công dân nộp đơn", "Tiếp nhận ngày", "Thời điểm nhận đơn", "Thời điểm tiếp nhận"),
                *("Ngày thụ lý", "Nhận ngày", "Nhận đơn ngày", "Ngày đơn đến", "Ngày đăng ký đơn"),
                "Ngày tiếp nhận",
                "Ngày đến",
                "Ngày nhận đơn",
                "Ngày tiếp nhận đơn",
                "Ngày vào sổ",
                "Ngày nhận đơn thư",
            ),
            position=11,
            width=12,
        )
    ),
    listed(
        "petition_kind",
        _("Kind of petition"),
        (
            "Loại đơn",
            *("Thể loại đơn", "Tính chất đơn", "Đơn thuộc loại", "Loại việc", "Hình thức đơn"),
            *("Dạng đơn", "Loại vụ việc", "Loại hình đơn", "Tính chất vụ việc"),
            "Phân loại theo tính chất",
            "Phân loại đơn",
            "Loại đơn thư",
            "Loại",
            "Phân loại",
            "Phân loại đơn thư",
        ),
        PetitionKind,
        position=12,
        width=20,
    ),
    listed(
        "petition_subject",
        _("Subject"),
        (
            "Lĩnh vực",
            *("Về lĩnh vực", "Đơn thuộc lĩnh vực", "Lĩnh vực đơn", "Thuộc lĩnh vực"),
            *("Lĩnh vực phản ánh", "Lĩnh vực vụ việc", "Nhóm lĩnh vực", "Lĩnh vực khiếu nại"),
            "Đơn về lĩnh vực",
            "Nhóm nội dung",
            "Nội dung đơn thuộc",
            "Nội dung thuộc lĩnh vực",
            "Lĩnh vực khiếu nại, tố cáo",
        ),
        PetitionSubject,
        position=13,
        width=28,
        english=("Subject of the petition",),
    ),
    text(
        "summary",
        _("Summary of the petition"),
        (
            "Tóm tắt nội dung",
            *("Vụ việc", "Diễn biến vụ việc", "Nội dung phản ánh", "Nội dung đơn thư"),
            *("Nội dung vụ việc", "Tóm tắt nội dung đơn", "Tóm tắt vụ việc"),
            *("Nội dung khiếu nại, tố cáo", "Nội dung kiến nghị", "Nội dung kiến nghị, phản ánh"),
            "Trích yếu nội dung đơn",
            "Nội dung tóm tắt",
            "Trích yếu",
            *("Nội dung chính", "Tóm tắt đơn", "Trích yếu nội dung", "Nội dung vụ việc", "Nội dung đơn", "Vụ việc"),
            "Nội dung đơn",
            "Tóm tắt nội dung đơn",
            "Nội dung đơn thư",
            "Nội dung",
            "Nội dung vụ việc",
        ),
        position=14,
        width=36,
    ),
    text(
        "full_name",
        _("Person concerned"),
        ("Người bị khiếu nại, tố cáo", "Người bị tố cáo", "Người bị khiếu nại", "Cán bộ liên quan"),
        position=20,
        width=24,
        repeats=False,
    ),
    text(
        "person_code",
        _("Code"),
        CODE_HEADERS,
        position=21,
        repeats=False,
        width=12,
        english=("Code of the person",),
    ),
    text(
        "handled_by",
        _("Handled by"),
        (
            "Cơ quan giải quyết",
            *("Nơi giải quyết", "Thẩm quyền giải quyết", "Cơ quan có thẩm quyền giải quyết"),
            *("Bộ phận giải quyết", "Đơn vị thụ lý", "Cơ quan thụ lý", "Đơn vị xử lý"),
            "Cơ quan xử lý",
            "Đơn vị giải quyết",
        ),
        position=30,
        width=24,
    ),
    day(
        "due_on",
        _("To be answered by"),
        (
            "Hạn giải quyết",
            *("Hạn trả lời", "Thời hạn trả lời", "Phải giải quyết trước ngày"),
            *("Ngày hết hạn giải quyết", "Hạn xử lý", "Thời hạn phải giải quyết"),
            "Thời hạn giải quyết",
        ),
        position=40,
        width=12,
    ),
    past(
        day(
            "answered_on",
            _("Answered on"),
            (
                "Ngày giải quyết",
                *("Ngày trả lời đơn", "Giải quyết xong ngày", "Ngày ban hành văn bản trả lời"),
                *("Ngày có văn bản trả lời", "Thời điểm giải quyết xong", "Ngày trả lời công dân"),
                *("Trả lời ngày", "Ngày văn bản trả lời", "Ngày thông báo kết quả"),
                *("Thời gian giải quyết xong", "Ngày kết thúc giải quyết", "Ngày giải quyết đơn"),
                "Ngày trả lời bằng văn bản",
                "Ngày trả lời",
                "Ngày giải quyết xong",
                "Ngày có kết quả",
                "Ngày trả kết quả",
                "Ngày ra thông báo kết quả",
                "Ngày trả lời đơn",
                "Ngày ban hành kết quả",
                "Ngày hoàn thành giải quyết",
            ),
            position=41,
            width=12,
        )
    ),
    choice("result", _("Result"), ("Kết quả giải quyết", "Kết quả"), Result, RESULTS, position=42, width=20),
    *PAPERS,
)
OPEN_OR_RECENT = "received.answered_on IS NULL OR received.received_on > %(day)s::date - 365"
GIVEN = ("summary", "handled_by", "result", "decision_number", "decision_issuer")

# One without a number is known again by its day, what it is about and whom it names.
SAME_PETITION = """known.unit_id = says.unit_id AND known.received_on = says.received_on
  AND known.register_number = coalesce(says.register_number, '') AND (known.register_number <> '' OR (
    known.kind_id = coalesce(says.kind_id, known.kind_id)
    AND known.subject_id = coalesce(says.subject_id, known.subject_id)
    AND known.cadre_id IS NOT DISTINCT FROM coalesce(says.cadre_id, known.cadre_id)
    AND known.summary = coalesce(says.summary, known.summary)))"""

declare(
    Facts(
        declared=format_of_units(
            "petitions",
            _("Petitions"),
            "SỔ THEO DÕI ĐƠN THƯ KHIẾU NẠI, TỐ CÁO, KIẾN NGHỊ, PHẢN ÁNH",
            *COLUMNS,
            key="register_number",
            # The register of one commune names it nowhere but above.
            also_by=("received_on", "summary"),
            telling=("petition_kind", "petition_subject"),
            headings=(
                "đơn thư",
                "tiếp nhận đơn",
                "giải quyết đơn",
                "kiến nghị phản ánh",
                "tiếp nhận đơn",
                "giải quyết đơn",
                "kiến nghị phản ánh",
                "khiếu nại",
                "tố cáo",
            ),
            rights=(Permission.EDIT_CADRES,),
            group=FieldGroup.PETITIONS,
            instructions=(
                _("One row for each petition, known by its number in the register and the day of receipt."),
                _("Never write who sent it: the law keeps that secret. Name a person only where one is concerned."),
                KEEP,
            ),
        ),
        people=OF_UNIT_AND_PERSON,
        fields=tuple(each.field for each in COLUMNS if each.field.key not in ("full_name", "person_code")),
        targets=(
            Target(
                name="petition",
                model=Petition,
                key=("unit_id", "register_number", "received_on", "kind_id", "subject_id", "cadre_id", "summary"),
                match=SAME_PETITION,
                when=("register_number", "received_on", "petition_kind"),
                entries=(
                    UNIT,
                    CONCERNED,
                    Entry("kind_id", "petition_kind"),
                    Entry("subject_id", "petition_subject"),
                    Entry("register_number", "register_number"),
                    Entry("received_on", "received_on", "date"),
                    Entry("summary", "summary"),
                    Entry("handled_by", "handled_by"),
                    Entry(
                        "due_on",
                        "due_on",
                        "date",
                        initial="says.received_on + (SELECT kind.handling_days FROM petitions_petitionkind AS kind"
                        " WHERE kind.code = says.kind_id)::int",
                    ),
                    Entry("answered_on", "answered_on", "date"),
                    Entry("result", "result"),
                    *decision_entries(),
                ),
            ),
        ),
        known=known_units(
            {
                "register_number": "nullif(received.register_number, '')",
                "received_on": "received.received_on",
                "petition_kind": "received.kind_id",
                "petition_subject": "received.subject_id",
                "full_name": "person.full_name",
                "person_code": "person.code",
                "due_on": "received.due_on",
                "answered_on": "received.answered_on",
                "decision_on": "received.decision_on",
                "legal_basis": "received.legal_basis_id",
                **{column: f"nullif(received.{column}, '')" for column in GIVEN},
            },
            f"""
JOIN petitions_petition AS received ON received.unit_id = units.unit_id AND ({OPEN_OR_RECENT})
LEFT JOIN cadres_cadre AS person ON person.id = received.cadre_id
""",
            "received.received_on, received.id",
        ),
    )
)
