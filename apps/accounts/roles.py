"""Roles: which permissions each grants at the unit of the membership and at all that the unit covers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission as P  # noqa: N817  (the table below is read as a table)


class Role(models.TextChoices):
    PROVINCE_ADMINISTRATOR = "province_administrator", _("Province administrator")
    PROVINCE_EDITOR = "province_editor", _("Province editor")
    ANALYST = "analyst", _("Analyst")
    COMMUNE_OFFICER = "commune_officer", _("Commune officer")
    RECORDS_KEEPER = "records_keeper", _("Keeper of restricted records")


# A keeper reads and writes discipline, health, votes, planning and petitions; the role stands beside another one of
# the same user.
# An analyst reads figures and names, but no sensitive group. An officer keeps the unit's own papers and so sees what
# stands in them; the province's editors see what they must check a diploma or a transfer.
GRANTS: dict[Role, frozenset[P]] = {
    Role.PROVINCE_ADMINISTRATOR: frozenset(P),
    Role.PROVINCE_EDITOR: frozenset(
        {
            P.VIEW_CADRES,
            P.EDIT_CADRES,
            P.DELETE_CADRES,
            P.MANAGE_TRAINING,
            P.RATE_CADRES,
            P.MANAGE_ESTABLISHMENT,
            P.REORGANISE_UNITS,
            P.VERIFY_QUALIFICATIONS,
            P.UPLOAD_ROSTERS,
            P.MANAGE_PERIODS,
            P.REVIEW_ROSTERS,
            P.MANAGE_TARGETS,
            P.VIEW_REPORTS,
            P.SEAL_REPORTS,
            P.EXPORT_NAMES,
            P.VIEW_HISTORY,
            P.SEE_CITIZEN_ID,
            P.SEE_CONTACT,
            P.SEE_ETHNICITY_RELIGION,
        }
    ),
    Role.ANALYST: frozenset({P.VIEW_CADRES, P.VIEW_REPORTS, P.SEAL_REPORTS, P.EXPORT_NAMES}),
    Role.COMMUNE_OFFICER: frozenset(
        {
            P.VIEW_CADRES,
            P.EDIT_CADRES,
            P.UPLOAD_ROSTERS,
            P.RATE_CADRES,
            P.VIEW_REPORTS,
            P.EXPORT_NAMES,
            P.VIEW_HISTORY,
            P.SEE_CITIZEN_ID,
            P.SEE_CONTACT,
            P.SEE_ETHNICITY_RELIGION,
        }
    ),
    Role.RECORDS_KEEPER: frozenset(
        {
            P.VIEW_CADRES,
            P.EDIT_CADRES,
            P.DELETE_CADRES,
            P.VIEW_REPORTS,
            P.EXPORT_NAMES,
            P.VIEW_HISTORY,
            P.SEE_DISCIPLINE,
            P.SEE_HEALTH,
            P.SEE_VOTES,
            P.SEE_PLANNING,
            P.SEE_PETITIONS,
        }
    ),
}
