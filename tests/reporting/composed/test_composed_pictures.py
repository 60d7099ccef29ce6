"""What the picture of a composed table shows: parts that colours can tell apart, and reasons of coming and leaving."""

import re
from collections.abc import Iterator

import pytest

from apps.communes.models import Unit
from apps.reporting.actors import ServerActor
from apps.reporting.chart import Drawing
from apps.reporting.composed.chart import draw
from apps.reporting.composed.definitions import Chosen, Composition
from apps.reporting.composed.flow_items import CAME, LEFT
from apps.reporting.composed.leaves import Leaf
from apps.reporting.composed.services import compose
from tests.conftest import DAY, Units
from tests.reporting.test_oracle import people

pytestmark = pytest.mark.django_db
STAFF = ("cadres_and_civil_servants",)
LABEL = re.compile(r'aria-label="([^"]*)"')


def link(row: Leaf, column: Leaf) -> str:
    return f"/people/{row.address}/{column.address}"


def drawn(composition: Composition) -> Drawing | None:
    return draw(compose(composition, day=DAY, unit="17", user=ServerActor()), link)


@pytest.fixture
def staff(units: Units, code_lists: None) -> Iterator[None]:
    places: list[Unit] = [units.lac_sy, units.bao_hieu, units.thu_phong]
    with people(3, places, 120):
        yield


def test_reasons_of_coming_and_leaving_have_a_bar_each_that_opens_its_people(staff: None) -> None:
    composition = Composition("", STAFF, rows=(Chosen("sex"),), columns=(Chosen("flow"),))
    table = compose(composition, day=DAY, unit="17", user=ServerActor())
    told = {
        item.words: table.persons(table.key_of({"flow": item.code}))
        for item in table.columns.axes[0].shown
        if item.code.startswith((f"{CAME}.", f"{LEFT}."))
    }
    assert any(told.values())
    drawing = draw(table, link)
    assert drawing
    assert {f"{words}: {persons}" for words, persons in told.items() if persons} <= set(LABEL.findall(drawing.svg))
    assert "/people/" in drawing.svg
    assert "28/02/2024 – 28/02/2025" in drawing.title


def test_so_many_titles_that_colours_repeat_stand_side_by_side_or_not_at_all(staff: None) -> None:
    alone = drawn(Composition("", STAFF, rows=(Chosen("title"),)))
    assert alone
    assert "entries" not in alone.svg
    assert drawn(Composition("", STAFF, rows=(Chosen("sex"),), columns=(Chosen("title"),))) is None
