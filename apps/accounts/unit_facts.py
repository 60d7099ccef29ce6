"""What is asked of a membership's unit with every request, as SQL that is written down.

Composing the same by querysets took five times as long as answering it.
"""

from typing import ClassVar

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Func


class UnitPeriods(Func):
    """Code, kind, name, first day and end of every period of a unit."""

    arity = 1
    template = (
        "ARRAY(SELECT jsonb_build_object('code', told.code, 'kind', told.kind, 'name', told.name,"
        " 'since', lower(told.valid), 'until', upper(told.valid))"
        " FROM communes_unitperiod AS told WHERE told.unit_id = %(expressions)s ORDER BY told.valid)"
    )
    output_field: ClassVar = ArrayField(models.JSONField())


class CoveredUnits(Func):
    """The units that a unit covers."""

    arity = 1
    template = (
        "ARRAY(SELECT within.covered_id FROM communes_unitcover AS within WHERE within.unit_id = %(expressions)s)"
    )
    output_field: ClassVar = ArrayField(models.BigIntegerField())


class LastSuccession(Func):
    """The latest tie between units: as long as it stays, who succeeded whom does."""

    arity = 0
    template = "(SELECT max(tie.id) FROM communes_succession AS tie)"
    output_field: ClassVar = models.BigIntegerField()
