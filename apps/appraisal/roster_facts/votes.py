"""The workbook of votes of confidence: the ballots on each person of a session."""

from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import ConfidenceVote, VoteScheme, VoteSession
from apps.appraisal.triggers import ISSUED_TO_PRESENT, SCHEME_OF_DAY, SESSIONS, outside
from apps.cadres.roster_facts.above import DAY, said_above, words_above
from apps.cadres.roster_facts.columns import day, listed, past, text, whole
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, place_entries, place_joins
from apps.core.dates import PartialDate, Precision
from apps.core.permissions import FieldGroup, Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.formats import ToldAbove


def under(level: str) -> tuple[str, ...]:
    """The column of ballots beside that of their share."""
    counts = ("Số phiếu", "Số lượng", "SL", "Số phiếu đạt", "Phiếu")
    return tuple(f"{upper}{level} > {count}" for upper in ("", "Số phiếu ", "Kết quả ") for count in counts)


def shares() -> tuple[str, ...]:
    """What the registry computes by itself."""
    levels = ("Tín nhiệm cao", "Tín nhiệm", "Tín nhiệm thấp")
    return tuple(f"{level} > {share}" for level in levels for share in ("Tỷ lệ %", "Tỷ lệ", "%", "Tỷ lệ (%)"))


def day_above(headings: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
    """The one day that the heading names."""
    found = {match.groups(): line for line in headings for match in DAY.finditer(line)}
    if len(found) != 1:
        return None
    (((day, month, year), line),) = found.items()
    try:
        held = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return ToldAbove(line, f"{held:%d/%m/%Y}", {"held_on": PartialDate(held, Precision.DAY)})


BODIES = {
    "Hội đồng nhân dân xã": ("do HĐND xã bầu", "HĐND xã", "Hội đồng nhân dân xã", "HĐND phường", "HĐND thị trấn"),
    "Hội nghị Ban Chấp hành Đảng bộ xã": ("Ban Chấp hành Đảng bộ", "BCH Đảng bộ", "Đảng ủy xã", "cấp ủy"),
}
SESSION = (
    said_above(
        text(
            "body",
            _("Body that voted"),
            ("Hội nghị lấy phiếu", "Cơ quan lấy phiếu", "Hội nghị", "Tổ chức lấy phiếu", "Nơi lấy phiếu"),
            position=10,
            width=28,
            required=True,
        ),
        words_above("body", BODIES, {body: body for body in BODIES}),
    ),
    said_above(
        past(
            day(
                "held_on",
                _("Held on"),
                (
                    "Ngày lấy phiếu",
                    *("Thời điểm lấy phiếu", "Ngày hội nghị", "Ngày tổ chức hội nghị", "Ngày bỏ phiếu"),
                    *("Lấy phiếu ngày", "Ngày lấy phiếu tín nhiệm"),
                    "Ngày tổ chức",
                    "Ngày họp",
                    "Thời gian lấy phiếu",
                ),
                position=11,
                width=12,
                required=True,
            )
        ),
        day_above,
    ),
    text(
        "session", _("Session"), ("Kỳ lấy phiếu", "Đợt lấy phiếu", "Kỳ họp"), otherwise="held_on", position=12, width=18
    ),
    whole(
        "summoned",
        _("Summoned"),
        (
            "Số triệu tập",
            *("Tổng số triệu tập", "Tổng số đại biểu", "Số đại biểu triệu tập", "Được triệu tập"),
            *("Số người triệu tập", "Thành phần triệu tập", "Số đại biểu", "Tổng số được triệu tập"),
            "Triệu tập",
            "Số người được triệu tập",
            "Số được triệu tập",
        ),
        position=13,
        width=8,
    ),
    whole(
        "present",
        _("Present"),
        (
            "Số có mặt",
            *("Số đại biểu có mặt", "Đại biểu có mặt", "Tham dự", "Số dự họp", "Số tham dự"),
            *("Số người dự", "Số người tham dự"),
            "Có mặt",
            "Số người có mặt",
        ),
        position=14,
        width=8,
    ),
    listed("vote_scheme", _("Scheme"), ("Quy định áp dụng", "Căn cứ lấy phiếu"), VoteScheme, position=15, width=22),
)


def of_level(level: str) -> tuple[str, ...]:
    """How ballots of a level are headed: Số phiếu tín nhiệm cao, Kết quả tín nhiệm > Cao."""
    words = f"tín nhiệm {level}".strip()
    uppers = (
        "Kết quả",
        "Tín nhiệm",
        "Kết quả tín nhiệm",
        "Mức tín nhiệm",
        "Kết quả lấy phiếu",
        "Số phiếu tín nhiệm",
        "Mức độ tín nhiệm",
        "Mức độ",
        "Kết quả phiếu",
        "Phiếu tín nhiệm",
        "Kết quả bỏ phiếu",
    )
    lower = (level.capitalize(),) if level else ("Trung bình", "Vừa", "Tín nhiệm")
    return (f"Số phiếu {words}", f"Phiếu {words}", *(f"{upper} > {each}" for upper in uppers for each in lower))


BALLOTS = (
    whole(
        "issued",
        _("Ballots issued"),
        (
            "Số phiếu > Phát ra",
            *("Tổng phiếu phát ra", "Phát ra (phiếu)", "Tổng số phiếu phát", "Số phiếu được phát ra"),
            *("Phiếu phát", "Số phiếu đã phát", "Tổng số phiếu", "Phiếu > Phát ra"),
            "Tổng phiếu phát",
            "Số phiếu phát ra",
            "Phát ra",
            "Phiếu phát ra",
            "Tổng số phiếu phát ra",
            "Số phiếu phát",
        ),
        position=20,
        width=9,
        repeats=False,
    ),
    whole(
        "valid",
        _("Valid ballots"),
        (
            "Số phiếu > Hợp lệ",
            *("Tổng phiếu hợp lệ", "Hợp lệ (phiếu)", "Phiếu thu về hợp lệ", "Tổng số phiếu hợp lệ"),
            *("Số phiếu thu hợp lệ", "Phiếu > Hợp lệ", "Số phiếu thu về > Hợp lệ"),
            "Số phiếu hợp lệ",
            "Số phiếu thu về hợp lệ",
            "Hợp lệ",
            "Phiếu hợp lệ",
        ),
        position=21,
        width=9,
        repeats=False,
    ),
    whole(
        "high",
        _("High confidence"),
        ("Số phiếu > Tín nhiệm cao", "Tín nhiệm cao", *under("Tín nhiệm cao"), "TN cao", *of_level("cao")),
        position=22,
        width=9,
        repeats=False,
    ),
    whole(
        "medium",
        _("Confidence"),
        ("Số phiếu > Tín nhiệm", "Tín nhiệm", *under("Tín nhiệm"), "TN", *of_level("")),
        position=23,
        width=9,
        repeats=False,
    ),
    whole(
        "low",
        _("Low confidence"),
        ("Số phiếu > Tín nhiệm thấp", "Tín nhiệm thấp", *under("Tín nhiệm thấp"), "TN thấp", *of_level("thấp")),
        position=24,
        width=9,
        repeats=False,
    ),
    whole(
        "invalid",
        _("Invalid ballots"),
        ("Số phiếu > Không hợp lệ", "Không hợp lệ", "Số phiếu không hợp lệ", "Phiếu hỏng", "Số phiếu hỏng"),
        position=25,
        width=9,
        repeats=False,
    ),
)
# The text that was in force last on the day; an office that went by another one names it.
SCHEME = """(SELECT scheme.code FROM appraisal_votescheme AS scheme
  WHERE (scheme.valid_from IS NULL OR scheme.valid_from <= says.held_on)
    AND (scheme.valid_to IS NULL OR scheme.valid_to > says.held_on)
  ORDER BY scheme.valid_from DESC NULLS LAST, scheme.position DESC LIMIT 1)"""
OF_SESSION = "(SELECT held.{column} FROM fresh_session AS held WHERE held.row_id = says.row_id)"
COUNTED = ("issued", "valid", "high", "medium", "low", "invalid")
LAST = """
LEFT JOIN LATERAL (
  SELECT held.* FROM appraisal_votesession AS held WHERE held.unit_id = %(unit)s AND held.held_on <= %(day)s::date
  ORDER BY held.held_on DESC, held.id DESC LIMIT 1
) AS session ON true
LEFT JOIN appraisal_confidencevote AS vote ON vote.session_id = session.id AND vote.cadre_id = cadre.id
"""

declare(
    Facts(
        declared=format_of(
            "votes",
            _("Votes of confidence"),
            "KẾT QUẢ LẤY PHIẾU TÍN NHIỆM",
            *SESSION,
            *BALLOTS,
            telling=("high", "low"),
            ignored=shares(),
            headings=("phiếu tín nhiệm",),
            rights=(Permission.EDIT_CADRES,),
            group=FieldGroup.VOTES,
            instructions=(
                _("One row for each person on whom was voted; the session stands in every row alike."),
                _("Shares are computed by the registry; write the counts of ballots only."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in (*SESSION, *BALLOTS)),
        targets=(
            Target(
                name="session",
                model=VoteSession,
                key=("unit_id", "body", "held_on"),
                when=COUNTED,
                match="known.unit_id = says.unit_id AND known.held_on = says.held_on"
                " AND core_fold(known.body) = core_fold(says.body)",
                entries=(
                    Entry("unit_id", stated="%(unit)s::bigint"),
                    Entry("body", "body", final="known.body"),
                    Entry("held_on", "held_on", "date"),
                    Entry("session", "session"),
                    Entry("summoned", "summoned", "bigint"),
                    Entry("present", "present", "bigint"),
                    Entry("scheme_id", "vote_scheme", initial=SCHEME),
                ),
                rules=(
                    Broken(
                        SCHEME_OF_DAY,
                        "vote_scheme",
                        f"SELECT session.row_id {SESSIONS.replace('new_rows', '{fresh}')}"
                        f" WHERE {outside('session.held_on', 'scheme')}",
                    ),
                ),
                is_shared=True,
            ),
            Target(
                name="vote",
                model=ConfidenceVote,
                key=("session_id", "cadre_id"),
                when=COUNTED,
                entries=(
                    PERSON,
                    Entry("session_id", parent="session"),
                    Entry("issued", "issued", "bigint", initial=OF_SESSION.format(column="present")),
                    Entry("valid", "valid", "bigint", initial="says.high + says.medium + says.low"),
                    *(Entry(column, column, "bigint") for column in ("high", "medium", "low", "invalid")),
                    *place_entries(("unit_id", "title_id")),
                ),
                joins=place_joins(OF_SESSION.format(column="held_on")),
                rules=(
                    Broken(
                        ISSUED_TO_PRESENT,
                        "issued",
                        "SELECT vote.row_id FROM {fresh} AS vote JOIN fresh_session AS session"
                        " ON session.row_id = vote.row_id WHERE vote.issued > session.present",
                    ),
                ),
            ),
        ),
        known=known_rows(
            {
                "body": "session.body",
                "held_on": "session.held_on",
                "session": "nullif(session.session, '')",
                "summoned": "session.summoned",
                "present": "session.present",
                "vote_scheme": "session.scheme_id",
                **{column: f"vote.{column}" for column in COUNTED},
            },
            LAST,
        ),
    )
)
