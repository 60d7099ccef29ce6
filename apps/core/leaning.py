"""Records that lean on an entry of a code list on a day: neither its validity nor its figures change under them.

What was decided on a day when the entry held keeps it as it was. The database refuses the change, whoever makes it;
records that lay outside before are no hindrance. Each app says in its `leaning.py` what leans on its lists.
"""

from __future__ import annotations

from collections.abc import Sequence

import pgtrigger
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.constraints import TRIGGER_MESSAGES
from apps.core.narrowing import present

REFUSED = _(
    "{records} stand on days on which this entry would no longer hold, so its days cannot be moved like this. Let it "
    "hold on those days, or correct these records first; for what changes later, end it later and add a new entry."
)
VALUES_REFUSED = _(
    "{records} were made by the figures of this entry, so they stay as they are: end the entry, and add a new one for "
    "what changes. Figures that were entered wrongly are corrected in the one step that marks them as compared with "
    "the text."
)
NEVER_COMPARED = _(
    "{records} were made by the figures of this entry, so they stay as they are: end the entry, and add a new one for "
    "what changes."
)
OUTSIDE = "(coalesce({day} < {item}.valid_from, false) OR coalesce({day} >= {item}.valid_to, false))"
# Who writes such a record in that moment has either asked the entry before, and then is waited for and seen here, or
# waits and then asks the changed one.
WAIT = "LOCK TABLE {table} IN SHARE MODE;"
LEFT_BEHIND = """
IF EXISTS (
  SELECT 1 FROM new_rows AS item JOIN old_rows AS former ON former.code = item.code
  WHERE (item.valid_from, item.valid_to) IS DISTINCT FROM (former.valid_from, former.valid_to)
) THEN
  {wait}
END IF;
IF EXISTS (
  SELECT 1 FROM new_rows AS item JOIN old_rows AS former ON former.code = item.code
  JOIN {table} AS told ON told.{column} = item.{key}
  WHERE (item.valid_from, item.valid_to) IS DISTINCT FROM (former.valid_from, former.valid_to)
    AND {outside} AND NOT {outside_before}
) THEN
  RAISE EXCEPTION 'records lean on it' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END IF;
RETURN NULL;
"""


def hold_for(
    entries: type[models.Model], records: type[models.Model], *, column: str, day: str, key: str = "code"
) -> None:
    """Let the entries hold on the `day`, SQL on `told`, of all records whose `column` is their `key`."""
    table = records._meta.db_table
    name = f"leaned_on_by_{table}"
    function = LEFT_BEHIND.format(
        wait=WAIT.format(table=table),
        table=table,
        column=column,
        key=key,
        name=name,
        outside=OUTSIDE.format(day=day, item="item"),
        outside_before=OUTSIDE.format(day=day, item="former"),
    )
    _watch(entries, pgtrigger.Update, name, function)
    explain_trigger(entries, name, format_lazy(REFUSED, records=records._meta.verbose_name_plural))


def _watch(entries: type[models.Model], operation: pgtrigger.Operation, name: str, function: str) -> None:
    """Run the function after each statement that changes entries, with the rows as they were and as they are."""
    now = {} if operation is pgtrigger.Delete else {"new": "new_rows"}
    trigger = pgtrigger.Trigger(
        name=name[:43],
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=operation,
        referencing=pgtrigger.Referencing(old="old_rows", **now),
        func=function,
    )
    trigger.register(entries)  # type: ignore[arg-type]  # the library means the class


# The figures are mended by a new edition of the reference data, which says so for its own transaction.
CORRECTING = "registry.corrects_reference_data"
VALUES_CHANGED = """
IF current_setting('{correcting}', true) = 'on' THEN
  RETURN NULL;
END IF;
IF EXISTS (SELECT 1 FROM old_rows AS former {now} WHERE {changed}) THEN
  {wait}
END IF;
IF EXISTS (
  SELECT 1 FROM old_rows AS former {now}
  JOIN {table} AS told ON {matched}
  WHERE {changed} AND NOT {outside}
) THEN
  RAISE EXCEPTION 'records were made by it' USING ERRCODE = 'check_violation', CONSTRAINT = '{name}';
END IF;
RETURN NULL;
"""
NOW = "JOIN new_rows AS item ON item.{own} = former.{own}"


def hold_values(
    entries: type[models.Model],
    records: type[models.Model],
    *,
    fields: Sequence[str],
    column: str = "",
    day: str = "",
    key: str = "code",
    matched: str = "",
) -> None:
    """Let the columns `fields` of the entries stay for all records told of them, as in `hold_for`.

    Where a column of the records does not name the entry, `matched` says in SQL which records (`told`) mean it
    (`former`); without a `day` they mean it whenever it held.
    An entry that the records reach by another column than its key is not deleted under them either; for all others the
    foreign key sees to that.
    A list whose entries can be marked as compared with the text (`is_verified`) lets its figures be corrected in the
    update that does so, and never again.
    """
    name = made_by(records)
    own = present(entries._meta.pk).column
    then, now = (", ".join(f"{row}.{field}" for field in fields) for row in ("former", "item"))
    changed = f"ROW({then}) IS DISTINCT FROM ROW({now})"
    is_compared = "is_verified" in {field.name for field in entries._meta.concrete_fields}
    if is_compared:
        changed = f"CASE WHEN former.is_verified = item.is_verified THEN {changed} ELSE former.is_verified END"
    held = [("val", pgtrigger.Update, NOW.format(own=own), f"({changed})")]
    held += [("del", pgtrigger.Delete, "", "true")] * bool(matched or key != own)
    for prefix, operation, joined, broken in held:
        function = VALUES_CHANGED.format(
            correcting=CORRECTING,
            now=joined,
            wait=WAIT.format(table=records._meta.db_table),
            table=records._meta.db_table,
            matched=matched or f"told.{column} = former.{key}",
            changed=broken,
            outside=OUTSIDE.format(day=day, item="former") if day else "false",
            name=name,
        )
        _watch(entries, operation, f"{prefix}_{records._meta.db_table}", function)
    words = VALUES_REFUSED if is_compared else NEVER_COMPARED
    explain_trigger(entries, name, format_lazy(words, records=records._meta.verbose_name_plural))


def made_by(records: type[models.Model]) -> str:
    """The name under which a change of figures is refused for the sake of these records."""
    return f"made_by_values_of_{records._meta.db_table}"


def explain_trigger(model: type[models.Model], name: str, words: str | Promise) -> None:
    """Give a model the sentence for what one more trigger refuses."""
    setattr(model, TRIGGER_MESSAGES, {**getattr(model, TRIGGER_MESSAGES, {}), name: words})
