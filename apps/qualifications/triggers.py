"""Rules that join a qualification to its level, which a check constraint cannot see; one statement per write."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

LANGUAGE_RULE = "qualification_language_on_its_ladder"
UNTRAINED_RULE = "qualification_untrained_is_a_fact"
LEVEL_RULE_MESSAGES = {
    LANGUAGE_RULE: _("A language belongs to a level of the foreign language ladder only."),
    UNTRAINED_RULE: _("“Untrained” is a state, not a course: it cannot be studied for, awarded or planned."),
}
# The names reach the application as constraint names do.
FUNCTION = f"""
IF EXISTS (
  SELECT 1 FROM new_rows AS added JOIN qualifications_qualificationlevel AS level ON level.code = added.level_id
  WHERE added.language_id IS NOT NULL AND level.ladder_id <> 'foreign_lang'
) THEN
  RAISE EXCEPTION 'language on another ladder' USING ERRCODE = 'check_violation', CONSTRAINT = '{LANGUAGE_RULE}';
END IF;
IF EXISTS (
  SELECT 1 FROM new_rows AS added JOIN qualifications_qualificationlevel AS level ON level.code = added.level_id
  WHERE level.rank = 0 AND (added.state <> 'held' OR added.awarded_on IS NOT NULL)
) THEN
  RAISE EXCEPTION 'untrained as a course' USING ERRCODE = 'check_violation', CONSTRAINT = '{UNTRAINED_RULE}';
END IF;
RETURN NULL;
"""


def level_rule(name: str, operation: pgtrigger.Operation) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(new="new_rows"),
        func=FUNCTION,
    )


LEVEL_RULES = [level_rule("level_rule_insert", pgtrigger.Insert), level_rule("level_rule_update", pgtrigger.Update)]
