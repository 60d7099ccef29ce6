"""The shape of every code list: a stable code, words in both languages, an order, a validity and what files call it."""

from datetime import date
from typing import Self, TypeVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

M = TypeVar("M", bound=models.Model)

# What an entry keeps for files and administrators, and no list of people ever says.
UNSAID = ("valid_from", "valid_to", "aliases", "external_codes", "legal_basis")


def unsaid(*paths: str) -> list[str]:
    """For `defer`: what entries reached by these paths are not asked for, where a page says no more than their words.

    Their lists and objects take as long to read as all the rest of an entry.
    """
    return [f"{path}__{name}" for path in paths for name in UNSAID]


class CodeListQuerySet(models.QuerySet[M]):
    def valid_on(self, day: date) -> Self:
        """Items that are in force on `day`."""
        return self.filter(
            models.Q(valid_from__isnull=True) | models.Q(valid_from__lte=day),
            models.Q(valid_to__isnull=True) | models.Q(valid_to__gt=day),
        )


class CodeListItem(models.Model):
    """One entry; the code is the key, is never re-used and never shown to people."""

    code = models.CharField(_("code"), primary_key=True, max_length=40, db_collation="C")
    label_vi = models.CharField(_("Vietnamese label"), max_length=200)
    label_en = models.CharField(_("English label"), max_length=200)
    position = models.PositiveSmallIntegerField(_("position"), default=0)
    valid_from = models.DateField(_("valid from"), null=True, blank=True)
    valid_to = models.DateField(_("valid until (exclusive)"), null=True, blank=True)
    aliases = ArrayField(models.CharField(max_length=200), verbose_name=_("also written as"), default=list, blank=True)
    external_codes = models.JSONField(_("codes in other systems"), default=dict, blank=True)
    legal_basis = models.CharField(_("legal basis"), max_length=300, blank=True)

    objects = CodeListQuerySet.as_manager()

    class Meta:
        abstract = True
        ordering = ["position", "code"]

    def __str__(self) -> str:
        return self.label

    @property
    def label(self) -> str:
        """The label in the language of the reader."""
        return self.label_en if (get_language() or "vi").startswith("en") else self.label_vi
