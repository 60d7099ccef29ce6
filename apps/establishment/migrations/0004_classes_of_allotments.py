"""The classes that allotments named become records of their own: of equal years after each other one, from 1 January.

What earlier versions of an allotment named stays in its history, in front of the note.
"""

import pgtrigger.compiler
import pgtrigger.migrations
from django.db import migrations

CARRY = """
WITH named AS (
  SELECT DISTINCT ON (unit_id, year) unit_id, year, unit_class_id, decision_number, decision_on, decision_issuer
  FROM establishment_allotment WHERE unit_class_id IS NOT NULL ORDER BY unit_id, year, id DESC
), changed AS (
  SELECT *, lag(unit_class_id) OVER (PARTITION BY unit_id ORDER BY year) AS earlier FROM named
), begun AS (
  SELECT *, lead(year) OVER (PARTITION BY unit_id ORDER BY year) AS next_year FROM changed
  WHERE earlier IS DISTINCT FROM unit_class_id
)
INSERT INTO establishment_unitclassification
  (unit_id, unit_class_id, period, decision_number, decision_on, decision_issuer, note)
SELECT unit_id, unit_class_id, daterange(make_date(year, 1, 1), make_date(next_year, 1, 1)),
  decision_number, decision_on, decision_issuer, 'Theo biên chế giao năm ' || year
FROM begun ORDER BY unit_id, year
"""

# History is append-only; for this once it is not, so that dropping the column drops no value that stood in it.
KEEP = """
ALTER TABLE establishment_allotmentevent DISABLE TRIGGER USER;
UPDATE establishment_allotmentevent AS told
SET note = left(concat_ws('; ', 'Loại đơn vị: ' || named.label_vi, nullif(told.note, '')), 200)
FROM establishment_unitclass AS named WHERE named.code = told.unit_class_id;
ALTER TABLE establishment_allotmentevent ENABLE TRIGGER USER;
"""


class Migration(migrations.Migration):

    dependencies = [('establishment', '0003_class_of_the_commune')]

    operations = [
        migrations.RunSQL(CARRY, migrations.RunSQL.noop),
        migrations.RunSQL(KEEP, migrations.RunSQL.noop),
        pgtrigger.migrations.RemoveTrigger(
            model_name='allotment',
            name='insert_insert',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='allotment',
            name='update_update',
        ),
        pgtrigger.migrations.RemoveTrigger(
            model_name='allotment',
            name='delete_delete',
        ),
        migrations.RemoveField(
            model_name='allotment',
            name='unit_class',
        ),
        migrations.RemoveField(
            model_name='allotmentevent',
            name='unit_class',
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allotment',
            trigger=pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "establishment_allotmentevent" ("block_id", "decision_issuer", "decision_number", "decision_on", "id", "legal_basis_id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "year") SELECT new_values."block_id", new_values."decision_issuer", new_values."decision_number", new_values."decision_on", new_values."id", new_values."legal_basis_id", new_values."note", new_values."number", _pgh_attached_context.value, CLOCK_TIMESTAMP(), \'insert\', new_values."id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='521f61afff4bfcf4aa29611d313166338efa6641', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_05d5e', referencing='REFERENCING NEW TABLE AS new_values ', table='establishment_allotment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allotment',
            trigger=pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "establishment_allotmentevent" ("block_id", "decision_issuer", "decision_number", "decision_on", "id", "legal_basis_id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "year") SELECT new_values."block_id", new_values."decision_issuer", new_values."decision_number", new_values."decision_on", new_values."id", new_values."legal_basis_id", new_values."note", new_values."number", _pgh_attached_context.value, CLOCK_TIMESTAMP(), \'update\', new_values."id", new_values."unit_id", new_values."year" FROM ( SELECT new_values.* FROM old_values JOIN new_values ON (old_values."id") = (new_values."id") WHERE (old_values.* IS DISTINCT FROM new_values.*) ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='3349406066404b99e94def2839c478c38198b110', level='STATEMENT', operation='UPDATE', pgid='pgtrigger_update_update_56cf2', referencing='REFERENCING OLD TABLE AS old_values  NEW TABLE AS new_values ', table='establishment_allotment', when='AFTER')),
        ),
        pgtrigger.migrations.AddTrigger(
            model_name='allotment',
            trigger=pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "establishment_allotmentevent" ("block_id", "decision_issuer", "decision_number", "decision_on", "id", "legal_basis_id", "note", "number", "pgh_context_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "unit_id", "year") SELECT old_values."block_id", old_values."decision_issuer", old_values."decision_number", old_values."decision_on", old_values."id", old_values."legal_basis_id", old_values."note", old_values."number", _pgh_attached_context.value, CLOCK_TIMESTAMP(), \'delete\', old_values."id", old_values."unit_id", old_values."year" FROM ( SELECT old_values.* FROM old_values  ) AS old_values, _pgh_attached_context; RETURN NULL;', hash='9cbc5d291e73458181d225589c5cb3669c7d2ca4', level='STATEMENT', operation='DELETE', pgid='pgtrigger_delete_delete_f10d2', referencing='REFERENCING OLD TABLE AS old_values ', table='establishment_allotment', when='AFTER')),
        ),
    ]
