"""No hidden number of events follows from those that are printed, by the sums that a reader knows."""

from collections.abc import Iterator
from dataclasses import replace
from random import Random

import numpy
import pytest

from apps.accounts.models import User
from apps.core.permissions import Permission
from apps.reporting.disclosure import SMALL
from apps.reporting.table import Key
from apps.reporting.tallies.definitions import Span
from apps.reporting.tallies.disclosure import protect
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.tallies.table import TallyTable
from tests.conftest import DAY, Person, Units
from tests.reporting.postings_begun import TITLES

POSTS = tuple(title.lower() for title in TITLES)
CATEGORIES = ("cadre", "civil", "unknown")
Sum = dict[Key, int]


def table_by_chance(seed: int, person: Person, units: Units, user: User) -> TallyTable:
    """A protected table of communes and districts in which many numbers are small."""
    chance = Random(seed)
    for unit in (units.lac_sy, units.bao_hieu, units.thu_phong):
        for title in ("CD_BT", "CD_PBT", "CD_VPTK", "CD_VHXH"):
            for _turn in range(chance.choice((0, 1, 2, 3, 5, 6, 9))):
                person("Bùi Văn Hạnh", unit=unit, title=title)
    table = build_tally_report("begun", unit="17", span=Span(None, DAY), user=user)
    tallies = [replace(section.tally, protected_by=Permission.SEE_VOTES) for section in table.sections]
    sections = [replace(each, tally=tally) for each, tally in zip(table.sections, tallies, strict=True)]
    return replace(table, sections=tuple(sections[:1]), rights=frozenset())


def printed_sums(table: TallyTable) -> Iterator[Sum]:
    """Everything in a unit that adds up, joined rows among it, and what units add up to, written down from the page."""
    for place in table.places:
        where = ("postings", place.pk)
        for line, rest in (("post", "unknown"), *((line, "other") for line in (*CATEGORIES, "staff", "matrix"))):
            yield _sum((*where, line, "in_span"), [(*where, line, code) for code in (*POSTS, rest)])
            yield _sum((*where, line, "leading"), [(*where, line, code) for code in ("cd_bt", "cd_ctubnd")])
        for code in (*POSTS, "leading", "other", "in_span"):
            yield _sum((*where, "matrix", code), [(*where, line, code) for line in CATEGORIES])
            yield _sum((*where, "staff", code), [(*where, line, code) for line in ("cadre", "civil")])
        yield _sum((*where, "post", "in_span"), [(*where, "matrix", "in_span")])
    cells = {key[2:] for key in table.counts if key[0] == "postings"}
    for whole in table.places:
        parts = [place.pk for place in table.places if place.parent == whole.pk and place != whole]
        for cell in cells if parts else ():
            yield _sum(("postings", whole.pk, *cell), [("postings", part, *cell) for part in parts])


def _sum(whole: Key, parts: list[Key]) -> Sum:
    return {**dict.fromkeys(parts, 1), whole: -1}


def follows(sums: list[Sum], hidden: set[Key]) -> set[Key]:
    """By the rank of the system: a number follows if knowing it adds nothing."""
    order = {key: place for place, key in enumerate(sorted(hidden))}
    matrix = numpy.zeros((len(sums), len(order)))
    for row, each in zip(matrix, sums, strict=True):
        for key in each.keys() & order.keys():
            row[order[key]] = each[key]
    _left, sizes, right = numpy.linalg.svd(matrix)
    free = right[int((sizes > 1e-9).sum()) :]
    return {key for key, place in order.items() if not numpy.abs(free[:, place]).max(initial=0) > 1e-9}


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.usefixtures("begun", "code_lists")
def test_no_hidden_number_of_events_follows_from_what_is_printed(
    seed: int, person: Person, units: Units, administrator: User
) -> None:
    table = table_by_chance(seed, person, units, administrator)
    hidden = {key for key in protect(table) if key[0] == "postings"}
    sums = list(printed_sums(table))
    for each in sums:
        assert sum(by * table.counts.get(key, 0) for key, by in each.items()) == 0, each
    small = {key for each in sums for key in each if 0 < table.counts.get(key, 0) < SMALL}
    assert small
    assert small <= hidden
    assert not follows(sums, hidden)
