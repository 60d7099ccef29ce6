"""Extracts for researchers: nobody can be recognised, nothing is invented, and who took what is kept."""

from io import BytesIO
from random import Random
from typing import Any
from zipfile import ZipFile

import pandas
import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.reporting.actors import ServerActor
from apps.reporting.extract.coarsening import LEAST, coarsen
from apps.reporting.extract.people import LEFT_OUT
from apps.reporting.extract.services import Asked, prepare
from apps.reporting.models import Extract
from apps.reporting.services import build_report
from tests.conftest import DAY, Units
from tests.reporting.populations import invent

ADDRESS = "/reports/extract/"
GROUPS = ("cadres", "civil_servants", "party_executive_committee")
DIMENSIONS = ("professional", "sex", "age")
ASKED = Asked("17", DAY, "district", GROUPS, DIMENSIONS)
FORM = {
    "unit": "17", "day": "28/02/2025", "level": "district", "groups": GROUPS, "dimensions": DIMENSIONS,
    "purpose": "Nghiên cứu trình độ cán bộ cấp xã", "recipient": "Học viện Hành chính",
}  # fmt: skip


@pytest.fixture
def crowd(units: Units) -> None:
    invent(Random(4), [units.lac_sy, units.bao_hieu, units.thu_phong], 60)


def test_nobody_is_left_out_where_nobody_is_rare(crowd: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("apps.reporting.extract.services.coarsen", lambda frame, columns: coarsen(frame, columns, 1))
    frame = prepare(ASKED, user=ServerActor()).rows.frame
    table = build_report("quality", unit="17", day=DAY, user=ServerActor(), levels=["district"])
    breakdown = table.breakdown("professional")
    for group in GROUPS:
        assert frame[group].sum() == table.base(group, table.unit.pk)
        counted = {row.code: table.count(group, table.unit.pk, breakdown, row) for row in breakdown.exclusive}
        found = frame[frame[group].astype(bool)]["professional"].value_counts().to_dict()
        assert found == {code: count for code, count in counted.items() if count}


@settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(seed=st.integers(0, 2**32), least=st.integers(1, 6))
def test_whoever_leaves_has_as_many_alike(seed: int, least: int) -> None:
    chance = Random(seed)
    rows = [(chance.choice("abc"), chance.choice("xy"), chance.random() < 0.5) for _row in range(chance.randint(0, 60))]
    frame = pandas.DataFrame(rows, columns=["age", "unit", "group"])
    done = coarsen(frame, ["age", "unit", "group"], least)
    sizes = done.frame.groupby(["age", "unit", "group"]).size()
    assert sizes.empty or sizes.min() >= least
    assert len(done.frame) + done.omitted == len(frame)
    assert done.coarsened == int((done.frame == LEFT_OUT).any(axis=1).sum())


def test_the_archive_holds_the_same_rows_twice_with_their_dictionary(
    crowd: None, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    answer: Any = client.post(ADDRESS, FORM | {"act": "take"})
    archive = ZipFile(BytesIO(answer.content))
    texts = pandas.read_csv(BytesIO(archive.read("people.csv")), dtype=str)
    parquet = pandas.read_parquet(BytesIO(archive.read("people.parquet"))).astype(str)
    assert texts.map(str.lower).equals(parquet.map(str.lower))
    kept = Extract.objects.get()
    assert (kept.persons, list(texts.columns)) == (len(texts), kept.columns)
    assert texts.groupby(["unit", *GROUPS, "sex", "age"]).size().min() >= LEAST
    known = pandas.read_csv(BytesIO(archive.read("dictionary.csv")), dtype=str, keep_default_na=False)
    for column in texts.columns:
        codes = {code.lower() for code in known[known["column"] == column]["code"]}
        assert set(texts[column].str.lower()) <= codes, column
    assert (known["title_vi"] != "").all()
    assert "Học viện Hành chính" in archive.read("README.txt").decode("utf-8-sig")


def test_nothing_tells_who_anyone_is(crowd: None, client: Client, administrator: User) -> None:
    client.force_login(administrator)
    answer: Any = client.post(ADDRESS, FORM | {"act": "take"})
    told = ZipFile(BytesIO(answer.content)).read("people.csv").decode("utf-8-sig")
    assert len(told.splitlines()) > LEAST
    assert "CB-" not in told
    assert "Bùi" not in told


def test_looking_takes_nothing_and_a_purpose_is_needed(crowd: None, client: Client, administrator: User) -> None:
    client.force_login(administrator)
    assert client.post(ADDRESS, FORM | {"act": "look"}).status_code == 200
    assert client.post(ADDRESS, FORM | {"act": "take", "purpose": " "}).status_code == 422
    assert not Extract.objects.exists()


@pytest.mark.parametrize("visitor", ["stranger", "neighbour", "officer", "analyst", "editor"])
def test_only_who_has_the_right_takes_extracts(visitor: str, client: Client, request: pytest.FixtureRequest) -> None:
    client.force_login(request.getfixturevalue(visitor))
    assert client.get(ADDRESS).status_code == 403
    assert client.post(ADDRESS, FORM | {"act": "take"}).status_code == 403
