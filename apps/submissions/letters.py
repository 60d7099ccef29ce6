"""The letter of a reminder, in its reader's language."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.core.mail import EmailMessage
from django.db import transaction
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.communes.titles import titles_near
from apps.core.text import collation_key
from apps.submissions.duties import time_words
from apps.submissions.models import Reminder, ReportingPeriod


def send(period: ReportingPeriod, user: User, day: date) -> int:
    """Send the letter for all that is written down and not sent yet; gives for how many units."""
    with transaction.atomic():
        waiting = Reminder.objects.select_for_update(of=("self",)).select_related("submission")
        reminders = list(waiting.filter(submission__period=period, user=user, day=day, sent_at__isnull=True))
        if not reminders:
            return 0
        keys = [reminder.pk for reminder in reminders]
        # Marked before the server is asked: a letter too few is put right on the next day, a second one is not.
        Reminder.objects.filter(pk__in=keys).update(sent_at=timezone.now(), failure="")
    try:
        letter(period, user, reminders).send()
    except OSError as failure:
        Reminder.objects.filter(pk__in=keys).update(sent_at=None, failure=str(failure)[:300])
        raise
    return len(reminders)


def letter(period: ReportingPeriod, user: User, reminders: list[Reminder]) -> EmailMessage:
    """What is written to an officer about one or several units."""
    with translation.override(user.language or settings.LANGUAGE_CODE):
        units = titles_near([reminder.submission.unit_id for reminder in reminders], period.as_of)
        context = {
            "period": period,
            "user": user,
            "units": sorted(units.values(), key=collation_key),
            "time": time_words(period),
            "address": settings.SITE_URL + reverse("submissions:period", args=[period.code])
            if settings.SITE_URL
            else "",
        }
        subject = _("Reminder: %(period)s") % {"period": period.name}
        body = render_to_string("submissions/letter.txt", context)
    # A subject is one line, or no letter is made of it.
    return EmailMessage(" ".join(subject.split()), body, to=[reminders[0].address])
