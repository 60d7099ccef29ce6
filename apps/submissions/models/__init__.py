"""Reporting periods, who is expected to deliver, what was delivered, and who was reminded."""

from apps.submissions.models.acceptances import Acceptance
from apps.submissions.models.deliveries import Delivery, RowRemark, Verdict
from apps.submissions.models.periods import Policy, ReportingPeriod, State, Submission
from apps.submissions.models.reminders import Reminder

__all__ = [
    "Acceptance",
    "Delivery",
    "Policy",
    "Reminder",
    "ReportingPeriod",
    "RowRemark",
    "State",
    "Submission",
    "Verdict",
]
