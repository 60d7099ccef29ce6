"""What leans on the code lists of this app on its days."""

from apps.cadres.codelists import EmploymentStatus, LegalBasis, SeatKind, Title
from apps.cadres.models.movements import Movement
from apps.cadres.models.posts import CommitteeSeat, Posting
from apps.cadres.models.surplus import SurplusCase, SurplusOption
from apps.cadres.movement_lists import MovementKind, MovementRule
from apps.core.leaning import hold_for, hold_values

FIRST_DAY = "lower(told.period)"
hold_for(Title, Posting, column="title_id", day=FIRST_DAY)
hold_for(EmploymentStatus, Posting, column="status_id", day=FIRST_DAY)
hold_for(SeatKind, CommitteeSeat, column="kind_id", day=FIRST_DAY)
hold_for(MovementKind, Movement, column="kind_id", day="told.starts_on")
hold_for(LegalBasis, Movement, column="legal_basis_id", day="coalesce(told.decision_on, told.starts_on)")
hold_for(SurplusOption, SurplusCase, column="option_id", day="told.decision_on")
hold_for(LegalBasis, SurplusCase, column="legal_basis_id", day="told.decision_on")

ACTS = ("is_temporary", "stays_with_sender", "closes_post", "opens_post")
hold_values(MovementKind, Movement, column="kind_id", day="told.starts_on", fields=ACTS)
hold_values(SurplusOption, SurplusCase, column="option_id", day="told.decision_on", fields=("ends_post", "status_id"))
# A warning that was set aside names its rule, and is read with its number.
LOOKS_AT = ("check_of", "kinds", "titles", "amount")
hold_values(MovementRule, Movement, fields=LOOKS_AT, matched="former.code = ANY (told.acknowledged)")
