"""The workbook of yearly ratings: who was rated as what, in which track."""

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import Rating, RatingLevel, SchemeLevel, Track, UnratedReason
from apps.appraisal.roster_facts.levels import REASONS, UNRATED, level_in, level_marks, reason_in
from apps.appraisal.triggers import (
    DISQUALIFIED_WHY,
    LEVEL_OF_SCORE,
    LEVEL_OF_YEAR,
    OUTSIDE,
    RATINGS,
    SCORE_OF_YEAR,
    YEAR_HAS_SCHEME,
)
from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.above import said_above, words_above, year_above
from apps.cadres.roster_facts.columns import ListWords, choice, decimal, labels_of, past, text, whole, words_of
from apps.cadres.roster_facts.listed_words import BegunWords
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries, place_entries, place_joins
from apps.core.listed import standing
from apps.core.permissions import Permission
from apps.core.text import fold_words
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.formats import Abreast, Cell, Column, Finding, Parsed, Reader, ToldAbove, Writer
from apps.rosters.loading import Field
from apps.rosters.values import kept_name

YEAR = said_above(
    past(
        whole(
            "year",
            _("Year"),
            ("Năm", "Năm xếp loại", "Năm đánh giá", "Năm đánh giá, xếp loại"),
            position=10,
            width=8,
            required=True,
            is_key=True,
        )
    ),
    year_above(),
)
TRACKS = {"state": ("cán bộ", "công chức", "CBCC", "viên chức"), "party": ("đảng viên",)}
TITLED = words_above("track", TRACKS, {"state": "Cán bộ, công chức", "party": "Đảng viên"})


def track_above(headings: Sequence[str], headers: Sequence[str]) -> ToldAbove | None:
    """As what people were rated, by the heading or by the header of the level."""
    return TITLED(headings, ()) or TITLED([header for header in headers if "loại" in header.lower()], ())


TRACK = said_above(
    choice(
        "track",
        _("Rated as"),
        ("Đối tượng xếp loại", "Diện xếp loại", "Đối tượng"),
        Track,
        {"state": ("Cán bộ, công chức", "CBCC", "Chính quyền", "Công chức", "Cán bộ"), "party": ("Đảng viên", "Đảng")},
        position=11,
        width=18,
        is_key=True,
    ),
    track_above,
)


def outcome_reader(_: date) -> Reader:
    """A level in the words of any year, or the reason why there is none."""
    levels, entries = standing(_levels, RatingLevel, SchemeLevel)
    reasons = standing(_reasons, UnratedReason)

    def read(cell: Cell) -> Parsed:
        if level := levels.code(cell.text) or entries.get(cell.text.lower()) or level_in(cell.text):
            return Parsed({"level": level})
        if reason := reason_in(cell.text, reasons) or reasons.code(cell.text):
            return Parsed({"unrated": reason})
        params = {"list": kept_name(RatingLevel._meta.verbose_name)}
        return Parsed({}, (Finding(told.LISTED_NOWHERE, key="level", params=params),))

    return read


def _levels() -> tuple[ListWords, dict[str, str]]:
    """The words of levels, and those of the levels of each scheme."""
    entries = {entry.label_vi.lower(): entry.level_id for entry in SchemeLevel.objects.all()}
    return words_of(RatingLevel.objects.all()), entries


def _reasons() -> BegunWords:
    return BegunWords(UnratedReason.objects.all(), REASONS)


def outcome_writer(_: date) -> Writer:
    levels = dict(RatingLevel.objects.values_list("code", "label_vi"))
    reasons = dict(UnratedReason.objects.values_list("code", "label_vi"))
    return lambda values: (
        levels.get(str(values.get("level") or ""), "") or reasons.get(str(values.get("unrated") or ""), "")
    )


def outcome_choices(day: date) -> list[str]:
    lists = (RatingLevel.objects.order_by("-rank"), UnratedReason.objects.valid_on(day))
    return [label for items in lists for label in items.values_list("label_vi", flat=True)]


SCORES = (
    *("Điểm", "Số điểm", "Tổng điểm", "Điểm đánh giá", "Tổng số điểm", "Điểm chấm", "Điểm đạt", "Số điểm đạt được"),
    *("Điểm đạt được", "Tổng điểm được duyệt", "Điểm cấp có thẩm quyền phê duyệt", "Điểm được phê duyệt"),
    *("Điểm cấp có thẩm quyền chấm", "Điểm chính thức", "Tổng cộng điểm", "Điểm xếp loại", "Tổng điểm đạt được"),
    *("Điểm tổng kết", "Điểm cuối năm", "Điểm tổng hợp", "Điểm được duyệt", "Tổng điểm cuối cùng", "Điểm kết luận"),
    *("Điểm cấp có thẩm quyền đánh giá", "Điểm của cấp có thẩm quyền", "Điểm Hội đồng chấm", "Điểm thủ trưởng chấm"),
    *("Điểm do cấp trên đánh giá", "Điểm cấp trên chấm", "Điểm chốt", "Điểm thẩm định", "Điểm do lãnh đạo chấm"),
    *("Điểm bình xét", "Số điểm bình xét", "Điểm đánh giá cuối năm", "Tổng điểm đánh giá"),
    *("Số điểm đạt", "Điểm sau thẩm định", "Điểm lãnh đạo chấm", "Điểm thống nhất", "Điểm được công nhận"),
    *("Điểm trung bình cả năm", "Điểm trung bình", "Điểm bình quân cả năm", "Điểm cả năm", "Điểm người đứng đầu chấm"),
    *("Điểm do người đứng đầu chấm", "Điểm lãnh đạo đánh giá", "Điểm lãnh đạo duyệt", "Điểm phê duyệt", "Điểm duyệt"),
    *("Điểm kết quả", "Kết quả điểm", "Kết quả chấm điểm", "Điểm UBND chấm", "Điểm Chủ tịch UBND chấm", "Điểm số"),
    *("Điểm được lãnh đạo duyệt", "Điểm của lãnh đạo", "Điểm thủ trưởng đánh giá", "Tổng điểm chính thức"),
)
OUTCOME = Column(
    "level",
    _("Rating level"),
    ("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Xếp loại chất lượng", "Mức độ hoàn thành nhiệm vụ",
     "Kết quả đánh giá, xếp loại", "Mức xếp loại chất lượng", "Xếp loại chất lượng cán bộ, công chức", "Mức đánh giá",
     "Kết quả đánh giá", "Kết quả đánh giá, xếp loại chất lượng", "Mức chất lượng", "Kết quả xếp loại chất lượng",
     "Xếp loại đảng viên", "Mức xếp loại đảng viên", "Xếp loại chất lượng đảng viên", "Mức độ hoàn thành",
     "Kết quả phân loại", "Phân loại đánh giá", "Kết quả xếp loại của cấp có thẩm quyền",
     "Cấp có thẩm quyền xếp loại", "Cấp có thẩm quyền quyết định xếp loại", "Cấp có thẩm quyền đánh giá, xếp loại",
     "Quyết định xếp loại", "Mức xếp loại được quyết định", "Kết quả cuối cùng",
     *(f"{what} {by}" for what in ("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Mức xếp loại chất lượng",
       "Kết quả đánh giá", "Kết quả phân loại", "Mức độ hoàn thành nhiệm vụ")
       for by in ("của cấp có thẩm quyền", "của Đảng ủy", "của người đứng đầu", "cán bộ, công chức", "công chức",
                  "đảng viên", "cả năm", "cuối năm")),
     "Đảng ủy xếp loại", "Đảng ủy công nhận", "Người đứng đầu xếp loại", "Phân loại đảng viên", "Phân loại công chức",
     "Mức phân loại", "Phân loại", "Loại", "Mức độ xếp loại", "Mức chất lượng được xếp loại",
     "Xếp loại được công nhận"),
    outcome_reader,
    states=("level", "unrated"),
    position=20,
    width=28,
    choices=outcome_choices,
    writer=outcome_writer,
    hint=_("A level of that year, or the reason why the person was not rated."),
)  # fmt: skip


def reason_reader(_: date) -> Reader:
    """Why there is no level, in a column of its own, as the list of ratings goes out."""
    reasons = standing(_reasons, UnratedReason)

    def read(cell: Cell) -> Parsed:
        if reason := reasons.code(cell.text) or reason_in(cell.text, reasons):
            return Parsed({"unrated": reason})
        params = {"list": kept_name(UnratedReason._meta.verbose_name)}
        return Parsed({}, (Finding(told.LISTED_NOWHERE, key="unrated_because", params=params),))

    return read


BECAUSE = Column(
    "unrated_because",
    _("Not rated because"),
    ("Lý do chưa xếp loại", "Lý do không xếp loại", "Lý do chưa đánh giá, xếp loại", "Lý do không đánh giá, xếp loại"),
    reason_reader,
    states=("unrated",),
    position=22,
    repeats=False,
    in_template=False,
)
SCORE = decimal("score", _("Score"), SCORES, position=21, width=8)
MARKS = level_marks(OUTCOME.headers)
# Who rated says nothing more of the levels side by side.
RATED_BY = ("Chủ tịch UBND xã", "Chủ tịch UBND", "UBND xã", "Hội đồng", "Đảng ủy", "BTV Đảng ủy", "người đứng đầu",
            "thủ trưởng", "cấp trên", "lãnh đạo", "cấp quản lý")  # fmt: skip
OUTCOME = replace(OUTCOME, headers=(
    *OUTCOME.headers,
    *(f"{what} {by}" for what in ("Kết quả xếp loại của", "Mức xếp loại của", "Xếp loại của", "Kết luận của")
      for by in RATED_BY),
    *(f"{by[:1].upper()}{by[1:]} {act}" for by in RATED_BY
      for act in ("xếp loại", "quyết định xếp loại", "quyết định", "công nhận", "đánh giá", "phê duyệt", "kết luận")),
    *(f"{what} do {by} {act}" for what in ("Mức", "Mức xếp loại", "Xếp loại") for by in RATED_BY
      for act in ("quyết định", "công nhận")),
    "Đạt mức xếp loại", "Xếp loại mức", "Mức đạt được", "Đạt mức", "Mức đạt", "Xếp loại chính thức", "Mức chính thức",
    "Mức xếp loại được công nhận", "Kết luận xếp loại", "Mức được công nhận", "Mức xếp loại đạt được", "Xếp mức",
    "Kết luận mức xếp loại", "Hạng chất lượng", "Xếp hạng", "Mức xếp hạng", "Kết quả xếp hạng", "Mức kết luận",
    "Mức hoàn thành nhiệm vụ", "Mức hoàn thành", "Hoàn thành ở mức", "Kết quả hoàn thành nhiệm vụ", "Chất lượng",
    "Kết quả công nhận", "Đánh giá, xếp loại", "Đánh giá mức độ hoàn thành", "Kết quả chính thức", "Được xếp loại",
))  # fmt: skip
NOTE = text("rating_note", _("Note"), ("Ghi chú", "Lý do"), position=90, width=24)
PAPERS = decision_columns(acts=("công nhận", "công nhận kết quả", "phê duyệt"))
SPOKEN_OF = re.compile(r"đánh giá|xếp loại|phân loại|chất lượng|mức độ hoàn thành", re.IGNORECASE)
OF_A_YEAR = re.compile(
    r"(?:(?:ket qua|danh gia|xep loai|phan loai|chat luong|muc|kq|xl|can bo|cong chuc|cbcc|nam|kqxl)\W*)*"
    r"((?:19|20)\d\d)"
)
ONE_NUMBER = re.compile(r"[^0-9]*[0-9]{4}[^0-9]*")


def year_named(text: str) -> str | None:
    """The year that a header names, with nothing else in it than that it is one of ratings."""
    # Names, days and ids are most of what is asked about.
    found = ONE_NUMBER.fullmatch(text) and OF_A_YEAR.fullmatch(fold_words(text))
    return f"năm {found[1]}" if found else None


def is_outcome(text: str) -> bool:
    """Whether a text is a level, a reason for none, or a score."""
    is_worded = level_in(text) or UNRATED.match(fold_words(text)) or text.lower().startswith(("nghỉ", "mới"))
    return bool(is_worded or re.fullmatch(r"\d{1,3}([.,]\d{1,3})?", text))


BY_YEAR = Abreast(year_named, is_outcome, SPOKEN_OF, "Kết quả đánh giá, xếp loại {}", "Xếp loại ({})")
FORMAT = format_of(
    "ratings",
    _("Yearly ratings"),
    "DANH SÁCH XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC",
    YEAR,
    TRACK,
    SCORE,
    *PAPERS,
    NOTE,
    telling=("level", "score", *(column.key for column in MARKS)),
    headings=(
        "xếp loại chất lượng",
        "đánh giá * xếp loại",
        "kết quả xếp loại",
        "xếp loại đảng viên",
        "xếp loại cán bộ",
        "xếp loại công chức",
        "xếp loại cbcc",
        "xếp loại năm",
        "phân loại đánh giá",
        *(
            f"{what} {whom}"
            for what in ("phân loại", "đánh giá", "xếp loại")
            for whom in ("cán bộ", "công chức", "cbcc", "đảng viên")
        ),
        *("mức độ hoàn thành nhiệm vụ", "đánh giá mức độ hoàn thành", "xếp loại mức độ", "xếp loại đánh giá"),
        *("phân tích chất lượng đảng viên", "xếp loại hằng năm", "xếp loại hàng năm"),
    ),
    abreast=BY_YEAR,
    rights=(Permission.RATE_CADRES,),
    instructions=(
        _("One row for each person and year. Choose the level; leave the row as it is when there is none yet."),
        LOCKED,
        KEEP,
    ),
)
FORMAT.add(OUTCOME, BECAUSE, *MARKS)
LATEST = """
LEFT JOIN appraisal_rating AS rating ON rating.cadre_id = cadre.id AND rating.track = 'state'
  AND rating.year = extract(year FROM %(day)s::date + 1) - 1
"""


def rule(code: str, key: str, broken: str) -> Broken:
    """A rule of the table of ratings, asked of the records as they will be."""
    return Broken(code, key, f"SELECT written.row_id {RATINGS.replace('new_rows', '{fresh}')} WHERE {broken}")


declare(
    Facts(
        declared=FORMAT,
        people=WHOM,
        fields=(
            YEAR.field,
            TRACK.field,
            Field("level", _("Rating level"), "code", labels_of(RatingLevel)),
            Field("unrated", _("not rated because"), "code", labels_of(UnratedReason)),
            SCORE.field,
            NOTE.field,
            *(each.field for each in PAPERS),
        ),
        targets=(
            Target(
                name="rating",
                model=Rating,
                key=("cadre_id", "year", "track"),
                when=(
                    *("level", "unrated", "score", "rating_note", "decision_number", "decision_on"),
                    *("decision_issuer", "legal_basis"),
                ),
                entries=(
                    PERSON,
                    Entry("year", "year", "bigint"),
                    Entry("track", "track", initial="'state'"),
                    Entry(
                        "level_id",
                        "level",
                        final="CASE WHEN says.unrated_id IS NULL THEN coalesce(says.level_id, known.level_id) END",
                    ),
                    Entry(
                        "unrated_id",
                        "unrated",
                        final="CASE WHEN says.level_id IS NULL THEN coalesce(says.unrated_id, known.unrated_id) END",
                    ),
                    Entry(
                        "score",
                        "score",
                        "numeric",
                        final="CASE WHEN says.unrated_id IS NULL THEN coalesce(says.score, known.score) END",
                    ),
                    Entry("note", "rating_note"),
                    *decision_entries(),
                    *place_entries(),
                ),
                joins=place_joins("make_date(least(greatest(says.year, 1900), 2200)::int, 12, 31)"),
                rules=(
                    rule(YEAR_HAS_SCHEME, "year", "scheme.code IS NULL"),
                    rule(LEVEL_OF_YEAR, "level", "written.level_id IS NOT NULL AND entry.code IS NULL"),
                    rule(SCORE_OF_YEAR, "score", "written.score > scheme.highest_score"),
                    rule(LEVEL_OF_SCORE, "score", f"{OUTSIDE} AND NOT entry.takes_disqualified"),
                    rule(
                        DISQUALIFIED_WHY, "rating_note", f"{OUTSIDE} AND entry.takes_disqualified AND written.note = ''"
                    ),
                ),
            ),
        ),
        known=known_rows(
            {
                "year": "extract(year FROM %(day)s::date + 1) - 1",
                "track": "'state'",
                "level": "rating.level_id",
                "unrated": "rating.unrated_id",
                "score": "trim_scale(rating.score)::text",
                "rating_note": "nullif(rating.note, '')",
                "decision_number": "nullif(rating.decision_number, '')",
                "decision_on": "rating.decision_on",
                "decision_issuer": "nullif(rating.decision_issuer, '')",
                "legal_basis": "rating.legal_basis_id",
            },
            LATEST,
        ),
    )
)
