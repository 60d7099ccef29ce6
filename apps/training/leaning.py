"""Classes keep the course that was in the catalogue on their first day, and the text of theirs."""

from apps.cadres.models import LegalBasis
from apps.core.leaning import hold_for, hold_values
from apps.training.models.classes import Enrolment, TrainingClass
from apps.training.models.codelists import Course

hold_for(Course, TrainingClass, column="course_id", day="told.starts_on")
hold_for(LegalBasis, TrainingClass, column="legal_basis_id", day="told.decision_on")

LEADS_TO = ("kind", "level_id", "language_id")
STUDIED = """(told.state = 'completed' OR told.qualification_id IS NOT NULL)
  AND told.training_class_id IN (
    SELECT class.id FROM training_trainingclass AS class WHERE class.course_id = former.code)"""
hold_values(Course, Enrolment, fields=LEADS_TO, matched=STUDIED)
