"""What the acts of training are called in history; by these words they are known when one is taken back."""

from django.utils.translation import gettext_noop

PLAN_WRITTEN = gettext_noop("Training plan written")
CLASS_WRITTEN = gettext_noop("Training class written")
ENROLLED = gettext_noop("People enrolled in a class")
UNENROLLED = gettext_noop("Enrolment deleted")
RESULTS = gettext_noop("Results of a class recorded")
STUDY_COMPLETED = gettext_noop("Studies completed")
STUDY_EXTENDED = gettext_noop("Studies extended")
STUDY_GIVEN_UP = gettext_noop("Studies given up")
DELETED = gettext_noop("Record of training deleted")

REASONS = frozenset(
    {
        PLAN_WRITTEN,
        CLASS_WRITTEN,
        ENROLLED,
        UNENROLLED,
        RESULTS,
        STUDY_COMPLETED,
        STUDY_EXTENDED,
        STUDY_GIVEN_UP,
        DELETED,
    }
)
