"""Records that lean on an entry of a code list on a day: its validity is not moved away from under them.

What was decided on a day when the entry held keeps it. The database refuses the move, whoever makes it; records that
lay outside before are no hindrance.
"""

from __future__ import annotations

import pgtrigger
from django.db import models
from django.utils.functional import Promise
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from apps.core.constraints import TRIGGER_MESSAGES

REFUSED = _(
    "{records} stand on days on which this entry would no longer hold, so its days cannot be moved like this. Let it "
    "hold on those days, or correct these records first; for what changes later, end it later and add a new entry."
)
OUTSIDE = "(coalesce({day} < {item}.valid_from, false) OR coalesce({day} >= {item}.valid_to, false))"
LEFT_BEHIND = """
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
    trigger = pgtrigger.Trigger(
        name=name[:43],
        level=pgtrigger.Statement,
        when=pgtrigger.After,
        operation=pgtrigger.Update,
        referencing=pgtrigger.Referencing(old="old_rows", new="new_rows"),
        func=LEFT_BEHIND.format(
            table=table,
            column=column,
            key=key,
            name=name,
            outside=OUTSIDE.format(day=day, item="item"),
            outside_before=OUTSIDE.format(day=day, item="former"),
        ),
    )
    trigger.register(entries)  # type: ignore[arg-type]  # the library means the class
    explain_trigger(entries, name, format_lazy(REFUSED, records=records._meta.verbose_name_plural))


def explain_trigger(model: type[models.Model], name: str, words: str | Promise) -> None:
    """Give a model the sentence for what one more trigger refuses."""
    setattr(model, TRIGGER_MESSAGES, {**getattr(model, TRIGGER_MESSAGES, {}), name: words})
