"""Codes and dates of rosters as people read them."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.core.dates import parse_partial_date
from apps.rosters.loading import PEOPLE, Field, Labels, fields
from apps.rosters.models import Upload
from apps.rosters.values import Refused, Remark


class Words:
    """The words of values in the language of the reader, looked up once each."""

    def __init__(self, code: str = PEOPLE) -> None:
        self._fields = fields(code or PEOPLE)
        self._labels: dict[tuple[Labels, str], str] = {}

    def learn(self, stated: Iterable[tuple[str | None, Any]]) -> None:
        """Look up the words of keys and values that will be shown, once for each code list and not for each code."""
        asked = defaultdict[Labels, set[str]](set)
        for key, value in stated:
            if key and self.names(key):
                asked[self._fields[key].labels].update(_single(value))
        for labels, codes in asked.items():
            found = labels(codes)
            self._labels.update({(labels, code): found.get(code, code) for code in codes})

    def learn_remarks(self, remarks: Iterable[Remark]) -> None:
        """The same of what remarks say of before and after."""
        self.learn((each.key, value) for each in remarks for value in (each.before, each.after))

    def show(self, key: str | None, value: Any) -> str:
        """A value as a sentence or a table cell shows it."""
        if value in (None, "", [], {}):
            return ""
        if isinstance(value, dict):
            return ", ".join(self.show(key, each) for each in value.values())
        if isinstance(value, (list, tuple)):
            return ", ".join(self.show(key, each) for each in value)
        field = self._fields.get(key or "")
        return self._label(field, str(value)) if field else str(value)

    def names(self, key: str) -> bool:
        """Whether the values of this key are codes, which have words of their own."""
        field = self._fields.get(key)
        return field is not None and field.kind in ("code", "codes")

    def told(self, remark: Remark) -> Remark:
        """A remark whose before and after are words."""
        if remark.before is None and remark.after is None:
            return remark
        return replace(
            remark,
            before=self.show(remark.key, remark.before) or None,
            after=self.show(remark.key, remark.after) or None,
        )

    def _label(self, field: Field, value: str) -> str:
        if field.kind == "flag":
            return _("Yes") if value.lower() == "true" else _("No")
        if field.kind == "date":
            found = parse_partial_date(value)
            return str(found) if found else value
        if field.kind == "text":
            return value
        known = (field.labels, value)
        if known not in self._labels:
            self._labels[known] = field.labels([value]).get(value, value)
        return self._labels[known]


def _single(value: Any) -> Iterator[str]:
    """The codes that a value consists of."""
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, (list, tuple)):
        for each in value:
            yield from _single(each)
    elif value not in (None, ""):
        yield str(value)


def refused_words(upload: Upload) -> str:
    return Refused(upload.refusal["code"], upload.refusal["params"]).message() if upload.refusal else ""


def applied_words(upload: Upload) -> str:
    if not upload.rows_written:
        return _("The registry already knows all of this; nothing had to be written.")
    return ngettext(
        "The roster was applied: %(count)s record was written.",
        "The roster was applied: %(count)s records were written.",
        upload.rows_written,
    ) % {"count": upload.rows_written}
