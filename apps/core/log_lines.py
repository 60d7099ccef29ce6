"""Lines of the log without the rows of people, which the database quotes, and without the ways to mere refusals."""

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


class RefusalsAlone(logging.Filter):
    """Who was refused a page, or sent nonsense, is one line: nothing failed that a traceback would help to mend."""

    def filter(self, record: logging.LogRecord) -> bool:
        if getattr(record, "status_code", 500) < 500:  # django's own word for the answer that it logs
            record.exc_info = None
        return True
