"""Counts by unit beside a stored day: how many persons have which value of a dimension and belong to which groups.

They hold whoever stands in one unit, so that units may be added up; the few who stand in several are counted by their
rows. A cell is counted again as a whole as soon as anything in it changes.
"""

from django.db import connection

from apps.reporting.stored.contents import GROUPS, places

EVERY_CELL = """
CREATE TEMP TABLE changed ON COMMIT DROP AS
SELECT unit, dimension FROM (SELECT DISTINCT unit FROM reporting_storedmember WHERE stored = %s) AS each
CROSS JOIN generate_series(1, %s) AS dimension
"""
BEFORE = """
CREATE TEMP TABLE before ON COMMIT DROP AS SELECT unit, groups, facts FROM reporting_storedmember
WHERE stored = %s AND NOT is_in_several_units AND person IN (SELECT person FROM touched)
"""
# What a person has left behind and brought along unchanged cancels out.
CHANGED_CELLS = """
CREATE TEMP TABLE changed ON COMMIT DROP AS
SELECT DISTINCT unit, dimension::integer FROM (
  SELECT unit, groups, facts, -1 AS persons FROM before UNION ALL
  SELECT unit, groups, facts, 1 FROM reporting_storedmember
  WHERE stored = %s AND NOT is_in_several_units AND person IN (SELECT person FROM touched)
) AS moved, unnest(facts) WITH ORDINALITY AS each(value, dimension)
GROUP BY unit, dimension, value, groups HAVING sum(persons) <> 0
"""
TOLD = """
CREATE TEMP TABLE told ON COMMIT DROP AS
SELECT unit, dimension, facts[dimension] AS value, groups, count(*)::integer AS persons
FROM changed JOIN reporting_storedmember USING (unit)
WHERE stored = %s AND NOT is_in_several_units GROUP BY 1, 2, 3, 4
"""
# Numbers are never given twice, so that cells which stay keep their meaning.
NEW_VALUES = """
INSERT INTO reporting_storedvalue (stored, number, dimension, value)
SELECT %(stored)s, coalesce((SELECT max(number) FROM reporting_storedvalue WHERE stored = %(stored)s), 0)
  + row_number() OVER (ORDER BY dimension, value), dimension, value
FROM (
  SELECT dimension, value FROM told
  EXCEPT SELECT dimension, value FROM reporting_storedvalue WHERE stored = %(stored)s
) AS new
"""
TAKE_OUT = """
DELETE FROM reporting_storedcells AS old USING changed
WHERE old.stored = %s AND old.unit = changed.unit AND old.dimension = changed.dimension
"""
# A value may be missing, which equals nothing: compared by whether it is and what it is.
PUT_IN = f"""
INSERT INTO reporting_storedcells (stored, unit, dimension, cells)
SELECT %(stored)s, unit, dimension, string_agg(
  int4send(number << {len(GROUPS)} | groups::integer) || int4send(persons), ''::bytea ORDER BY number, groups)
FROM told JOIN (
  SELECT number, dimension, value IS NULL AS is_missing, coalesce(value, '') AS word
  FROM reporting_storedvalue WHERE stored = %(stored)s
) AS known USING (dimension)
WHERE is_missing = (value IS NULL) AND word = coalesce(value, '')
GROUP BY unit, dimension ORDER BY unit, dimension
"""


def count_cells(pk: int) -> None:
    """All cells of a day whose persons have just been stored."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS changed")
        cursor.execute(EVERY_CELL, (pk, len(places())))
    _count_changed(pk)
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE reporting_storedcells, reporting_storedvalue")


def note_cells_of_touched(pk: int) -> None:
    """Before the rows of those who were touched are taken out."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS before")
        cursor.execute(BEFORE, (pk,))


def renew_cells_of_touched(pk: int) -> None:
    """After their rows were put in again."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS changed")
        cursor.execute(CHANGED_CELLS, (pk,))
        cursor.execute("DROP TABLE before")
    _count_changed(pk)


def _count_changed(pk: int) -> None:
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE changed")
        cursor.execute("DROP TABLE IF EXISTS told")
        cursor.execute(TOLD, (pk,))
        cursor.execute("ANALYZE told")
        cursor.execute(NEW_VALUES, {"stored": pk})
        cursor.execute(TAKE_OUT, (pk,))
        cursor.execute(PUT_IN, {"stored": pk})
        cursor.execute("DROP TABLE told, changed")
