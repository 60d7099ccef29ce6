"""Classes keep the course that was in the catalogue on their first day, and the text of theirs."""

from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for
from apps.training.models.classes import TrainingClass
from apps.training.models.codelists import Course

hold_for(Course, TrainingClass, column="course_id", day="told.starts_on")
hold_for(LegalBasis, TrainingClass, column="legal_basis_id", day="told.decision_on")
