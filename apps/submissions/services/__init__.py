"""Writing reporting periods, what is delivered in them and what the province says to it."""

from apps.submissions.services.delivering import deliver
from apps.submissions.services.periods import close, edit, expect, open_period, reopen_period
from apps.submissions.services.reviewing import accept, reopen, return_to_correct
from apps.submissions.services.taking_back import may_take_back, take_back

__all__ = [
    "accept",
    "close",
    "deliver",
    "edit",
    "expect",
    "may_take_back",
    "open_period",
    "reopen",
    "reopen_period",
    "return_to_correct",
    "take_back",
]
