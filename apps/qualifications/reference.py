"""The ladders with their levels, languages and roll-ups."""

from pathlib import Path

from apps.core.reference import Loaded, reference_lists, reference_step, rows_of
from apps.qualifications.models import Ladder, Language, QualificationLevel, RollUp, RollUpLevel

reference_lists(20, Ladder, QualificationLevel, Language, RollUp)


@reference_step(21)
def load_roll_up_levels(folder: Path) -> Loaded:
    """Which levels each roll-up joins."""
    wanted = {(row["code"], level) for row in rows_of(folder / "RollUp.csv") for level in row["levels"].split("|")}
    present = set(RollUpLevel.objects.values_list("roll_up_id", "level_id"))
    added = RollUpLevel.objects.bulk_create(
        RollUpLevel(roll_up_id=roll_up, level_id=level) for roll_up, level in sorted(wanted - present)
    )
    return Loaded(added=len(added))
