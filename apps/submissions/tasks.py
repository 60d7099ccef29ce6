"""Reminders in the hands of a worker: the mail server is asked where nobody waits, and every morning by itself."""

from datetime import date

from django.utils import timezone
from procrastinate import RetryStrategy
from procrastinate.contrib.django import app

from apps.accounts.models import User
from apps.submissions import reminders
from apps.submissions.letters import send
from apps.submissions.models import ReportingPeriod

# A mail server that does not answer is asked again within the day.
AGAIN = RetryStrategy(max_attempts=5, wait=60, exponential_wait=5, retry_exceptions={OSError})


@app.task(name=reminders.SEND, retry=AGAIN)
def send_reminder(period: int, user: int, day: str) -> None:
    send(ReportingPeriod.objects.get(pk=period), User.objects.get(pk=user), date.fromisoformat(day))


# Eight in the morning in Vietnam; the hours of the schedule are those of UTC.
@app.periodic(cron="0 1 * * *")
@app.task(name="submissions.remind", queueing_lock="submissions.remind")
def remind(timestamp: int) -> None:
    if reminders.letters_are_sent():
        for period in reminders.due_periods(timezone.localdate()):
            reminders.ask(period, by=None)
