"""The headings under which reports on commune staff are listed."""

from django.utils.translation import gettext_lazy as _

from apps.reporting.chapters import Chapter

STAFF = Chapter(1, _("The staff and what they have studied"))
CAREERS = Chapter(2, _("Careers and appraisal"))
ORGANISATION = Chapter(3, _("Units and their posts"))
