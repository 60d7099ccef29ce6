"""What the registry knows of a unit's people, as the values that a template workbook is filled with."""

import json
from datetime import date
from typing import Any

from django.db import connection, models

from apps.core.dates import parse_partial_date
from apps.rosters.loading import PEOPLE, Field, fields, loaders
from apps.rosters.templates_out import UNIT


def known_people(unit: models.Model, day: date, user: Any, code: str = PEOPLE) -> list[dict[str, object]]:
    """The people who serve in a unit on a day, in Vietnamese order, with what this user may see of them."""
    declared = fields(code)
    shown = {UNIT} | {
        key for key, each in declared.items() if each.group is None or user.can(each.group.permission, unit)
    }
    people: dict[int, dict[str, object]] = {}
    with connection.cursor() as cursor:
        # What stands in no column of the template is not asked for.
        for loader in (each for each in loaders(code) if each.known):
            cursor.execute(loader.known, {"unit": unit.pk, "day": day})
            for person, values in cursor.fetchall():
                known = {
                    key: _value(declared.get(key), value) for key, value in json.loads(values).items() if key in shown
                }
                people.setdefault(person, {}).update(known)
    return list(people.values())


def _value(field: Field | None, value: Any) -> object:
    if field and field.kind == "date":
        return parse_partial_date(value)
    return tuple(value) if isinstance(value, list) else value
