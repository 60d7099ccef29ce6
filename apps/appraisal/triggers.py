"""Rules of appraisal that join several tables: one statement for all rows of a write, whoever writes.

The names reach the application as constraint names do.
"""

from collections.abc import Sequence

import pgtrigger
from django.utils.translation import gettext_lazy as _

YEAR_HAS_SCHEME = "appraisal_year_has_a_scheme"
LEVEL_OF_YEAR = "appraisal_level_of_the_year"
SCORE_OF_YEAR = "appraisal_score_above_scale"
LEVEL_OF_SCORE = "appraisal_level_of_the_score"
DISQUALIFIED_WHY = "appraisal_disqualified_by_what"
ISSUED_TO_PRESENT = "appraisal_ballots_exceed_present"
SCHEME_OF_DAY = "appraisal_vote_scheme_of_the_day"
FORM_OF_DAY = "appraisal_form_exists_on_the_day"

RATED_BY_IT = "appraisal_rated_by_the_scheme"
SCHEME_MESSAGES = {
    RATED_BY_IT: _(
        "Ratings were given by this scheme that would no longer fit it: another year, level or score. Leave it as it "
        "was for these years; for what changes later, end it with its last year and add a new scheme."
    )
}
RATING_MESSAGES = {
    YEAR_HAS_SCHEME: _("No rating scheme is known for this year and track. Ask the administrator to add it."),
    LEVEL_OF_YEAR: _("This level did not exist in the scheme of that year. Choose a level of that year."),
    SCORE_OF_YEAR: _("The score lies above the scale of that year."),
    LEVEL_OF_SCORE: _("The level does not fit the score by the scheme of that year. Correct one of the two."),
    DISQUALIFIED_WHY: _("The score is higher than this level asks. Write in the note what led to the lowest level."),
}
VOTE_MESSAGES = {
    ISSUED_TO_PRESENT: _("More ballots were issued than people were present. Check both numbers."),
    SCHEME_OF_DAY: _("This scheme of votes did not hold on the day of the session. Choose the one of that day."),
}
COMMENDATION_MESSAGES = {
    FORM_OF_DAY: _("This form of commendation did not exist on the day of the decision. Choose a form of that day."),
}
OUTSIDE = """(written.score < entry.lowest_score OR written.score >= entry.below_score)"""
RATINGS = """
  FROM new_rows AS written
  LEFT JOIN appraisal_ratingscheme AS scheme ON scheme.track = written.track AND scheme.first_year <= written.year
    AND (scheme.last_year IS NULL OR scheme.last_year >= written.year)
  LEFT JOIN appraisal_schemelevel AS entry ON entry.scheme_id = scheme.code AND entry.level_id = written.level_id
"""
VOTES = """
  FROM new_rows AS touched
  JOIN appraisal_confidencevote AS vote ON {key}
  JOIN appraisal_votesession AS session ON session.id = vote.session_id
"""
# The number of those present does not change while ballots are written.
HOLD_SESSIONS = """
PERFORM 1 FROM appraisal_votesession WHERE id IN (SELECT session_id FROM new_rows) ORDER BY id FOR SHARE;
"""
SESSIONS = """
  FROM new_rows AS session JOIN appraisal_votescheme AS scheme ON scheme.code = session.scheme_id
"""
COMMENDATIONS = """
  FROM new_rows AS written JOIN appraisal_commendationform AS form ON form.code = written.form_id
"""
# The first of the rules that any row breaks, so that the answer does not hang on the order of the rows.
CHECK = """
SELECT (ARRAY[{names}])[min(CASE {cases} END)] INTO broken {rows};
IF broken IS NOT NULL THEN
  RAISE EXCEPTION 'a rule of appraisal' USING ERRCODE = 'check_violation', CONSTRAINT = broken;
END IF;
"""


def outside(day: str, item: str) -> str:
    """The condition that an entry of a code list did not hold on a day."""
    return f"({day} < {item}.valid_from OR {day} >= {item}.valid_to)"


def checked(rows: str, rules_of_rows: Sequence[tuple[str, str]]) -> str:
    """One look at the rows for all rules that stand on them."""
    names = ", ".join(f"'{name}'" for name, _broken in rules_of_rows)
    cases = " ".join(f"WHEN {broken} THEN {number}" for number, (_name, broken) in enumerate(rules_of_rows, start=1))
    return CHECK.format(names=names, cases=cases, rows=rows)


def rules(name: str, *checks: tuple[str, tuple[tuple[str, str], ...]], first: str = "") -> list[pgtrigger.Trigger]:
    """After every insert and update; each check is where it looks, and by name what it must not find there.

    `first` is what is done before.
    """
    function = first + "".join(checked(rows, broken) for rows, broken in checks)
    return [
        pgtrigger.Trigger(
            name=f"{name}_{str(operation).lower()}",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=pgtrigger.Referencing(new="new_rows"),
            declare=[("broken", "text")],
            func=function + "RETURN NULL;",
        )
        for operation in (pgtrigger.Insert, pgtrigger.Update)
    ]


RATING_RULES = rules(
    "rating_rules",
    (
        RATINGS,
        (
            (YEAR_HAS_SCHEME, "scheme.code IS NULL"),
            (LEVEL_OF_YEAR, "written.level_id IS NOT NULL AND entry.code IS NULL"),
            (SCORE_OF_YEAR, "written.score > scheme.highest_score"),
            (LEVEL_OF_SCORE, f"{OUTSIDE} AND NOT entry.takes_disqualified"),
            (DISQUALIFIED_WHY, f"{OUTSIDE} AND entry.takes_disqualified AND written.note = ''"),
        ),
    ),
)
# A scheme that is written anew still fits what was rated by it, also in the moment in which it is written.
GIVEN = """
LOCK TABLE appraisal_rating IN SHARE MODE;
IF EXISTS (
  SELECT FROM ({touched}) AS touched
  JOIN appraisal_rating AS written ON written.track = touched.track AND written.year >= touched.first_year
    AND written.year <= coalesce(touched.last_year, written.year)
  {rules}
  WHERE scheme.code IS NULL OR (written.level_id IS NOT NULL AND entry.code IS NULL)
    OR written.score > scheme.highest_score OR ({outside} AND NOT entry.takes_disqualified)
) THEN
  RAISE EXCEPTION 'ratings were given by it' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END IF;
RETURN NULL;
"""
OF_SCHEME = "track, first_year, last_year"
OF_LEVEL = """(SELECT scheme.track FROM appraisal_ratingscheme AS scheme WHERE scheme.code = scheme_id) AS track,
    (SELECT scheme.first_year FROM appraisal_ratingscheme AS scheme WHERE scheme.code = scheme_id) AS first_year,
    (SELECT scheme.last_year FROM appraisal_ratingscheme AS scheme WHERE scheme.code = scheme_id) AS last_year"""


def given_by(name: str, years: str) -> list[pgtrigger.Trigger]:
    """After an update or a deletion: every rating of the years that the rows are or were about keeps the rules."""
    rules_of_ratings = RATINGS.replace("FROM new_rows AS written", "")
    gone = f"SELECT {years} FROM old_rows"
    touched = {pgtrigger.Update: f"SELECT {years} FROM new_rows UNION {gone}", pgtrigger.Delete: gone}
    both = pgtrigger.Referencing(old="old_rows", new="new_rows")
    return [
        pgtrigger.Trigger(
            name=name if operation is pgtrigger.Update else f"{name}_del",
            level=pgtrigger.Statement,
            when=pgtrigger.After,
            operation=operation,
            referencing=both if operation is pgtrigger.Update else pgtrigger.Referencing(old="old_rows"),
            func=GIVEN.format(touched=rows, rules=rules_of_ratings, outside=OUTSIDE, name=RATED_BY_IT),
        )
        for operation, rows in touched.items()
    ]


SCHEME_RULES = given_by("rated_by_it", OF_SCHEME)
SCHEME_LEVEL_RULES = given_by("rated_by_it", OF_LEVEL)
EXCEEDED = ((ISSUED_TO_PRESENT, "vote.issued > session.present"),)
VOTE_RULES = {
    "session": rules(
        "session_rules",
        (SESSIONS, ((SCHEME_OF_DAY, outside("session.held_on", "scheme")),)),
        (VOTES.format(key="vote.session_id = touched.id"), EXCEEDED),
    ),
    "vote": rules("vote_rules", (VOTES.format(key="vote.id = touched.id"), EXCEEDED), first=HOLD_SESSIONS),
}
COMMENDATION_RULES = rules("form_rules", (COMMENDATIONS, ((FORM_OF_DAY, outside("written.decision_on", "form")),)))
