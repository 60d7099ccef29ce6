"""The workbook of vacancies to fill: which post, how many, in which way, by when, and how many were filled."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Title
from apps.cadres.roster_facts.columns import choice, day, listed, text, whole
from apps.cadres.roster_facts.of_units import OF_UNIT, UNIT, format_of_units, known_units
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.places import decision_entries
from apps.core.permissions import Permission
from apps.establishment.models import Block, Opening, Way
from apps.rosters.facts import Entry, Facts, Target, declare

WAYS = {
    "exam": ("Thi tuyển",),
    "selection": ("Xét tuyển",),
    "intake": ("Tiếp nhận", "Tiếp nhận vào làm công chức"),
    "transfer": ("Điều động, bố trí", "Điều động", "Bố trí"),
    "election": ("Bầu cử, chỉ định", "Bầu cử", "Chỉ định"),
}
PAPERS = decision_columns(60, acts=("phê duyệt", "giao chỉ tiêu"))
COLUMNS = (
    listed("block", _("Block"), ("Khối biên chế", "Khối", "Đối tượng"), Block, position=10, width=34, is_key=True),
    listed(
        "opening_title",
        _("Title"),
        (
            "Chức danh cần bổ sung",
            *("Chức danh còn thiếu", "Chức danh có nhu cầu", "Chức danh đề nghị tuyển"),
            *("Chức danh thiếu", "Chức danh đăng ký tuyển", "Chức danh công chức cần tuyển"),
            *("Chức danh đề nghị bổ sung", "Chức danh dự kiến tuyển", "Chức danh khuyết"),
            *("Chức vụ còn thiếu", "Chức danh, chức vụ cần bổ sung"),
            "Chức danh cần tuyển",
            "Chức danh tuyển dụng",
            "Chức danh",
        ),
        Title,
        position=11,
        width=30,
        is_key=True,
    ),
    text(
        "work",
        _("Job position or work"),
        (
            *("Vị trí việc làm cần tuyển", "Vị trí cần tuyển", "Vị trí việc làm", "Công việc"),
            "Vị trí việc làm hoặc công việc",
        ),
        otherwise="opening_title",
        position=12,
        width=30,
        is_key=True,
    ),
    day(
        "opened_on",
        _("Decided to fill on"),
        (
            *(
                "Ngày quyết định tuyển",
                *("Ngày phát sinh nhu cầu", "Thời điểm phát sinh nhu cầu", "Ngày đề nghị"),
                *("Ngày phê duyệt nhu cầu", "Khuyết từ ngày", "Thiếu từ ngày"),
                "Ngày có chủ trương",
                "Ngày đăng ký nhu cầu",
                "Ngày đăng ký",
            ),
            "Ngày quyết định bổ sung",
        ),
        position=13,
        width=12,
        is_key=True,
    ),
    whole(
        "vacancies",
        _("Vacancies to fill"),
        (
            "Số lượng cần tuyển",
            *("Số lượng thiếu", "Số chỉ tiêu", "Số người cần tuyển", "Số còn thiếu"),
            *("Số người cần bổ sung", "Số lượng đề nghị tuyển", "Số lượng đăng ký", "Chỉ tiêu"),
            *("Chỉ tiêu cần tuyển", "Số người còn thiếu", "Số biên chế còn thiếu", "Số lượng tuyển"),
            *("Số lượng tuyển dụng", "Số lượng còn thiếu", "Chỉ tiêu đăng ký", "Nhu cầu bổ sung"),
            "Nhu cầu (người)",
            "Số lượng cần bổ sung",
            "Chỉ tiêu tuyển dụng",
            "Nhu cầu tuyển dụng",
            "Số lượng",
            "Cần bổ sung",
        ),
        position=20,
        width=10,
        repeats=False,
        english=("To fill",),
    ),
    choice(
        "way",
        _("Way of filling"),
        (
            "Hình thức bổ sung",
            *("Phương thức tuyển", "Hình thức tuyển dụng", "Tuyển theo hình thức"),
            *("Phương thức tuyển dụng", "Phương án bổ sung", "Nguồn bổ sung", "Cách tuyển"),
            *("Dự kiến hình thức tuyển", "Hình thức dự kiến"),
            "Cách bổ sung",
            "Hình thức tuyển",
            "Phương thức bổ sung",
        ),
        Way,
        WAYS,
        position=21,
        width=20,
    ),
    day(
        "wanted_by",
        _("To be filled by"),
        (
            "Hạn bổ sung",
            *("Thời gian cần bổ sung", "Thời gian cần tuyển", "Cần bổ sung trước ngày"),
            "Thời điểm cần tuyển",
            "Thời hạn bổ sung",
            "Cần trước ngày",
        ),
        position=22,
        width=12,
    ),
    whole(
        "filled", _("Filled so far"), ("Đã bổ sung", "Đã tuyển", "Số đã tuyển"), position=23, width=10, repeats=False
    ),
    day("closed_on", _("Closed on"), ("Ngày kết thúc", "Ngày dừng tuyển"), position=24, width=12),
    *PAPERS,
    text("opening_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
# Vacancies of one title and work, decided on the same day, are one record.
SAME = """known.unit_id = says.unit_id AND known.block_id = says.block_id AND known.opened_on = says.opened_on
  AND known.title_id IS NOT DISTINCT FROM says.title_id
  AND core_fold(known.work) = core_fold(coalesce(says.work, ''))"""

declare(
    Facts(
        declared=format_of_units(
            "openings",
            _("Vacancies to fill"),
            "NHU CẦU BỔ SUNG, TUYỂN DỤNG CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            key="vacancies",
            telling=("vacancies", "way"),
            headings=(
                "nhu cầu tuyển dụng",
                "nhu cầu bổ sung",
                "nhu cầu * tuyển dụng",
                "cần tuyển",
                "biên chế còn thiếu",
                "chỉ tiêu tuyển dụng",
            ),
            rights=(Permission.MANAGE_ESTABLISHMENT,),
            instructions=(
                _("One row for each title or job position that is to be filled, known by the day of its decision."),
                KEEP,
            ),
        ),
        people=OF_UNIT,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="opening",
                model=Opening,
                key=("unit_id", "block_id", "opened_on", "title_id", "work"),
                when=("vacancies", "opening_title", "work"),
                match=SAME,
                entries=(
                    UNIT,
                    Entry("block_id", "block", initial="'BC_CBCC'"),
                    Entry("title_id", "opening_title"),
                    Entry("work", "work"),
                    Entry("number", "vacancies", "bigint", initial="1"),
                    Entry("way", "way"),
                    Entry("opened_on", "opened_on", "date", initial="%(day)s::date"),
                    Entry("wanted_by", "wanted_by", "date"),
                    Entry("filled", "filled", "bigint", initial="0"),
                    Entry("closed_on", "closed_on", "date"),
                    *decision_entries(),
                    Entry("note", "opening_note"),
                ),
            ),
        ),
        known=known_units(
            {
                "block": "open.block_id",
                "opening_title": "open.title_id",
                "work": "nullif(open.work, '')",
                "opened_on": "open.opened_on",
                "vacancies": "open.number",
                "way": "open.way",
                "wanted_by": "open.wanted_by",
                "filled": "open.filled",
                "closed_on": "open.closed_on",
                "decision_number": "nullif(open.decision_number, '')",
                "decision_on": "open.decision_on",
                "decision_issuer": "nullif(open.decision_issuer, '')",
                "legal_basis": "open.legal_basis_id",
                "opening_note": "nullif(open.note, '')",
            },
            "LEFT JOIN establishment_opening AS open ON open.unit_id = units.unit_id AND open.filled < open.number"
            " AND (open.closed_on IS NULL OR open.closed_on > %(day)s::date)",
            "units.code, open.opened_on, open.id",
        ),
    )
)
