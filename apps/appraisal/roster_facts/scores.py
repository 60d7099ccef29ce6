"""The workbook of scores of months and quarters: who was given how many points in which period."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.appraisal.models import PeriodKind, PeriodScore
from apps.appraisal.roster_facts.ratings import SCORES
from apps.cadres.roster_facts.above import said_above, year_above
from apps.cadres.roster_facts.columns import decimal, past, whole
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON
from apps.core.permissions import Permission
from apps.core.text import fold_words
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.formats import Abreast, Cell, Column, Finding, Parsed, Reader, ToldAbove, Writer
from apps.rosters.loading import Field
from apps.rosters.remarks import explain

PERIOD_UNCLEAR = explain(
    "F231",
    _("“%(value)s” names no month and no quarter."),
    _("Write “Tháng 3” or “Quý II”."),
)
ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
WORDS = {PeriodKind.MONTH: "Tháng {}", PeriodKind.QUARTER: "Quý {}"}
PERIODS = (*(f"Tháng {month}" for month in range(1, 13)), *(f"Quý {quarter}" for quarter in ("I", "II", "III", "IV")))
NAMED = re.compile(r"(?P<kind>thang|th|t|quy|q|month|quarter) ?(?P<number>\d{1,2}|iv|i{1,3})(?: ?(?:nam )?\d{4})?")
BARE = re.compile(r"\d{1,2}|IV|I{1,3}", re.IGNORECASE)
KINDS = {"t": PeriodKind.MONTH, "m": PeriodKind.MONTH, "q": PeriodKind.QUARTER}


def period_reader(_day: date) -> Reader:
    """Tháng 3, T3, Quý II, Quý 2; whatever year stands behind it has a column of its own."""

    def read(cell: Cell) -> Parsed:
        found = NAMED.fullmatch(fold_words(cell.text))
        if found is None:
            return Parsed({}, (Finding(PERIOD_UNCLEAR, key="period_kind"),))
        kind = KINDS[found["kind"][0]]
        number = ROMAN.get(found["number"]) or int(found["number"])
        return Parsed({"period_kind": kind.value, "period_number": number})

    return read


def period_writer(_day: date) -> Writer:
    def write(values: object) -> str:
        told = dict(values)  # type: ignore[call-overload]  # a mapping of the row
        kind = told.get("period_kind")
        return WORDS[PeriodKind(kind)].format(told.get("period_number")) if kind else ""

    return write


STANDING = re.compile(r"\b(?:tháng\s+\d{1,2}|quý\s+(?:IV|I{1,3}|[1-4]))(?!\w|\s*[,;-]\s*\w)", re.IGNORECASE)


def period_above(lines: Sequence[str], _headers: Sequence[str]) -> ToldAbove | None:
    """The one month or quarter that the heading names."""
    told = {match.group().lower(): line for line in lines for match in STANDING.finditer(line)}
    if len(told) != 1:
        return None
    ((words, line),) = told.items()
    parsed = period_reader(date.min)(Cell(words, words))
    return ToldAbove(line, words.capitalize(), parsed.values) if parsed.values else None


YEAR = said_above(
    past(whole("year", _("Year"), ("Năm", "Năm đánh giá"), position=10, width=8, required=True, is_key=True)),
    year_above(),
)
SCORE = decimal("score", _("Score"), SCORES, position=20, width=8, required=True)
PERIOD = Column(
    "period_kind",
    _("Month or quarter"),
    ("Kỳ đánh giá", "Tháng, quý", "Kỳ"),
    period_reader,
    states=("period_kind", "period_number"),
    position=11,
    width=12,
    required=True,
    above=period_above,
    writer=period_writer,
    choices=lambda _day: PERIODS,
    hint=_("For instance “Tháng 3” or “Quý II”."),
    is_key=True,
)


def period_in(kind: PeriodKind) -> Callable[[date], Reader]:
    """A period of which the header says the kind and perhaps only the header: 3 below “Tháng”, II below “Quý”."""

    def for_day(day: date) -> Reader:
        read_full = period_reader(day)

        def read(cell: Cell) -> Parsed:
            words = cell.text.strip()
            is_bare = bool(BARE.fullmatch(words))
            told = WORDS[kind].format(words)
            parsed = read_full(Cell(told, told) if is_bare else cell)
            return parsed if parsed.values else Parsed({}, (Finding(PERIOD_UNCLEAR, key="period_kind"),))

        return read

    return for_day


BY_KIND = tuple(
    Column(
        f"period_{kind.value}",
        _("Month or quarter"),
        headers,
        period_in(kind),
        states=("period_kind", "period_number"),
        position=11,
        in_template=False,
        is_key=True,
        is_measured=True,
    )
    for kind, headers in (
        (PeriodKind.MONTH, ("Tháng", "Tháng đánh giá")),
        (PeriodKind.QUARTER, ("Quý", "Quý đánh giá")),
    )
)
RATED = ("điểm", "chấm điểm", "đánh giá", "xếp loại", "chất lượng")
MOST = 100
SPOKEN_OF = re.compile(r"điểm|đánh giá|xếp loại|phân loại|chất lượng|mức độ hoàn thành", re.IGNORECASE)
LETTER = re.compile(r"[^\W\d_]")


def period_named(text: str) -> str | None:
    """The month or quarter that a header names, in full words."""
    # Numbers, days and ids are most of what is asked about.
    if not LETTER.search(text):
        return None
    found = NAMED.fullmatch(fold_words(text).removeprefix("diem "))
    number = found and (ROMAN.get(found["number"]) or int(found["number"]))
    return WORDS[KINDS[found["kind"][0]]].format(number).lower() if found and number else None


def is_score(text: str) -> bool:
    """Whether a text is a number of points."""
    return bool(re.fullmatch(r"\d{1,3}([.,]\d{1,3})?", text)) and float(text.replace(",", ".")) <= MOST


COUNTED = re.compile(r"\b(?:tháng|quý)\b", re.IGNORECASE)
BY_PERIOD = Abreast(period_named, is_score, SPOKEN_OF, "Điểm đánh giá {}", "Điểm ({})", COUNTED)
FORMAT = format_of(
    "period_scores",
    _("Scores of months and quarters"),
    "BẢNG ĐIỂM ĐÁNH GIÁ CÁN BỘ, CÔNG CHỨC THEO THÁNG, QUÝ",
    YEAR,
    SCORE,
    telling=("period_kind", "period_month", "period_quarter"),
    # Wider than those of a year's ratings, which stand in them: what is of a quarter is none of a year.
    headings=(
        *(f"{what} * {when}" for what in RATED for when in ("quý", "hằng tháng", "hàng tháng", "theo tháng")),
        *(
            f"{what} {whom}tháng"
            for what in RATED
            for whom in ("", "cán bộ công chức ", "cán bộ ", "cbcc ", "công chức ")
        ),
        "đánh giá * xếp loại cán bộ công chức tháng",
        "đánh giá * xếp loại tháng",
    ),
    abreast=BY_PERIOD,
    rights=(Permission.RATE_CADRES,),
    instructions=(_("One row for each person and month or quarter; the score lies between 0 and 100."), LOCKED, KEEP),
)
FORMAT.add(PERIOD, *BY_KIND)


def kind_labels(codes: object) -> dict[str, str]:
    return {kind.value: str(kind.label) for kind in PeriodKind}


declare(
    Facts(
        declared=FORMAT,
        people=WHOM,
        fields=(
            YEAR.field,
            Field("period_kind", _("Kind of period"), "code", kind_labels),
            Field("period_number", _("Month or quarter")),
            SCORE.field,
        ),
        targets=(
            Target(
                name="score",
                model=PeriodScore,
                key=("cadre_id", "year", "kind", "number"),
                when=("score",),
                entries=(
                    PERSON,
                    Entry("year", "year", "bigint"),
                    Entry("kind", "period_kind"),
                    Entry("number", "period_number", "bigint"),
                    Entry("score", "score", "numeric"),
                ),
            ),
        ),
        # The month of the day, with the scores that are there already.
        known=known_rows(
            {
                "year": "extract(year FROM %(day)s::date)",
                "period_kind": "'month'",
                "period_number": "extract(month FROM %(day)s::date)",
                "score": "trim_scale(given.score)::text",
            },
            """
LEFT JOIN appraisal_periodscore AS given ON given.cadre_id = cadre.id AND given.kind = 'month'
  AND given.year = extract(year FROM %(day)s::date) AND given.number = extract(month FROM %(day)s::date)
""",
        ),
    )
)
