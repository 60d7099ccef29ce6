"""Extensions and the immutable functions that constraints, indexes and generated columns lean on."""

from django.contrib.postgres.operations import BtreeGistExtension, TrigramExtension, UnaccentExtension
from django.db import migrations

FOLD = """
CREATE FUNCTION core_fold(value text) RETURNS text
LANGUAGE sql IMMUTABLE STRICT PARALLEL SAFE
AS $$ SELECT lower(public.unaccent('public.unaccent'::regdictionary, normalize(value, NFC))) $$
"""

# A year alone is certain on its last day, or on the day on which it was reported as a thing of the past.
CERTAIN_DAY = """
CREATE FUNCTION core_certain_day(day date, day_precision text, reported date) RETURNS date
LANGUAGE sql IMMUTABLE PARALLEL SAFE
AS $$
  SELECT CASE
    WHEN day IS NULL THEN reported
    WHEN day_precision = 'month'
      THEN LEAST((date_trunc('month', day::timestamp) + interval '1 month - 1 day')::date, GREATEST(day, reported))
    WHEN day_precision = 'year'
      THEN LEAST((date_trunc('year', day::timestamp) + interval '1 year - 1 day')::date, GREATEST(day, reported))
    ELSE day
  END
$$
"""

# Public codes come from a sequence of their own, so that thousands may be inserted at once and none is re-used.
PUBLIC_CODE = """
CREATE SEQUENCE core_public_code_seq;
CREATE FUNCTION core_public_code(prefix text) RETURNS text
LANGUAGE sql VOLATILE
AS $$ SELECT prefix || '-' || lpad(nextval('core_public_code_seq')::text, 6, '0') $$
"""


class Migration(migrations.Migration):
    initial = True
    # generated columns of the first app above lean on these functions
    run_before = [("communes", "0001_initial")]

    dependencies: list[tuple[str, str]] = []

    operations = [
        BtreeGistExtension(),
        TrigramExtension(),
        UnaccentExtension(),
        migrations.RunSQL(FOLD, "DROP FUNCTION core_fold(text)"),
        migrations.RunSQL(CERTAIN_DAY, "DROP FUNCTION core_certain_day(date, text, date)"),
        migrations.RunSQL(PUBLIC_CODE, "DROP FUNCTION core_public_code(text); DROP SEQUENCE core_public_code_seq"),
    ]
