"""Training: what is offered, what a year's plan provides for, the classes that were held and who attended them."""

from apps.training.models.classes import OPEN_STATES, Enrolment, EnrolmentState, Place, ResultGrade, TrainingClass
from apps.training.models.codelists import Course, CourseKind, FormRow, FundingSource, Part, Provider
from apps.training.models.plans import PlanLine, PlanState, TrainingPlan

__all__ = [
    "OPEN_STATES",
    "Course",
    "CourseKind",
    "Enrolment",
    "EnrolmentState",
    "FormRow",
    "FundingSource",
    "Part",
    "Place",
    "PlanLine",
    "PlanState",
    "Provider",
    "ResultGrade",
    "TrainingClass",
    "TrainingPlan",
]
