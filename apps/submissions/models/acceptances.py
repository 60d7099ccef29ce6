"""An acceptance that a worker is to complete by applying the roster.

It ends with the application, or when something else is said to the delivery; as deliveries it keeps no further history.
"""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from apps.rosters.models import UploadState
from apps.submissions.models.deliveries import Delivery
from apps.submissions.querysets import AcceptanceQuerySet


class Acceptance(models.Model):
    """What will be said to a delivery as soon as its long roster is applied."""

    delivery = models.OneToOneField(
        Delivery, models.CASCADE, related_name="acceptance", verbose_name=_("what was sent")
    )
    by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("accepted by")
    )
    asked_at = models.DateTimeField(_("accepted at"), default=timezone.now)
    is_automatic = models.BooleanField(_("accepted automatically"), default=False)
    remarks = models.TextField(_("remarks"), max_length=4000, blank=True)

    objects = AcceptanceQuerySet.as_manager()

    class Meta:
        verbose_name = _("acceptance under way")
        verbose_name_plural = _("acceptances under way")
        ordering = ["delivery"]

    def __str__(self) -> str:
        return str(self.delivery)

    @property
    def is_under_way(self) -> bool:
        """Whether the roster is being applied; if not, the application failed or was stopped."""
        return self.delivery.upload.state == UploadState.APPLYING
