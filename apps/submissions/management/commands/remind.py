"""Remind the officers whose units have not delivered; for cron, where no worker does it by itself."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone

from apps.accounts.models import User
from apps.submissions import reminders
from apps.submissions.letters import send
from apps.submissions.models import Reminder, ReportingPeriod


class Command(BaseCommand):
    help = "Send today's reminders of the open reporting periods; nobody is reminded twice in a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help="also of periods whose day of reminders is not today")
        parser.add_argument("--dry-run", action="store_true", help="only say who would be reminded")

    def handle(self, *args: Any, **options: Any) -> None:
        if not reminders.letters_are_sent():
            raise CommandError("No mail server is set up: set EMAIL_HOST in the environment.")
        today = timezone.localdate()
        periods = list(ReportingPeriod.objects.open()) if options["all"] else reminders.due_periods(today)
        for period in periods:
            self._show(period) if options["dry_run"] else self._remind(period, today)
        self.stdout.write(f"{len(periods)} periods.")

    def _show(self, period: ReportingPeriod) -> None:
        for officer in reminders.officers_of(list(reminders.undelivered(period))):
            self.stdout.write(f"{period.code} {officer.submission.unit.key} {officer.user.username} {officer.address}")

    def _remind(self, period: ReportingPeriod, today: date) -> None:
        """The letters go out here, so that cron needs no worker; the queued jobs then find nothing left to send."""
        asked = reminders.ask(period, by=None)
        waiting = Reminder.objects.filter(submission__period=period, day=today, sent_at__isnull=True)
        for user in User.objects.filter(pk__in=waiting.values("user")):
            try:
                send(period, user, today)
            except OSError as failure:
                self.stderr.write(f"{period.code} {user.username}: {failure}")
        self.stdout.write(
            f"{period.code}: {asked.reminded} reminded, {asked.already} already reminded today, "
            f"{len(asked.without_address)} units without an address."
        )
