"""The floor of a roster, `fast`: read, COPY, resolve and check as sets, insert; for this one layout and no other.

It looks for no header, repairs nothing, tells nobody anything and compares nothing with what is known.
"""

from datetime import date
from io import BytesIO
from typing import Any

from django.db import connection
from python_calamine import CalamineWorkbook

from apps.core.text import name_sort_key

ETHNIC = {"Kinh": "DT_KINH", "Mường": "DT_MUONG"}
TITLES = {"VP-TK": "CD_VPTK", "TP-HT": "CD_TPHT", "TC-KT": "CD_TCKT"}
LEVELS = (
    {"12/12": "GDPT_THPT"},
    {"ĐH": "CM_DH", "CĐ": "CM_CD", "TC": "CM_TC"},
    {"SC": "LLCT_SC", "TC": "LLCT_TC", "CC": "LLCT_CC"},
    {"CV": "QLNN_CV", "CVC": "QLNN_CVC"},
    {"B": "TH_B"},
)
KINDS = ("ethnic", "title", "gen_edu", "prof_edu", "pol_theory", "state_mgmt", "it_level")
COLUMNS = (
    *("full_name", "sex", "born", "citizen_id", *KINDS),
    *("home_town", "specialty", "duties", "sort_key"),
)
TABLE = f"""
DROP TABLE IF EXISTS floor_row, floor_name, floor_person;
CREATE TEMP TABLE floor_row ({", ".join(f"{column} text" for column in COLUMNS)}) ON COMMIT DROP;
CREATE TEMP TABLE floor_name (kind text, name text, code text) ON COMMIT DROP
"""
NAMED = "({0}_name.kind, {0}_name.name) = ('{0}', read.{0})"
RESOLVE = f"""
CREATE TEMP TABLE floor_person ON COMMIT DROP AS
SELECT nextval(pg_get_serial_sequence('cadres_cadre', 'id')) AS id, full_name, sort_key, read.citizen_id,
  CASE read.sex WHEN 'Nữ' THEN 'female' WHEN 'Nam' THEN 'male' END AS sex, to_date(born, 'DD/MM/YYYY') AS birth,
  {", ".join(f"{kind}_name.code AS {kind}" for kind in KINDS)}, home_town, specialty, duties
FROM floor_row AS read
{" ".join(f"LEFT JOIN floor_name AS {kind}_name ON {NAMED.format(kind)}" for kind in KINDS)}
"""
CHECK = f"""
SELECT
  (SELECT count(*) - count(DISTINCT citizen_id) FROM floor_person),
  (SELECT count(*) FROM floor_person JOIN cadres_cadre AS known USING (citizen_id)),
  (SELECT count(*) FROM floor_person
   WHERE citizen_id !~ '^[0-9]{{12}}$' OR birth > %(day)s::date - 365 * 18 OR sex IS NULL
     OR num_nulls({", ".join(KINDS)}) > 0
     OR (substr(citizen_id, 4, 1)::int %% 2 = 1) <> (sex = 'female')
     OR substr(citizen_id, 5, 2) <> to_char(birth, 'YY'))
"""
# The same plans as the engine's own, so that the triggers of history cost both the same.
WRITE = (
    "DISCARD PLANS",
    "SET LOCAL enable_nestloop = off",
    """
    INSERT INTO cadres_cadre (id, home_unit_id, full_name, sort_key, sex, birth_date, birth_precision, citizen_id,
      ethnic_group_id, phone, home_town, email, note)
    SELECT id, %(unit)s, full_name, sort_key, sex, birth, 'day', citizen_id, ethnic, '', home_town, '', ''
    FROM floor_person
    """,
    """
    INSERT INTO cadres_posting (cadre_id, unit_id, title_id, category, is_primary, status_id, period, start_known,
      title_as_written, duties, decision_number, decision_issuer)
    SELECT id, %(unit)s, title, 'civil_servant', true, 'TT_DL', daterange(%(day)s, NULL), false, '', duties, '', ''
    FROM floor_person
    """,
    """
    INSERT INTO qualifications_qualification (cadre_id, level_id, state, specialty, institution, mode,
      awarded_precision, expected_precision, reported_on, diploma_number, proof_kind, verification, as_written, note)
    SELECT id, level, 'held', CASE WHEN level = prof_edu THEN specialty ELSE '' END, '', '', 'day', 'day', %(day)s,
      '', '', 'declared', '', ''
    FROM floor_person CROSS JOIN unnest(ARRAY[gen_edu, prof_edu, pol_theory, state_mgmt, it_level]) AS level
    """,
    "SET CONSTRAINTS ALL IMMEDIATE",
    "SET CONSTRAINTS ALL DEFERRED",
)


def floor(content: bytes, unit: int, day: date) -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    parameters: dict[str, Any] = {"unit": unit, "day": day}
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        with cursor.copy(f"COPY floor_row ({', '.join(COLUMNS)}) FROM STDIN") as copy:
            for row in rows[1:]:
                copy.write_row((*row[1:15], name_sort_key(str(row[1]))))
        with cursor.copy("COPY floor_name FROM STDIN") as copy:
            for kind, known in zip(KINDS, (ETHNIC, TITLES, *LEVELS), strict=True):
                for name, code in known.items():
                    copy.write_row((kind, name, code))
        cursor.execute(RESOLVE)
        cursor.execute(CHECK, parameters)
        if any(found := cursor.fetchone() or ()):
            raise RuntimeError(f"the floor's own checks found {found}")
        for statement in WRITE:
            cursor.execute(statement, parameters)
