"""Kinds and subjects of petitions: dated data with legal basis, kept by the administrator."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.codelists import CodeListItem
from apps.core.history import tracked


@tracked()
class PetitionKind(CodeListItem):
    """Complaint, denunciation, or proposal and report, with the days that the law gives to answer it."""

    # Counted from the day of receipt where a petition names no day of its own; without it none is due.
    handling_days = models.PositiveSmallIntegerField(_("days to answer"), null=True, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("kind of petition")
        verbose_name_plural = _("kinds of petitions")


@tracked()
class PetitionSubject(CodeListItem):
    """What a petition is about."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("subject of petitions")
        verbose_name_plural = _("subjects of petitions")
