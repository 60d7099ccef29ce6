"""Rules of training that join a class with those who attend it: one statement for all rows of a write.

The names reach the application as constraint names do.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from apps.core.triggers import UNMOVED

PLACES = "training_places_of_the_class"
ATTENDED = "training_attended_of_the_sessions"
COMPLETED_AFTER_START = "training_completed_after_the_start"
OWN_QUALIFICATION = "training_own_qualification"

RULE_MESSAGES = {
    PLACES: _("The class does not have so many places. Enrol fewer people, or give the class more places."),
    ATTENDED: _("Nobody can attend more sessions than the class has."),
    COMPLETED_AFTER_START: _("Nobody completes a class before it begins."),
    OWN_QUALIFICATION: _("A class leads to the qualification of the person who attends it."),
}
BROKEN = {
    PLACES: """class.capacity < (
      SELECT count(*) FROM training_enrolment AS other
      WHERE other.training_class_id = class.id AND other.state <> 'withdrawn'
    )""",
    ATTENDED: "enrolment.attended > class.sessions",
    COMPLETED_AFTER_START: "enrolment.completed_on < class.starts_on",
    OWN_QUALIFICATION: (
        "EXISTS (\n"
        "      SELECT 1 FROM qualifications_qualification AS gained "
        "WHERE gained.id = enrolment.qualification_id AND gained.cadre_id <> enrolment.cadre_id\n"
        f"        AND {UNMOVED}\n"
        "    )"
    ),
}
# Of two who enrol at once, the second sees whom the first enrolled.
HOLD_CLASSES = """
PERFORM 1 FROM training_trainingclass WHERE id IN (SELECT training_class_id FROM new_rows)
  ORDER BY id FOR NO KEY UPDATE;
"""
CHECK = """
IF EXISTS (
  SELECT 1 FROM training_trainingclass AS class
  LEFT JOIN training_enrolment AS enrolment ON enrolment.training_class_id = class.id
  WHERE {touched} IN (SELECT id FROM new_rows) AND ({broken})
) THEN
  RAISE EXCEPTION 'a rule of training' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END IF;
"""


def rules(name: str, touched: str, *, first: str = "") -> list[pgtrigger.Trigger]:
    """After every insert and update of what is `touched`; `first` is what is done before."""
    checks = (CHECK.format(name=rule, broken=broken, touched=touched) for rule, broken in BROKEN.items())
    function = first + "".join(checks) + "RETURN NULL;"
    return [
        pgtrigger.Trigger(
            name=f"{name}_{str(operation).lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=function,
        )
        for operation in (pgtrigger.Insert, pgtrigger.Update)
    ]


CLASS_RULES = rules("class_rules", "class.id")
ENROLMENT_RULES = rules("enrolment_rules", "enrolment.id", first=HOLD_CLASSES)
