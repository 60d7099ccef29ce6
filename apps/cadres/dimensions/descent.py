"""Ethnic group and religion as dimensions of reports, for whoever may see them of persons."""

from datetime import date
from functools import lru_cache

from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.bands import NO_RECORD
from apps.cadres.models import Cadre, EthnicGroup, Religion
from apps.core.codelists import CodeListItem
from apps.core.permissions import Permission
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

# The entry that says that a person has no religion, which is not the same as no information.
NO_RELIGION = "TG_KHONG"


def descent_facts(day: date) -> Sheet:
    return Sheet(descent_of_all(), "pk", {"ethnic_group": ethnic_rows(), "religion": religion_rows()})


@lru_cache(maxsize=1)
def descent_of_all() -> Rows:
    return Cadre.objects.values_list("pk", "ethnic_group_id", "religion_id")


def ethnic_rows() -> tuple[Category, ...]:
    groups = list(EthnicGroup.objects.all())
    minority = tuple(group.code for group in groups if group.is_minority)
    return (
        *(_row(group) for group in groups),
        NO_RECORD,
        Category("minority", _("Ethnic minority"), Kind.ROLL_UP, parts=minority),
    )


def religion_rows() -> tuple[Category, ...]:
    religions = list(Religion.objects.all())
    believers = tuple(religion.code for religion in religions if religion.code != NO_RELIGION)
    return (
        *(_row(religion) for religion in religions),
        NO_RECORD,
        Category("religious", _("Of a religion"), Kind.ROLL_UP, parts=believers),
    )


def _row(item: CodeListItem) -> Category:
    return Category(item.code, item.label, values=(item.code,))


registry.declare(
    Facts(
        "descent",
        (
            Dimension(
                "ethnic_group",
                _("Ethnic group"),
                _("Persons of this ethnic group."),
                "Biểu 4-BTCTW",
                is_ordered=False,
                opened_by=Permission.SEE_ETHNICITY_RELIGION,
            ),
            Dimension(
                "religion",
                _("Religion"),
                _("Persons of this religion; who is of none is told apart from those of whom nothing is known."),
                "Biểu 4-BTCTW",
                is_ordered=False,
                opened_by=Permission.SEE_ETHNICITY_RELIGION,
            ),
        ),
        descent_facts,
    )
)
