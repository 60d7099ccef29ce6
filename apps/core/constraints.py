"""What the database refuses, as sentences: checked together before a write, explained when a race was lost."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import FieldError, ValidationError
from django.db import IntegrityError, models, transaction
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

# A rule over several tables is a trigger; it reports its name as a constraint does, and its sentence stands on the
# model under this attribute.
TRIGGER_MESSAGES = "trigger_messages"
GONE = _("A record that this one refers to was deleted in the meantime. Load the page again.")
REFUSED = _("The database refused this change, because it contradicts another record. Load the page again.")


def check_constraints(row: models.Model) -> None:
    """Raise one ValidationError with every constraint that the row violates; each error's code is the name."""
    constraints = row._meta.constraints
    if _checks_hold(row):
        constraints = [each for each in constraints if not isinstance(each, models.CheckConstraint)]
    errors = [error for constraint in constraints if (error := _violation(constraint, row))]
    if errors:
        raise ValidationError(errors)


def _checks_hold(row: models.Model) -> bool:
    """Whether no check is violated, in one question: each alone takes three statements, and a diploma has twelve.

    A check that is neither true nor false holds, as in the database.
    """
    checks = [each.condition for each in row._meta.constraints if isinstance(each, models.CheckConstraint)]
    if not checks:
        return True
    held = [models.Q(Coalesce(check, True, output_field=models.BooleanField())) for check in checks]
    try:
        return models.Q(*held).check(row._get_field_expression_map(meta=row._meta))  # type: ignore[attr-defined]  # as Django checks its own
    except FieldError:
        return False


def _violation(constraint: models.BaseConstraint, row: models.Model) -> ValidationError | None:
    try:
        constraint.validate(type(row), row)
    except ValidationError:
        # Django words a violation of unique fields by itself; ours says what to do.
        return ValidationError(str(constraint.violation_error_message), code=constraint.name)
    return None


@contextmanager
def explained(*written: type[models.Model]) -> Iterator[None]:
    """One transaction, in which a violation becomes the sentence of the constraint on one of the written models."""
    try:
        with transaction.atomic():
            yield
    except IntegrityError as error:
        raise explanation(error, *written) from error


def explanation(error: IntegrityError, *written: type[models.Model]) -> ValidationError:
    """The sentence for what the database refused."""
    name = _constraint_name(error)
    messages: dict[str, Any] = {}
    for model in written:
        messages |= {c.name: c.violation_error_message for c in model._meta.constraints}
        messages |= getattr(model, TRIGGER_MESSAGES, {})
    if name in messages:
        return ValidationError(messages[name], code=name)
    return ValidationError(GONE if "_fk_" in name else REFUSED, code=name or "refused")


def _constraint_name(error: IntegrityError) -> str:
    diagnosis = getattr(error.__cause__, "diag", None)
    return getattr(diagnosis, "constraint_name", None) or ""
