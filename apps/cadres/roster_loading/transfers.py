"""People of a roster who are registered in another commune: a transfer is proposed, and nothing else of them written.

They go on counting where they serve until that unit confirms.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, cast

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.utils.dateparse import parse_date
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement, MovementKind
from apps.cadres.movements.warnings import warnings_of
from apps.cadres.services import movements
from apps.communes.models import Unit
from apps.rosters.claims import NotApplicableError
from apps.rosters.kept_tables import Filled
from apps.rosters.needs import only, says
from apps.rosters.remarks import explain

TRANSFER = "DC_DD"
WAITS = explain(
    "D130",
    _("%(value)s serves in %(unit)s and moves here when that unit confirms; until then the person counts there."),
    _("When the roster is applied, the transfer is proposed. Send the roster again after it is confirmed."),
)
PROPOSED = explain(
    "D131",
    _("The transfer of %(value)s from %(unit)s is proposed and waits for confirmation; the person counts there."),
    _("Ask %(unit)s to answer; nothing else needs to be done here."),
)
OTHER_PROPOSAL = explain(
    "D132",
    _("%(value)s serves in another unit, and another movement of this person is waiting for an answer."),
    _("Ask the province's organization board to settle that movement first, or leave the row out."),
)
SERVES_ELSEWHERE = explain(
    "D133",
    _("A person with these data serves in %(unit)s."),
    _("Say on the page of this roster whether that is the person of this row."),
)
SERVED_HERE = explain(
    "D136",
    _("%(value)s served here on this day and belongs to %(unit)s by now; nothing of this row is written."),
    _("If something about this person is to be corrected, tell that commune."),
)
NOT_PROPOSED = explain(
    "D134",
    _("The transfer of %(name)s could not be recorded: %(reason)s Nothing was changed."),
    _("Leave the row out, or tell the province's organization board."),
)

# A roster may come late: who served here on its day and has moved since is neither fetched back nor missing.
# By citizen id only together with the name or the whole date of birth: a mistyped number is nobody's transfer.
MEANT = """
WITH asked AS (
  SELECT says.*, coalesce(staged.stated->>'chosen', '-') AS chosen
  FROM staged JOIN staged_person AS says ON says.id = staged.id
  WHERE staged.person IS NULL AND staged.status = 'new' AND says.target IS NOT NULL
), meant AS (
  SELECT asked.id, asked.target, known.id AS person, known.code, known.home_unit_id
  FROM asked JOIN cadres_cadre AS known ON known.code = asked.chosen
  UNION ALL
  SELECT asked.id, asked.target, known.id, known.code, known.home_unit_id
  FROM asked JOIN numbered AS known ON known.citizen_id = asked.citizen_id
  WHERE asked.chosen = '-' AND (
    known.name_folded = asked.folded OR similarity(known.name_folded, asked.folded) >= 0.5
    OR (known.birth = asked.birth AND length(asked.birth) = 10))
)
SELECT DISTINCT ON (meant.person) meant.id, meant.person, meant.code, meant.home_unit_id AS old_unit, meant.target,
  open.id AS proposal, open.to_unit_id = meant.target AS is_same_proposal,
  EXISTS (SELECT FROM cadres_posting AS held WHERE held.cadre_id = meant.person AND held.period @> %(day)s::date
    AND held.unit_id IN (SELECT unit FROM covered)) AS has_served
FROM meant LEFT JOIN cadres_movement AS open ON open.cadre_id = meant.person AND open.state = 'proposed'
WHERE meant.home_unit_id NOT IN (SELECT unit FROM covered)
ORDER BY meant.person, meant.id = ANY(%(left_out)s), meant.id
"""
MARKED = """
UPDATE staged SET code = transfer.code, status = CASE WHEN transfer.has_served THEN 'unchanged'
  WHEN transfer.proposal IS NULL THEN 'moved'
  WHEN transfer.is_same_proposal THEN 'unchanged' ELSE 'unsure' END
FROM transfer WHERE staged.id = transfer.id
"""
MAY_BE_MEANT = {"numbered", *says("chosen")}
FOUND = (only(Filled("transfer", MEANT), MAY_BE_MEANT, {"open"}), only(MARKED, MAY_BE_MEANT, {"open"}))
# Without a citizen id: the same name and whole date of birth, no contradiction, and nobody of the own units who fits.
ALIKE = """
INSERT INTO candidate (id, person, code, name, birth, citizen_id, sex, is_here, score, is_vague, is_strong, is_other_id,
  is_sure)
SELECT staged.id, known.id, known.code, 'equal', 'equal', 'unknown', 'unknown', false, 85, false, true, false, false
FROM staged JOIN staged_person AS says ON says.id = staged.id
JOIN cadres_cadre AS known ON known.name_folded = says.folded AND known.birth_date = says.birth_date
WHERE staged.person IS NULL AND staged.status = 'new' AND NOT staged.stated ? 'chosen' AND says.target IS NOT NULL
  AND says.birth_precision = 'day' AND known.birth_precision = 'day'
  AND (known.sex IS NULL OR says.sex IS NULL OR known.sex = says.sex)
  AND (known.citizen_id IS NULL OR says.citizen_id IS NULL)
  AND known.home_unit_id NOT IN (SELECT unit FROM covered);
UPDATE staged SET status = 'unsure' FROM candidate WHERE candidate.id = staged.id AND NOT candidate.is_here
"""
UNIT = """
(SELECT max(code) FROM communes_unitperiod WHERE unit_id = {0} AND valid IN (
  SELECT valid FROM communes_unitperiod WHERE unit_id = {0} ORDER BY lower(valid) DESC LIMIT 1))
"""
NAME = """
(SELECT name FROM communes_unitperiod WHERE unit_id = {0} ORDER BY lower(valid) DESC LIMIT 1)
"""
NEW_UNIT = f"""
SELECT staged.id, 'unit', to_jsonb(coalesce({UNIT.format("transfer.old_unit")}, '')),
  to_jsonb(coalesce({UNIT.format("transfer.target")}, ''))
FROM staged JOIN transfer ON transfer.id = staged.id
WHERE staged.status = 'moved'
"""
DIFFERENCE = only(NEW_UNIT, MAY_BE_MEANT, {"open"})
TOLD = f"""
SELECT staged.id, CASE staged.status WHEN 'unsure' THEN 'issue' ELSE 'notice' END,
  CASE WHEN transfer.has_served THEN 'D136' WHEN staged.status = 'unsure' THEN 'D132'
    WHEN staged.status = 'moved' THEN 'D130' ELSE 'D131' END, 'full_name',
  staged.stated->>'full_name', NULL::jsonb, NULL::jsonb,
  jsonb_build_object('unit', coalesce({NAME.format("transfer.old_unit")}, ''))
FROM staged JOIN transfer ON transfer.id = staged.id
"""
ASKED = f"""
SELECT staged.id, 'issue', 'D133', 'full_name', staged.stated->>'full_name', NULL::jsonb, NULL::jsonb,
  jsonb_build_object('unit', string_agg(DISTINCT {NAME.format("known.home_unit_id")}, ', '))
FROM staged JOIN candidate ON candidate.id = staged.id AND NOT candidate.is_here
JOIN cadres_cadre AS known ON known.id = candidate.person
WHERE staged.status = 'unsure'
GROUP BY staged.id, staged.stated
"""
FINDINGS = (only(TOLD, MAY_BE_MEANT, {"open"}), only(ASKED, {"weighed"}))
TO_PROPOSE = """
SELECT transfer.person, transfer.target, staged.stated->'titles'->>0, staged.stated->'carry_out'->>'number',
  staged.stated->'carry_out'->>'on', staged.stated->'carry_out'->>'issuer', staged.stated->'paper'->>'number'
FROM staged JOIN transfer ON transfer.id = staged.id WHERE staged.status = 'moved' ORDER BY staged.id
"""


def propose_all(parameters: Mapping[str, Any]) -> None:
    """Propose a transfer for each such row, or carry it out where someone who speaks for both sides said so."""
    with connection.cursor() as cursor:
        cursor.execute(TO_PROPOSE)
        found = cursor.fetchall()
    if not found:
        return
    by = User.objects.get(pk=parameters["by"])
    people = Cadre.objects.select_related("home_unit").in_bulk([row[0] for row in found])
    units = Unit.objects.in_bulk({row[1] for row in found})
    kind = MovementKind.objects.get(pk=TRANSFER)
    for person, target, title, number, on, issuer, paper in found:
        movement = Movement(
            cadre=people[person],
            kind=kind,
            from_unit=people[person].home_unit,
            to_unit=units[target],
            to_title_id=title,
            starts_on=parameters["day"],
            decision_number=number or paper or "",
            decision_on=parse_date(on or ""),
            decision_issuer=issuer or "",
        )
        _record(movement, by, at_once=bool(number))


def _record(movement: Movement, by: User, *, at_once: bool) -> None:
    movements.state_places(movement)
    seen = [warning.doubt.code for warning in warnings_of(movement)]
    write = movements.carry_out if at_once else movements.propose_for_receiver
    try:
        write(movement=movement, by=by, seen=seen)
    except ValidationError as refusal:
        _refuse(movement, " ".join(cast(Any, refusal).messages), refusal)
    except PermissionDenied as denied:
        _refuse(movement, str(denied), denied)


def _refuse(movement: Movement, reason: str, cause: Exception) -> None:
    told = {"name": movement.cadre.full_name, "reason": reason}
    raise NotApplicableError(NOT_PROPOSED, told) from cause
