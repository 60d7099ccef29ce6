"""Random workbooks of every layout come back unchanged, and are taken back row for row whatever was edited between.

Every layout that is declared is drawn: one whose rows nobody can draw fails, and has something to say in `cast.py`.
"""

import os
from collections.abc import Sequence
from random import Random, SystemRandom

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from apps.accounts.models import User
from apps.core.undo import Undone
from apps.rosters import services
from apps.rosters.claims import NotApplicableError
from apps.rosters.formats import Format
from apps.rosters.models import Upload
from apps.rosters.registry import format_named, formats
from apps.rosters.templates_out import write_template
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_rows
from tests.rosters.cast import Cast, made_cast
from tests.rosters.drawn import Drawing, Row

pytestmark = pytest.mark.django_db
# How many rows are drawn, how many of those that are right are sent, and how often it is tried.
DRAWN, SENT, TRIES = 24, 5, 6
# The same rows each time, so that what fails here fails everywhere; DRAWN_FROM=random draws others, and tells which.
ASKED = os.environ.get("DRAWN_FROM", "3")
BEGUN = SystemRandom().randrange(1, 1_000_000) if ASKED == "random" else int(ASKED)
Key = tuple[str, str]
Rows = dict[Key, str]


@pytest.fixture
def cast(units: Units, person: Person, administrator: User) -> Cast:
    return made_cast(units, person, administrator)


def of_code(code: str) -> Format:
    declared = format_named(code)
    assert declared
    return declared


def drawing(declared: Format, cast: Cast, random: Random) -> Drawing:
    return Drawing(declared, cast.known(declared), DAY, random)


def drawn(declared: Format, cast: Cast, random: Random, like: Sequence[Row] | None = None) -> list[Row]:
    """Right rows of whom the registry knows by now, or `like` others, of which one at least is news."""
    dice, unit = drawing(declared, cast, random), cast.unit(declared)
    for _ in range(TRIES):
        rows, are_news = dice.right(dice.rows(DRAWN, like or ()), unit, SENT)
        if are_news:
            return rows
    return []


def applied(declared: Format, cast: Cast, rows: list[Row], random: Random) -> Upload:
    """The workbook of these rows, sent and applied as an officer does."""
    content = drawing(declared, cast, random).workbook(rows)
    upload = services.receive(
        content=content, filename="drawn.xlsx", unit=cast.unit(declared), as_of=DAY, by=cast.by,
        format_code=declared.code,
    )  # fmt: skip
    outcome = services.apply(services.check(upload), by=cast.by)
    assert [(issue.code, issue.value) for issue in outcome.issues] == []
    return upload


def verdicts(content: bytes, declared: Format, cast: Cast) -> set[str]:
    understood = services.read_roster(content, "a.xlsx", DAY, [declared])
    outcome = services.examine(understood, cast.unit(declared), DAY)
    issues = [f"{issue.code} {issue.value}" for issue in outcome.issues]
    return {*issues, *(f"{each.verdict.status} {each.verdict.changes or ''}".strip() for each in outcome.people)}


def took_back(upload: Upload, by: User) -> Undone | None:
    """What was taken back; nothing where newer records hold all of it."""
    try:
        return services.undo(upload, by=by)
    except NotApplicableError:
        return None


def differing(one: Rows, other: Rows) -> set[Key]:
    return {key for key in one.keys() | other.keys() if one.get(key) != other.get(key)}


@pytest.mark.parametrize("code", [each.code for each in formats()])
@settings(
    max_examples=1,
    # A number says nothing of the rows that it draws, so no smaller one is looked for.
    phases=[Phase.generate],
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(seed=st.integers(0, 1_000_000).map(lambda number: number + BEGUN))
def test_what_is_applied_comes_back_unchanged_and_goes_but_for_what_was_edited_since(
    code: str, seed: int, cast: Cast
) -> None:
    declared, random = of_code(code), Random(seed)
    with transaction.atomic():
        nothing = of_rows()
        first = drawn(declared, cast, random)
        assert first, "nobody can draw a right row of this layout"
        applied(declared, cast, first, random)
        before = of_rows()
        assert differing(nothing, before)
        comes_back(declared, cast, first, random)
        second = drawn(declared, cast, random, random.choice([first, None])) or first
        upload = applied(declared, cast, second, random)
        written = of_rows()
        third = drawn(declared, cast, random, second)
        edit = applied(declared, cast, third, random) if third else None
        edited = of_rows()
        goes_in_turn(upload, edit, before, written, cast.by)
        undone = took_back(upload, cast.by)
        kept = {(each.model._meta.label, str(each.pk)) for each in undone.kept} if undone else {*before, *edited}
        now, touched = of_rows(), differing(before, written)
        # What an edit made again as it was before is neither kept nor put back.
        assert touched & differing(written, edited) & differing(before, edited) <= kept
        assert those(now, kept) == those(edited, kept)
        assert those(now, touched - kept) == those(before, touched - kept)
        assert differing(edited, now) <= touched - kept
        transaction.set_rollback(True)


def those(rows: Rows, keys: set[Key]) -> dict[Key, str | None]:
    return {key: rows.get(key) for key in keys}


def comes_back(declared: Format, cast: Cast, rows: list[Row], random: Random) -> None:
    """The same workbook again and the template that is filled with what the registry knows change nothing."""
    again = verdicts(drawing(declared, cast, random).workbook(rows), declared, cast)
    values = cast.values(declared)
    filled = verdicts(write_template(declared, values, unit_title="UBND", day=DAY), declared, cast)
    assert (again, filled) == ({"unchanged"}, {"unchanged"} if values else {"R113 Danh sách"})


def goes_in_turn(upload: Upload, edit: Upload | None, before: Rows, written: Rows, by: User) -> None:
    """Taken back in the order in which they came, the last first, both leave every table as it was."""
    with transaction.atomic():
        if edit is not None:
            assert (services.undo(edit, by=by).kept, differing(of_rows(), written)) == ((), set())
        assert (services.undo(upload, by=by).kept, differing(of_rows(), before)) == ((), set())
        transaction.set_rollback(True)
