"""What is said of the rows and cells of facts; the codes of the people's roster stand in `roster_remarks.py`."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain

NOBODY = explain(
    "F201",
    _("Nobody of this unit is registered as “%(value)s”."),
    _("Check the code, the name and the date of birth. Whoever is new must be in the roster of people first."),
)
SEVERAL = explain(
    "F202",
    _("Several registered people fit “%(value)s”."),
    _("Write the person's code, as the template has it, or the citizen id or full date of birth."),
)
OTHER_NAME = explain(
    "F203",
    _("The code is that of another person than “%(value)s”."),
    _("Check the code and the name."),
)
NUMBER_UNCLEAR = explain("F211", _("“%(value)s” is not a whole number."), _("Write digits only."))
DECIMAL_UNCLEAR = explain("F212", _("“%(value)s” is not a number."), _("Write it as 92,5."))
DAY_NEEDED = explain("F213", _("“%(value)s” does not name a day."), _("Write the full date: day/month/year."))
WORD_UNKNOWN = explain("F214", _("“%(value)s” is none of: %(choices)s."), _("Choose one of them."))
LISTED_NOWHERE = explain("F215", _("“%(value)s” is not in the list “%(list)s”."), _("Choose an entry of the list."))
AHEAD = explain("F218", _("%(value)s lies in the future."), _("Check the day and the year."))
MORE_THAN_A_PAPER = explain(
    "F219",
    _("“%(value)s” holds a day beside the number of a paper, and it is not clear which is which."),
    _("Write it as 15/QĐ-UBND ngày 12/3/2024, or the day in a column of its own."),
)
NO_UNIT = explain(
    "F217",
    _("The person has no unit at that time."),
    _("Record a post or a committee seat of that time first."),
)
