"""The workbook of movements that took place: who went from where to where; posts follow where they still lag."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement, State
from apps.cadres.roster_facts.columns import in_lists, text
from apps.cadres.roster_facts.listed_words import titles_of_day
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.cadres.roster_formats.moved_posts import CHANGES, MOVES, STAYS
from apps.cadres.roster_formats.movement_columns import COLUMNS
from apps.cadres.roster_loading.matching import UNIT_WORDS
from apps.cadres.services.movements import carry_out_many, edit_movement, record_many
from apps.core.permissions import Permission
from apps.core.text import fold_words
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.formats import Cell, Finding, Parsed, Reader
from apps.rosters.remarks import explain

NOT_DONE = explain(
    "F333",
    _("“%(value)s”: this movement did not take place, or not yet."),
    _("Leave the row out: such a list tells of movements that took place."),
)


def read_state(_: date) -> Reader:
    """Nothing of what took place; lists that go out also tell what was only proposed."""
    others = {words for words, state in in_lists(State).items() if state not in ("confirmed", "done")}

    def read(cell: Cell) -> Parsed:
        is_done = fold_words(cell.text) not in others
        return Parsed() if is_done else Parsed({}, (Finding(NOT_DONE, key="movement_state", value=cell.text),))

    return read


STATED = text("movement_state", _("State"), ("Tình trạng",), position=95, in_template=False, repeats=False)
STATE = replace(STATED, column=replace(STATED.column, reader=read_state, writer=None))
# A unit by its official code, which may stand behind its name, or by its name on the first day; whatever is none stays
# as it is written.
UNIT = rf"""(SELECT CASE WHEN count(*) = 1 THEN min(period.unit_id) END FROM communes_unitperiod AS period
  WHERE period.valid @> (staged.stated->>'starts_on')::date AND (period.code = staged.stated->>'{{side}}_place'
    OR period.code = substring(staged.stated->>'{{side}}_place' FROM '\(([0-9]+)\)$')
    OR (length(period.code) = 5 AND period.name_folded =
      trim(regexp_replace(core_fold(trim(staged.stated->>'{{side}}_place')), '{UNIT_WORDS}', '')))))"""
WRITTEN = (
    "kind_id",
    "legal_basis_id",
    "decision_number",
    "decision_on",
    "decision_issuer",
    "from_unit_id",
    "from_place",
    "from_level",
    "from_title_id",
    "to_unit_id",
    "to_place",
    "to_level",
    "to_title_id",
    "starts_on",
    "planned_end",
    "ended_on",
    "note",
)
NEWS = f"""
SELECT fresh.row_id IN (SELECT moves.row_id FROM ({MOVES}) AS moves), fresh.record, fresh.cadre_id,
  {", ".join(f"fresh.{column}" for column in WRITTEN)}
FROM fresh_movement AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.status IN ('new', 'changed') ORDER BY fresh.row_id
"""


def write_movements(parameters: Mapping[str, Any]) -> None:
    """Carry out the movements that are not in the posts yet, record the others, and correct those that are known."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(NEWS, parameters)
        rows = cursor.fetchall()
    people = Cadre.objects.select_related("home_unit").in_bulk([row[2] for row in rows])
    known = Movement.objects.select_related("cadre__home_unit").in_bulk([row[1] for row in rows if row[1]])
    moving: list[Movement] = []
    recorded: list[Movement] = []
    for moves, record, cadre, *values in rows:
        movement = known.get(record) or Movement(cadre=people[cadre])
        for name, value in zip(WRITTEN, values, strict=True):
            setattr(movement, name, value)
        if record:
            movement.state = "done" if movement.ended_on else "confirmed"
            edit_movement(movement=movement, revision=None, by=by)
        else:
            (moving if moves else recorded).append(movement)
    carry_out_many(movements=moving, by=by)
    record_many(movements=recorded, by=by)


def place(side: str) -> tuple[Entry, ...]:
    """Unit, words, level and title of one side; a unit that is known needs no words."""
    unit = UNIT.format(side=side)
    words = f"CASE WHEN {unit} IS NULL THEN staged.stated->>'{side}_place' END"
    shown = (
        f"coalesce(nullif({{row}}.{side}_place, ''), (SELECT period.name FROM communes_unitperiod AS period"
        f" WHERE period.unit_id = {{row}}.{side}_unit_id ORDER BY period.valid DESC LIMIT 1))"
    )
    return (
        Entry(f"{side}_unit_id", stated=unit),
        Entry(
            f"{side}_place",
            f"{side}_place",
            stated=words,
            shown=shown,
            final=f"CASE WHEN says.{side}_unit_id IS NULL"
            f" THEN coalesce(says.{side}_place, known.{side}_place) ELSE '' END",
        ),
        Entry(f"{side}_level", f"{side}_level"),
        Entry(f"{side}_title_id", f"{side}_title"),
    )


declare(
    Facts(
        declared=format_of(
            "movements",
            _("Movements"),
            "DANH SÁCH ĐIỀU ĐỘNG, LUÂN CHUYỂN CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            STATE,
            rules=(titles_of_day("starts_on", "from_title", "to_title"),),
            telling=("kind", "to_place"),
            headings=(
                "luân chuyển",
                "điều động",
                "biệt phái",
                "tăng cường cán bộ",
                "cán bộ tăng cường",
                "được bổ nhiệm",
                "danh sách bổ nhiệm",
                "bổ nhiệm lại",
                "bổ nhiệm cán bộ",
            ),
            rights=(Permission.EDIT_CADRES,),
            instructions=(
                _("One row for each movement that took place by a decision, with its first day."),
                _("A new movement ends and begins posts where they still stand as before it; each row says so."),
                LOCKED,
                KEEP,
            ),
        ),
        people=replace(WHOM, findings=(*WHOM.findings, CHANGES, STAYS)),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="movement",
                model=Movement,
                key=("cadre_id", "kind_id", "starts_on"),
                when=("kind", "to_place", "starts_on"),
                match="known.cadre_id = says.cadre_id AND known.kind_id = says.kind_id"
                " AND known.starts_on = says.starts_on AND known.state IN ('confirmed', 'done')",
                entries=(
                    PERSON,
                    Entry("kind_id", "kind"),
                    *decision_entries(),
                    *place("from"),
                    *place("to"),
                    Entry("starts_on", "starts_on", "date"),
                    Entry("planned_end", "planned_end", "date"),
                    Entry("ended_on", "ended_on", "date"),
                    Entry("note", "movement_note"),
                    Entry(
                        "state",
                        stated="CASE WHEN staged.stated ? 'ended_on' THEN 'done' END",
                        initial="'confirmed'",
                    ),
                    Entry("answered_at", initial="now()"),
                ),
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "kind": "moved.kind_id",
                "from_place": "coalesce(nullif(moved.from_place, ''), source.code)",
                "from_level": "nullif(moved.from_level, '')",
                "from_title": "moved.from_title_id",
                "to_place": "coalesce(nullif(moved.to_place, ''), goal.code)",
                "to_level": "nullif(moved.to_level, '')",
                "to_title": "moved.to_title_id",
                "decision_number": "nullif(moved.decision_number, '')",
                "decision_on": "moved.decision_on",
                "decision_issuer": "nullif(moved.decision_issuer, '')",
                "legal_basis": "moved.legal_basis_id",
                "starts_on": "moved.starts_on",
                "planned_end": "moved.planned_end",
                "ended_on": "moved.ended_on",
                "movement_note": "nullif(moved.note, '')",
            },
            """
LEFT JOIN cadres_movement AS moved ON moved.cadre_id = cadre.id AND moved.state IN ('confirmed', 'done')
LEFT JOIN communes_unitperiod AS source ON source.unit_id = moved.from_unit_id AND source.valid @> moved.starts_on
LEFT JOIN communes_unitperiod AS goal ON goal.unit_id = moved.to_unit_id AND goal.valid @> moved.starts_on
""",
            "moved.starts_on, moved.id",
        ),
        then=(write_movements,),
    )
)
