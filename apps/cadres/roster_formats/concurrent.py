"""Posts and seats in columns of their own beside the title, as lists of the registry and of many offices have them."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_people import PEOPLE, every_day
from apps.cadres.roster_titles import title_reader
from apps.rosters.formats import UNSTATED, Cell, Column, Parsed, Reader, RowRule, RowValues

SIDES = ("party_titles", "government_titles", "union_titles")
JOINED = (*(("titles", side) for side in SIDES), ("titles", "other_titles"), ("seats", "party_seats"))
BESIDE = tuple(other for _key, other in JOINED)


def reader_of(*keys: str) -> Callable[[date], Reader]:
    """Reads titles and seats as the column of titles does, under keys of their own."""

    def for_day(day: date) -> Reader:
        read_title = title_reader(day)

        def read(cell: Cell) -> Parsed:
            found = read_title(cell)
            values = {other: found.values[key] for key, other in JOINED if key in found.values and other in keys}
            findings = tuple(replace(each, key=keys[0]) for each in found.findings)
            return Parsed(values, findings if not values or keys[0] in values else ())

        return read

    return for_day


def join_posts(row: RowValues) -> Parsed:
    """All titles and seats of a row, those of the title's column first."""
    values: dict[str, object] = {}
    for key, other in JOINED:
        first, more = values.get(key, row.values.get(key)) or (), row.values.get(other) or ()
        if isinstance(first, tuple | list) and isinstance(more, tuple | list) and set(more) - set(first):
            values[key] = tuple(dict.fromkeys((*first, *more)))
    return Parsed(values) if values else UNSTATED


def of_side(name: str) -> tuple[str, ...]:
    """The headers of the posts of one side: in a column of its own, or below the header of all posts."""
    heads = ("Chức vụ", "Chức danh", "Chức vụ, chức danh")
    return (*(f"{head} > {name}" for head in heads), f"Chức vụ {name}", f"Chức danh {name}", f"Chức vụ > Về {name}")


PEOPLE.add(
    *(
        Column(
            side,
            label,
            tuple(header for name in names for header in of_side(name)),
            reader_of(side, "party_seats"),
            states=(side,),
            position=50,
            in_template=False,
        )
        for side, label, names in (
            ("party_titles", _("Posts in the Party"), ("Đảng", "trong Đảng", "Đảng ủy", "Công tác Đảng")),
            (
                "government_titles",
                _("Posts in the government"),
                ("Chính quyền", "HĐND, UBND", "HĐND-UBND", "Nhà nước", "quản lý nhà nước"),
            ),
            (
                "union_titles",
                _("Posts in the Front and the unions"),
                ("Đoàn thể", "MTTQ, đoàn thể", "Mặt trận, đoàn thể", "MTTQ và đoàn thể", "Mặt trận và đoàn thể"),
            ),
        )
    ),
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
