"""Why the command line refuses before it reads: no such unit, account or upload, or no right."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain
from apps.rosters.remedies import ASK_FOR_THE_RIGHT

UNKNOWN_UNIT = explain("D010", _("No unit holds the code %(unit)s on %(day)s."), _("Check the code and the day."))
UNKNOWN_USER = explain(
    "D011", _("There is no account with the user name %(user)s."), _("Check the name of the account.")
)
UNKNOWN_UPLOAD = explain(
    "D012", _("There is no roster with the code %(upload)s."), _("Check the code; it stands on the page of the roster.")
)
UNKNOWN_FORMAT = explain("D014", _("There is no layout %(format)s."), _("The layouts are: %(formats)s."))
NO_RIGHT_ANY_MORE = explain(
    "D033", _("%(user)s no longer has the right to do this for the unit. Nothing was changed."), ASK_FOR_THE_RIGHT
)
NO_RIGHT = explain("D013", _("%(user)s may not upload rosters for this unit: %(reason)s"), ASK_FOR_THE_RIGHT)
