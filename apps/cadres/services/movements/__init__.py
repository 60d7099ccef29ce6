"""Moving people: proposals and answers, posts that change with them, returns, facts of the past, and leaving."""

from apps.cadres.services.movements.handshake import (
    Decision,
    carry_out,
    carry_out_many,
    confirm,
    decline,
    propose,
    propose_for_receiver,
    withdraw,
)
from apps.cadres.services.movements.leaving import leave
from apps.cadres.services.movements.places import state_places
from apps.cadres.services.movements.recording import edit_movement, last_act, record_many, record_movement
from apps.cadres.services.movements.returning import Return, may_return, return_from
from apps.cadres.services.movements.sides import (
    NO_SIDE,
    NOT_YOURS,
    Standing,
    may_answer,
    may_withdraw,
    proposing_side,
    standing,
)

__all__ = [
    "NOT_YOURS",
    "NO_SIDE",
    "Decision",
    "Return",
    "Standing",
    "carry_out",
    "carry_out_many",
    "confirm",
    "decline",
    "edit_movement",
    "last_act",
    "leave",
    "may_answer",
    "may_return",
    "may_withdraw",
    "propose",
    "propose_for_receiver",
    "proposing_side",
    "record_many",
    "record_movement",
    "return_from",
    "standing",
    "state_places",
    "withdraw",
]
