"""How the papers of an office look: who issues and signs them, and its own Word template where it has one."""

from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.history import tracked
from apps.core.permissions import Actor, Permission
from apps.core.ranges import PublicCode


class TemplateFrame(models.TextChoices):
    """Which papers it is for: the headings of State and Party differ, and so do official forms."""

    STATE = "state", _("State (Decree 30/2020/NĐ-CP)")
    PARTY = "party", _("Party (Guide 36-HD/VPTW)")
    FORM = "form", _("Official forms")


class OfficeTemplateQuerySet(models.QuerySet["OfficeTemplate"]):
    def visible_to(self, user: Actor) -> Self:
        """Those of the offices at whose units the user may see reports."""
        return self.filter(user.unit_condition(Permission.VIEW_REPORTS, "unit"))

    def managed_by(self, user: Actor) -> Self:
        return self.filter(user.unit_condition(Permission.MANAGE_OFFICE_TEMPLATES, "unit"))

    def listed(self) -> Self:
        """Without the templates themselves."""
        return self.defer("content").select_related("unit")


@tracked()
class OfficeTemplate(models.Model):
    """The look of one kind of papers of the office at a unit; without a file the standard template is used."""

    code = models.CharField(
        _("code"), max_length=12, unique=True, db_collation="C", editable=False, db_default=PublicCode(Value("MB"))
    )
    unit: Any = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    unit_title = models.CharField(_("unit"), max_length=200)
    frame = models.CharField(_("papers"), max_length=10, choices=TemplateFrame, default=TemplateFrame.STATE)
    # Reports bear this heading unless the other one is asked for.
    is_usual = models.BooleanField(_("the usual heading"), default=False)
    superior = models.CharField(_("body above"), max_length=200, blank=True)
    issuer = models.CharField(_("issuing body"), max_length=200, blank=True)
    place = models.CharField(_("place"), max_length=100, blank=True)
    mark = models.CharField(_("mark behind the number"), max_length=40, blank=True)
    signer = models.CharField(_("who signs"), max_length=200, blank=True)
    receivers = models.TextField(_("receivers, one a line"), max_length=1000, blank=True)
    filename = models.CharField(_("file"), max_length=200, blank=True)
    content = models.BinaryField(null=True)

    objects = OfficeTemplateQuerySet.as_manager()

    class Meta:
        verbose_name = _("office template")
        verbose_name_plural = _("office templates")
        ordering = ["unit_title", "frame", "pk"]
        constraints = [
            models.CheckConstraint(
                name="office_template_frame_known",
                condition=Q(frame__in=TemplateFrame.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.UniqueConstraint(
                name="office_template_once",
                fields=["unit", "frame"],
                violation_error_message=_("This office has a template for these papers. Open it to change it."),
            ),
            models.UniqueConstraint(
                name="office_template_one_usual",
                fields=["unit"],
                condition=Q(is_usual=True),
                violation_error_message=_("This office has another usual heading. Take that mark away first."),
            ),
            models.CheckConstraint(
                name="office_template_file_named",
                condition=Q(content__isnull=True, filename="") | (Q(content__isnull=False) & ~Q(filename="")),
                violation_error_message=_("A template's file needs a name."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit_title}, {self.get_frame_display()}"

    def get_absolute_url(self) -> str:
        return reverse("reporting:office_template", args=[self.code])
