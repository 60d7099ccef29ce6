"""Health as a dimension of reports: the class of the last examination, if it is not older than twelve months."""

from __future__ import annotations

from datetime import date

from django.db.models import Exists, F, OuterRef
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.cadres.retirement import months_later
from apps.core.permissions import Permission
from apps.planning.models import HealthClass, HealthExamination
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Sheet
from apps.reporting.registry import registry

VALID_MONTHS = 12
# The official share of the fit: classes I, II and III among those examined.
FIT_RANK = 3

HEALTH = Dimension(
    "health",
    _("Health"),
    _("Persons by the class of their last examination of the twelve months before the day."),
    "Quyết định 1613/BYT-QĐ ngày 15/8/1997",
    opened_by=Permission.SEE_HEALTH,
    is_closed=True,
)


def health_facts(day: date) -> Sheet:
    """One row per person who was examined in the twelve months up to the day."""
    recent = HealthExamination.objects.filter(examined_on__lte=day, examined_on__gt=months_later(day, -VALID_MONTHS))
    # The engine orders rows by itself, so "the last" is said as: none is later.
    later = recent.filter(cadre=OuterRef("cadre"), examined_on__gt=OuterRef("examined_on"))
    last = recent.filter(~Exists(later)).annotate(health=F("health_class"))
    return Sheet(last.values_list("cadre_id", "health"), "cadre", {HEALTH.code: categories()})


def categories() -> tuple[Category, ...]:
    classes = list(HealthClass.objects.order_by("rank"))
    rows = [Category(one.code, one.label, values=(one.code,)) for one in classes]
    fit = tuple(one.code for one in classes if one.rank <= FIT_RANK)
    return (
        *rows,
        Category("unknown", __("Not examined"), Kind.UNKNOWN, (None,)),
        Category("examined", __("Examined"), Kind.ROLL_UP, parts=tuple(one.code for one in classes)),
        Category("class_i_to_iii", __("Classes I to III"), Kind.ROLL_UP, parts=fit),
    )


registry.declare(Facts("health", (HEALTH,), health_facts))
