"""The marked workbook of a long roster, which a worker makes once and which is kept for whoever asks next."""

from __future__ import annotations

from typing import Self

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.rosters.models.uploads import Upload


class MarkedFileQuerySet(models.QuerySet["MarkedFile"]):
    def visible_to(self, user: object) -> Self:
        return self.filter(upload__in=Upload.objects.visible_to(user).values("pk"))

    def described(self) -> Self:
        """Without the workbook itself, which the page of its progress does not need."""
        return self.defer("content")


class MarkedFile(models.Model):
    """A roster's marked workbook in one language; `edition` tells what is marked in it, so that it is never outdated.

    It is asked for when it is created, begun and made by a worker; how long that took tells how long the next takes.
    """

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="marked_files", verbose_name=_("roster"))
    language = models.CharField(_("language"), max_length=5)
    edition = models.CharField(max_length=64, db_collation="C")
    asked_at = models.DateTimeField(_("asked for at"), auto_now_add=True)
    begun_at = models.DateTimeField(_("begun at"), null=True)
    made_at = models.DateTimeField(_("made at"), null=True)
    content = models.BinaryField(null=True)

    objects = MarkedFileQuerySet.as_manager()

    class Meta:
        verbose_name = _("marked file")
        verbose_name_plural = _("marked files")
        constraints = [
            models.UniqueConstraint(name="marked_file_once", fields=["upload", "language"]),
            models.CheckConstraint(
                name="marked_file_is_there_when_made",
                condition=Q(made_at__isnull=True, content__isnull=True)
                | Q(begun_at__isnull=False, made_at__isnull=False, content__isnull=False),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.upload} ({self.language})"

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on it are asked."""
        return self.upload.unit
