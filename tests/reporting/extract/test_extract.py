"""Extracts for researchers: nobody can be recognised, nothing is invented, and who took what is kept."""

from datetime import date
from io import BytesIO
from itertools import combinations, product
from random import Random
from typing import Any
from zipfile import ZipFile

import pandas
import pytest
from django.test import Client
from hypothesis import given, settings
from hypothesis import strategies as st

from apps.accounts.models import SensitiveReading, User
from apps.qualifications.models import Qualification
from apps.reporting.actors import ServerActor
from apps.reporting.extract.asking import Asked
from apps.reporting.extract.coarsening import LEAST, coarsen
from apps.reporting.extract.people import LEFT_OUT
from apps.reporting.extract.services import prepare
from apps.reporting.extract.subtracting import combined, fewest_left
from apps.reporting.models import Extract
from apps.reporting.services import build_report
from tests.conftest import DAY, Person, Units
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


@settings(max_examples=30)
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
    assert texts.equals(pandas.read_parquet(BytesIO(archive.read("people.parquet"))).astype(str))
    kept = Extract.objects.get()
    assert (kept.persons, list(texts.columns)) == (len(texts), kept.columns)
    assert texts.groupby(list(texts.columns)).size().min() >= LEAST
    known = pandas.read_csv(BytesIO(archive.read("dictionary.csv")), dtype=str, keep_default_na=False)
    for column in texts.columns:
        assert set(texts[column]) <= set(known[known["column"] == column]["code"]), column
    assert (known["title_vi"] != "").all()
    assert "Học viện Hành chính" in archive.read("README.txt").decode("utf-8-sig")


def test_nothing_tells_who_anyone_is(crowd: None, client: Client, administrator: User) -> None:
    client.force_login(administrator)
    answer: Any = client.post(ADDRESS, FORM | {"act": "take"})
    told = ZipFile(BytesIO(answer.content)).read("people.csv").decode("utf-8-sig")
    assert len(told.splitlines()) > LEAST
    assert "CB-" not in told
    assert "Bùi" not in told


def test_the_only_doctor_of_a_province_is_not_told(crowd: None, units: Units, person: Person) -> None:
    """Sex, age and unit may be those of many: the degree alone says whose the rest of the row is."""
    person("Bùi Văn Hạnh", unit=units.lac_sy, qualifications={"prof_edu": "CM_TS"})
    frame = prepare(ASKED, user=ServerActor()).rows.frame
    counts = frame["professional"].value_counts()
    assert "CM_TS" not in counts or counts["CM_TS"] >= LEAST
    assert (frame["professional"] == LEFT_OUT).any()


def test_two_extracts_with_other_columns_are_not_joined_by_what_they_share(crowd: None) -> None:
    """What both tell of people would otherwise be a key, and each column that one of them hides stands in the other."""
    shared = ("professional", "political_theory", "informatics", "foreign_language")
    one, other = (
        prepare(Asked("17", DAY, "", ("cadres",), (*shared, column)), user=ServerActor()).rows.frame
        for column in ("age", "title")
    )
    joined = one.groupby(list(shared)).size().to_frame("one").join(other.groupby(list(shared)).size().rename("other"))
    assert joined.min().min() >= LEAST


def test_of_two_days_that_differ_by_few_people_only_one_is_told(
    crowd: None, units: Units, person: Person, client: Client, administrator: User
) -> None:
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    # between these days nobody of the crowd comes or leaves
    earlier, later = (FORM | {"day": day, "act": "take"} for day in ("10/03/2025", "20/03/2025"))
    assert client.post(ADDRESS, earlier).status_code == 200
    assert client.post(ADDRESS, later).status_code == 200
    person("Bùi Văn Mới", unit=units.lac_sy, since=date(2025, 3, 15))
    refused = client.post(ADDRESS, later)
    assert refused.status_code == 422
    assert "only 1 came or left" in refused.content.decode()
    assert client.post(ADDRESS, earlier).status_code == 422  # nor the other way round
    assert Extract.objects.count() == 2


LEARNT = FORM | {"groups": ("cadres_and_civil_servants",), "dimensions": ("professional",), "level": ""}


def answered(client: Client, *, units: str = "17", day: str = "10/03/2025", **form: object) -> tuple[int, str]:
    answer: Any = client.post(ADDRESS, LEARNT | {"unit": units, "day": day, "act": "take"} | form)
    return answer.status_code, "" if answer.status_code == 200 else answer.content.decode()


@pytest.fixture
def taker(client: Client, administrator: User) -> Client:
    client.force_login(administrator)
    client.cookies["django_language"] = "en"
    return client


@pytest.mark.parametrize(("learners", "answer"), [(1, 422), (4, 422), (5, 200)])
def test_of_two_days_nobody_alone_changes_what_both_tell(
    learners: int, answer: int, units: Units, person: Person, taker: Client
) -> None:
    crowd = [person(f"Bùi Văn {n}", unit=units.lac_sy, qualifications={"prof_edu": "CM_DH"}) for n in range(20)]
    assert answered(taker)[0] == 200
    for cadre in crowd[:learners]:
        Qualification.objects.create(cadre=cadre, level_id="CM_THS", reported_on=date(2025, 3, 15))
    status, page = answered(taker, day="20/03/2025")
    assert status == answer
    assert status == 200 or f"only {learners} changed in the column" in page
    # what the earlier extract did not tell nobody can subtract
    assert answered(taker, day="20/03/2025", dimensions=("sex",))[0] == 200


@pytest.mark.parametrize("first", ["17", "158"])
@pytest.mark.parametrize(("elsewhere", "answer"), [(0, 200), (2, 422), (5, 200)])
def test_of_a_unit_and_one_within_it_the_rest_is_a_crowd(
    first: str, elsewhere: int, answer: int, units: Units, person: Person, taker: Client
) -> None:
    """The masters of the whole less those of the district are the masters of the other district."""
    for number in range(8):
        for level in ("CM_DH", "CM_THS"):
            person(f"Bùi Văn {number} {level}", unit=units.lac_sy, qualifications={"prof_edu": level})
        person(f"Hà Văn {number}", unit=units.thu_phong, qualifications={"prof_edu": "CM_DH"})
    for number in range(elsewhere):
        person(f"Xa Văn {number}", unit=units.thu_phong, qualifications={"prof_edu": "CM_THS"})
    assert answered(taker, units=first)[0] == 200
    status, page = answered(taker, units="158" if first == "17" else "17")
    assert status == answer
    assert status == 200 or f"only {elsewhere} are left of one kind" in page
    assert answered(taker, units="158" if first == "17" else "17", dimensions=("sex",))[0] == 200


@pytest.mark.parametrize("columns", [3, 8, 12])
def test_columns_are_tried_together(columns: int) -> None:
    codes = [f"c{number}" for number in range(columns)]
    tried = set(combined(codes, [codes, codes[::-1]]))
    assert {(), tuple(codes), *((code,) for code in codes)} <= tried
    assert set(combinations(codes, 2)) <= tried
    assert tuple(codes[2:]) in tried
    assert columns > 8 or len(tried) == 2**columns


@settings(max_examples=30)
@given(seed=st.integers(0, 2**32))
def test_what_is_left_is_counted_as_by_hand(seed: int) -> None:
    """Each kind of each combination, counted one after the other."""
    chance = Random(seed)
    names = ["age", "sex", "group"]
    rows = [tuple(chance.choice("ab*") for _name in names) for _row in range(chance.randint(1, 40))]
    inside = [row for row in rows if chance.random() < 0.8]
    wider, narrower = (pandas.DataFrame(each, columns=names, dtype=object) for each in (rows, inside))
    left = [
        sum(_is(row, kind) for row in rows) - sum(_is(row, kind) for row in inside)
        for kind in product("ab-", repeat=len(names))
    ]
    few = min((number for number in left if 0 < number < LEAST), default=None)
    assert fewest_left(wider, narrower, names, LEAST) == few


def _is(row: tuple[str, ...], kind: tuple[str, ...]) -> bool:
    """Whether a row is of the kind, of which a dash leaves a column aside."""
    return all(sought in ("-", held) for sought, held in zip(kind, row, strict=True))


def test_what_needs_a_right_of_its_own_is_noted_when_it_leaves(crowd: None, taker: Client, administrator: User) -> None:
    asked: dict[str, Any] = {"dimensions": ("sex", "religion", "ethnicity")}
    answered(taker, act="look", **asked)
    assert not SensitiveReading.objects.exists()
    assert answered(taker, **asked)[0] == 200
    noted = SensitiveReading.objects.values_list("user", "group", "people")
    assert list(noted) == [(administrator.pk, "see_ethnicity_religion", Extract.objects.get().persons)]


def test_what_is_left_out_is_not_in_the_dictionary_either(crowd: None, units: Units, person: Person) -> None:
    """Of words that were typed for one person the list of them would be enough."""
    asked = Asked("17", DAY, "", ("cadres", "civil_servants"), ("title", "sex"))
    ready = prepare(asked, user=ServerActor())
    known = ready.dictionary
    told = set(known[(known["column"] == "title") & (known["code"] != "")]["code"]) - {LEFT_OUT}
    assert told == set(ready.rows.frame["title"]) - {LEFT_OUT}


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
