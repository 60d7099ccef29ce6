"""The workbook of the plan of a reorganisation: what is meant to become of each post in units that end."""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import connection
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.mergers.ending import Ending
from apps.cadres.mergers.planning import Decision, decide
from apps.cadres.models import EmploymentStatus, PlannedPlacement, Result, Title
from apps.cadres.roster_facts.columns import choice, listed, text
from apps.cadres.roster_facts.listed_words import title_of
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows_of_all
from apps.cadres.roster_facts.places import PERSON
from apps.cadres.roster_loading.matching import UNIT_WORDS
from apps.communes.models import Reorganisation, Unit
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.remarks import explain

NO_UNIT = explain(
    "F601",
    _("On the day on which the reorganisation takes effect no unit is called so, or several are."),
    _("Write the code of the unit, as the template has it."),
)
NOT_A_SUCCESSOR = explain(
    "F602",
    _("Who is placed on or surplus goes to one of the units that take over."),
    _("Write one of these units, or choose “moved elsewhere” as the result."),
)


class PostKind(TextChoices):
    """Whether a line is about the primary post of a person or about one beside it."""

    PRIMARY = "primary", _("Primary post")
    CONCURRENT = "concurrent", _("Concurrent post")


WORDS = {
    "placed": ("Bố trí tiếp", "Tiếp tục bố trí", "Bố trí", "Giữ nguyên"),
    "surplus": ("Dôi dư",),
    "moved": ("Chuyển nơi khác", "Chuyển đi", "Điều động", "Chuyển công tác", "Chuyển đơn vị khác"),
    "left": ("Nghỉ, thôi việc", "Nghỉ hưu", "Thôi việc", "Nghỉ việc", "Nghỉ"),
    "ended": ("Thôi kiêm nhiệm",),
}
COLUMNS = (
    text(
        "reorganisation",
        _("Reorganisation"),
        ("Nghị quyết sắp xếp", "Nghị quyết", "Đợt sắp xếp"),
        position=10,
        width=24,
        is_key=True,
    ),
    title_of(
        "title_before",
        _("Title until now"),
        (
            *("Chức danh trước sắp xếp", "Chức vụ trước sắp xếp", "Chức danh cũ", "Chức vụ cũ"),
            *("Chức vụ trước khi sắp xếp", "Chức danh trước khi sắp xếp", "Chức vụ trước sáp nhập"),
        ),
        position=11,
        width=26,
        is_key=True,
    ),
    text(
        "unit_before",
        _("Unit until now"),
        (
            *("Đơn vị trước sắp xếp", "Nơi công tác trước sắp xếp", "Đơn vị cũ", "Xã cũ", "Xã trước sắp xếp"),
            *("Đơn vị hiện nay", "Đơn vị trước khi sắp xếp", "Đơn vị trước sáp nhập", "Xã trước sáp nhập"),
        ),
        position=12,
        width=20,
        is_key=True,
    ),
    choice(
        "post_kind",
        _("Kind of post"),
        ("Chính, kiêm nhiệm", "Loại chức vụ"),
        PostKind,
        {"primary": ("Chức vụ chính", "Chính"), "concurrent": ("Kiêm nhiệm",)},
        position=13,
        width=14,
        is_key=True,
    ),
    choice(
        "result",
        _("Result"),
        (
            "Kết quả bố trí",
            "Phương án bố trí",
            "Phương án",
            "Kết quả",
            "Kết quả sắp xếp",
            "Phương án sắp xếp",
            "Dự kiến bố trí",
            "Dự kiến",
        ),
        Result,
        WORDS,
        position=20,
        width=18,
    ),
    text(
        "unit_after",
        _("Unit afterwards"),
        (
            *("Đơn vị sau sắp xếp", "Đơn vị bố trí", "Nơi bố trí", "Đơn vị mới", "Xã mới", "Xã sau sắp xếp"),
            *("Đơn vị sau khi sắp xếp", "Đơn vị sau sáp nhập", "Xã sau sáp nhập", "Đơn vị dự kiến bố trí"),
        ),
        position=21,
        width=24,
    ),
    title_of(
        "title_after",
        _("Title afterwards"),
        (
            "Chức danh sau sắp xếp",
            "Chức danh bố trí",
            "Chức vụ bố trí",
            "Chức danh dự kiến",
            "Chức danh mới",
            "Chức vụ mới",
        ),
        position=22,
        width=26,
    ),
    listed(
        "how_left",
        _("How the person leaves"),
        ("Lý do nghỉ, chuyển", "Lý do nghỉ", "Hình thức nghỉ"),
        EmploymentStatus,
        position=23,
        width=24,
        only={"counts": False},
    ),
    text("plan_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
# Lines that wait to be carried out, as `Ending.plan` has them.
OPEN = "NOT EXISTS (SELECT FROM cadres_placement AS done WHERE done.old_posting_id = {posting})"
# Read once for a row: the resolution, by its number or else that of the person's plan, and the units as written.
READ = f"""
LEFT JOIN (SELECT id, core_fold(resolution) AS folded FROM communes_reorganisation) AS named
  ON named.folded = core_fold(staged.stated->>'reorganisation')
LEFT JOIN LATERAL (
  SELECT line.reorganisation_id AS id FROM cadres_plannedplacement AS line
  JOIN cadres_posting AS held ON held.id = line.posting_id
  WHERE held.cadre_id = staged.person AND staged.stated->>'reorganisation' IS NULL
    AND {OPEN.format(posting="held.id")}
  ORDER BY line.is_primary DESC, line.id DESC LIMIT 1
) AS own ON true
LEFT JOIN communes_reorganisation AS resolved ON resolved.id = coalesce(named.id, own.id)"""
WRITTEN = """
LEFT JOIN LATERAL (
  SELECT substring(staged.stated->>'{key}' FROM '^[0-9]{{5}}') AS code,
    CASE WHEN staged.stated->>'{key}' !~ '^[0-9]{{5}}'
      THEN trim(regexp_replace(core_fold(trim(staged.stated->>'{key}')), '{words}', '')) END AS folded
) AS written_{key} ON true"""
# A unit by its code or name; of several of one name that which the resolution names in `column`.
UNIT = """(SELECT CASE WHEN count(*) = 1 THEN min(found.unit_id) END FROM (
  SELECT period.unit_id, rank() OVER (ORDER BY EXISTS (
    SELECT FROM communes_succession AS told
    WHERE told.reorganisation_id = resolved.id AND told.{column} = period.unit_id) DESC) AS place
  FROM (
    SELECT by_code.unit_id, by_code.code, by_code.valid FROM communes_unitperiod AS by_code
    WHERE by_code.code = written_{key}.code
    UNION ALL
    SELECT by_name.unit_id, by_name.code, by_name.valid FROM communes_unitperiod AS by_name
    WHERE by_name.name_folded = written_{key}.folded
  ) AS period
  WHERE period.valid @> {day} AND length(period.code) = 5
) AS found WHERE found.place = 1)"""
UNIT_BEFORE = UNIT.format(key="unit_before", column="predecessor_id", day="(resolved.effective_on - 1)")
UNIT_AFTER = UNIT.format(key="unit_after", column="successor_id", day="resolved.effective_on")
# Titles of two times bear the same words: that of the day of effect is meant.
TITLE = """(SELECT coalesce(min(meant.code) FILTER (WHERE
    coalesce(meant.valid_from, resolved.effective_on) <= resolved.effective_on
    AND coalesce(meant.valid_to, resolved.effective_on + 1) > resolved.effective_on), min(said.code))
  FROM cadres_title AS said JOIN cadres_title AS meant ON meant.label_vi = said.label_vi
  WHERE said.code = staged.stated->>'title_after')"""
MATCH = f"""known.reorganisation_id = says.reorganisation_id AND {OPEN.format(posting="known.posting_id")}
AND known.posting_id = ANY (ARRAY(
  SELECT held.id FROM cadres_posting AS held JOIN cadres_title AS title ON title.code = held.title_id
  WHERE held.cadre_id = says.cadre_id
    AND (says.unit_before IS NULL OR held.unit_id = says.unit_before)
    AND (says.title_before IS NULL
      OR title.label_vi = (SELECT said.label_vi FROM cadres_title AS said WHERE said.code = says.title_before))
)) AND (says.post_kind IS NULL OR known.is_primary = (says.post_kind = 'primary'))"""
NAME = """(SELECT period.name FROM communes_unitperiod AS period
  WHERE period.unit_id = {row}.to_unit_id ORDER BY period.valid DESC LIMIT 1)"""
# Who moves elsewhere goes where the row says, and not where the plan had proposed.
MOVES = "CASE WHEN says.result = 'moved' THEN says.{0} ELSE coalesce(says.{0}, known.{0}) END"
LEAVES = "CASE WHEN coalesce(says.result, known.result) IN ('moved', 'left') THEN coalesce(says.{0}, known.{0}) END"
UNKNOWN_PLACE = """SELECT says.row_id FROM says_line AS says JOIN staged ON staged.id = says.row_id
WHERE staged.stated ? 'unit_after' AND says.to_unit_id IS NULL"""
STRANGE_PLACE = """SELECT line.row_id FROM {fresh} AS line
WHERE line.result IN ('placed', 'surplus') AND line.to_unit_id NOT IN (
  SELECT taken.successor_id FROM communes_succession AS taken WHERE taken.reorganisation_id = line.reorganisation_id)"""
CHANGED = """
SELECT fresh.reorganisation_id, fresh.record,
  fresh.result, fresh.to_unit_id, fresh.to_title_id, fresh.status_id, fresh.note
FROM fresh_line AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.status = 'changed' AND fresh.result <> '' ORDER BY fresh.is_primary DESC, fresh.row_id
"""


def write_lines(parameters: Mapping[str, Any]) -> None:
    """Decide as the working table does, all lines of one decision at once; primary posts before concurrent ones."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(CHANGED)
        rows = cursor.fetchall()
    decisions: dict[tuple[Any, ...], list[int]] = defaultdict(list)
    for reorganisation, line, *decided in rows:
        decisions[reorganisation, *decided].append(line)
    endings = {
        pk: Ending(found, by) for pk, found in Reorganisation.objects.in_bulk({key[0] for key in decisions}).items()
    }
    units = Unit.objects.in_bulk({key[2] for key in decisions})
    for (reorganisation, result, unit, title, status, note), lines in decisions.items():
        seen = dict(PlannedPlacement.objects.filter(pk__in=lines).values_list("pk", "revision"))
        decision = Decision(
            Result(result),
            units.get(unit),
            Title.objects.filter(pk=title).first(),
            EmploymentStatus.objects.filter(pk=status).first(),
            note,
        )
        decide(ending=endings[reorganisation], seen=seen, decision=decision)


declare(
    Facts(
        declared=format_of(
            "merger_plan",
            _("Plan of a reorganisation"),
            "PHƯƠNG ÁN BỐ TRÍ CÁN BỘ, CÔNG CHỨC KHI SẮP XẾP ĐƠN VỊ",
            *COLUMNS,
            telling=("result", "unit_after"),
            # The title of now is the one of before, where no column says so.
            instead={"held_title": "title_before"},
            headings=("phương án bố trí", "phương án sắp xếp cán bộ", "dự kiến * bố trí"),
            rights=(Permission.REORGANISE_UNITS,),
            instructions=(
                _("One row for each post in the plan; draw up the plan on the page of the reorganisation first."),
                _("Nothing changes for anyone until the plan is carried out."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WHOM,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="line",
                model=PlannedPlacement,
                key=("cadre_id", "reorganisation_id", "unit_before", "title_before", "post_kind"),
                when=("result", "unit_after", "title_after", "how_left", "plan_note"),
                source=READ
                + "".join(WRITTEN.format(key=key, words=UNIT_WORDS) for key in ("unit_before", "unit_after")),
                match=MATCH,
                order="known.is_primary DESC, known.id",
                entries=(
                    PERSON,
                    Entry("reorganisation_id", stated="resolved.id"),
                    Entry("unit_before", stated=UNIT_BEFORE),
                    Entry("title_before", stated="staged.stated->>'title_before'"),
                    Entry("post_kind", stated="staged.stated->>'post_kind'"),
                    Entry("result", "result"),
                    Entry("to_unit_id", "unit_after", stated=UNIT_AFTER, shown=NAME, final=MOVES.format("to_unit_id")),
                    Entry("to_title_id", "title_after", stated=TITLE, final=MOVES.format("to_title_id")),
                    Entry("status_id", "how_left", final=LEAVES.format("status_id")),
                    Entry("note", "plan_note"),
                ),
                rules=(
                    Broken(NO_UNIT, "unit_after", UNKNOWN_PLACE),
                    Broken(NOT_A_SUCCESSOR, "unit_after", STRANGE_PLACE),
                ),
                is_known_only=True,
                is_written=False,
            ),
        ),
        known=known_rows_of_all(
            {
                "reorganisation": "resolved.resolution",
                "title_before": "held.title_id",
                "unit_before": "source.code || ' ' || source.name",
                "post_kind": "CASE WHEN line.is_primary THEN 'primary' ELSE 'concurrent' END",
                "result": "nullif(line.result, '')",
                "unit_after": "goal.code || ' ' || goal.name",
                "title_after": "line.to_title_id",
                "how_left": "line.status_id",
                "plan_note": "nullif(line.note, '')",
            },
            "JOIN cadres_posting AS held ON held.cadre_id = cadre.id"
            " JOIN cadres_plannedplacement AS line ON line.posting_id = held.id AND "
            + OPEN.format(posting="held.id")
            + " JOIN communes_reorganisation AS resolved ON resolved.id = line.reorganisation_id"
            " LEFT JOIN communes_unitperiod AS source ON source.unit_id = held.unit_id"
            " AND source.valid @> (resolved.effective_on - 1)"
            " LEFT JOIN communes_unitperiod AS goal ON goal.unit_id = line.to_unit_id"
            " AND goal.valid @> resolved.effective_on",
            "line.is_primary DESC, line.id",
        ),
        then=(write_lines,),
    )
)
