"""Writing training: plans, classes, enrolments, results and studies; every act can be taken back as a whole."""

from apps.training.services.doubts import note_readings
from apps.training.services.enrolling import enrol, remove_enrolment, send
from apps.training.services.planning import add, delete, edit, edit_class, plan_people
from apps.training.services.results import Result, record_results
from apps.training.services.studies import complete_studies, extend_studies, give_up_studies
from apps.training.services.taking_back import may_take_back, take_back

__all__ = [
    "Result",
    "add",
    "complete_studies",
    "delete",
    "edit",
    "edit_class",
    "enrol",
    "extend_studies",
    "give_up_studies",
    "may_take_back",
    "note_readings",
    "plan_people",
    "record_results",
    "remove_enrolment",
    "send",
    "take_back",
]
