"""Reading home towns: of “Xóm Đầm, xã Lạc Sỹ, huyện Yên Thủy, Hòa Bình” the nearest unit that the words name."""

from __future__ import annotations

from django.db import connection

# Words of the kind of a unit before its name.
KIND_WORDS = (
    r"^(xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh|tp\.?|tt\.?|tx\.?|[xphqt]\.)\s*(?=\S)(?<=[ .])"
)
PEOPLE = "SELECT home_town AS text FROM cadres_cadre"
STAGED = "SELECT home_town AS text FROM staged_person"
ONE = "SELECT %(text)s AS text"
# Every part of a wording is a name; a unit fits where all parts that follow its own name a unit above it. The first
# part that leaves one unit decides: where communes of one name lie in one province, what remains is the province.
LEARN = """
INSERT INTO cadres_homeplace (text, unit_id)
WITH written AS (
  SELECT DISTINCT text FROM ({source}) AS said
  WHERE text <> '' AND NOT EXISTS (SELECT FROM cadres_homeplace AS known WHERE known.text = said.text COLLATE "C")
),
part AS MATERIALIZED (
  SELECT text, place, place > 1 AND place = max(place) OVER (PARTITION BY text) AS is_last,
    trim(regexp_replace(core_fold(trim(piece)), '{words}', '')) AS folded
  FROM written, unnest(string_to_array(replace(text, ' - ', ','), ',')) WITH ORDINALITY AS split(piece, place)
),
province AS (
  SELECT DISTINCT unit_id, name_folded FROM communes_unitperiod AS period JOIN communes_unit AS unit
  ON unit.id = period.unit_id AND unit.level = 'province'
),
-- What stands last is a province where one bears the name; thirty communes are called Hòa Bình too.
named AS MATERIALIZED (
  SELECT DISTINCT part.text, part.place, period.unit_id
  FROM part JOIN communes_unitperiod AS period ON period.name_folded = part.folded
  WHERE NOT part.is_last OR period.unit_id IN (SELECT unit_id FROM province)
    OR part.folded NOT IN (SELECT name_folded FROM province)
),
fitting AS MATERIALIZED (
  SELECT * FROM named WHERE NOT EXISTS (
    SELECT FROM part WHERE part.text = named.text AND part.place > named.place AND NOT EXISTS (
      SELECT FROM named AS above JOIN communes_unitcover AS cover ON cover.unit_id = above.unit_id
      WHERE above.text = part.text AND above.place = part.place AND cover.covered_id = named.unit_id))
),
-- Of a unit and its heir, or of a province and its town of the same name, the greater one is meant.
lesser AS (
  SELECT one.text, one.place, one.unit_id FROM fitting AS one JOIN fitting AS other USING (text, place)
  JOIN communes_unitcover AS cover ON cover.unit_id = other.unit_id AND cover.covered_id = one.unit_id
  WHERE one.unit_id <> other.unit_id
),
single AS (
  SELECT text, place, min(unit_id) AS unit_id FROM (SELECT * FROM fitting EXCEPT SELECT * FROM lesser) AS greatest
  GROUP BY text, place HAVING count(*) = 1
)
SELECT written.text, (
  SELECT single.unit_id FROM single WHERE single.text = written.text ORDER BY single.place LIMIT 1)
FROM written
ON CONFLICT (text) DO NOTHING
"""


def learn(source: str = PEOPLE, *, text: str = "") -> int:
    """Find the unit of every wording that is new; gives how many there were."""
    with connection.cursor() as cursor:
        cursor.execute(LEARN.format(source=source, words=KIND_WORDS), {"text": text})
        return int(cursor.rowcount)


def learn_staged(parameters: object) -> None:
    """What a roster in the works writes of home towns."""
    learn(STAGED)
