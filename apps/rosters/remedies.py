"""What is to be done where several codes ask for the same."""

from django.utils.translation import gettext_lazy as _

FOR_INFORMATION = _("Only for your information; if it is wrong, correct the cell.")
SAY_THE_COLUMN = _("If it matters or is wrong, say on the page of columns of this roster what it holds.")
IF_SOMEBODY_ELSE = _("If that is somebody else, write the citizen id or the whole date of birth into the row.")
REVOKE_IT = _("If that is wrong, revoke the meaning in the dictionary and check the roster again.")
LOOK_AGAIN = _("Load the page again: it tells how it stands with the roster now.")
ASK_FOR_THE_RIGHT = _("Ask the administrator of the province for the right.")
SEND_XLSX = _("Open it in Excel, choose Save As, Excel Workbook (.xlsx), and upload the new file.")
