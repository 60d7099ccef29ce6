"""Remind the officers whose units have not delivered; for cron, where no worker does it by itself."""

from datetime import date
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from apps.accounts.models import User
from apps.submissions import reminders
from apps.submissions.letters import send
from apps.submissions.models import Reminder, ReportingPeriod


class Command(BaseCommand):
    help = "Send today's reminders of the open reporting periods; nobody is reminded twice in a day."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--all", action="store_true", help=_("also of periods whose day of reminders is not today"))
        parser.add_argument("--dry-run", action="store_true", help=_("only say who would be reminded"))

    def handle(self, *args: Any, **options: Any) -> None:
        if not reminders.letters_are_sent():
            raise CommandError(_("No mail server is set up: set EMAIL_HOST in the environment."))
        today = timezone.localdate()
        periods = list(ReportingPeriod.objects.open()) if options["all"] else reminders.due_periods(today)
        for period in periods:
            self._show(period) if options["dry_run"] else self._remind(period, today)
        self.stdout.write(
            ngettext("%(count)s reporting period.", "%(count)s reporting periods.", len(periods))
            % {"count": len(periods)}
        )

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
            _("%(period)s: reminded: %(reminded)s; reminded earlier today: %(already)s; units without an address: %(unreached)s.")  # noqa: E501  # one sentence
            % {
                "period": period.code,
                "reminded": asked.reminded,
                "already": asked.already,
                "unreached": len(asked.without_address),
            }
        )  # fmt: skip
