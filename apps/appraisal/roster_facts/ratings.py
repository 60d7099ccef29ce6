"""The workbook of yearly ratings: who was rated as what, in which track."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import Rating, RatingLevel, SchemeLevel, Track, UnratedReason
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
from apps.cadres.roster_facts.columns import choice, decimal, labels_of, past, text, whole, words_of
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries, place_entries, place_joins
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader, Writer
from apps.rosters.loading import Field

YEAR = past(
    whole("year", _("Year"), ("Năm", "Năm xếp loại", "Năm đánh giá"), position=10, width=8, required=True, is_key=True)
)
TRACK = choice(
    "track",
    _("Rated as"),
    ("Đối tượng xếp loại", "Diện xếp loại", "Đối tượng"),
    Track,
    {"state": ("Cán bộ, công chức", "CBCC", "Chính quyền", "Công chức", "Cán bộ"), "party": ("Đảng viên", "Đảng")},
    position=11,
    width=18,
    is_key=True,
)


def outcome_reader(_: date) -> Reader:
    """A level in the words of any year, or the reason why there is none."""
    levels, reasons = words_of(RatingLevel.objects.all()), words_of(UnratedReason.objects.all())
    entries = {entry.label_vi.lower(): entry.level_id for entry in SchemeLevel.objects.all()}

    def read(cell: Cell) -> Parsed:
        if level := levels.code(cell.text) or entries.get(cell.text.lower()):
            return Parsed({"level": level})
        if reason := reasons.code(cell.text):
            return Parsed({"unrated": reason})
        params = {"list": str(RatingLevel._meta.verbose_name)}
        return Parsed({}, (Finding(told.LISTED_NOWHERE, key="level", params=params),))

    return read


def outcome_writer(_: date) -> Writer:
    levels = dict(RatingLevel.objects.values_list("code", "label_vi"))
    reasons = dict(UnratedReason.objects.values_list("code", "label_vi"))
    return lambda values: (
        levels.get(str(values.get("level") or ""), "") or reasons.get(str(values.get("unrated") or ""), "")
    )


def outcome_choices(day: date) -> list[str]:
    lists = (RatingLevel.objects.order_by("-rank"), UnratedReason.objects.valid_on(day))
    return [label for items in lists for label in items.values_list("label_vi", flat=True)]


OUTCOME = Column(
    "level",
    _("Rating level"),
    ("Mức xếp loại", "Xếp loại", "Kết quả xếp loại", "Xếp loại chất lượng", "Mức độ hoàn thành nhiệm vụ",
     "Kết quả đánh giá, xếp loại", "Mức xếp loại chất lượng", "Xếp loại chất lượng cán bộ, công chức"),
    outcome_reader,
    states=("level", "unrated"),
    position=20,
    width=28,
    choices=outcome_choices,
    writer=outcome_writer,
    hint=_("A level of that year, or the reason why the person was not rated."),
)  # fmt: skip
SCORE = decimal("score", _("Score"), ("Điểm", "Số điểm", "Tổng điểm", "Điểm đánh giá"), position=21, width=8)
NOTE = text("rating_note", _("Note"), ("Ghi chú", "Lý do"), position=90, width=24)
PAPERS = decision_columns()
FORMAT = format_of(
    "ratings",
    _("Yearly ratings"),
    "DANH SÁCH XẾP LOẠI CHẤT LƯỢNG CÁN BỘ, CÔNG CHỨC",
    YEAR,
    TRACK,
    SCORE,
    *PAPERS,
    NOTE,
    telling=("level", "score"),
    headings=(
        "xếp loại chất lượng",
        "đánh giá * xếp loại",
        "kết quả xếp loại",
        "xếp loại đảng viên",
        "xếp loại cán bộ",
        "bảng điểm đánh giá",
    ),
    rights=(Permission.RATE_CADRES,),
    instructions=(
        _("One row for each person and year. Choose the level; leave the row as it is when there is none yet."),
        LOCKED,
        KEEP,
    ),
)
FORMAT.add(OUTCOME)
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
                when=("level", "unrated", "score", "rating_note", "decision_number", "decision_on"),
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
