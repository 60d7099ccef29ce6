"""Rules of discipline that join several tables: one statement for all rows of a write, whoever writes.

The names reach the application as constraint names do.
"""

import pgtrigger
from django.utils.translation import gettext_lazy as _

from apps.core.triggers import UNMOVED

FORM_EXISTS = "discipline_form_exists_on_the_day"
FORM_OF_SIDE = "discipline_form_of_its_side"
FORM_OF_CATEGORY = "discipline_form_of_the_category"
FORM_FOR_PROBATION = "discipline_form_for_probation"
SAME_PERSON = "discipline_same_person"
DECIDED_AFTER_ACT = "discipline_decided_after_the_act"
EFFECT_FROM = "discipline_effect_from"

RULE_MESSAGES = {
    FORM_EXISTS: _("This form of discipline did not exist on the day of the decision. Choose a form of that day."),
    FORM_OF_SIDE: _("This form belongs to the other side: the State has its forms, and the Party has its own."),
    FORM_OF_CATEGORY: _(
        "The State's forms are for the category of the person at that time: those of cadres for cadres, those of civil "
        "servants for civil servants."
    ),
    FORM_FOR_PROBATION: _("A probationary Party member can only be reprimanded or warned."),
    SAME_PERSON: _("The decision and the act must be about the same person."),
    DECIDED_AFTER_ACT: _("The decision must not come before the act that it is about."),
    EFFECT_FROM: _(
        "A decision takes effect on its own day or later; only the State's decision may take effect on the day of the "
        "Party's decision on the same act."
    ),
}
# Each finds the decisions of the touched acts that break the rule.
BROKEN = {
    FORM_EXISTS: (
        "(form.valid_from IS NOT NULL AND decision.decision_on < form.valid_from)"
        " OR (form.valid_to IS NOT NULL AND decision.decision_on >= form.valid_to)"
    ),
    FORM_OF_SIDE: "track.side <> decision.side",
    FORM_OF_CATEGORY: "track.category <> '' AND track.category <> decision.category",
    # How long probation lasts decides where no official day is recorded.
    FORM_FOR_PROBATION: """track.side = 'party' AND NOT form.for_probationary AND EXISTS (
      SELECT 1 FROM cadres_partymembership AS member WHERE member.cadre_id = decision.cadre_id
        AND member.counts_from <= decision.decision_on
        AND (member.ended_on IS NULL OR member.ended_on > decision.decision_on)
        AND COALESCE(member.official_on, (member.counts_from + interval '1 year')::date) > decision.decision_on
    )""",
    SAME_PERSON: f"act.cadre_id <> decision.cadre_id AND {UNMOVED}",
    DECIDED_AFTER_ACT: "act.act_on > decision.decision_on",
    EFFECT_FROM: """decision.effective_on < decision.decision_on AND (decision.side = 'party' OR NOT EXISTS (
      SELECT 1 FROM discipline_disciplinarydecision AS other WHERE other.act_id = decision.act_id
        AND other.side = 'party' AND other.cancelled_on IS NULL AND other.effective_on = decision.effective_on
    ))""",
}
# An act and all decisions on it are looked at together, whoever else writes one of them in that moment.
HOLD_ACTS = """
PERFORM 1 FROM discipline_disciplinaryact WHERE id IN (SELECT act_id FROM new_rows) ORDER BY id FOR NO KEY UPDATE;
"""
CHECK = """
IF EXISTS (
  SELECT 1 FROM discipline_disciplinarydecision AS decision
  JOIN discipline_disciplinaryact AS act ON act.id = decision.act_id
  JOIN discipline_disciplineform AS form ON form.code = decision.form_id
  JOIN discipline_disciplinetrack AS track ON track.code = form.track_id
  WHERE decision.{key} IN (SELECT {touched} FROM new_rows) AND ({broken})
) THEN
  RAISE EXCEPTION 'a rule of discipline' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END IF;
"""


def rules(name: str, *, key: str, touched: str, only: tuple[str, ...], first: str = "") -> list[pgtrigger.Trigger]:
    """After every insert and update; `key` of a decision is `touched` by the written rows.

    `first` is what is done before.
    """
    checks = (CHECK.format(name=rule, broken=BROKEN[rule], key=key, touched=touched) for rule in only)
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


# What an act says of its decisions can only change when the act is written; the effect also leans on the sibling.
ACT_RULES = rules("act_rules", key="act_id", touched="id", only=(SAME_PERSON, DECIDED_AFTER_ACT))
OWN = (FORM_EXISTS, FORM_OF_SIDE, FORM_OF_CATEGORY, FORM_FOR_PROBATION, SAME_PERSON, DECIDED_AFTER_ACT)
DECISION_RULES = [
    *rules("decision_rules", key="id", touched="id", only=OWN, first=HOLD_ACTS),
    *rules("decision_effect", key="act_id", touched="act_id", only=(EFFECT_FROM,), first=HOLD_ACTS),
]
