"""Fields of a person that need a right of their own, by group."""

from apps.core.permissions import FieldGroup

SENSITIVE_FIELDS: dict[FieldGroup, tuple[str, ...]] = {
    FieldGroup.CITIZEN_ID: ("citizen_id",),
    FieldGroup.CONTACT: ("phone", "email"),
    FieldGroup.ETHNICITY_RELIGION: ("ethnic_group", "religion"),
}
