"""What the acts on reporting periods are called in history; by these words they are known when one is taken back."""

from django.utils.translation import gettext_noop

OPENED = gettext_noop("Reporting period made")
EDITED = gettext_noop("Reporting period edited")
EXPECTED = gettext_noop("Expected units of a reporting period changed")
CLOSED = gettext_noop("Reporting period closed")
REOPENED = gettext_noop("Reporting period reopened")

REASONS = frozenset({OPENED, EDITED, EXPECTED, CLOSED, REOPENED})
