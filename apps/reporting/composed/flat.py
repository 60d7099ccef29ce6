"""A composition as plain data for files, addresses and programs, and back again with sentences on what is wrong."""

import base64
import json
import zlib
from collections.abc import Callable, Mapping, Sequence
from enum import Enum
from typing import Any, TypeVar

from django.utils.translation import gettext as __

from apps.reporting.composed.definitions import Chosen, Composition, Filter, Joined, Order, Sorting
from apps.reporting.composed.shows import Show
from apps.reporting.errors import ReportError
from apps.reporting.unit_codes import LONGEST_CODES

E = TypeVar("E", bound=Enum)
MOST_LETTERS = 40_000
CODE_LETTERS = 80
# Of a column: the codes of its items.
ADDRESS_LETTERS = 400


def as_json(composition: Composition) -> dict[str, Any]:
    """Only what differs from the usual, so that a definition stays short and readable."""
    return {
        "title": composition.title,
        "groups": list(composition.groups),
        "rows": [_chosen_json(each) for each in composition.rows],
        "columns": [_chosen_json(each) for each in composition.columns],
        "filters": [_filter_json(each) for each in composition.filters],
        "shows": [show.value for show in composition.shows],
        "days": list(composition.days),
        "unit": composition.unit,
        "geography": composition.geography,
        "least": composition.least,
        "least_share": composition.least_share,
        "is_without_empty": composition.is_without_empty,
        **({"sorting": _sorting_json(composition.sorting)} if composition.sorting else {}),
        **({"is_stepwise": True} if composition.is_stepwise else {}),
        **({"is_numbered": True} if composition.is_numbered else {}),
    }


def _sorting_json(sorting: Sorting) -> dict[str, Any]:
    told: dict[str, Any] = {"column": sorting.column, "show": sorting.show.value}
    if sorting.is_lowest_first:
        told["is_lowest_first"] = True
    return told | ({"first": sorting.first} if sorting.first else {})


def _chosen_json(chosen: Chosen) -> dict[str, Any]:
    told: dict[str, Any] = {"dimension": chosen.dimension}
    if chosen.categories:
        told["categories"] = list(chosen.categories)
    if chosen.level:
        told["level"] = chosen.level
    if not chosen.has_total:
        told["has_total"] = False
    if chosen.is_known_only:
        told["is_known_only"] = True
    if chosen.hides_unknown:
        told["hides_unknown"] = True
    if chosen.order is not Order.LISTED:
        told["order"] = chosen.order.value
    if chosen.is_beside:
        told["is_beside"] = True
    if chosen.joined:
        told["joined"] = [{"title": each.title, "categories": list(each.categories)} for each in chosen.joined]
    if chosen.bands:
        told["bands"] = list(chosen.bands)
    return told


def _filter_json(filter_: Filter) -> dict[str, Any]:
    told: dict[str, Any] = {"dimension": filter_.dimension, "categories": list(filter_.categories)}
    return told | ({"is_excluded": True} if filter_.is_excluded else {})


def parse(told: object) -> Composition:
    """The composition that the plain data tell; raises ReportError where their shape is not that of one."""
    data = _mapping(told, __("definition"))
    return Composition(
        _text(data, "title", 200),
        _texts(data, "groups"),
        tuple(_filter(each) for each in _list(data, "filters")),
        tuple(_chosen(each) for each in _list(data, "rows")),
        tuple(_chosen(each) for each in _list(data, "columns")),
        tuple(_one_of(Show, text) for text in _texts(data, "shows")) or (Show.PERSONS,),
        _text(data, "unit", LONGEST_CODES),
        _texts(data, "days") or ("asked",),
        _text(data, "geography") or "then",
        _number(data, "least"),
        _number(data, "least_share", 100),
        data.get("is_without_empty") is True,
        _sorting(data["sorting"]) if "sorting" in data else None,
        data.get("is_stepwise") is True,
        data.get("is_numbered") is True,
    )


def _sorting(told: object) -> Sorting:
    data = _mapping(told, "sorting")
    return Sorting(
        _text(data, "column", ADDRESS_LETTERS),
        _one_of(Show, _text(data, "show")),
        data.get("is_lowest_first") is True,
        _number(data, "first") if "first" in data else 0,
    )


def _chosen(told: object) -> Chosen:
    data = _mapping(told, "rows, columns")
    return Chosen(
        _text(data, "dimension"),
        _texts(data, "categories"),
        _text(data, "level"),
        data.get("has_total") is not False,
        data.get("is_known_only") is True,
        _one_of(Order, _text(data, "order") or Order.LISTED.value),
        data.get("is_beside") is True,
        tuple(_joined(each) for each in _list(data, "joined")),
        tuple(_year(each) for each in _list(data, "bands")),
        data.get("hides_unknown") is True,
    )


def _joined(told: object) -> Joined:
    data = _mapping(told, "joined")
    return Joined(_text(data, "title"), _texts(data, "categories"))


def _year(told: object) -> int:
    """The last of a band of years of age or service, or of calendar years."""
    if not isinstance(told, int) or not 0 < told < 2200:
        raise _misshapen("bands")
    return told


def _filter(told: object) -> Filter:
    data = _mapping(told, "filters")
    return Filter(_text(data, "dimension"), _texts(data, "categories"), data.get("is_excluded") is True)


def _mapping(told: object, name: str) -> Mapping[str, Any]:
    if not isinstance(told, Mapping):
        raise _misshapen(name)
    return told


def _list(data: Mapping[str, Any], name: str) -> Sequence[object]:
    found = data.get(name, [])
    if not isinstance(found, (list, tuple)):
        raise _misshapen(name)
    return found


def _texts(data: Mapping[str, Any], name: str) -> tuple[str, ...]:
    found = _list(data, name)
    if not all(isinstance(each, str) and len(each) <= CODE_LETTERS for each in found):
        raise _misshapen(name)
    return tuple(dict.fromkeys(str(each) for each in found))


def _text(data: Mapping[str, Any], name: str, most: int = CODE_LETTERS) -> str:
    found = data.get(name, "")
    if not isinstance(found, str) or len(found) > most:
        raise _misshapen(name)
    return found.strip()


def _number(data: Mapping[str, Any], name: str, otherwise: int = 1) -> int:
    found = data.get(name, otherwise)
    if not isinstance(found, int) or not 1 <= found <= 1000:
        raise _misshapen(name)
    return found


def _one_of(kind: Callable[[str], E], text: str) -> E:
    try:
        return kind(text)
    except ValueError as error:
        raise _misshapen(text) from error


def _misshapen(name: str) -> ReportError:
    return ReportError(__("The definition of the table cannot be read at “%(name)s”.") % {"name": name[:60]})


def packed(composition: Composition) -> str:
    """Short enough for an address: the people behind a number are found by it, and a table can be sent as a link."""
    text = json.dumps(as_json(composition), ensure_ascii=False, separators=(",", ":"))
    return base64.urlsafe_b64encode(zlib.compress(text.encode(), 9)).decode().rstrip("=")


def unpacked(text: str) -> Composition:
    try:
        raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
        told = json.loads(zlib.decompressobj().decompress(raw, MOST_LETTERS))
    except (ValueError, zlib.error, UnicodeError, RecursionError) as error:
        raise ReportError(__("The address of this table is incomplete. Compose it again.")) from error
    return parse(told)
