"""Reports that were frozen as they stood: the paper, what it was made by, and who was counted in which row."""

from __future__ import annotations

from typing import Any, ClassVar, Self

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Actor, Permission
from apps.reporting.unit_codes import LONGEST_CODES

KEPT = "seal_stays_as_it_was"
KEPT_MESSAGE = _("What was sealed stays as it was. Withdraw the seal instead, and say why.")
# Only the number of the document and the withdrawal come later.
OPEN_FIELDS = ["document_number", "withdrawn_at", "withdrawn_by", "withdrawal"]


REFUSE = f"RAISE EXCEPTION 'sealed' USING ERRCODE = 'integrity_constraint_violation', CONSTRAINT = '{KEPT}';"


class Unchanged(pgtrigger.ReadOnly):
    """Refuses, under the name of a constraint, an update of the content."""

    def get_func(self, model: Any) -> str:
        return REFUSE


def undeleted(name: str) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(name=name, when=pgtrigger.Before, operation=pgtrigger.Delete, func=REFUSE)


class SealedKind(models.TextChoices):
    """What was sealed, which says how it is counted again."""

    REPORT = "report", _("Report")
    EVENTS = "events", _("Report of events")
    COMPOSED = "composed", _("Composed table")
    FORM = "form", _("Official form")


class SealQuerySet(models.QuerySet["Seal"]):
    def visible_to(self, user: Actor) -> Self:
        """Seals of reports on units at each of which the user may see reports."""
        seen = user.unit_condition(Permission.VIEW_REPORTS, "unit")
        beside = SealedUnit.objects.filter(seal=OuterRef("pk"))
        unseen = beside.exclude(pk__in=SealedUnit.objects.filter(seen).values("pk"))
        return self.filter(seen).exclude(Exists(unseen))

    def listed(self) -> Self:
        """Without the paper and its figures, which a list does not need."""
        return self.defer("paper", "figures", "definitions").select_related("author")


@tracked(exclude=("paper", "figures", "definitions"))
class Seal(models.Model):
    """A report as it stood when it was sealed; opened and printed for ever as it was."""

    # HB-7K4Q-2M: printed on documents, read aloud and typed in.
    code = models.CharField(_("code"), max_length=10, unique=True, db_collation="C", editable=False)
    kind = models.CharField(_("kind"), max_length=10, choices=SealedKind)
    report = models.CharField(_("report"), max_length=60, db_collation="C")
    title = models.CharField(_("title"), max_length=400)
    unit: Any = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    # Of several units all codes, as addresses carry them.
    unit_code = models.CharField(_("unit code"), max_length=LONGEST_CODES, db_collation="C")
    unit_title = models.CharField(_("unit"), max_length=200)
    as_of = models.DateField(_("as of"))
    geography = models.CharField(_("geography"), max_length=10, default="then")
    # When the registry was read: what was recorded later is news to the seal.
    known_at = models.DateTimeField(_("known at"))
    author: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("sealed by")
    )
    # All that is needed to count the same again.
    parameters = models.JSONField()
    # The paper as canonical JSON, byte for byte.
    paper = models.TextField()
    figures = models.JSONField(default=dict)
    definitions = models.JSONField(default=list)
    fingerprint = models.CharField(_("fingerprint"), max_length=64, unique=True, db_collation="C")
    persons = models.PositiveIntegerField(_("persons counted"), default=0)
    # Rights at the unit without which the paper would tell too much.
    needs = ArrayField(models.CharField(max_length=40), default=list)
    note = models.CharField(_("note"), max_length=400, blank=True)
    document_number = models.CharField(_("printed in document"), max_length=80, blank=True)
    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawn_by: Any = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("withdrawn by")
    )
    withdrawal = models.CharField(_("reason"), max_length=300, blank=True)

    objects = SealQuerySet.as_manager()
    trigger_messages: ClassVar[dict[str, Any]] = {KEPT: KEPT_MESSAGE}

    class Meta:
        verbose_name = _("seal")
        verbose_name_plural = _("seals")
        ordering = ["-known_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="seal_kind_known", condition=Q(kind__in=SealedKind.values)),
            models.CheckConstraint(
                name="seal_code_form",
                condition=Q(code__regex=r"^[A-Z]{2}-[2-9A-HJKMNP-TV-Z]{4}-[2-9A-HJKMNP-TV-Z]{2}$"),
                violation_error_message=_("A seal's code is given by the registry."),
            ),
            models.CheckConstraint(
                name="seal_fingerprint_form",
                condition=Q(fingerprint__regex=r"^[0-9a-f]{64}$"),
                violation_error_message=_("A fingerprint is 64 digits and letters a to f."),
            ),
            models.CheckConstraint(
                name="seal_withdrawn_says_why",
                condition=Q(withdrawn_at__isnull=True, withdrawn_by__isnull=True, withdrawal="")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal="")),
                violation_error_message=_("Say why the seal is withdrawn."),
            ),
        ]
        indexes = [
            # serves the list of seals within a scope
            models.Index(fields=["unit", "-known_at"], name="seal_unit")
        ]
        triggers = [
            Unchanged(name="seal_kept", exclude=OPEN_FIELDS),
            undeleted("seal_not_deleted"),
        ]

    def __str__(self) -> str:
        return self.code

    def get_absolute_url(self) -> str:
        return reverse("reporting:seal", args=[self.code])

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on this seal are asked."""
        unit: models.Model = self.unit
        return unit

    @property
    def scope_units(self) -> tuple[models.Model, ...]:
        """All units whose figures it tells; rights are asked at each of them."""
        return (self.unit, *(each.unit for each in self.beside.select_related("unit")))

    @property
    def is_withdrawn(self) -> bool:
        return self.withdrawn_at is not None


class SealedUnit(models.Model):
    """A unit beside the first one of a seal over several: written once with the seal, so without history."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="beside")
    unit: Any = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))

    class Meta:
        verbose_name = _("sealed unit")
        verbose_name_plural = _("sealed units")
        constraints = [
            models.UniqueConstraint(
                name="sealed_unit_once",
                fields=["seal", "unit"],
                violation_error_message=_("A seal names each of its units once."),
            )
        ]
        triggers = [Unchanged(name="sealed_unit_kept"), undeleted("sealed_unit_not_deleted")]

    def __str__(self) -> str:
        return f"{self.seal_id}: {self.unit_id}"


class SealedPerson(models.Model):
    """Where a sealed report counted a person: written once with the seal, so without history."""

    seal = models.ForeignKey(Seal, models.PROTECT, related_name="people")
    # Which of the seal's questions (one for each day), and the person's key, which outlives the record.
    part = models.PositiveSmallIntegerField(default=0)
    person = models.BigIntegerField()
    # The unit at every level asked (0 for none), and the groups that count the person there, as bits of a number.
    places = ArrayField(models.BigIntegerField())
    counted = ArrayField(models.BigIntegerField())
    # The row of every dimension, in the order of the seal.
    facts = ArrayField(models.CharField(max_length=80, null=True))

    class Meta:
        verbose_name = _("sealed person")
        verbose_name_plural = _("sealed persons")
        triggers = [Unchanged(name="sealed_person_kept"), undeleted("sealed_person_not_deleted")]

    def __str__(self) -> str:
        return f"{self.seal_id}: {self.person}"
