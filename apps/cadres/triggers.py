"""Triggers that keep a person's home unit: where the latest primary posting is, else the latest posting or seat.

Who is to begin elsewhere on a day to come stays at home until then; `homes` moves them on that day.
"""

import pgtrigger

TODAY = "(now() AT TIME ZONE 'Asia/Ho_Chi_Minh')::date"
REFRESH = f"""
UPDATE cadres_cadre AS person
SET home_unit_id = found.unit_id
FROM (
  SELECT person_id, (
    SELECT unit_id FROM (
      SELECT unit_id, 1 - is_primary::int AS choice, period, id FROM cadres_posting WHERE cadre_id = person_id
      UNION ALL
      SELECT unit_id, 2, period, id FROM cadres_committeeseat WHERE cadre_id = person_id
    ) AS held
    ORDER BY COALESCE(lower(period) > {TODAY}, false), choice, upper_inf(period) DESC, lower(period) DESC, id DESC
    LIMIT 1
  ) AS unit_id
  FROM (SELECT DISTINCT cadre_id AS person_id FROM {{rows}}) AS touched
) AS found
WHERE person.id = found.person_id AND person.home_unit_id IS DISTINCT FROM found.unit_id;
"""


def home_trigger(
    name: str, operation: pgtrigger.Operation, rows: str, referencing: pgtrigger.Referencing
) -> pgtrigger.Trigger:
    return pgtrigger.Trigger(
        name=name,
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=referencing,
        func=REFRESH.format(rows=rows) + "RETURN NULL;",
    )


def home_triggers(prefix: str) -> list[pgtrigger.Trigger]:
    """After any statement on postings or seats, however many rows it touched."""
    both = "(SELECT cadre_id FROM old_rows UNION SELECT cadre_id FROM new_rows) AS changed"
    return [
        home_trigger(f"{prefix}_home_insert", pgtrigger.Insert, "new_rows", pgtrigger.Referencing(new="new_rows")),
        home_trigger(f"{prefix}_home_delete", pgtrigger.Delete, "old_rows", pgtrigger.Referencing(old="old_rows")),
        home_trigger(
            f"{prefix}_home_update", pgtrigger.Update, both, pgtrigger.Referencing(old="old_rows", new="new_rows")
        ),
    ]


HOME_OF_POSTINGS = home_triggers("posting")
HOME_OF_SEATS = home_triggers("seat")
