"""Which recorded diploma a row of the workbook means: one, none, or several, of which none is chosen."""

from dataclasses import replace

from apps.cadres.roster_facts.people import WHOM
from apps.cadres.roster_loading.texts import ISO
from apps.qualifications.verification_rosters import SEVERAL_DIPLOMAS

HELD_ISO = ISO.format("held.awarded_on", "held.awarded_precision")
# A row fits a diploma of the same level that contradicts neither its specialty nor its language nor both its day and
# its number: with an equal number even the specialty may be corrected. Who studies for a level does not hold it.
FITTING = f"""
DROP TABLE IF EXISTS diploma_fit;
CREATE TEMP TABLE diploma_fit ON COMMIT DROP AS
SELECT fit.id, fit.record, fit.is_number, fit.is_specialty, fit.is_state,
  (fit.is_state AND fit.specialty = fit.held_specialty AND fit.number = fit.held_number AND fit.award = fit.held_award
    AND fit.language = fit.held_language) AS is_exact
FROM (
  SELECT staged.id, held.id AS record, says.*, held.state <> 'held' AS is_before,
    core_fold(held.specialty) AS held_specialty, core_fold(held.diploma_number) AS held_number,
    coalesce({HELD_ISO}, '') AS held_award, coalesce(held.language_id, '') AS held_language,
    says.state = held.state AS is_state,
    says.number <> '' AND says.number = core_fold(held.diploma_number) AS is_number,
    says.specialty <> '' AND says.specialty = core_fold(held.specialty) AS is_specialty
  FROM staged JOIN qualifications_qualification AS held
    ON held.cadre_id = staged.person AND held.level_id = staged.stated->>'diploma_level'
  CROSS JOIN LATERAL (
    SELECT core_fold(coalesce(staged.stated->>'diploma_specialty', '')) AS specialty,
      core_fold(coalesce(staged.stated->>'diploma_number', '')) AS number,
      coalesce(staged.stated->>'diploma_awarded', '') AS award,
      coalesce(staged.stated->>'diploma_language', '') AS language,
      coalesce(staged.stated->>'diploma_state', 'held') AS state
  ) AS says
) AS fit
WHERE (fit.state = 'held' OR fit.is_before)
  AND (fit.language = '' OR fit.held_language IN ('', fit.language))
  AND (fit.is_number OR fit.specialty = '' OR fit.held_specialty IN ('', fit.specialty))
  AND (fit.number = '' OR fit.held_number IN ('', fit.number)
    OR fit.award = '' OR starts_with(fit.held_award, fit.award) OR starts_with(fit.award, fit.held_award));
ANALYZE diploma_fit
"""
# What another row states exactly is that row's. Then an equal number tells most, an equal specialty next.
CHOSEN = """
DROP TABLE IF EXISTS staged_record;
CREATE TEMP TABLE staged_record ON COMMIT DROP AS
SELECT best.id, count(*) AS fitting, min(best.record) AS record
FROM (
  SELECT fit.id, fit.record, rank() OVER (
    PARTITION BY fit.id ORDER BY fit.is_exact DESC, fit.is_number DESC, fit.is_specialty DESC, fit.is_state DESC
  ) AS place
  FROM diploma_fit AS fit WHERE fit.is_exact OR NOT EXISTS (
    SELECT FROM diploma_fit AS other WHERE other.record = fit.record AND other.is_exact AND other.id <> fit.id)
) AS best
WHERE best.place = 1
GROUP BY best.id;
ANALYZE staged_record
"""
UNCLEAR = """
UPDATE staged SET status = 'unsure' FROM staged_record AS found WHERE found.id = staged.id AND found.fitting > 1
"""
SEVERAL = f"""
SELECT staged.id, 'issue', '{SEVERAL_DIPLOMAS}', 'diploma_words', staged.stated->>'diploma_words', NULL, NULL, NULL
FROM staged_record AS found JOIN staged ON staged.id = found.id WHERE found.fitting > 1
"""
MATCH = "known.id = (SELECT found.record FROM staged_record AS found WHERE found.id = says.row_id)"
WITH_RECORD = replace(WHOM, match=(*WHOM.match, FITTING, CHOSEN, UNCLEAR), findings=(*WHOM.findings, SEVERAL))
