"""Rules on standards that no single row shows: levels of their ladder, no tie between two standards, one's own post."""

import pgtrigger
from django.utils.translation import gettext_lazy as _

TIE = "standard_equally_specific"
TIE_MESSAGES = {
    TIE: _(
        "Another standard that is equally specific names the same title, job position or group for part of this time."
        " End that one first, or change the area."
    )
}
LADDER = "standard_level_of_its_ladder"
LOWER = "standard_area_level_is_lower"
CRITERION_MESSAGES = {
    LADDER: _("The level must belong to the ladder of the criterion, and “untrained” is no standard."),
    LOWER: _("The level for difficult areas must be lower than the general one, in a standard that holds everywhere."),
}
POST = "job_placement_of_own_post"
OWN_POST_MESSAGES = {POST: _("The post belongs to another person.")}
ITEM = "exemption_criterion_of_its_standard"
EXEMPTION_MESSAGES = {ITEM: _("The criterion belongs to another standard.")}

# Two transactions that each add one of a pair see each other's only with the lock.
TIES = pgtrigger.Trigger(
    name="no_ties",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
PERFORM pg_advisory_xact_lock(hashtext('{TIE}'));
IF EXISTS (
  SELECT 1 FROM qualifications_standardscope AS one
  JOIN qualifications_standardset AS one_set ON one_set.code = one.standard_id
  JOIN qualifications_standardscope AS other ON other.id > one.id AND (
    other.title_id = one.title_id OR other.job_position_id = one.job_position_id OR other.category = one.category)
  JOIN qualifications_standardset AS other_set ON other_set.code = other.standard_id
  WHERE one_set.code <> other_set.code AND one_set.area = other_set.area
    AND one_set.is_special_law = other_set.is_special_law
    AND daterange(one_set.valid_from, one_set.valid_to) && daterange(other_set.valid_from, other_set.valid_to)
) THEN
  RAISE EXCEPTION 'two standards equally specific' USING ERRCODE = 'check_violation', CONSTRAINT = '{TIE}';
END IF;
RETURN NULL;
""",
)

CRITERION_LEVELS = pgtrigger.Trigger(
    name="criterion_levels",
    level=pgtrigger.Statement,
    when=pgtrigger.After,
    operation=pgtrigger.Insert | pgtrigger.Update,
    func=f"""
IF EXISTS (
  SELECT 1 FROM qualifications_standardcriterion AS criterion
  JOIN qualifications_qualificationlevel AS level ON level.code IN (criterion.level_id, criterion.area_level_id)
  WHERE level.ladder_id <> criterion.ladder_id OR level.rank = 0
) THEN
  RAISE EXCEPTION 'level of another ladder' USING ERRCODE = 'check_violation', CONSTRAINT = '{LADDER}';
END IF;
IF EXISTS (
  SELECT 1 FROM qualifications_standardcriterion AS criterion
  JOIN qualifications_standardset AS standard ON standard.code = criterion.standard_id
  JOIN qualifications_qualificationlevel AS level ON level.code = criterion.level_id
  JOIN qualifications_qualificationlevel AS lower_level ON lower_level.code = criterion.area_level_id
  WHERE lower_level.rank >= level.rank OR standard.area <> 'general'
) THEN
  RAISE EXCEPTION 'area level not lower' USING ERRCODE = 'check_violation', CONSTRAINT = '{LOWER}';
END IF;
RETURN NULL;
""",
)


def _on_new_rows(name: str, func: str) -> list[pgtrigger.Trigger]:
    """One trigger for each kind of write; both look at the written rows only."""
    operations = {"insert": pgtrigger.Insert, "update": pgtrigger.Update}
    return [
        pgtrigger.Trigger(
            name=f"{name}_{verb}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="new_rows"),
            func=func,
        )
        for verb, operation in operations.items()
    ]


OWN_POST = _on_new_rows(
    "own_post",
    f"""
IF EXISTS (
  SELECT 1 FROM new_rows AS added JOIN cadres_posting AS posting ON posting.id = added.posting_id
  WHERE posting.cadre_id <> added.cadre_id
) THEN
  RAISE EXCEPTION 'post of another person' USING ERRCODE = 'check_violation', CONSTRAINT = '{POST}';
END IF;
RETURN NULL;
""",
)

EXEMPTED_ITEM = _on_new_rows(
    "exempted_item",
    f"""
IF EXISTS (
  SELECT 1 FROM new_rows AS added
  JOIN qualifications_standardcriterion AS criterion ON criterion.id = added.criterion_id
  WHERE criterion.standard_id <> added.standard_id
) THEN
  RAISE EXCEPTION 'criterion of another standard' USING ERRCODE = 'check_violation', CONSTRAINT = '{ITEM}';
END IF;
RETURN NULL;
""",
)
