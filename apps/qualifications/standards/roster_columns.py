"""The column of a workbook that names a standard, by its words or its code."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts import told
from apps.cadres.roster_facts.columns import FactColumn
from apps.core.text import fold_words
from apps.qualifications.models import StandardSet
from apps.rosters.formats import Cell, Column, Finding, Parsed, Reader, Writer
from apps.rosters.loading import Field
from apps.rosters.values import kept_name


def standard_column(key: str, headers: tuple[str, ...], *, position: int, otherwise: str = "") -> FactColumn:
    """A standard by its words or its code; `otherwise` is what its column means where no standard stands in it."""

    def reader(_day: date) -> Reader:
        known = {fold_words(words): one.code for one in StandardSet.objects.all() for words in _words(one)}

        def read(cell: Cell) -> Parsed:
            if found := known.get(fold_words(cell.text)):
                return Parsed({key: found})
            params = {"list": kept_name(StandardSet._meta.verbose_name)}
            return Parsed({}, (Finding(told.LISTED_NOWHERE, key=key, params=params),))

        return read

    def writer(_day: date) -> Writer:
        labels = dict(StandardSet.objects.values_list("code", "label_vi"))
        return lambda values: labels.get(str(values.get(key) or ""), "")

    label = _("Standard")
    column = Column(
        key,
        label,
        headers,
        reader,
        position=position,
        width=36,
        required=True,
        choices=_choices,
        writer=writer,
        otherwise=otherwise,
    )
    return FactColumn(column, Field(key, label, "code", _labels))


def _words(one: StandardSet) -> tuple[str, ...]:
    return one.label_vi, one.label_en, one.code


def _choices(day: date) -> Sequence[str]:
    return list(StandardSet.objects.valid_on(day).order_by("position").values_list("label_vi", flat=True))


def _labels(codes: Collection[str]) -> Mapping[str, str]:
    return {one.code: one.label for one in StandardSet.objects.filter(pk__in=codes)}
