"""Understood rows on their way through the database: staged by COPY, matched, compared and checked as sets."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from sys import intern
from typing import Any

from django.db import connection, models

from apps.core.history import expect_many_rows
from apps.core.text import name_sort_key
from apps.rosters.kept_tables import Plain, Statement, make_ready
from apps.rosters.loading import loaders
from apps.rosters.needs import Ask, Step, bare_step, concerned, concerns, filled_by, says
from apps.rosters.units import province_of
from apps.rosters.values import Place, Remark, Understood

STAGED = """
  id integer PRIMARY KEY, sheet text, line integer, stated jsonb, raw jsonb, grp text, unit_text text, sort_key text,
  person bigint, code text, moved boolean NOT NULL DEFAULT false, status text NOT NULL DEFAULT 'new',
  changes jsonb NOT NULL DEFAULT '{}'
"""
TABLES = (
    # Most rows are written to once more, when it is found whom they mean: beside where they stand it costs half.
    Plain("staged", STAGED, filled=50),
    Plain("staged_left_out", "LIKE staged"),
    Plain("staged_sheet", "id integer PRIMARY KEY, name text, unit_text text"),
    Plain("covered", "unit bigint PRIMARY KEY"),
)
COLUMNS = "id, sheet, line, stated, raw, grp, unit_text, sort_key"
COMPARE = """
UPDATE staged SET changes = found.changes
FROM (
  SELECT id, jsonb_object_agg(field, jsonb_build_array(before, after)) AS changes FROM ({selects})
    AS differing (id, field, before, after)
  GROUP BY id
) AS found
WHERE staged.id = found.id
"""
LEAVE_OUT = """
WITH gone AS (DELETE FROM staged WHERE id = ANY(%(left_out)s) RETURNING *)
INSERT INTO staged_left_out SELECT * FROM gone RETURNING id, code
"""
# New rows without a code need not travel.
VERDICTS = """
SELECT id, status, code, nullif(changes, '{}') FROM staged
WHERE status <> 'new' OR code IS NOT NULL OR changes <> '{}'
"""
# Matching may have called unchanged already whom it found beyond doubt; a row that is right is not written again.
CLASSIFY = """
UPDATE staged SET status = found.status
FROM (
  SELECT id, CASE WHEN moved THEN 'moved' WHEN changes = '{}' THEN 'unchanged' ELSE 'changed' END AS status
  FROM staged WHERE person IS NOT NULL AND status <> 'unsure'
) AS found
WHERE staged.id = found.id AND staged.status <> found.status
"""
# What will be written: the statuses of rows, and what differs in any.
NEWS = Ask("""
SELECT DISTINCT status FROM staged
UNION ALL
SELECT DISTINCT 'differs ' || field FROM staged CROSS JOIN LATERAL jsonb_object_keys(changes) AS field
WHERE changes <> '{}'
""")
# The planner need only know of the temporary tables how many rows there are and how many of them are alike.
SKETCH = "SET LOCAL default_statistics_target = 10"
DOUBT = "UPDATE staged SET status = 'unsure' WHERE id = ANY(%s) AND status = 'unchanged'"


@dataclass(frozen=True, slots=True)
class Verdict:
    """What the database says of one staged row."""

    status: str
    cadre: str | None
    changes: dict[str, list[Any]]


class Verdicts:
    """What the database says of all rows; most are alike, so that little is kept of each."""

    def __init__(self, rows: int) -> None:
        self.statuses = ["new"] * rows
        self._codes: dict[int, str] = {}
        self._changes: dict[int, str] = {}

    def say(self, number: int, status: str, code: str | None, changes: str | None) -> None:
        self.statuses[number] = intern(status)
        if code:
            self._codes[number] = code
        if changes:
            self._changes[number] = changes

    def __getitem__(self, number: int) -> Verdict:
        changes = json.loads(self._changes.get(number, "{}"))
        return Verdict(self.statuses[number], self._codes.get(number), changes)


@dataclass(frozen=True, slots=True)
class Finding:
    """A remark of the database: an issue, which hinders, or a notice."""

    severity: str
    remark: Remark


class Staging:
    """The temporary tables of one roster; what they hold counts until the transaction ends."""

    def __init__(self, understood: Understood, unit: models.Model, day: date, leaving: Iterable[str] = ()) -> None:
        self.loaders = loaders(understood.format)
        self.rows = understood.rows
        # What is so of this roster, so far as it is known: steps without anything to do are left out.
        self.facts = set(says(*self.rows.keys))
        # Whom the rows that people left out match, by the number of the row.
        self.left_out: dict[int, str | None] = {}
        self.sheets = understood.sheets
        province = province_of(unit)
        self.parameters: dict[str, Any] = {"unit": unit.pk, "day": day, "province": province and province.pk}
        self.parameters["leaving"] = list(leaving)
        self.parameters["left_out"] = self.rows.left_out
        self._create(understood)
        self._copy()

    def _create(self, understood: Understood) -> None:
        steps = [step for loader in self.loaders for step in (*loader.prepare, *loader.match, *loader.derive)]
        steps += [step for loader in self.loaders for step in loader.arrange]
        self.keeps = make_ready(TABLES, filled_by(steps), self.parameters, rows=len(self.rows))
        with connection.cursor() as cursor, cursor.copy("COPY staged_sheet FROM STDIN") as copy:
            for number, sheet in enumerate(understood.sheets):
                copy.write_row((number, sheet.name, sheet.unit_text))

    def _copy(self) -> None:
        with connection.cursor() as cursor, cursor.copy(f"COPY staged ({COLUMNS}) FROM STDIN") as copy:
            for number, line in enumerate(self.rows.lines()):
                copy.write_row((number, *line[:-1], name_sort_key(line.name)))

    def execute(self, steps: Iterable[Step]) -> None:
        """Run what concerns the roster, sent at once: each journey takes longer than some of a hundred statements."""
        batch: list[str] = []
        for step in steps:
            bare, is_concerned = bare_step(step), concerns(step, self.facts)
            if not isinstance(bare, Ask):
                batch.extend(self._worded(bare, is_concerned=is_concerned))
            elif is_concerned:
                self.facts.update(fact for (fact,) in self._send([*batch, bare.select]))
                batch = []
        if batch:
            self._send(batch)

    def _worded(self, statement: Statement, *, is_concerned: bool) -> Iterable[str]:
        """The statement, if it has anything to do; a table that is made anew each time must be there in any case."""
        if isinstance(statement, str):
            return (statement,) if is_concerned else ()
        if self.keeps:
            return (statement.filled,) if is_concerned else ()
        return (statement.anew if is_concerned else statement.empty,)

    def _send(self, statements: Iterable[str]) -> list[tuple[Any, ...]]:
        """Run statements; gives the rows of the last one, if that is a query."""
        with connection.cursor() as cursor:
            cursor.execute(";\n".join(statements), self.parameters)
            while cursor.nextset():
                pass
            rows: list[tuple[Any, ...]] = cursor.fetchall() if cursor.description else []
            return rows

    def select(self, statement: str) -> list[tuple[Any, ...]]:
        with connection.cursor() as cursor:
            cursor.execute(statement, self.parameters)
            rows: list[tuple[Any, ...]] = cursor.fetchall()
            return rows

    def compare(self) -> None:
        """Match every row with a person, and every stated value with what the registry knows."""
        steps = (step for part in ("prepare", "match") for loader in self.loaders for step in getattr(loader, part))
        self.execute((SKETCH, *steps))
        self._leave_out()
        derive = [step for loader in self.loaders for step in loader.derive]
        selects = [select for loader in self.loaders for select in concerned(loader.difference, self.facts)]
        compare = [COMPARE.replace("{selects}", " UNION ALL ".join(selects))] if selects else []
        classify = [loader.classify for loader in self.loaders if loader.classify] or [CLASSIFY]
        self.execute([*derive, *compare, *classify])

    def _leave_out(self) -> None:
        """Forget the rows that people left out, all but whom they match, so that these are not taken for absent."""
        if self.parameters["left_out"]:
            self.left_out = dict(self.select(LEAVE_OUT))

    def write(self) -> None:
        """Write what is new and what changed."""
        expect_many_rows()
        self.execute([NEWS])
        self.execute(step for part in ("arrange", "write") for loader in self.loaders for step in getattr(loader, part))
        for loader in self.loaders:
            for follow in loader.then:
                follow(self.parameters)

    def settle(self) -> None:
        """Let the database check all references now, while the whole can still be refused in words."""
        self.execute(["SET CONSTRAINTS ALL IMMEDIATE", "SET CONSTRAINTS ALL DEFERRED"])

    def doubt(self, numbers: list[int]) -> None:
        """Take back that rows change nothing: nobody can say so of a row in which something is wrong."""
        if numbers:
            with connection.cursor() as cursor:
                cursor.execute(DOUBT, [numbers])

    def findings(self) -> list[tuple[int, Finding]]:
        """What the database remarks on rows, by the number of the row."""
        selects = [f"({each})" for loader in self.loaders for each in concerned(loader.findings, self.facts)]
        found = self.select(" UNION ALL ".join(selects)) if selects else []
        told: dict[tuple[Any, ...], tuple[int, Finding]] = {}
        for row in found:
            if row[0] not in self.left_out:
                place = self.rows[row[0]].where(row[3])
                # One cell may state several values: what is said of all of them is said once.
                same = row[:3] + row[4:] + ((place.column,) if place.column else (None, row[3]))
                told.setdefault(same, (row[0], Finding(row[1], self._remark(place, row))))
        return list(told.values())

    def sheet_findings(self) -> list[Finding]:
        """What the database remarks on sheets."""
        found = [row for loader in self.loaders for select in loader.sheet_findings for row in self.select(select)]
        return [Finding(row[1], self._remark(Place(self.sheets[row[0]].name, 0), row)) for row in found]

    def _remark(self, place: Place, row: tuple[Any, ...]) -> Remark:
        _number, _severity, code, key, value, *told = row
        before, after, params = (json.loads(each) if each else None for each in told)
        return Remark(place, code, value or "", params or {}, before=before, after=after, key=key)

    def absent(self) -> list[tuple[str, str]]:
        """People of the roster's units who are not in it: code and name."""
        named = set(self.left_out.values())
        found = [row for loader in self.loaders if loader.absent for row in self.select(loader.absent)]
        return [(code, name) for code, name in found if code not in named]

    def effect(self) -> list[list[Any]]:
        """Counts before and after, a list per row: labels in Vietnamese and English, the unit's, the province's."""
        found = [row for loader in self.loaders if loader.effect for row in self.select(loader.effect)]
        around = {row[:2]: row[2] for loader in self.loaders if loader.around for row in self.select(loader.around)}
        unit = {(vi, en): (before, after) for vi, en, before, after in found}
        rows = [
            [*labels, before, after, around.get(labels, 0), around.get(labels, 0) + after - before]
            for labels, (before, after) in {labels: unit.get(labels, (0, 0)) for labels in around or unit}.items()
        ]
        return [row for row in rows if any(row[2:])]

    def verdicts(self) -> Verdicts:
        """Of all rows, those left out included."""
        found = Verdicts(len(self.rows))
        for number, status, code, changes in self.select(VERDICTS):
            found.say(number, status, code, changes)
        for number, code in self.left_out.items():
            found.say(number, "skipped", code, None)
        return found
