"""Tables that people composed and kept: a definition without figures, private or shared within a scope."""

from __future__ import annotations

from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Actor, Permission
from apps.core.ranges import PublicCode


class SavedCompositionQuerySet(models.QuerySet["SavedComposition"]):
    def visible_to(self, user: Actor) -> Self:
        """One's own, and those shared at a unit that lies in, above or at the user's scope for reports."""
        # The engine knows no accounts; the unit covers itself and all below it.
        within = user.unit_condition(Permission.VIEW_REPORTS, "shared_at__covers__covered")
        shared = SavedComposition.objects.filter(within, shared_at__isnull=False).values("pk")
        return self.filter(Q(owner=user.pk) | Q(pk__in=shared))


@tracked()
class SavedComposition(models.Model):
    """A composed table under a name; whoever opens it sees the figures of their own scope alone."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("BS"))
    )
    title = models.CharField(_("name"), max_length=200)
    definition = models.JSONField(_("definition"))
    owner: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("composed by")
    )
    shared_at: Any = models.ForeignKey(
        "communes.Unit", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("shared with")
    )
    created_at = models.DateTimeField(_("composed on"), auto_now_add=True)

    objects = SavedCompositionQuerySet.as_manager()

    class Meta:
        verbose_name = _("composed table")
        verbose_name_plural = _("composed tables")
        ordering = ["title", "pk"]
        constraints = [
            models.CheckConstraint(
                name="saved_composition_named",
                condition=~Q(title=""),
                violation_error_message=_("Give the table a name."),
            ),
            models.UniqueConstraint(
                name="saved_composition_name_once",
                fields=["owner", "title"],
                violation_error_message=_("You have a table of this name. Choose another name."),
            ),
        ]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("reporting:composition", args=[self.code])
