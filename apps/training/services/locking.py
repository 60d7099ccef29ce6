"""A class held until the transaction ends, so that nobody takes its last place or deletes it meanwhile."""

from __future__ import annotations

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from apps.training.models import TrainingClass


def locked(training_class: TrainingClass) -> TrainingClass:
    """The class as it is now, with its course, level and provider."""
    rows = TrainingClass.objects.select_for_update(of=("self",)).select_related("course__level", "provider")
    found = rows.filter(pk=training_class.pk).first()
    if found is None:
        raise ValidationError(_("This class was deleted in the meantime."), code="gone")
    return found
