"""The columns on people and posts of the list of cadres."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from datetime import date

from django.db.models import F
from django.utils.translation import get_language, gettext_lazy
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.columns import CellValue, Column, Row, column_source, shown
from apps.cadres.day import (
    age_words,
    current_posting,
    held_record,
    held_units,
    party_on,
    party_words,
    postings_told,
    seats_on,
    unit_title,
)
from apps.cadres.lending import status_words
from apps.cadres.models import CommitteeSeat, PartyMembership
from apps.core.dates import Precision, completed_years, day_before
from apps.core.permissions import FieldGroup


@column_source
def columns(user: User) -> Iterable[Column]:
    yield from PERSON
    yield from POST
    yield from PARTY
    yield from sensitive()


def birth_value(row: Row) -> CellValue:
    """A real date for a workbook, or the year or month as text where no more is known."""
    exact = row.cadre.birth_precision == Precision.DAY
    return row.cadre.birth_date if exact else str(row.cadre.birth or "")


def age_value(row: Row) -> CellValue:
    words = age_words(row.cadre, row.day)
    return int(words) if words.isdigit() else words


PERSON = (
    Column("code", gettext_lazy("Code"), lambda row: row.cadre.code, position=2, width=12, sort=("code",)),
    Column(
        "sex",
        gettext_lazy("Sex"),
        lambda row: row.cadre.get_sex_display() if row.cadre.sex else "",
        position=3,
        width=9,
    ),
    Column(
        "birth",
        gettext_lazy("Date of birth"),
        lambda row: str(row.cadre.birth or ""),
        birth_value,
        kind="day",
        position=4,
        is_default=True,
        width=12,
        sort=(F("birth_date").asc(nulls_last=True), "sort_key", "pk"),
    ),
    Column(
        "age",
        gettext_lazy("Age"),
        lambda row: age_words(row.cadre, row.day),
        age_value,
        kind="number",
        position=5,
        is_default=True,
        width=8,
        sort=(F("birth_date").desc(nulls_last=True), "sort_key", "pk"),
    ),
    Column("other_names", gettext_lazy("Other names"), lambda row: row.cadre.other_names, position=58, width=24),
    Column("birth_place", gettext_lazy("Place of birth"), lambda row: row.cadre.birth_place, position=59, width=28),
    Column("home_town", gettext_lazy("Home town"), lambda row: row.cadre.home_town, position=60, width=28),
)


def title_words(row: Row) -> str:
    """The title of the day; of people who do not serve, the last one and when it ended."""
    posting = current_posting(row.cadre)
    if posting is None:
        return seat_words(row)
    if getattr(posting, "is_running", True):
        return str(posting.title)
    return _("%(title)s (until %(day)s)") % {"title": posting.title, "day": last_day(posting.period.upper)}


def last_day(upper: date) -> str:
    return day_before(upper).strftime("%d/%m/%Y")


def unit_text(row: Row) -> str:
    held = held_record(row.cadre)
    return row.apart.get(held.unit_id) or unit_title(held_units(row.cadre)) if held else ""


def other_titles(row: Row) -> str:
    """Concurrent posts of the day, besides the one shown as the title."""
    running = [p for p in getattr(row.cadre, "postings_on_day", [])[1:] if p.is_running]
    return "; ".join(str(posting.title) for posting in running)


def since_value(row: Row) -> CellValue:
    posting = current_posting(row.cadre)
    return posting.period.lower if posting and posting.start_known else None


def since_words(row: Row) -> str:
    value = since_value(row)
    return value.strftime("%d/%m/%Y") if isinstance(value, date) else ""


def status_text(row: Row) -> str:
    posting = current_posting(row.cadre)
    return status_words(posting) if posting else ""


def of_posting(row: Row, name: str) -> str:
    posting = current_posting(row.cadre)
    return str(getattr(posting, name) or "") if posting else ""


POST = (
    Column(
        "title",
        gettext_lazy("Title"),
        title_words,
        position=6,
        is_default=True,
        width=30,
        sort=(F("post__title__position").asc(nulls_last=True), "sort_key", "pk"),
    ),
    Column(
        "category",
        gettext_lazy("Category"),
        lambda row: p.get_category_display() if (p := current_posting(row.cadre)) else "",
        position=7,
        width=18,
    ),
    Column(
        "unit",
        gettext_lazy("Unit"),
        unit_text,
        position=8,
        is_default=True,
        width=24,
        sort=(F("post__unit__key").asc(nulls_last=True), "sort_key", "pk"),
    ),
    Column("since", gettext_lazy("In post since"), since_words, since_value, kind="day", position=9),
    Column("other_titles", gettext_lazy("Concurrent posts"), other_titles, position=10, width=30),
    Column("status", gettext_lazy("Status"), status_text, position=11, fetch=postings_told, part="status"),
    Column(
        "grade",
        gettext_lazy("Grade"),
        lambda row: of_posting(row, "grade"),
        position=12,
        fetch=postings_told,
        part="grade",
    ),
)


def membership(row: Row) -> PartyMembership | None:
    found: list[PartyMembership] = getattr(row.cadre, "party_on_day", [])
    return found[0] if found else None


def joined_words(row: Row) -> str:
    found = membership(row)
    return str(found.joined or "") if found else ""


def joined_value(row: Row) -> CellValue:
    found = membership(row)
    exact = found and found.joined_on and found.joined_precision == Precision.DAY
    return found.joined_on if found and exact else joined_words(row)


def party_years(row: Row) -> str:
    found = membership(row)
    return str(completed_years(found.joined_on, row.day)) if found and found.joined_on else ""


def seat_words(row: Row) -> str:
    seats: list[CommitteeSeat] = getattr(row.cadre, "seats_on_day", [])
    return "; ".join(str(seat.kind) for seat in seats)


PARTY = (
    Column(
        "party",
        gettext_lazy("Party"),
        lambda row: party_words(membership(row), row.day),
        position=40,
        is_default=True,
        width=20,
        fetch=party_on,
    ),
    Column(
        "joined", gettext_lazy("Joined the Party"), joined_words, joined_value, kind="day", position=41, fetch=party_on
    ),
    Column("seats", gettext_lazy("Committee seats"), seat_words, position=42, width=28, fetch=seats_on),
)


def sensitive() -> Iterable[Column]:
    """Columns behind a right; labels of code lists come in the language of the reader."""
    label = "label_en" if (get_language() or "vi").startswith("en") else "label_vi"
    fields = (
        ("citizen_id", _("Citizen id"), FieldGroup.CITIZEN_ID, "citizen_id", 50),
        ("ethnic_group", _("Ethnic group"), FieldGroup.ETHNICITY_RELIGION, f"ethnic_group__{label}", 51),
        ("religion", _("Religion"), FieldGroup.ETHNICITY_RELIGION, f"religion__{label}", 52),
        ("phone", _("Telephone"), FieldGroup.CONTACT, "phone", 53),
        ("email", _("E-mail"), FieldGroup.CONTACT, "email", 54),
    )
    for key, name, group, field, position in fields:
        yield Column(key, name, _secret_text(key), position=position, group=group, field=field)


def _secret_text(key: str) -> Callable[[Row], str]:
    return lambda row: shown(row, key)
