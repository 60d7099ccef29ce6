"""Decisions on discipline in columns that do not say whose they are: the Party's or the State's, by what is known."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.above import said_above, words_above
from apps.cadres.roster_facts.columns import NUMBERED, FactColumn, ListWords, day, past, text, words_of
from apps.cadres.roster_facts.paper_words import paper_reader
from apps.cadres.roster_facts.papers import day_headers, issuer_headers, number_and_day_headers, number_headers
from apps.core.listed import standing
from apps.core.text import fold_words
from apps.discipline.models import DisciplineForm, DisciplineTrack, Side
from apps.rosters.formats import Cell, Finding, Parsed, Reader, RowRule, RowValues, Rule
from apps.rosters.remarks import explain

WHOSE = explain(
    "F371",
    _("“%(value)s”: nothing says whether the Party or the State decided this."),
    _("Name the column “Kỷ luật Đảng” or “Kỷ luật chính quyền”, or write “Khiển trách (Đảng)”."),
)
UNKNOWN_FORM = explain(
    "F372",
    _("“%(value)s” is no form of discipline of that side."),
    _("Write a form of the list, for instance “Khiển trách”."),
)
# 63-QĐ/ĐU and 15-QĐ/UBKTHU are numbers of the Party, 15/QĐ-UBND one of the State.
PARTY_NUMBER = re.compile(r"-\s*(QĐ|QD|NQ|KL)\s*/", re.IGNORECASE)
STATE_NUMBER = re.compile(r"/\s*(QĐ|QD)\s*-", re.IGNORECASE)
SAID = {
    Side.PARTY: re.compile(r"\b(ve dang|dang|khai tru)\b"),
    Side.STATE: re.compile(r"\b(chinh quyen|hanh chinh|buoc thoi viec|bai nhiem|giang chuc|ha bac luong)\b"),
}
ASIDE = re.compile(r"\(?\s*\b(về\s+)?(mặt\s+)?(kỷ luật\s+)?(đảng|chính quyền|hành chính)\b\s*\)?", re.IGNORECASE)
TITLED = words_above(
    "plain_side",
    {
        "party": ("đảng viên", "kỷ luật đảng", "thi hành kỷ luật", "kỷ luật trong đảng"),
        "state": ("kỷ luật hành chính", "kỷ luật chính quyền", "kỷ luật công chức", "xử lý kỷ luật công chức"),
    },
    {"party": "Kỷ luật Đảng", "state": "Kỷ luật chính quyền"},
)
# What stands in a column of forms.
FORM = re.compile(
    r"(?:.*\b)?(?:khiển trách|cảnh cáo|cách chức|khai trừ|buộc thôi việc|hạ bậc lương|giáng chức|bãi nhiệm|KT|CC|không)"
    r"(?:\b.*)?",
    re.IGNORECASE,
)
KINDS = ("", "kỷ luật", "thi hành kỷ luật", "xử lý kỷ luật")
PARTS = ("number", "on", "issuer", "from", "cancelled", "cancelled_by")


FORMS = ("state_form", "party_form")
EFFECT_HEADERS = ("Hiệu lực từ", "Ngày hiệu lực", "Có hiệu lực từ", "Ngày thi hành", "Thi hành từ ngày")


def plain_columns() -> tuple[FactColumn, ...]:
    """Form, number, day and issuer of a decision of which the rows must tell the side."""
    track = text("plain_track", _("Track"), ("Diện kỷ luật",), position=58)
    columns: tuple[FactColumn, ...] = (
        _form(),
        _number(),
        _day_of_decision(),
        _issuer(),
        day(
            "plain_from",
            _("In effect from"),
            EFFECT_HEADERS,
            position=54,
            english=("In effect from",),
        ),
        past(
            day(
                "plain_cancelled",
                _("cancelled on"),
                ("Ngày hủy", "Ngày hủy quyết định"),
                position=55,
                english=("Cancelled on",),
            )
        ),
        text(
            "plain_cancelled_by",
            _("decision that cancels it"),
            ("Quyết định hủy",),
            position=56,
            english=("Decision that cancels it",),
        ),
        said_above(text("plain_side", _("Whose decision"), ("Kỷ luật của",), position=57), TITLED),
        replace(track, column=replace(track.column, reader=read_track)),
    )
    return tuple(
        replace(each, column=replace(each.column, in_template=False, writer=None, shared_by=FORMS)) for each in columns
    )


def _form() -> FactColumn:
    """What was decided."""
    return text(
        "plain_form",
        _("Form of discipline"),
        (
            "Hình thức kỷ luật",
            *("Hình thức kỷ luật đã áp dụng", "Bị xử lý bằng hình thức", "Mức độ kỷ luật"),
            *("Hình thức bị kỷ luật", "Kỷ luật bằng hình thức", "Hình thức đã thi hành"),
            *("Hình thức thi hành kỷ luật", "Hình thức kỷ luật đã thi hành", "Bị kỷ luật"),
            *("Đã xử lý", "Mức thi hành kỷ luật", "Mức xử lý", "Bị kỷ luật bằng hình thức"),
            *("Hình thức bị xử lý", "Xử lý kỷ luật", "Kết quả xử lý", "Mức xử lý kỷ luật"),
            *("Hình thức áp dụng", "Đã thi hành kỷ luật", "Hình thức kỷ luật bị áp dụng"),
            "Hình thức",
            "Hình thức xử lý",
            "Kỷ luật",
            "Hình thức xử lý kỷ luật",
            "Mức kỷ luật",
        ),
        looks=FORM,
        position=50,
        repeats=False,
        english=("Form of discipline",),
    )


def _number() -> FactColumn:
    """The number, with which day and issuer may stand in one cell."""
    number = text(
        "plain_number",
        _("Decision number"),
        (
            "Quyết định > Số",
            "Số quyết định",
            "Số QĐ",
            "Quyết định số",
            "Số, ngày quyết định",
            "Quyết định kỷ luật",
            "Quyết định > Số QĐ",
            "Quyết định",
            "Số quyết định, ngày tháng năm",
            "Số, ngày QĐ",
            "Số QĐ, ngày tháng năm",
            "Quyết định kỷ luật > Số",
            "Số, ngày, tháng, năm quyết định",
            "Quyết định số, ngày",
            *number_headers(*KINDS),
            *number_and_day_headers(*KINDS),
        ),
        looks=NUMBERED,
        position=51,
        repeats=False,
        english=("Decision number",),
    )
    together = ("plain_number", "plain_on", "plain_issuer")
    return replace(number, column=replace(number.column, reader=paper_reader(*together), states=together))


def _day_of_decision() -> FactColumn:
    """The day on which it was signed."""
    return past(
        day(
            "plain_on",
            _("Decision date"),
            (
                "Quyết định > Ngày",
                "Ngày quyết định",
                "Ngày QĐ",
                "Quyết định > Ngày, tháng, năm",
                "Ngày ký",
                "Ngày ra quyết định",
                "Ngày, tháng, năm quyết định",
                "Thời gian kỷ luật",
                "Thời điểm kỷ luật",
                "Ký ngày",
                "Ngày thi hành kỷ luật",
                "Ngày kỷ luật",
                "Ngày bị kỷ luật",
                "Ngày ban hành",
                "Quyết định ngày",
                "Ngày tháng quyết định",
                "Ngày tháng ký",
                "Thời điểm quyết định",
                "Thời gian ra quyết định",
                *day_headers(*KINDS),
            ),
            position=52,
            english=("Decision date",),
        )
    )


def _issuer() -> FactColumn:
    """Who decided."""
    return text(
        "plain_issuer",
        _("Issued by"),
        (
            "Cấp ra quyết định",
            *("Cấp ban hành", "Cấp có thẩm quyền kỷ luật", "Tổ chức đảng quyết định", "Cấp thi hành"),
            *("Cấp ủy ra quyết định", "Cơ quan thi hành kỷ luật", "Tổ chức đảng thi hành kỷ luật"),
            *("Tổ chức kỷ luật", "Cơ quan kỷ luật", "Cấp xử lý", "Cấp xử lý kỷ luật"),
            *("Thẩm quyền kỷ luật", "Cơ quan xử lý", "Cơ quan xử lý kỷ luật", "Đơn vị ra quyết định"),
            *("Tổ chức đảng ra quyết định", "Người ký"),
            "Cơ quan ra quyết định",
            "Cơ quan ban hành",
            "Cấp quyết định",
            "Cấp kỷ luật",
            "Quyết định > Cơ quan ban hành",
            "Cấp thi hành kỷ luật",
            "Cấp ra QĐ",
            "Cơ quan ra QĐ",
            "Cấp thi hành",
            "Cơ quan quyết định",
            *issuer_headers(*KINDS),
        ),
        position=53,
        english=("Issued by",),
    )


def read_track(_: date) -> Reader:
    """The side of a track of discipline, as lists that go out name it; other words say nothing."""
    tracks, sides = standing(_tracks, DisciplineTrack)

    def read(cell: Cell) -> Parsed:
        code = tracks.code(cell.text)
        return Parsed({"plain_track": sides[code]} if code else {})

    return read


def _tracks() -> tuple[ListWords, dict[str, str]]:
    return words_of(DisciplineTrack.objects.all()), dict(DisciplineTrack.objects.values_list("code", "side"))


def of_one_side(_day: date) -> Rule:
    """Gives a decision to the side of its track, else to the one that its words, its number or the heading name."""
    forms = {side: words_of(DisciplineForm.objects.filter(track__side=side)) for side in Side}

    def conclude(row: RowValues) -> Parsed:
        form = str(row.values.get("plain_form") or "")
        values = row.values
        side = _side(values.get("plain_track")) or side_of(
            form, str(values.get("plain_number") or ""), values.get("plain_side")
        )
        if side is None:
            return Parsed({}, (Finding(WHOSE, key="plain_form", value=form),)) if form else Parsed()
        found: dict[str, object] = {
            f"{side}_{part}": values[f"plain_{part}"] for part in PARTS if f"plain_{part}" in values
        }
        if not form:
            return Parsed(found)
        code = forms[side].code(form) or forms[side].code(ASIDE.sub(" ", form).strip(" -,"))
        if code is None:
            return Parsed(found, (Finding(UNKNOWN_FORM, key="plain_form", value=form),))
        return Parsed({**found, f"{side}_form": code})

    return conclude


def side_of(form: str, number: str, titled: object) -> Side | None:
    """The one side that the words of the form name, else the number, else the heading."""
    words = fold_words(form)
    named = [side for side, said in SAID.items() if said.search(words)]
    if named:
        return named[0] if len(named) == 1 else None
    if PARTY_NUMBER.search(number):
        return Side.PARTY
    if STATE_NUMBER.search(number):
        return Side.STATE
    return _side(titled)


def _side(said: object) -> Side | None:
    return Side(said) if said in Side.values else None


OF_ONE_SIDE = RowRule(
    of_one_side,
    asks=("plain_form", "plain_number", "plain_on"),
    reads=("plain_form", "plain_side", "plain_track", *(f"plain_{part}" for part in PARTS)),
)
