"""The pictures that a report's page offers."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.reporting.asking import Asked
from apps.reporting.definitions import StrOrPromise

OFFERED: tuple[tuple[str, StrOrPromise], ...] = (
    ("distribution", _("Distribution of units")),
    ("districts", _("Unit by unit")),
)


def pictures_of(asked: Asked, measure: str) -> list[tuple[StrOrPromise, str]]:
    """The composition first, then what compares the units below."""
    query = urlencode({**asked.query, "measure": measure})
    found = [
        (label, f"{reverse('reporting:picture', args=[asked.report.code, kind])}?{query}") for kind, label in OFFERED
    ]
    return [(_("Composition"), asked.address("chart", measure=measure)), *found]
