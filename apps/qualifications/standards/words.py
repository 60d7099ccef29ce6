"""How outcomes of standards are said: names of what is asked, tones, and what would close a gap."""

from django.utils.translation import gettext_lazy as _

from apps.qualifications.models import Outcome

ASPECT_LABELS = {
    "prof_edu": _("Professional qualification"),
    "major": _("Suitable major"),
    "pol_theory": _("Political theory"),
    "gen_edu": _("General education"),
    "state_mgmt": _("State management"),
    "it_level": _("Informatics"),
    "foreign_lang": _("Foreign language"),
}
TONES = {
    Outcome.MET: "green",
    Outcome.EXEMPT: "azure",
    Outcome.NO_DATA: "secondary",
    Outcome.WITHIN_GRACE: "orange",
    Outcome.NOT_MET: "red",
}
ICONS = {
    Outcome.MET: "check",
    Outcome.EXEMPT: "shield-check",
    Outcome.NO_DATA: "question-mark",
    Outcome.WITHIN_GRACE: "hourglass",
    Outcome.NOT_MET: "x",
}
