"""Where a person served, and as what, on a day: the post of the day, else one that ended that year, else a seat."""

from collections.abc import Sequence

from apps.cadres.roster_facts.told import NO_UNIT
from apps.rosters.facts import Entry

JOINS = """
JOIN cadres_cadre AS person ON person.id = says.cadre_id
LEFT JOIN LATERAL (
  SELECT held.unit_id, held.title_id, held.category FROM cadres_posting AS held
  WHERE held.cadre_id = says.cadre_id AND (
    held.period @> {day}
    OR (held.is_primary AND held.period && daterange(date_trunc('year', {day})::date, {day}, '[]')))
  ORDER BY held.period @> {day} DESC, held.is_primary DESC, held.period DESC LIMIT 1
) AS post ON true
LEFT JOIN LATERAL (
  SELECT seat.unit_id FROM cadres_committeeseat AS seat JOIN cadres_seatkind AS kind ON kind.code = seat.kind_id
  WHERE post.unit_id IS NULL AND seat.cadre_id = says.cadre_id AND seat.period @> {day}
  ORDER BY kind.position, seat.period DESC LIMIT 1
) AS seat ON true
"""
PERSON = Entry("cadre_id", stated="staged.person")


def place_joins(day: str) -> str:
    """Joins that give `post`, `seat` and `person` for a record of `says` on a day."""
    return JOINS.format(day=f"({day})::date")


def place_entries(columns: Sequence[str] = ("unit_id", "title_id", "category")) -> tuple[Entry, ...]:
    """Unit, title and category at the time; who holds no post has a unit alone."""
    found = {
        "unit_id": "coalesce(post.unit_id, seat.unit_id, person.home_unit_id)",
        "title_id": "post.title_id",
        "category": "coalesce(post.category, '')",
    }
    needed = {"unit_id": NO_UNIT}
    return tuple(Entry(column, initial=found[column], missing=needed.get(column, "")) for column in columns)


def decision_entries(basis: str = "legal_basis") -> tuple[Entry, ...]:
    """The paper by which something was decided."""
    return (
        Entry("legal_basis_id", basis),
        Entry("decision_number", "decision_number"),
        Entry("decision_on", "decision_on", "date"),
        Entry("decision_issuer", "decision_issuer"),
    )
