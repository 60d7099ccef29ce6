"""The floor of a roster: read, COPY, upsert; no recognition, no checks, no difference."""

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
TABLE = """
DROP TABLE IF EXISTS floor_row;
CREATE TEMP TABLE floor_row (
  id bigint, full_name text, sort_key text, sex text, birth date, citizen_id text, ethnic text, title text,
  levels text[]
) ON COMMIT DROP
"""
# The same plans as the engine's own, so that the triggers of history cost both the same.
WRITE = (
    "DISCARD PLANS",
    "SET LOCAL enable_nestloop = off",
    "UPDATE floor_row SET id = nextval(pg_get_serial_sequence('cadres_cadre', 'id'))",
    """
    INSERT INTO cadres_cadre (id, home_unit_id, full_name, sort_key, sex, birth_date, birth_precision, citizen_id,
      ethnic_group_id, phone, home_town, email, note)
    SELECT id, %(unit)s, full_name, sort_key, sex, birth, 'day', citizen_id, ethnic, '', '', '', '' FROM floor_row
    ON CONFLICT (citizen_id) DO UPDATE SET full_name = EXCLUDED.full_name, birth_date = EXCLUDED.birth_date
    """,
    """
    INSERT INTO cadres_posting (cadre_id, unit_id, title_id, category, is_primary, status_id, period, start_known,
      title_as_written, duties, decision_number, decision_issuer)
    SELECT id, %(unit)s, title, 'civil_servant', true, 'TT_DL', daterange(%(day)s, NULL), false, '', '', '', ''
    FROM floor_row ON CONFLICT DO NOTHING
    """,
    """
    INSERT INTO qualifications_qualification (cadre_id, level_id, state, specialty, institution, mode,
      awarded_precision, expected_precision, reported_on, diploma_number, proof_kind, verification, as_written, note)
    SELECT id, unnest(levels), 'held', '', '', '', 'day', 'day', %(day)s, '', '', 'declared', '', '' FROM floor_row
    ON CONFLICT DO NOTHING
    """,
    "SET CONSTRAINTS ALL IMMEDIATE",
    "SET CONSTRAINTS ALL DEFERRED",
)


def floor(content: bytes, unit: int, day: date) -> None:
    rows = CalamineWorkbook.from_filelike(BytesIO(content)).get_sheet_by_index(0).to_python()
    with connection.cursor() as cursor:
        cursor.execute(TABLE)
        with cursor.copy(
            "COPY floor_row (full_name, sort_key, sex, birth, citizen_id, ethnic, title, levels) FROM STDIN"
        ) as copy:
            for row in rows[1:]:
                copy.write_row(_typed(row))
        for statement in WRITE:
            cursor.execute(statement, {"unit": unit, "day": day})


def _typed(row: list[Any]) -> tuple[object, ...]:
    _number, name, sex, born, citizen_id, ethnic, title, *levels = row[:12]
    day, month, year = born.split("/")
    codes = [known[level] for known, level in zip(LEVELS, levels, strict=True)]
    person = (name, name_sort_key(name), "female" if sex == "Nữ" else "male", f"{year}-{month}-{day}", citizen_id)
    return (*person, ETHNIC[ethnic], TITLES[title], codes)
