"""Examinations keep the class of health as it ranked on their day."""

from apps.core.leaning import hold_for, hold_values
from apps.planning.models import HealthClass, HealthExamination

hold_for(HealthClass, HealthExamination, column="health_class_id", day="told.examined_on")
hold_values(HealthClass, HealthExamination, column="health_class_id", day="told.examined_on", fields=("rank",))
