"""What both files of form 2C are made of: the heading, the items in the order of the form, the line on who printed it.

The form is a Vietnamese paper: it is printed in Vietnamese in whatever language the page was read.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Form, Row
from apps.communes.titles import nearest_periods

LANGUAGE = "vi"


@dataclass(frozen=True)
class Line:
    """An item with its words: a text, or a table with its rows."""

    number: str
    name: str
    label: str
    text: str
    heads: tuple[str, ...]
    shares: tuple[int, ...]
    rows: tuple[Row, ...]


@dataclass(frozen=True)
class Headings:
    """The words of the paper around its items."""

    republic: str
    motto: str
    manager: str
    employer: str
    number: str
    form: str
    title: str
    as_of: str
    place: str
    person: str
    signature: str
    head: str
    seal: str


@dataclass(frozen=True)
class Paper:
    """The whole form as words, ready for a renderer."""

    code: str
    name: str
    province: str
    unit: str
    as_of: str
    year: str
    printed: str
    words: Headings
    lines: tuple[Line, ...]


def paper_of(form: Form) -> Paper:
    with override(LANGUAGE):
        province, unit = _units(form.cadre, form.day)
        as_of, year = f"{form.day:%d/%m/%Y}", f"{timezone.localdate():%Y}"
        return Paper(
            code=form.cadre.code,
            name=form.cadre.full_name,
            province=province,
            unit=unit,
            as_of=as_of,
            year=year,
            printed=_printed(form.user, form.day, timezone.localtime()),
            words=headings(as_of=as_of, year=year),
            lines=tuple(_lines(form)),
        )


def headings(*, as_of: str, year: str) -> Headings:
    """The name of the country and its motto are written as Decree 30/2020 has them, in no other language."""
    return Headings(
        republic="CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        motto="Độc lập - Tự do - Hạnh phúc",
        manager=_("Managing body:"),
        employer=_("Employing unit:"),
        number=_("File number:"),
        form=_("Form 2C-BNV/2008 (Decision 02/2008/QĐ-BNV), the items that are kept"),
        title=_("CURRICULUM VITAE OF A CADRE OR CIVIL SERVANT"),
        as_of=_("(as of %(day)s)") % {"day": as_of},
        place=_(".........., day ...... month ...... year %(year)s") % {"year": year},
        person=_("The person concerned"),
        signature=_("(signature, full name)"),
        head=_("Head of the managing body"),
        seal=_("(signature, seal)"),
    )


def _lines(form: Form) -> list[Line]:
    return [
        Line(
            number=filled.item.number,
            name=filled.item.name,
            label=str(filled.item.label),
            text=filled.text,
            heads=tuple(str(column.head) for column in filled.item.columns),
            shares=tuple(column.share for column in filled.item.columns),
            rows=filled.rows,
        )
        for filled in form.filled
    ]


def _units(cadre: Cadre, day: date) -> tuple[str, str]:
    """The topmost unit above the one where the person served, and that unit, as they were called near the day."""
    unit = _unit_on(cadre, day)
    if unit is None:
        return "", ""
    own = top = nearest_periods([unit], day).get(unit)
    while top and top.parent_id:
        top = nearest_periods([top.parent_id], day).get(top.parent_id)
    return (top.title if top else ""), (own.title if own else "")


def _unit_on(cadre: Cadre, day: date) -> int | None:
    """The unit of the post of the day; of whoever held none, the one that has the file now."""
    held = cadre.postings.running_on(day).order_by("-is_primary", "pk").values_list("unit", flat=True)
    return held.first() or cadre.home_unit_id


def _printed(user: User, day: date, now: datetime) -> str:
    """The line by which a paper can be traced to who printed it."""
    words = _("As of %(day)s. Printed from the registry at %(moment)s by %(who)s.")
    who = f"{user} ({user.username})"
    return words % {"day": f"{day:%d/%m/%Y}", "moment": f"{now:%H:%M %d/%m/%Y}", "who": who}
