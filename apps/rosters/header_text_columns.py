"""Columns of plain words, by their headers, whose values are those of another column: Trường trả lời, with results."""

from collections.abc import Iterator, Mapping

from apps.rosters.formats import Column
from apps.rosters.header_values import ColumnValues
from apps.rosters.header_words import HeaderWords
from apps.rosters.likely_columns import share_of
from apps.rosters.sampling import AGREEING


def rather_meant(columns: Mapping[int, str], words: HeaderWords, values: ColumnValues) -> Iterator[tuple[int, str]]:
    """The positions that hold the entries of a list, or the days, that no other column states; with their columns."""
    if not words.declared.telling or values.samples is None:
        return
    taken = {*columns.values()}
    for position, key in columns.items():
        column = words.declared.column(key)
        if values.samples.is_telling(key) and (not column.otherwise or values.share(key, position) != 0):
            continue
        fitting = [each for each in _others(column, words, values, position) if each not in taken]
        held = [
            each for each in fitting if values.are_held(each, position) or _looks_like(each, words, values, position)
        ]
        if len(held) == 1:
            taken.add(held[0])
            yield position, held[0]


def _looks_like(key: str, words: HeaderWords, values: ColumnValues, position: int) -> bool:
    """Whether the values look as those of a column do that takes any text."""
    looks = words.declared.column(key).looks
    return looks is not None and values.agree(key, position) and not values.look_otherwise(key, position)


def _others(column: Column, words: HeaderWords, values: ColumnValues, position: int) -> list[str]:
    """What a column may be instead: what it names itself, else what tells of the list where no value is typical."""
    if column.otherwise:
        return [column.otherwise]
    cells = values.samples.values(position, values.below) if values.samples else []
    if column.typical is None or share_of(column.typical, cells) >= AGREEING:
        return []
    return [key for key in words.declared.telling if words.declared.column(key).choices]
