"""Values of rosters as JSON, fast: a roster of ten thousand people has a hundred thousand of them."""

from collections.abc import Mapping
from datetime import date
from json import JSONEncoder
from json.encoder import encode_basestring

from apps.core.dates import PartialDate


def plain(value: object) -> object:
    """A stated value as JSON writes it."""
    if isinstance(value, PartialDate):
        return value.iso()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, dict):
        return {key: plain(each) for key, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(each) for each in value]
    return value


_encode = JSONEncoder(ensure_ascii=False, default=plain, separators=(",", ":")).encode


def dumps(value: object) -> str:
    if isinstance(value, str):
        return encode_basestring(value)
    return f'"{value.iso()}"' if isinstance(value, PartialDate) else _encode(value)


def members(values: Mapping[str, object]) -> str:
    """The values as the inside of an object, which others may be joined to."""
    return ",".join([f'"{key}":{dumps(value)}' for key, value in values.items()])


def is_stated(value: object) -> bool:
    """Whether a cell says anything: an empty one states nothing, and neither does an empty list."""
    return bool(value) or (value is not None and value != "" and value != [] and value != () and value != {})


def stated(values: Mapping[str, object]) -> dict[str, object]:
    """The values of a row that it states."""
    return {key: value for key, value in values.items() if is_stated(value)}
