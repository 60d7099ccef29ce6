"""What reports need of every person on a day, kept ready, and the persons who changed since.

The tables are unlogged: after a crash of the server all of them are empty at once, and reports count from the records.
"""

from django.db import migrations

TABLES = """
CREATE UNLOGGED TABLE reporting_storedday (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  day date NOT NULL,
  program text NOT NULL,
  cluster bigint NOT NULL,
  seen pg_snapshot NOT NULL,
  persons integer NOT NULL,
  built_at timestamptz NOT NULL DEFAULT now(),
  retired_at timestamptz
);
CREATE UNIQUE INDEX reporting_one_stored_day ON reporting_storedday (day) WHERE retired_at IS NULL;
CREATE UNLOGGED TABLE reporting_storedmember (
  stored bigint NOT NULL,
  unit bigint NOT NULL,
  person bigint NOT NULL,
  groups bigint NOT NULL,
  facts text[] NOT NULL,
  PRIMARY KEY (stored, unit, person)
);
CREATE INDEX reporting_storedmember_person ON reporting_storedmember (stored, person);
CREATE UNLOGGED TABLE reporting_askedday (day date PRIMARY KEY, asked_at timestamptz NOT NULL DEFAULT now());
CREATE UNLOGGED TABLE reporting_touchedperson (
  person bigint NOT NULL,
  changed_in xid8 NOT NULL DEFAULT pg_current_xact_id()
);
COMMENT ON COLUMN reporting_touchedperson.person IS '0 for everyone: a code list changed';
CREATE INDEX reporting_touchedperson_changed_in ON reporting_touchedperson (changed_in);
"""
NO_TABLES = """
DROP TABLE reporting_touchedperson, reporting_askedday, reporting_storedmember, reporting_storedday;
"""
FUNCTIONS = """
CREATE FUNCTION reporting_touch_people() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' THEN
    EXECUTE format(
      'INSERT INTO reporting_touchedperson (person) SELECT %1$I FROM new_rows UNION SELECT %1$I FROM old_rows',
      TG_ARGV[0]);
  ELSIF TG_OP = 'INSERT' THEN
    EXECUTE format('INSERT INTO reporting_touchedperson (person) SELECT DISTINCT %I FROM new_rows', TG_ARGV[0]);
  ELSE
    EXECUTE format('INSERT INTO reporting_touchedperson (person) SELECT DISTINCT %I FROM old_rows', TG_ARGV[0]);
  END IF;
  RETURN NULL;
END $$;
CREATE FUNCTION reporting_touch_everyone() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'UPDATE' AND TG_LEVEL = 'STATEMENT' THEN
    IF NOT EXISTS (TABLE new_rows EXCEPT TABLE old_rows) THEN
      RETURN NULL;
    END IF;
  END IF;
  INSERT INTO reporting_touchedperson (person) VALUES (0);
  RETURN NULL;
END $$;
"""
NO_FUNCTIONS = "DROP FUNCTION reporting_touch_people(), reporting_touch_everyone();"
# Tables of people, with the column that names the person; tables of codes, whose change may concern anyone.
PEOPLE = {
    "cadres_cadre": "id",
    "cadres_posting": "cadre_id",
    "cadres_committeeseat": "cadre_id",
    "cadres_partymembership": "cadre_id",
    "qualifications_qualification": "cadre_id",
}
CODES = (
    "cadres_employmentstatus",
    "cadres_ethnicgroup",
    "cadres_grade",
    "cadres_religion",
    "cadres_retirementage",
    "cadres_seatkind",
    "cadres_title",
    "qualifications_ladder",
    "qualifications_language",
    "qualifications_qualificationlevel",
)
ROWS = {
    "INSERT": "REFERENCING NEW TABLE AS new_rows",
    "UPDATE": "REFERENCING OLD TABLE AS old_rows NEW TABLE AS new_rows",
    "DELETE": "REFERENCING OLD TABLE AS old_rows",
    "TRUNCATE": "",
}


def triggers() -> str:
    pieces = []
    for table in (*PEOPLE, *CODES):
        for event, rows in ROWS.items():
            function = "reporting_touch_everyone()"
            if table in PEOPLE and event != "TRUNCATE":
                function = f"reporting_touch_people('{PEOPLE[table]}')"
            pieces.append(
                f"CREATE TRIGGER reporting_touch_{event.lower()} AFTER {event} ON {table} {rows}"
                f" FOR EACH STATEMENT EXECUTE FUNCTION {function};"
            )
    return "\n".join(pieces)


def no_triggers() -> str:
    return "\n".join(
        f"DROP TRIGGER reporting_touch_{event.lower()} ON {table};" for table in (*PEOPLE, *CODES) for event in ROWS
    )


class Migration(migrations.Migration):
    dependencies = [
        ("reporting", "0006_stated_figures_in_words"),
        ("cadres", "0007_retirement_ages"),
        ("qualifications", "0003_counting_index"),
    ]

    operations = [
        migrations.RunSQL(TABLES, NO_TABLES),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(triggers(), no_triggers()),
    ]
