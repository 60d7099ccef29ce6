"""The report of a province: 3,206 cadres and civil servants in 151 communes, against a bare statement for the same."""

from datetime import date

from django.db import connection
from django.test.utils import CaptureQueriesContext

from apps.reporting.actors import ServerActor
from apps.reporting.renderers.flat import to_json
from apps.reporting.renderers.workbook import to_workbook
from apps.reporting.services import build_report
from apps.reporting.table import ReportTable

from .measurement import Measurement, median_seconds
from .province import built_province

DAY = date(2025, 2, 28)
# What one would write by hand for the same counts: no definitions, no roll-ups, no gate, all in the text.
BARE = """
WITH place AS (
  SELECT commune.unit_id, district.unit_id AS district, district.parent_id AS province
  FROM communes_unitperiod commune
  JOIN communes_unitperiod district ON district.unit_id = commune.parent_id AND district.valid @> %(day)s::date
  JOIN communes_unitperiod top ON top.unit_id = district.parent_id AND top.valid @> %(day)s::date AND top.code = '17'
  WHERE commune.valid @> %(day)s::date
), post AS (
  SELECT p.cadre_id, p.unit_id, p.category FROM cadres_posting p
  JOIN cadres_employmentstatus s ON s.code = p.status_id AND s.counts
  WHERE p.is_primary AND p.period @> %(day)s::date
), seat AS (
  SELECT DISTINCT s.cadre_id, s.unit_id, k.is_standing FROM cadres_committeeseat s
  JOIN cadres_seatkind k ON k.code = s.kind_id AND k.body = 'executive' WHERE s.period @> %(day)s::date
), member AS (
  SELECT 1 AS grp, cadre_id, unit_id FROM post WHERE category <> 'non_professional'
  UNION ALL SELECT CASE category WHEN 'cadre' THEN 2 WHEN 'civil_servant' THEN 3 ELSE 4 END, cadre_id, unit_id FROM post
  UNION ALL SELECT 5, cadre_id, unit_id FROM seat UNION ALL SELECT 6, cadre_id, unit_id FROM seat WHERE is_standing
), level AS (
  SELECT q.cadre_id,
    max(l.rank) FILTER (WHERE l.ladder_id = 'prof_edu') AS a,
    max(l.rank) FILTER (WHERE l.ladder_id = 'pol_theory') AS b,
    max(l.rank) FILTER (WHERE l.ladder_id = 'state_mgmt') AS c,
    max(l.rank) FILTER (WHERE l.ladder_id = 'gen_edu') AS d,
    max(l.rank) FILTER (WHERE l.ladder_id = 'it_level') AS e,
    max(l.rank) FILTER (WHERE l.ladder_id = 'foreign_lang') AS f
  FROM qualifications_qualification q JOIN qualifications_qualificationlevel l ON l.code = q.level_id
  WHERE q.state = 'held' AND q.verification <> 'refused' AND q.counts_from <= %(day)s::date GROUP BY q.cadre_id
), person AS (
  SELECT c.id, c.sex, extract(year FROM age(%(day)s::date, c.birth_date))::int / 10 AS band, g.is_minority,
    EXISTS (SELECT FROM cadres_partymembership m WHERE m.cadre_id = c.id AND m.counts_from <= %(day)s::date) AS in_party
  FROM cadres_cadre c LEFT JOIN cadres_ethnicgroup g ON g.code = c.ethnic_group_id
)
SELECT grp, member.unit_id, a, b, c, d, e, f, sex, band, is_minority, in_party, count(*)
FROM member JOIN place USING (unit_id) JOIN person ON person.id = member.cadre_id
LEFT JOIN level ON level.cadre_id = member.cadre_id
GROUP BY GROUPING SETS (
  (grp, member.unit_id), (grp, member.unit_id, a), (grp, member.unit_id, b), (grp, member.unit_id, c),
  (grp, member.unit_id, d), (grp, member.unit_id, e), (grp, member.unit_id, f), (grp, member.unit_id, sex),
  (grp, member.unit_id, band), (grp, member.unit_id, is_minority), (grp, member.unit_id, in_party))
"""


def run() -> list[Measurement]:
    built_province()
    bare = median_seconds(ask_bare)
    with CaptureQueriesContext(connection) as statements:
        whole = report(None)
    floor = "bare SQL, all communes"
    return [
        Measurement(
            "report, all groups, measures and communes",
            median_seconds(lambda: report(None)),
            bare,
            floor,
            2,
            len(statements),
        ),
        Measurement("report, the province alone", median_seconds(lambda: report([])), bare, floor, 1),
        Measurement("the same as JSON, 91,000 cells", median_seconds(lambda: to_json(whole)), bare, floor),
        Measurement("the same as a workbook", median_seconds(lambda: to_workbook(whole), times=1), bare, floor),
    ]


def report(levels: list[str] | None) -> ReportTable:
    return build_report("quality", unit="17", day=DAY, user=ServerActor(), levels=levels)


def ask_bare() -> list[tuple[object, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(BARE, {"day": DAY})
        return list(cursor.fetchall())
