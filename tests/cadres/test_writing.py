"""Writing people and posts: who may, what is refused in which words, and what history keeps."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import IntegrityError, transaction
from django.db.backends.postgresql.psycopg_any import DateRange
from pghistory.models import Context

from apps.accounts.models import User
from apps.cadres import services
from apps.cadres.models import Cadre, CommitteeSeat, PartyMembership, Posting
from apps.cadres.periods import period
from apps.core.constraints import explanation
from apps.core.dates import PartialDate
from apps.core.doubts import DoubtfulError
from apps.core.history import event_model
from apps.core.revisions import StaleError, revision_of
from apps.core.undo import Why
from tests.conftest import DAY, Person, Units


def new_post(units: Units, *, cadre: Cadre | None = None, since: date = date(2024, 1, 1), **facts: object) -> Posting:
    facts = {"unit": units.lac_sy, "title_id": "CD_VPTK", "category": "civil_servant"} | facts
    posting = Posting(period=period(since, None), **facts)
    if cadre:
        posting.cadre = cadre
    return posting


def latest_act(model: type = Cadre) -> Context:
    event = event_model(model)._default_manager.order_by("-pgh_id").select_related("pgh_context").first()
    return event.pgh_context  # type: ignore[no-any-return, union-attr]  # every write of a service has one


def codes(error: pytest.ExceptionInfo[ValidationError]) -> list[str | None]:
    return [one.code for one in error.value.error_list]


def test_an_officer_adds_a_person_with_a_first_post(officer: User, units: Units) -> None:
    cadre = services.register_cadre(cadre=Cadre(full_name="BÙI VĂN HẠNH"), posting=new_post(units), by=officer)
    assert (cadre.full_name, cadre.home_unit, cadre.code[:3]) == ("Bùi Văn Hạnh", units.lac_sy, "CB-")


def test_a_person_and_first_post_are_one_act(officer: User, units: Units) -> None:
    services.register_cadre(cadre=Cadre(full_name="Bùi Văn Hạnh"), posting=new_post(units), by=officer)
    assert latest_act(Cadre) == latest_act(Posting)
    assert latest_act(Cadre).metadata["reason"] == "Person added"
    assert latest_act(Cadre).metadata["user"] == officer.pk


def test_a_person_without_post_and_seat_is_refused(officer: User) -> None:
    with pytest.raises(ValidationError) as error:
        services.register_cadre(cadre=Cadre(full_name="Bùi Văn Hạnh"), by=officer)
    assert codes(error) == ["no_post"]


def test_an_officer_adds_nobody_to_a_neighbour(officer: User, units: Units) -> None:
    with pytest.raises(PermissionDenied):
        services.register_cadre(
            cadre=Cadre(full_name="Bùi Văn Hạnh"), posting=new_post(units, unit=units.bao_hieu), by=officer
        )
    assert not Cadre.objects.exists()


def test_an_analyst_writes_nothing(analyst: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    with pytest.raises(PermissionDenied):
        services.edit_cadre(cadre=cadre, revision=None, by=analyst)
    with pytest.raises(PermissionDenied):
        services.add_posting(posting=new_post(units, cadre=cadre), by=analyst)


def test_someone_with_the_same_name_is_shown_before_a_person_is_added(
    officer: User, person: Person, units: Units
) -> None:
    there = person("Bùi Văn Hạnh")
    with pytest.raises(DoubtfulError) as doubtful:
        services.register_cadre(cadre=Cadre(full_name="Bui Van Hanh"), posting=new_post(units), by=officer)
    seen = [doubt.code for doubt in doubtful.value.doubts]
    assert seen == [f"similar:{there.code}"]
    services.register_cadre(cadre=Cadre(full_name="Bui Van Hanh"), posting=new_post(units), by=officer, seen=seen)
    assert Cadre.objects.count() == 2


def test_someone_of_the_same_name_born_in_another_year_is_no_doubt(officer: User, person: Person, units: Units) -> None:
    person("Bùi Văn Hạnh", birth=PartialDate(date(1970, 1, 1), "year"))
    services.register_cadre(
        cadre=Cadre(full_name="Bùi Văn Hạnh", birth_date=date(1985, 1, 1)), posting=new_post(units), by=officer
    )
    assert Cadre.objects.count() == 2


def test_a_citizen_id_of_another_unit_is_refused_without_saying_whose_it_is(
    officer: User, person: Person, units: Units
) -> None:
    there = person("Đinh Thị Lan", unit=units.bao_hieu, citizen_id="017180000123")
    with pytest.raises(ValidationError) as error:
        services.register_cadre(
            cadre=Cadre(full_name="Bùi Thị Hoa", citizen_id="017180000123"), posting=new_post(units), by=officer
        )
    said = " ".join(error.value.messages)
    assert codes(error) == ["cadre_citizen_id_once"]
    assert there.full_name not in said
    assert there.code not in said


def test_editing_saves_only_what_changed(officer: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh", phone="0987000111")
    revision = revision_of(cadre)
    cadre.full_name = "bùi văn hành"
    assert services.edit_cadre(cadre=cadre, revision=revision, by=officer) == ["full_name", "sort_key"]
    cadre.refresh_from_db()
    assert (cadre.full_name, cadre.phone) == ("Bùi Văn Hành", "0987000111")


def test_saving_without_a_change_leaves_no_trace(officer: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    revision = revision_of(cadre)
    services.edit_cadre(cadre=cadre, revision=revision, by=officer)
    assert revision_of(cadre) == revision


def test_who_saves_second_is_told_by_whom_and_overwrites_nothing(officer: User, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    opened_at = revision_of(cadre)
    theirs = Cadre.objects.get(pk=cadre.pk)
    theirs.note = "theirs"
    services.edit_cadre(cadre=theirs, revision=opened_at, by=editor)
    cadre.note = "mine"
    with pytest.raises(StaleError) as stale:
        services.edit_cadre(cadre=cadre, revision=opened_at, by=officer)
    assert stale.value.change.user == editor.pk
    assert Cadre.objects.get().note == "theirs"


def test_a_second_primary_post_is_refused_in_words(officer: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    with pytest.raises(ValidationError) as error:
        services.add_posting(posting=new_post(units, cadre=cadre, title_id="CD_BT", category="cadre"), by=officer)
    assert codes(error) == ["posting_one_primary_at_a_time"]


def test_a_lost_race_is_explained_by_the_same_words(person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    with pytest.raises(IntegrityError) as error, transaction.atomic():
        new_post(units, cadre=cadre, title_id="CD_BT", category="cadre").save()
    explained = explanation(error.value, Posting)
    constraint = next(c for c in Posting._meta.constraints if c.name == "posting_one_primary_at_a_time")
    assert explained.code == constraint.name
    assert explained.messages == [str(constraint.violation_error_message)]


def test_a_new_post_ends_the_running_one_the_day_before(editor: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    services.begin_posting(posting=new_post(units, cadre=cadre, unit=units.bao_hieu), by=editor)
    assert [p.period for p in cadre.postings.order_by("period")] == [
        DateRange(date(2020, 1, 1), date(2024, 1, 1)),
        DateRange(date(2024, 1, 1), None),
    ]
    cadre.refresh_from_db()
    assert cadre.home_unit == units.bao_hieu


def test_a_move_that_fails_ends_nothing(officer: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh")
    with pytest.raises(ValidationError):
        services.begin_posting(posting=new_post(units, cadre=cadre, unit=units.bao_hieu), by=officer)
    assert cadre.postings.get().period.upper is None


def test_nobody_begins_before_being_born(officer: User, person: Person, units: Units) -> None:
    cadre = person("Bùi Văn Hạnh", birth=PartialDate(date(1990, 1, 1), "year"), until=date(2021, 1, 1))
    with pytest.raises(ValidationError) as error:
        services.add_posting(posting=new_post(units, cadre=cadre, since=date(1985, 1, 1)), by=officer)
    assert codes(error) == ["start_before_birth"]


def test_a_seat_alone_makes_a_person_visible(officer: User, units: Units) -> None:
    seat = CommitteeSeat(unit=units.lac_sy, kind_id="DU_UVBCH", period=period(date(2020, 6, 1), None))
    cadre = services.register_cadre(cadre=Cadre(full_name="Bùi Văn Hạnh"), seat=seat, by=officer)
    assert list(Cadre.objects.visible_to(officer)) == [cadre]


def test_a_membership_may_end_before_the_day_on_which_it_is_reported(officer: User, person: Person) -> None:
    membership = PartyMembership(cadre=person("Bùi Văn Hạnh"), ended_on=date(2010, 5, 1))
    services.record_party_membership(membership=membership, day=DAY, by=officer)
    assert membership.reported_on == date(2010, 5, 1)


def test_an_official_day_before_the_admission_is_refused(officer: User, person: Person) -> None:
    membership = PartyMembership(cadre=person("Bùi Văn Hạnh"), joined_on=date(2010, 5, 1), official_on=date(2009, 5, 1))
    with pytest.raises(ValidationError) as error:
        services.record_party_membership(membership=membership, day=DAY, by=officer)
    assert codes(error) == ["party_official_after_admission"]


def test_an_officer_deletes_nobody(officer: User, person: Person) -> None:
    with pytest.raises(PermissionDenied):
        services.delete_cadre(cadre=person("Bùi Văn Hạnh"), revision=None, by=officer)


def test_a_deleted_person_returns_with_everything(editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh", qualifications={"prof_edu": "CM_DH"})
    key, home = cadre.pk, cadre.home_unit
    services.delete_cadre(cadre=cadre, revision=None, by=editor, because="Twice")
    services.take_back(context=latest_act(), by=editor)
    back = Cadre.objects.get(pk=key)
    assert (back.home_unit, back.postings.count(), back.qualifications.count()) == (home, 1, 1)


def test_officers_take_back_what_they_did_themselves_and_no_more(officer: User, editor: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    cadre.note = "mine"
    services.edit_cadre(cadre=cadre, revision=None, by=officer)
    own = latest_act()
    cadre.home_town = "Lạc Sỹ"
    services.edit_cadre(cadre=cadre, revision=None, by=editor)
    with pytest.raises(PermissionDenied):
        services.take_back(context=latest_act(), by=officer)
    assert [kept.why for kept in services.take_back(context=own, by=officer).kept] == [Why.EDITED]


def test_a_neighbour_takes_back_nothing(officer: User, neighbour: User, person: Person) -> None:
    cadre = person("Bùi Văn Hạnh")
    cadre.note = "seen"
    services.edit_cadre(cadre=cadre, revision=None, by=officer)
    with pytest.raises(PermissionDenied):
        services.take_back(context=latest_act(), by=neighbour)
