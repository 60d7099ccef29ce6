"""Building the demonstration province."""

from collections.abc import Iterable
from random import Random

from django.db import connection, transaction
from django.db.models import Model

from apps.appraisal.models import Commendation, Rating
from apps.cadres.models import (
    Cadre,
    CommitteeSeat,
    Departure,
    Movement,
    PartyMembership,
    Placement,
    Posting,
    SurplusCase,
)
from apps.communes.models import Unit, UnitPeriod
from apps.core.estimating import look_at_new_tables
from apps.core.history import change, expect_many_rows
from apps.demo.beside import written_beside
from apps.demo.checking import references_checked_at_the_end
from apps.demo.elsewhere import build_elsewhere
from apps.demo.facts import BUILDERS
from apps.demo.indexing import indexes_made_at_the_end
from apps.demo.levels import deal_levels
from apps.demo.lives import DAY
from apps.demo.reason import REASON
from apps.demo.structure import Place, draft_people
from apps.demo.writing import write_people
from apps.discipline.models import DisciplinaryDecision
from apps.planning.models import HealthExamination
from apps.qualifications.models import Qualification
from apps.training.models import Enrolment

SEED = 830  # the resolution that made the 151 communes
PROVINCE = "p17"
MOST_WRITTEN = (
    *(Cadre, Posting, CommitteeSeat, PartyMembership, Qualification, Departure, Placement, SurplusCase, Movement),
    *(Rating, Commendation, DisciplinaryDecision, Enrolment, HealthExamination),
)
# How many values of a column PostgreSQL remembers: in the midst of the build a rough picture does.
FEW, USUAL = 10, 100


def is_built() -> bool:
    """Whether the province already has people."""
    return Cadre.objects.filter(home_unit__covered_by__unit__key=PROVINCE).exists()


@transaction.atomic
def build_province() -> int:
    """Invent the people of Hòa Bình as of 2025-02-28; the same people every time. Gives their number."""
    chance = Random(SEED)
    people = draft_people(_places(), chance)
    deal_levels(people, chance)
    expect_many_rows()
    with (
        change(by=None, reason=REASON, open_reason=REASON),
        references_checked_at_the_end(MOST_WRITTEN),
        indexes_made_at_the_end(MOST_WRITTEN),
        written_beside(),
    ):
        write_people(people, chance, Random(f"{SEED} years"))
        _analyse(FEW, (Cadre, Posting, CommitteeSeat, Qualification))
        for build in BUILDERS:
            # Each draws by itself, so that nobody's facts shift when another noun changes.
            build(Random(f"{SEED} {build.__module__}"))
        build_elsewhere(SEED)
    _analyse(USUAL, MOST_WRITTEN)
    look_at_new_tables()
    return len(people)


def _analyse(values: int, written: Iterable[type[Model]]) -> None:
    """Nobody else can do it before the transaction ends, and what is taken for empty is read by plans of minutes."""
    tables = ", ".join(connection.ops.quote_name(each._meta.db_table) for each in written)
    with connection.cursor() as cursor:
        cursor.execute("SELECT set_config('default_statistics_target', %s, true)", [str(values)])
        cursor.execute(f"ANALYZE {tables}")


def _places() -> list[Place]:
    province = Unit.objects.get(key=PROVINCE)
    periods = UnitPeriod.objects.on(DAY)
    districts = dict(periods.filter(parent=province).values_list("unit_id", "code"))
    communes = periods.filter(parent__in=districts).order_by("code")
    return [Place(p.unit_id, p.code, p.name, districts[p.parent_id or 0]) for p in communes]
