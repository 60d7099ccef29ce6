"""Which commune a row means by the words in it: names repeat in a province, and what fits two of them is asked."""

from apps.cadres.roster_loading.texts import UNIT_WORDS
from apps.communes.models import KIND_WORDS, Kind

OF_COMMUNES = (Kind.THI_TRAN, Kind.DAC_KHU, Kind.PHUONG, Kind.XA)
TITLED = " ".join(f"WHEN '{kind.value}' THEN '{KIND_WORDS[kind]}'" for kind in OF_COMMUNES)
# The kind stands last of the words before the name.
STATED_KIND = r"""CASE WHEN before ~ '\m(thi tran|tt\.)\s*$' THEN 'thi_tran'
    WHEN before ~ '\mdac khu\s*$' THEN 'dac_khu'
    WHEN before ~ '\mphuong\s*$' THEN 'phuong' WHEN before ~ '\mxa\s*$' THEN 'xa' END"""
# Mỵ Hòa is not Mỹ Hòa. A tone stands behind its word, wherever it is typed in it: Hoà is Hòa.
SPELLED = r"""' ' || btrim(regexp_replace(regexp_replace(normalize(lower({0}), NFD),
    '([\u0300\u0301\u0303\u0309\u0323])([^\s,;()-]*)', '\2\1', 'g'), '[\s,;()-]+', ' ', 'g')) || ' '"""
NAMED = rf"""
WITH written AS (
  -- The template of several communes writes the official code after the name, because names repeat.
  SELECT DISTINCT unit_text AS text, substring(unit_text FROM '\((\d{{5}})\)$') AS code,
    core_fold(trim(unit_text)) AS whole
  FROM staged WHERE unit_text IS NOT NULL
), parted AS (
  SELECT text, code, trim(regexp_replace(whole, '{UNIT_WORDS}', '')) AS folded,
    left(whole, length(whole) - length(regexp_replace(whole, '{UNIT_WORDS}', ''))) AS before,
    {SPELLED.format("text")} AS spelled
  FROM written
), named AS (
  SELECT text, code, folded, spelled, {STATED_KIND} AS kind,
    trim(regexp_replace(folded, '\s*([,;(]|\s-\s).*$', '')) AS head,
    substring(folded FROM '[,;(].*$|\s-\s.*$') AS tail
  FROM parted
), fitting AS (
  SELECT named.text, period.unit_id, period.code, period.kind, period.name, above.name AS above,
    covered.unit IS NOT NULL AS is_ours,
    rank() OVER (PARTITION BY named.text, covered.unit IS NOT NULL ORDER BY
      (period.code = named.code) DESC NULLS LAST, is_spelled_so.holds DESC, (period.valid @> %(day)s::date) DESC,
      CASE WHEN NOT period.valid @> %(day)s::date THEN lower(period.valid) END DESC NULLS LAST,
      (period.kind = named.kind) DESC NULLS LAST) AS place
  FROM named
  JOIN communes_unitperiod AS period ON length(period.code) = 5
    AND (period.code = named.code OR period.name_folded IN (named.folded, named.head))
  LEFT JOIN covered ON covered.unit = period.unit_id
  CROSS JOIN LATERAL (SELECT position({SPELLED.format("period.name")} IN named.spelled) > 0 AS holds) AS is_spelled_so
  LEFT JOIN LATERAL (
    SELECT name, name_folded FROM communes_unitperiod AS higher
    WHERE higher.unit_id = period.parent_id AND higher.valid && period.valid
    ORDER BY (higher.valid @> %(day)s::date) DESC, lower(higher.valid) DESC LIMIT 1
  ) AS above ON true
  -- Of what is said behind the name the unit above must be a part.
  WHERE period.code = named.code OR period.name_folded = named.folded OR position(above.name_folded IN named.tail) > 0
)
SELECT named.text,
  CASE WHEN count(DISTINCT best.unit_id) = 1 THEN min(best.unit_id) END AS unit,
  EXISTS (SELECT FROM fitting WHERE fitting.text = named.text) AS is_commune,
  CASE WHEN count(DISTINCT best.unit_id) > 1 THEN string_agg(DISTINCT
    CASE best.kind {TITLED} END || ' ' || best.name || ' (' || best.code || ')' || coalesce(', ' || best.above, ''),
    '; ') END AS several
FROM named LEFT JOIN fitting AS best ON best.text = named.text AND best.is_ours AND best.place = 1
GROUP BY named.text
"""
