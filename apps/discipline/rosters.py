"""The workbook of discipline: one row for each act, with the State's decision and the Party's side by side."""

from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import LegalBasis
from apps.cadres.roster_facts.columns import (
    NUMBERED,
    FactColumn,
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
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, place_entries, place_joins
from apps.cadres.roster_loading.matching import FIRST, ISO, PRECISION
from apps.core.permissions import FieldGroup, Permission
from apps.discipline.models import (
    AppealResult,
    DisciplinaryAct,
    DisciplinaryDecision,
    DisciplineForm,
    OffenceGroup,
    Side,
)
from apps.discipline.roster_sides import OF_ONE_SIDE, plain_columns
from apps.discipline.triggers import (
    BROKEN,
    DECIDED_AFTER_ACT,
    EFFECT_FROM,
    FORM_EXISTS,
    FORM_FOR_PROBATION,
    FORM_OF_CATEGORY,
)
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
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
    groups = words_of(OffenceGroup.objects.all())

    def read(cell: Cell) -> Parsed:
        group = groups.code(cell.text)
        return Parsed({"offence": group} if group else {"description": cell.text})

    return read


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


def side_columns(side: Side, position: int) -> tuple[FactColumn, ...]:
    """The decision of one side under its own upper header."""
    uppers = {
        Side.STATE: (
            "Kỷ luật chính quyền",
            "Kỷ luật hành chính",
            "Về chính quyền",
            "Về mặt chính quyền",
            *("Kỷ luật về chính quyền", "Kỷ luật về mặt chính quyền", "Bên chính quyền", "Kỷ luật công chức"),
            *(
                "Xử lý về chính quyền",
                "Xử lý chính quyền",
                "Xử lý hành chính",
                "Xử lý về mặt chính quyền",
                "Phía chính quyền",
            ),
            "Chính quyền",
        ),
        Side.PARTY: (
            "Kỷ luật Đảng",
            "Kỷ luật về Đảng",
            "Về Đảng",
            "Về mặt Đảng",
            "Bên Đảng",
            "Kỷ luật trong Đảng",
            *("Xử lý về Đảng", "Xử lý trong Đảng", "Xử lý về mặt Đảng", "Phía Đảng", "Kỷ luật về mặt Đảng"),
            "Đảng",
        ),
    }

    def headers(*lower: str) -> tuple[str, ...]:
        return tuple(f"{upper} > {word}" for word in lower for upper in uppers[side])

    alone = uppers[side][:-1]
    forms = (
        *headers("Hình thức", "Hình thức kỷ luật"),
        *alone,
        *(f"Hình thức {each}" for each in alone),
        *(f"Hình thức kỷ luật > {each}" for each in uppers[side]),
        *(f"Hình thức > {each}" for each in uppers[side]),
    )
    return (
        listed(f"{side}_form", _("Form of discipline"), forms, DisciplineForm, only={"track__side": side},
               position=position, width=18, repeats=False),
        _number(side, headers(*NUMBERS), position + 1),
        past(day(f"{side}_on", _("Decision date"), headers("Ngày quyết định", "Ngày QĐ", "Ngày"), position=position + 2,
            width=12)),
        day(f"{side}_from", _("In effect from"), headers("Hiệu lực từ", "Ngày hiệu lực", "Có hiệu lực từ"),
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
ACT = "staged.stated->>'act_on'"
# The day of the earlier decision stands in where the day of the act is not known.
DECIDED = """(SELECT least((row.stated->>'state_on')::date, (row.stated->>'party_on')::date)
  FROM staged AS row WHERE row.id = says.row_id)"""
SAME_ACT = """known.cadre_id = says.cadre_id AND (
  (known.act_on = says.act_on AND known.offence_id = coalesce(says.offence_id, known.offence_id))
  OR EXISTS (
    SELECT FROM discipline_disciplinarydecision AS made, staged AS row WHERE row.id = says.row_id
      AND made.act_id = known.id AND made.cancelled_on IS NULL
      AND made.decision_on = (row.stated->>(made.side || '_on'))::date
      AND (made.decision_number = coalesce(row.stated->>(made.side || '_number'), made.decision_number))))"""
# "Khiển trách" is a form of three tracks: that of the person's category on the day is meant.
MEANT = """(
  SELECT coalesce(min(form.code) FILTER (WHERE track.category = served.category), min(said.code))
  FROM discipline_disciplineform AS said
  LEFT JOIN discipline_disciplineform AS form ON form.label_vi = said.label_vi
  LEFT JOIN discipline_disciplinetrack AS track ON track.code = form.track_id AND track.side = '{side}'
  WHERE said.code = staged.stated->>'{side}_form')"""
SERVED = """LEFT JOIN LATERAL (
  SELECT held.category FROM cadres_posting AS held
  WHERE held.cadre_id = staged.person AND held.period @> (staged.stated->>'{side}_on')::date
  ORDER BY held.is_primary DESC LIMIT 1) AS served ON true"""
ASKED = """SELECT decision.row_id FROM {{fresh}} AS decision
JOIN fresh_act AS act ON act.row_id = decision.row_id
JOIN discipline_disciplineform AS form ON form.code = decision.form_id
JOIN discipline_disciplinetrack AS track ON track.code = form.track_id WHERE {broken}"""
BOTH = """(
  SELECT act_id, side, cancelled_on, effective_on FROM discipline_disciplinarydecision
  UNION ALL SELECT act_id, side, cancelled_on, effective_on FROM fresh_party)"""

# A decision of which the row says nothing stays as it is recorded, also against a new day of the act.
DECIDED_BEFORE = """SELECT act.row_id FROM {fresh} AS act
JOIN discipline_disciplinarydecision AS held ON held.act_id = act.record AND held.decision_on < act.act_on
WHERE NOT EXISTS (SELECT FROM fresh_state AS said WHERE said.record = held.id)
  AND NOT EXISTS (SELECT FROM fresh_party AS said WHERE said.record = held.id)"""


def rules(side: Side) -> tuple[Broken, ...]:
    """What the table of decisions asks, of the value that breaks it."""
    about = {
        FORM_EXISTS: "form",
        FORM_OF_CATEGORY: "form",
        FORM_FOR_PROBATION: "form",
        DECIDED_AFTER_ACT: "on",
        EFFECT_FROM: "from",
    }
    asked = {
        code: BROKEN[code].replace("discipline_disciplinarydecision AS other", f"{BOTH} AS other") for code in about
    }
    return tuple(Broken(code, f"{side}_{key}", ASKED.format(broken=asked[code])) for code, key in about.items())


def decision(side: Side) -> Target:
    """The decision of one side on the act of the same row."""
    basis = (Entry("legal_basis_id", "legal_basis"),) if side == Side.STATE else ()
    return Target(
        name=side.value,
        model=DisciplinaryDecision,
        key=("act_id", "side"),
        when=(f"{side}_form", f"{side}_on", f"{side}_number"),
        source=SERVED.format(side=side.value),
        # A row that says of a cancellation means the decision that stood until then.
        match="known.act_id = says.act_id AND known.side = says.side"
        " AND (known.cancelled_on IS NULL OR known.cancelled_on = says.cancelled_on)",
        order="(known.cancelled_on = says.cancelled_on) DESC NULLS LAST, known.id",
        entries=(
            PERSON,
            Entry("act_id", parent="act"),
            Entry("side", stated=f"'{side.value}'"),
            Entry("form_id", f"{side}_form", stated=MEANT.format(side=side.value)),
            Entry("decision_number", f"{side}_number"),
            Entry("decision_on", f"{side}_on", "date"),
            Entry("effective_on", f"{side}_from", "date", initial="says.decision_on"),
            Entry("decision_issuer", f"{side}_issuer"),
            Entry("appealed_on", f"{side}_appealed", "date"),
            Entry("appeal_answered_on", f"{side}_answered", "date"),
            Entry("appeal_result", f"{side}_appeal"),
            Entry("cancelled_on", f"{side}_cancelled", "date"),
            Entry("cancelled_by", f"{side}_cancelled_by"),
            *basis,
            *place_entries(),
        ),
        joins=place_joins("says.decision_on"),
        rules=rules(side),
    )


def known_of(side: Side) -> dict[str, str]:
    return {
        f"{side}_form": f"{side}.form_id",
        f"{side}_number": f"nullif({side}.decision_number, '')",
        f"{side}_on": f"{side}.decision_on",
        f"{side}_from": f"{side}.effective_on",
        f"{side}_issuer": f"nullif({side}.decision_issuer, '')",
        f"{side}_appealed": f"{side}.appealed_on",
        f"{side}_answered": f"{side}.appeal_answered_on",
        f"{side}_appeal": f"nullif({side}.appeal_result, '')",
    }


declare(
    Facts(
        declared=format_of(
            "discipline",
            _("Discipline"),
            "DANH SÁCH KỶ LUẬT CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            *PLAIN,
            telling=("state_form", "party_form", "plain_form"),
            rules=(OF_ONE_SIDE,),
            about=("kỷ luật", "thi hành kỷ luật", "xử lý kỷ luật"),
            headings=("kỷ luật",),
            rights=(Permission.EDIT_CADRES,),
            group=FieldGroup.DISCIPLINE,
            instructions=(
                _("One row for each act; what the State and what the Party decided on it stand side by side."),
                _("Posts and Party membership do not end by this workbook; record that on the person's page."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="act",
                model=DisciplinaryAct,
                key=("cadre_id", "offence_id", "act_on"),
                when=("offence", "state_form", "party_form", "state_on", "party_on"),
                match=SAME_ACT,
                entries=(
                    PERSON,
                    Entry("offence_id", "offence"),
                    Entry("act_on", "act_on", "date", stated=FIRST.format(ACT)),
                    Entry("act_precision", stated=PRECISION.format(ACT), initial="'day'"),
                    Entry("found_on", "found_on", "date"),
                    Entry("description", "description"),
                    *place_entries(("unit_id", "title_id")),
                ),
                joins=place_joins(f"coalesce(says.act_on, {DECIDED}, %(day)s::date)"),
                rules=(Broken(DECIDED_AFTER_ACT, "act_on", DECIDED_BEFORE),),
            ),
            decision(Side.STATE),
            decision(Side.PARTY),
        ),
        known=known_rows(
            {
                "offence": "act.offence_id",
                "act_on": ISO.format("act.act_on", "act.act_precision"),
                "found_on": "act.found_on",
                "description": "nullif(act.description, '')",
                "legal_basis": "state.legal_basis_id",
                **known_of(Side.STATE),
                **known_of(Side.PARTY),
            },
            """
LEFT JOIN discipline_disciplinaryact AS act ON act.cadre_id = cadre.id
LEFT JOIN discipline_disciplinarydecision AS state ON state.act_id = act.id AND state.side = 'state'
  AND state.cancelled_on IS NULL
LEFT JOIN discipline_disciplinarydecision AS party ON party.act_id = act.id AND party.side = 'party'
  AND party.cancelled_on IS NULL
""",
            "act.act_on, act.id",
        ),
    )
)
