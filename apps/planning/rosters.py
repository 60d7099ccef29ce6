"""Workbooks of restricted records of this app: health examinations and planning lists."""

import re
from collections.abc import Sequence

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import CommitteeTerm
from apps.cadres.roster_facts.above import said_above
from apps.cadres.roster_facts.columns import ListWords, day, listed, partial_day, past, text, whole, words_of
from apps.cadres.roster_facts.listed_words import title_of
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.cadres.roster_facts.typical import HOSPITAL
from apps.cadres.roster_loading.matching import FIRST, ISO, PRECISION
from apps.core.permissions import FieldGroup, Permission
from apps.core.text import place_tones
from apps.planning.health_marks import NUMERALS, mark_columns
from apps.planning.models import HealthClass, HealthExamination, PlanningEntry, PlanningRound
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.formats import ToldAbove

EXAMINED = past(
    partial_day(
        "examined",
        _("Examined on"),
        (
            "Ngày khám",
            "Ngày khám sức khỏe",
            "Thời gian khám",
            "Ngày, tháng, năm khám",
            *("Khám ngày", "Ngày khám SK", "Ngày đi khám", "Ngày được khám", "Ngày khám định kỳ", "Thời điểm khám"),
            *("Ngày khám bệnh", "Đợt khám ngày", "Đã khám ngày", "Ngày tổ chức khám", "Thời gian khám sức khỏe"),
        ),
        position=10,
        width=14,
        required=True,
    )
)
SAID_BEFORE = re.compile(r"^(đạt|xếp|phân|sức khỏe|sk)\b[\s:]*", re.IGNORECASE)


class HealthWords(ListWords):
    """The words of classes, also behind what says that they are of health: SK loại II, Sức khỏe đạt loại I."""

    def code(self, text: str) -> str | None:
        found, rest = super().code(text), SAID_BEFORE.sub("", place_tones(text))
        return found or (self.code(rest) if rest != place_tones(text) else None)


HEALTH = listed(
    "health_class",
    _("Health class"),
    (
        *(
            "Phân loại sức khỏe",
            *("Xếp loại SK", "Kết luận về sức khỏe", "Phân loại SK", "Loại SK", "Sức khỏe loại"),
            *("Sức khỏe xếp loại", "Kết quả khám sức khỏe", "Kết quả khám"),
            *("Kết luận phân loại sức khỏe", "Đạt loại sức khỏe", "Đạt sức khỏe loại", "Kết luận"),
            *("Hạng sức khỏe", "Kết quả sức khỏe", "Kết luận của bác sĩ", "Đủ sức khỏe loại"),
            "Loại sức khỏe",
            "Sức khỏe",
            "Xếp loại sức khỏe",
            "Tình trạng sức khỏe",
        ),
        *("Kết quả phân loại sức khỏe", "Kết luận sức khỏe", "Phân loại"),
    ),
    HealthClass,
    words=HealthWords,
    position=11,
    width=22,
)
PROVIDER = text(
    "provider",
    _("Examined by"),
    (
        "Nơi khám",
        "Cơ sở khám",
        "Cơ sở khám sức khỏe",
        "Đơn vị khám",
        *("Khám tại", "Bệnh viện, trung tâm y tế", "Cơ sở y tế", "Bệnh viện", "Bệnh viện khám", "Nơi khám sức khỏe"),
        *(
            "Cơ sở y tế khám",
            "Đơn vị khám sức khỏe",
            "Nơi khám bệnh",
            "Địa điểm khám",
            "Đơn vị y tế",
            "Nơi tổ chức khám",
        ),
    ),
    position=12,
    typical=HOSPITAL,
    width=30,
)
STATED = "staged.stated->>'examined'"
TERM_ABOVE = re.compile(r"\b(20\d\d)\s*[-–]\s*(20\d\d)\b")

HEALTH_FORMAT = format_of(
    "health",
    _("Health examinations"),
    "DANH SÁCH KHÁM SỨC KHỎE CÁN BỘ, CÔNG CHỨC",
    EXAMINED,
    HEALTH,
    PROVIDER,
    telling=("health_class", *(f"health_{code}" for code in NUMERALS)),
    headings=("khám sức khỏe", "phân loại sức khỏe", "sức khỏe định kỳ"),
    rights=(Permission.EDIT_CADRES,),
    group=FieldGroup.HEALTH,
    instructions=(_("One row for each examination; only the class is kept, no diagnosis."), LOCKED, KEEP),
)
HEALTH_FORMAT.add(*mark_columns())

declare(
    Facts(
        declared=HEALTH_FORMAT,
        people=WHOM,
        fields=(EXAMINED.field, HEALTH.field, PROVIDER.field),
        targets=(
            Target(
                name="examination",
                model=HealthExamination,
                key=("cadre_id", "examined_on"),
                when=("examined", "health_class"),
                entries=(
                    PERSON,
                    Entry("examined_on", "examined", "date", stated=FIRST.format(STATED)),
                    Entry("examined_precision", "", stated=PRECISION.format(STATED), initial="'day'"),
                    Entry("health_class_id", "health_class"),
                    Entry("provider", "provider"),
                ),
            ),
        ),
        known=known_rows(
            {
                "examined": ISO.format("found.examined_on", "found.examined_precision"),
                "health_class": "found.health_class_id",
                "provider": "nullif(found.provider, '')",
            },
            "LEFT JOIN LATERAL (SELECT * FROM planning_healthexamination AS seen WHERE seen.cadre_id = cadre.id"
            " AND seen.examined_on <= %(day)s::date ORDER BY seen.examined_on DESC LIMIT 1) AS found ON true",
        ),
    )
)


def term_above(lines: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
    """The one term of which the heading speaks: NHIỆM KỲ 2025 - 2030."""
    found = {match.groups(): line for line in lines for match in TERM_ABOVE.finditer(line)}
    if len(found) != 1:
        return None
    (((begins, ends), line),) = found.items()
    code = words_of(CommitteeTerm.objects.all()).code(f"{begins}-{ends}")
    return ToldAbove(line, f"{begins}–{ends}", {"term": code}) if code else None


TERM = said_above(
    listed(
        "term",
        _("Term"),
        ("Nhiệm kỳ", "Nhiệm kỳ quy hoạch", "Giai đoạn", "Giai đoạn quy hoạch"),
        CommitteeTerm,
        position=10,
        width=20,
        required=True,
    ),
    term_above,
)
PLANNED = title_of(
    "planned_title",
    _("Planned title"),
    (
        *(
            "Chức danh quy hoạch",
            *("Quy hoạch lên chức danh", "Diện quy hoạch chức danh", "Chức danh dự kiến quy hoạch"),
            *("Quy hoạch giữ chức danh", "Chức vụ QH", "QH chức vụ", "Quy hoạch vào chức vụ"),
            *("Được quy hoạch chức danh", "Được quy hoạch giữ chức vụ"),
            *("Được quy hoạch vào chức danh", "Chức danh dự nguồn", "Nguồn quy hoạch chức danh"),
            *("Được quy hoạch", "Nguồn chức danh", "Dự nguồn chức danh", "Quy hoạch vị trí"),
            "Quy hoạch chức danh",
            "Chức danh được quy hoạch",
            "Quy hoạch",
        ),
        *("Quy hoạch vào chức danh", "Chức vụ quy hoạch", "Quy hoạch chức vụ", "Chức vụ, chức danh quy hoạch"),
        *("Chức danh, chức vụ quy hoạch", "Dự kiến chức danh quy hoạch", "Chức vụ được quy hoạch"),
        *(
            "Quy hoạch các chức danh",
            "QH chức danh",
            "Chức danh QH",
            "Chức danh được phê duyệt quy hoạch",
            "Chức danh phê duyệt quy hoạch",
            "Chức danh đưa vào quy hoạch",
            "Quy hoạch giữ chức vụ",
        ),
    ),
    position=11,
    width=30,
)
ORDER = whole("order", _("Order"), ("Thứ tự", "Thứ tự quy hoạch"), position=12, width=8)
ADDED = day(
    "added_on",
    _("Added on"),
    (
        "Ngày đưa vào quy hoạch",
        *("Đưa vào quy hoạch ngày", "Ngày được quy hoạch", "Thời gian đưa vào quy hoạch"),
        *("Ngày vào quy hoạch", "Ngày quy hoạch", "Quy hoạch từ ngày", "Năm đưa vào quy hoạch"),
        *("Ngày bổ sung quy hoạch", "Thời điểm bổ sung quy hoạch"),
        "Ngày bổ sung",
        "Ngày đưa vào",
        "Thời điểm quy hoạch",
        "Thời điểm đưa vào quy hoạch",
    ),
    position=13,
    width=12,
)
REMOVED = day(
    "removed_on",
    _("Taken out on"),
    (
        "Ngày đưa ra khỏi quy hoạch",
        *("Đưa ra khỏi quy hoạch ngày", "Thời điểm đưa ra", "Ngày ra khỏi quy hoạch"),
        "Thời điểm đưa ra khỏi quy hoạch",
        "Ngày đưa ra",
    ),
    position=14,
    width=12,
)
WHY = text(
    "removal_reason", _("reason for taking out"), ("Lý do đưa ra khỏi quy hoạch", "Lý do đưa ra"), position=15, width=24
)
PAPERS = tuple(
    each
    for each in decision_columns(upper="Quyết định phê duyệt", acts=("phê duyệt", "quy hoạch", "phê duyệt quy hoạch"))
    if each.column.key != "legal_basis"
)
ENTRIES = (TERM, PLANNED, ORDER, ADDED, REMOVED, WHY)
STANDING = """
LEFT JOIN (
  SELECT entry.*, round.term_id, round.decision_number, round.decision_on, round.decision_issuer
  FROM planning_planningentry AS entry JOIN planning_planninground AS round ON round.id = entry.round_id
  WHERE round.unit_id = %(unit)s AND entry.removed_on IS NULL
) AS planned ON planned.cadre_id = cadre.id
"""

declare(
    Facts(
        declared=format_of(
            "planning",
            _("Planning lists"),
            "DANH SÁCH QUY HOẠCH CÁN BỘ",
            *ENTRIES,
            *PAPERS,
            telling=("planned_title",),
            headings=("quy hoạch",),
            rights=(Permission.EDIT_CADRES,),
            group=FieldGroup.PLANNING,
            instructions=(
                _("One row for each person and planned title, in the list of this unit and term."),
                _("Whoever is taken out stays in the list with the day and the reason."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in (*ENTRIES, *PAPERS)),
        targets=(
            Target(
                name="round",
                model=PlanningRound,
                key=("unit_id", "term_id"),
                when=("planned_title",),
                entries=(
                    Entry("unit_id", stated="%(unit)s::bigint"),
                    Entry("term_id", "term"),
                    *(each for each in decision_entries() if each.key != "legal_basis"),
                ),
                is_shared=True,
            ),
            Target(
                name="entry",
                model=PlanningEntry,
                key=("round_id", "cadre_id", "title_id"),
                when=("planned_title",),
                match="known.round_id = says.round_id AND known.cadre_id = says.cadre_id"
                " AND known.title_id = says.title_id",
                order="known.removed_on IS NULL DESC, known.id DESC",
                entries=(
                    PERSON,
                    Entry("round_id", parent="round"),
                    Entry("title_id", "planned_title"),
                    Entry("position", "order", "bigint"),
                    Entry("added_on", "added_on", "date", initial="%(day)s::date"),
                    Entry("removed_on", "removed_on", "date"),
                    Entry("removal_reason", "removal_reason"),
                ),
            ),
        ),
        known=known_rows(
            {
                "term": "planned.term_id",
                "planned_title": "planned.title_id",
                "order": "planned.position",
                "added_on": "planned.added_on",
                "decision_number": "nullif(planned.decision_number, '')",
                "decision_on": "planned.decision_on",
                "decision_issuer": "nullif(planned.decision_issuer, '')",
            },
            STANDING,
            "planned.round_id, planned.position",
        ),
    )
)
