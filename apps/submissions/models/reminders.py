"""Letters that remind officers: to whom, about which unit, on which day, by whom.

A log of its own: a row is written before its letter is sent, and the database lets nobody be reminded twice in a day.
"""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.submissions.models.periods import Submission, who
from apps.submissions.querysets import ReminderQuerySet


class Reminder(models.Model):
    """One officer reminded of one unit on one day."""

    submission = models.ForeignKey(Submission, models.CASCADE, related_name="reminders")
    user = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("who is reminded")
    )
    address = models.EmailField(_("e-mail address"))
    day = models.DateField(_("day"))
    # Nobody when the program did so by itself.
    asked_by = who(_("asked for by"))
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    sent_at = models.DateTimeField(_("sent at"), null=True)
    # What the mail server said when it could not be sent.
    failure = models.CharField(_("why it was not sent"), max_length=300, blank=True)

    objects = ReminderQuerySet.as_manager()

    class Meta:
        verbose_name = _("reminder")
        verbose_name_plural = _("reminders")
        ordering = ["-asked_at", "pk"]
        constraints = [
            models.UniqueConstraint(name="reminder_once_a_day", fields=["submission", "user", "day"]),
        ]

    def __str__(self) -> str:
        return f"{self.user} {self.day:%d/%m/%Y}"
