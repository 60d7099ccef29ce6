"""Why a report cannot be given, as sentences for people."""


class ReportError(Exception):
    """The message says what was asked, why it cannot be given and what to do."""


class OutOfScope(ReportError):  # noqa: N818  # reads as the state it tells, as PermissionDenied does
    """The user has no right to reports of this unit; pages answer as if it did not exist."""
