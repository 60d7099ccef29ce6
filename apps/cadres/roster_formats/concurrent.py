"""Posts and seats in columns of their own beside the title, as lists of the registry and of many offices have them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_people import PEOPLE, every_day
from apps.cadres.roster_titles import title_reader
from apps.rosters.formats import UNSTATED, Cell, Column, Parsed, Reader, RowRule, RowValues

JOINED = (("titles", "other_titles"), ("seats", "party_seats"))
BESIDE = tuple(other for _key, other in JOINED)


def reader_of(*keys: str) -> Callable[[date], Reader]:
    """Reads titles and seats as the column of titles does, under keys of their own."""

    def for_day(day: date) -> Reader:
        read_title = title_reader(day)

        def read(cell: Cell) -> Parsed:
            found = read_title(cell)
            values = {other: found.values[key] for key, other in JOINED if key in found.values and other in keys}
            findings = tuple(replace(each, key=keys[0]) for each in found.findings)
            return Parsed(values, findings if not values or "other_titles" in values else ())

        return read

    return for_day


def join_posts(row: RowValues) -> Parsed:
    """All titles and seats of a row, those of the title's column first."""
    values: dict[str, object] = {}
    for key, other in JOINED:
        first, more = row.values.get(key) or (), row.values.get(other) or ()
        if isinstance(first, tuple | list) and isinstance(more, tuple | list) and set(more) - set(first):
            values[key] = tuple(dict.fromkeys((*first, *more)))
    return Parsed(values) if values else UNSTATED


PEOPLE.add(
    Column(
        "other_titles",
        _("Concurrent posts"),
        ("Kiêm nhiệm", "Chức vụ kiêm nhiệm", "Chức danh kiêm nhiệm", "Chức vụ, chức danh kiêm nhiệm"),
        reader_of("other_titles", "party_seats"),
        states=("other_titles",),
        position=50,
        in_template=False,
    ),
    Column(
        "party_seats",
        _("Committee seats"),
        ("Chức vụ cấp ủy", "Chức vụ trong cấp ủy", "Cấp ủy"),
        reader_of("party_seats"),
        position=50,
        in_template=False,
    ),
    rules=(RowRule(every_day(join_posts), asks=BESIDE, reads=("titles", "seats", *BESIDE)),),
)
