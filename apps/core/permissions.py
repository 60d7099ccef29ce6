"""What a person may be allowed to do, and the groups of fields that need a right of their own.

Roles, which grant permissions at units, live in `accounts`; the names stand here because the engines ask by them.
"""

from typing import Protocol

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _


class Permission(models.TextChoices):
    VIEW_CADRES = "view_cadres", _("See the records of people")
    EDIT_CADRES = "edit_cadres", _("Add and edit people, postings, seats and qualifications")
    DELETE_CADRES = "delete_cadres", _("Delete records and take deletions back")
    MANAGE_TRAINING = "manage_training", _("Plan training, enrol people and record results")
    RATE_CADRES = "rate_cadres", _("Record ratings and commendations")
    MANAGE_ESTABLISHMENT = "manage_establishment", _("Set job positions, allotted posts and vacancies to fill")
    REORGANISE_UNITS = "reorganise_units", _("Place the people of units that were merged or divided")
    VERIFY_QUALIFICATIONS = "verify_qualifications", _("Confirm or refuse diplomas")
    UPLOAD_ROSTERS = "upload_rosters", _("Upload, apply and take back rosters")
    MANAGE_PERIODS = "manage_periods", _("Open, edit and close reporting periods")
    REVIEW_ROSTERS = "review_rosters", _("Accept rosters or return them to correct")
    MANAGE_TARGETS = "manage_targets", _("Set targets")
    VIEW_REPORTS = "view_reports", _("See reports")
    SEAL_REPORTS = "seal_reports", _("Seal reports and withdraw seals")
    EXPORT_NAMES = "export_names", _("Download lists of names")
    TAKE_EXTRACTS = "take_extracts", _("Take de-identified extracts for research")
    VIEW_HISTORY = "view_history", _("See who changed what and when")
    MANAGE_CODE_LISTS = "manage_code_lists", _("Edit code lists")
    MANAGE_OFFICE_TEMPLATES = "manage_office_templates", _("Set letterheads and Word templates of papers")
    MANAGE_ACCOUNTS = "manage_accounts", _("Manage accounts")
    SEE_CITIZEN_ID = "see_citizen_id", _("See citizen ids in full")
    SEE_CONTACT = "see_contact", _("See telephone numbers and addresses")
    SEE_ETHNICITY_RELIGION = "see_ethnicity_religion", _("See ethnic group and religion")
    SEE_HEALTH = "see_health", _("See health classes")
    SEE_DISCIPLINE = "see_discipline", _("See discipline")
    SEE_VOTES = "see_votes", _("See votes of confidence")
    SEE_PLANNING = "see_planning", _("See who is planned for which post")
    SEE_PETITIONS = "see_petitions", _("See petitions and complaints")


class FieldGroup(models.TextChoices):
    """Groups of fields whose reading is logged, each opened by one permission."""

    CITIZEN_ID = Permission.SEE_CITIZEN_ID.value, _("Citizen id")
    CONTACT = Permission.SEE_CONTACT.value, _("Contact")
    ETHNICITY_RELIGION = Permission.SEE_ETHNICITY_RELIGION.value, _("Ethnic group and religion")
    HEALTH = Permission.SEE_HEALTH.value, _("Health")
    DISCIPLINE = Permission.SEE_DISCIPLINE.value, _("Discipline")
    VOTES = Permission.SEE_VOTES.value, _("Votes of confidence")
    PLANNING = Permission.SEE_PLANNING.value, _("Planning of successors")
    PETITIONS = Permission.SEE_PETITIONS.value, _("Petitions")

    @property
    def permission(self) -> Permission:
        return Permission(self.value)


class Actor(Protocol):
    """Someone who acts: what the ground floor needs to know of a user."""

    pk: int

    def can(self, permission: Permission, target: object | None = None) -> bool:
        """Whether the permission is held for the target (a unit or a person), or anywhere when there is none."""
        ...

    def require(self, permission: Permission, target: object | None = None) -> None:
        """Raise PermissionDenied unless `can`."""
        ...

    def unit_condition(self, permission: Permission, field: str) -> Q:
        """The gate of rows: their unit, in `field`, lies where the permission is held."""
        ...


def group_of(model: type[models.Model]) -> FieldGroup | None:
    """The group whose right opens all of a model's records, named by its `field_group`; None where every reader may.

    Lists, history, undo, exports and the API leave out the records of a group that the reader may not see.
    """
    found: FieldGroup | None = getattr(model, "field_group", None)
    return found
