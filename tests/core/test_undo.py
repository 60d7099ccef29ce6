"""Taking acts back: exactly, and never over what others did since."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.db import models, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from django.utils import translation
from django.utils.timezone import localtime
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.core.history import change, event_model
from apps.core.undo import Undone, Why, undo_context
from apps.qualifications.models import Qualification
from tests.conftest import Person, Units

MODELS: list[type[models.Model]] = [Cadre, Posting, CommitteeSeat, PartyMembership, Qualification]
Tables = dict[str, list[tuple[Any, ...]]]


def tables() -> Tables:
    """Every row of people and what belongs to them, derived columns too."""
    return {m.__name__: list(m._default_manager.order_by("pk").values_list()) for m in MODELS}


def undo(context_id: Any, by: User) -> Undone:
    return undo_context(context_id, by=by, reason="A mistake")


def test_an_insert_is_taken_back(person: Person, editor: User) -> None:
    before = tables()
    with change(by=editor, reason="New") as act:
        person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    assert undo(act, editor).restored == 3
    assert tables() == before


def test_a_deletion_with_all_that_followed_it_is_taken_back_under_the_same_keys(person: Person, editor: User) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"}, citizen_id="017080000123")
    before = tables()
    with change(by=editor, reason="Deleted") as act:
        cadre.delete()
    assert undo(act, editor).kept == ()
    assert tables() == before


def test_the_undo_can_be_undone(person: Person, editor: User) -> None:
    cadre = person("Bùi Văn Hạnh")
    with change(by=editor, reason="Named") as act:
        Cadre.objects.filter(pk=cadre.pk).update(note="seen")
    undo(act, editor)
    again = event_model(Cadre)._default_manager.order_by("-pgh_id").values_list("pgh_context", flat=True)[0]
    undo(again, editor)
    cadre.refresh_from_db()
    assert cadre.note == "seen"


def test_what_others_edited_since_is_kept_and_named(person: Person, editor: User, officer: User) -> None:
    mine, theirs = person("Bùi Văn Hạnh"), person("Đinh Thị Lan")
    with change(by=editor, reason="Note") as act:
        Cadre.objects.update(note="one")
    with change(by=officer, reason="Note"):
        Cadre.objects.filter(pk=theirs.pk).update(note="two")
    undone = undo(act, editor)
    mine.refresh_from_db()
    theirs.refresh_from_db()
    assert (mine.note, theirs.note) == ("", "two")
    assert [(kept.row, kept.why, kept.edited_by) for kept in undone.kept] == [(theirs, Why.EDITED, officer.pk)]
    with translation.override("en"):
        (told,) = [kept.told for kept in undone.kept]
    edited = localtime(undone.kept[0].edited_at).strftime("%H:%M %d/%m/%Y")
    assert told.endswith(f"{officer} edited it at {edited}.")


def test_a_new_person_to_whom_something_newer_belongs_is_kept(person: Person, editor: User, units: Units) -> None:
    with change(by=editor, reason="New") as act:
        cadre = person("Bùi Văn Hạnh")
    with change(by=editor, reason="Seat"):
        CommitteeSeat.objects.create(
            cadre=cadre, unit=units.lac_sy, kind_id="DU_UVBCH", period=DateRange(date(2020, 1, 1), None)
        )
    undone = undo(act, editor)
    assert [(kept.row, kept.why) for kept in undone.kept] == [(cadre, Why.REFERRED)]
    assert undone.by_model[Posting] == 1


def test_former_values_that_someone_else_took_since_are_kept_apart(person: Person, editor: User) -> None:
    first, second = person("Bùi Văn Hạnh", citizen_id="017080000123"), person("Đinh Thị Lan")
    with change(by=editor, reason="Ids") as act:
        Cadre.objects.update(note="checked")
        Cadre.objects.filter(pk=first.pk).update(citizen_id=None)
    with change(by=editor, reason="New"):
        person("Quách Văn Tú", citizen_id="017080000123")
    undone = undo(act, editor)
    second.refresh_from_db()
    assert second.note == ""
    assert [(kept.row, kept.why) for kept in undone.kept] == [(first, Why.CONFLICT)]


def test_a_value_handed_on_within_the_act_finds_its_way_back(person: Person, editor: User) -> None:
    first, second = person("Bùi Văn Hạnh", citizen_id="017080000123"), person("Đinh Thị Lan")
    before = tables()
    with change(by=editor, reason="Ids") as act:
        Cadre.objects.filter(pk=first.pk).update(citizen_id="017080000999")
        Cadre.objects.filter(pk=second.pk).update(citizen_id="017080000123")
    assert undo(act, editor).kept == ()
    assert tables() == before


def test_postings_that_changed_places_are_put_back(person: Person, editor: User, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    old = cadre.postings.get()
    before = tables()
    with change(by=editor, reason="Moved") as act:
        Posting.objects.filter(pk=old.pk).update(period=DateRange(date(2020, 1, 1), date(2024, 1, 1)))
        Posting.objects.create(
            cadre=cadre,
            unit=units.bao_hieu,
            title_id="CD_VPTK",
            category="civil_servant",
            period=DateRange(date(2024, 1, 1), None),
        )
    assert Cadre.objects.get().home_unit == units.bao_hieu
    undo(act, editor)
    assert tables() == before


def test_an_act_taken_back_twice_changes_nothing_the_second_time(person: Person, editor: User) -> None:
    person("Bùi Văn Hạnh")
    with change(by=editor, reason="Note") as act:
        Cadre.objects.update(note="one")
    undo(act, editor)
    assert undo(act, editor) == Undone()


def test_hundreds_of_rows_take_as_many_statements_as_one(
    editor: User, django_assert_max_num_queries: Any, code_lists: None
) -> None:
    with change(by=editor, reason="Load") as act:
        Cadre.objects.bulk_create(Cadre(full_name=f"Bùi Văn {n}", sort_key=str(n)) for n in range(300))
    with django_assert_max_num_queries(60):
        assert undo(act, editor).restored == 300


STEPS = st.lists(st.tuples(st.sampled_from("narsed"), st.integers(0, 5), st.integers(0, 40)), max_size=12)


def edit_at_random(steps: list[tuple[str, int, int]], units: Units) -> None:
    """Steps that a person could take: note, add, rename, seat, end, delete; impossible ones are refused as always."""
    for kind, who, number in steps:
        cadre = Cadre.objects.order_by("pk")[who % 4 : who % 4 + 1].first()
        day = date(2021, 1, 1) + timedelta(days=number)
        try:
            with transaction.atomic():
                _step(kind, cadre, day, units)
        except Exception:  # noqa: S112  # the database refuses what makes no sense; the act goes on
            continue


def _step(kind: str, cadre: Cadre | None, day: date, units: Units) -> None:
    if kind == "a" or cadre is None:
        added = Cadre.objects.create(full_name=f"Người {day.day}", citizen_id=f"0170800000{day.day:02}")
        Posting.objects.create(
            cadre=added, unit=units.bao_hieu, title_id="CD_BT", category="cadre", period=DateRange(day, None)
        )
    elif kind == "n":
        Cadre.objects.filter(pk=cadre.pk).update(note=str(day), citizen_id=f"0170800000{day.day:02}")
    elif kind == "r":
        cadre.postings.update(unit=units.lac_sy)
    elif kind == "s":
        CommitteeSeat.objects.create(
            cadre=cadre, unit=units.lac_sy, kind_id="DU_UVBCH", period=DateRange(day, day + timedelta(days=9))
        )
    elif kind == "e":
        cadre.postings.update(period=DateRange(day, day + timedelta(days=30)))
    else:
        cadre.delete()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(earlier=STEPS, act=STEPS)
def test_any_act_taken_back_leaves_every_table_as_before(
    units: Units, editor: User, earlier: list[Any], act: list[Any]
) -> None:
    with transaction.atomic():
        edit_at_random([("a", 0, 1), ("a", 0, 2), *earlier], units)
        before = tables()
        with change(by=editor, reason="At random") as context_id:
            edit_at_random(act, units)
        undone = undo(context_id, editor)
        assert (tables(), undone.kept) == (before, ())
        transaction.set_rollback(True)


@pytest.mark.django_db
def test_an_act_that_never_was_has_nothing_to_take_back(editor: User) -> None:
    assert undo("00000000-0000-0000-0000-000000000000", editor) == Undone()
