"""Lines of the log without the rows of people: what the database says of a refusal quotes them."""

import logging
import re
from types import TracebackType

# "Key (citizen_id)=(…) already exists", "Failing row contains (…)", "COPY staged, line 3: …": to the next thing told.
QUOTING = re.compile(
    r"^(DETAIL|CONTEXT): .*?(?=^(?:DETAIL|HINT|CONTEXT|QUERY):|^\n(?:The above|During handling)|\Z)", re.M | re.S
)

Raised = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]


class WithoutPeople(logging.Formatter):
    """Keeps the constraint and the traceback, leaves out the values."""

    def formatException(self, ei: Raised) -> str:  # noqa: N802  # the name that logging calls
        return QUOTING.sub(r"\1: (left out of the log)\n", super().formatException(ei)).rstrip("\n")
