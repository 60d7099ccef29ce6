"""What the reading of qualifications can have to say (codes Q…)."""

from django.utils.translation import gettext_lazy as _

from apps.rosters.remarks import explain
from apps.rosters.remedies import FOR_INFORMATION

LEVEL_UNKNOWN = explain(
    "Q101", _("“%(value)s” names no level of “%(ladder)s”."), _("Write a level of the list, for example %(example)s.")
)
LEVEL_BY_MARK = explain(
    "Q102",
    _("“%(value)s” does not say which level of “%(ladder)s” the person has."),
    _("Write the level, for example %(example)s."),
)
LEVEL_DOUBTFUL = explain(
    "Q103",
    _("“%(value)s” leaves open whether the level of “%(ladder)s” is held."),
    _("Write the level that is held; what is being studied goes into brackets: (đang học …)."),
)
HIGHEST_COUNTS = explain("Q104", _("Of the levels in “%(before)s” the highest counts: %(after)s."), FOR_INFORMATION)
UPGRADE = explain("Q105", _("“%(before)s” was read as: holds %(after)s, studies for %(studied)s."), FOR_INFORMATION)
REST_UNUSED = explain(
    "Q106",
    _("Of “%(value)s” the words “%(rest)s” were not used."),
    _("If that part matters, write it into a column of its own."),
)
EQUATED = explain("Q107", _("“%(before)s” was counted as %(after)s."), FOR_INFORMATION)
MINORITY_LANGUAGE = explain(
    "Q108", _("“%(value)s” is an ethnic minority language, not a foreign one; it was left out."), FOR_INFORMATION
)
MARK_STRANGE = explain(
    "Q109",
    _("“%(value)s” is neither a mark nor a year of the level %(level)s, whose column it stands in."),
    _("Mark the column of the level with x and leave the other columns empty."),
)
MARK_OPEN = explain(
    "Q110",
    _("The mark says that there is a certificate of “%(ladder)s”, but not of which level; it stays unknown."),
    _("Write the level instead of the mark, for example B1."),
)
STUDY_BY_MARK = explain("Q111", _("“%(before)s” in the column %(after)s was read as: studies for it."), FOR_INFORMATION)
SPECIALTY_BY_MARK = explain(
    "Q112", _("“%(before)s” in the column %(after)s was read as the specialty of that level."), FOR_INFORMATION
)
TWO_LEVELS = explain(
    "Q113",
    _("The row states %(other)s in column %(column)s and %(value)s here; the higher one counts: %(after)s."),
    FOR_INFORMATION,
)
CONFIRM_UNTRAINED = explain(
    "Q114",
    _("No level of political theory is marked; it stays unknown."),
    _("If the person is untrained, confirm it with an x in a column “Chưa” of that group."),
)
LEVELS_OPEN = explain(
    "Q115",
    _("“%(value)s” does not say which level belongs to which of %(order)s."),
    _("Write the levels in this order, parted by commas, or a dash for one that is not known."),
)
LEVELS_FEWER = explain(
    "Q116", _("“%(before)s” was read as: %(after)s; nothing is said of the others."), FOR_INFORMATION
)

CLASS_FROM_DATE = explain(
    "Q201", _("Excel had turned %(after)s into the date %(before)s; it was read as %(after)s."), FOR_INFORMATION
)
CLASS_UNKNOWN = explain(
    "Q202",
    _("“%(value)s” is no level of general education."),
    _("Write the last class and the system, for example 12/12, or THPT, THCS, TH."),
)
CLASS_UNFINISHED = explain(
    "Q203", _("%(value)s means that upper secondary school was not finished; it counts as lower."), FOR_INFORMATION
)
CLASS_DOUBTFUL = explain(
    "Q204",
    _("“%(value)s” leaves open which level of general education is finished."),
    _("Write the last finished class and the system, for example 9/12."),
)
CLASS_REPAIRED = explain("Q205", _("“%(before)s” was read as class %(after)s."), FOR_INFORMATION)

STUDY_AMBIGUOUS = explain(
    "Q301",
    _("The note “%(value)s” does not say in which field the person studies."),
    _("Write it out, for example “đang học trung cấp LLCT”."),
)
SPECIALTY_DIFFERS = explain(
    "Q302",
    _("The specialty “%(value)s” does not agree with “%(other)s” in the column of the level."),
    _("Correct one of the two."),
)
