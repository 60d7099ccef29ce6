"""Counts by unit beside the stored days, and which persons they leave to their rows.

Unlogged as the days themselves: after a crash of the server all are empty at once. Days that were stored before are of
another version of the program and are not read any more.
"""

from django.db import migrations

TABLES = """
ALTER TABLE reporting_storedmember ADD COLUMN is_in_several_units boolean NOT NULL DEFAULT false;
CREATE INDEX reporting_storedmember_in_several_units ON reporting_storedmember (stored) WHERE is_in_several_units;
CREATE UNLOGGED TABLE reporting_storedvalue (
  stored bigint NOT NULL,
  number integer NOT NULL,
  dimension integer NOT NULL,
  value text,
  PRIMARY KEY (stored, number)
);
COMMENT ON TABLE reporting_storedvalue IS 'What the facts of a stored day can be, as numbers; dimension: the place in facts';
CREATE UNLOGGED TABLE reporting_storedcells (
  stored bigint NOT NULL,
  unit bigint NOT NULL,
  dimension integer NOT NULL,
  cells bytea NOT NULL,
  PRIMARY KEY (stored, unit, dimension)
);
COMMENT ON COLUMN reporting_storedcells.cells IS 'Pairs of four bytes each: the number of the value with the groups, persons';
"""
NO_TABLES = """
DROP TABLE reporting_storedcells, reporting_storedvalue;
DROP INDEX reporting_storedmember_in_several_units;
ALTER TABLE reporting_storedmember DROP COLUMN is_in_several_units;
"""


class Migration(migrations.Migration):
    dependencies = [("reporting", "0007_stored_days")]

    operations = [migrations.RunSQL(TABLES, NO_TABLES)]
