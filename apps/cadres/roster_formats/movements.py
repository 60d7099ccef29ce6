"""The workbook of movements that took place: who went from where to where; posts follow where they still lag."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.models import Cadre, Movement, MovementKind, State
from apps.cadres.movement_lists import Tier
from apps.cadres.roster_facts.above import said_above, words_above
from apps.cadres.roster_facts.columns import choice, day, in_lists, text
from apps.cadres.roster_facts.listed_words import named, title_of, titles_of_day
from apps.cadres.roster_facts.papers import decision_columns
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON, decision_entries
from apps.cadres.roster_formats.moved_posts import CHANGES, MOVES, STAYS
from apps.cadres.roster_loading.matching import UNIT_WORDS
from apps.cadres.services.movements import carry_out_many, edit_movement, record_many
from apps.core.permissions import Permission
from apps.core.text import fold_words
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.rosters.formats import Cell, Finding, Parsed, Reader
from apps.rosters.remarks import explain

TIERS = {
    "central": ("Trung ương",),
    "province": ("Cấp tỉnh", "Tỉnh"),
    "district": ("Cấp huyện", "Huyện"),
    "commune": ("Cấp xã", "Xã"),
    "sector": ("Ngành",),
    "division": ("Phòng, ban",),
}
KINDS = {
    "DC_LC": ("luân chuyển",),
    "DC_DD": ("điều động",),
    "DC_BP": ("biệt phái",),
    "DC_TC": ("tăng cường",),
    "DC_BNL": ("bổ nhiệm lại",),
    "DC_BN": ("bổ nhiệm",),
}
ACTS = ("luân chuyển", "điều động", "biệt phái", "bổ nhiệm", "chuyển")
BEFORE = ("Trước điều động", *(f"Trước khi {act}" for act in ACTS), "Nơi đi", "Đơn vị đi")
AFTER = ("Sau điều động", *(f"Sau khi {act}" for act in ACTS), "Nơi đến", "Đơn vị đến")
TIMED = ("luân chuyển", "điều động", "biệt phái", "bổ nhiệm", "bổ nhiệm lại", "tăng cường")
GONE = ("luân chuyển", "điều động", "biệt phái", "tăng cường")
SPANS = tuple(f"Thời gian {act}" for act in (*TIMED, "thực hiện"))
PAPERS = decision_columns(40, acts=("luân chuyển", "điều động", "biệt phái", "bổ nhiệm", "bổ nhiệm lại", "tăng cường"))


def under(uppers: Iterable[str], *lower: str) -> tuple[str, ...]:
    """Headers that stand below what says which side of a movement they tell of."""
    return tuple(f"{upper} > {each}" for each in lower for upper in uppers)


COLUMNS = (
    said_above(
        named(
            "kind",
            _("Kind"),
            (
                *(
                    "Hình thức điều động",
                    *("Hình thức thực hiện", "Loại", "Loại hình điều động", "Diện", "Diện điều động"),
                    *("Loại điều động", "Phân loại", "Hình thức chuyển", "Hình thức phân công"),
                    *("Loại hình luân chuyển", "Loại biến động", "Hình thức biến động", "Trường hợp"),
                    "Hình thức",
                    "Loại hình",
                    "Hình thức luân chuyển",
                    "Nội dung điều động",
                ),
                *(
                    "Hình thức điều động, luân chuyển",
                    "Hình thức bổ nhiệm",
                    "Loại quyết định",
                    "Nội dung quyết định",
                    "Nội dung",
                ),
            ),
            MovementKind,
            {"DC_DD": ("Điều động công tác",), "DC_BNL": ("Tái bổ nhiệm",), "DC_BC": ("Bầu", "Phê chuẩn", "Chỉ định")},
            position=10,
            width=24,
        ),
        words_above("kind", KINDS),
    ),
    text(
        "from_place",
        _("From"),
        (
            *(
                "Cơ quan cử biệt phái",
                *("Cơ quan cũ", "Nơi làm việc cũ", "Đơn vị công tác cũ", "Đơn vị công tác trước"),
                *("Cơ quan công tác cũ", "Cơ quan, đơn vị cũ", "Cơ quan quản lý", "Đơn vị quản lý"),
                *("Công tác trước đây tại", "Nơi công tác trước đây", "Đơn vị công tác trước đây"),
                *("Đơn vị trước đây", "Nơi chuyển đi", "Cơ quan đi", "Chuyển từ", "Chuyển từ đơn vị"),
                *("Đi từ đơn vị", "Nơi làm việc trước đây", "Từ cơ quan", "Từ nơi", "Cơ quan chuyển đi"),
                *("Xã cũ", "Đơn vị công tác trước khi bổ nhiệm", "Cơ quan, đơn vị đi"),
                "Đơn vị cử biệt phái",
                "Đơn vị cử đi",
                "Cơ quan cử đi",
                "Nơi công tác trước",
            ),
            *("Đơn vị đi", "Từ đơn vị", "Nơi đi", "Đơn vị cũ", "Đơn vị chuyển đi", "Nơi công tác cũ"),
            *(
                f"{where} trước {when}{act}"
                for act in GONE
                for when in ("", "khi ")
                for where in ("Nơi công tác", "Đơn vị công tác", "Đơn vị", "Cơ quan")
            ),
            *("Đơn vị cử", "Cơ quan cử", "Nơi cử đi"),
            *(f"{where} {act} đi" for act in GONE for where in ("Đơn vị", "Nơi", "Cơ quan")),
            *(f"{act.capitalize()} từ" for act in GONE),
            *under(BEFORE, "Đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan, đơn vị"),
        ),
        position=20,
        width=24,
        english=("Where from",),
    ),
    choice("from_level", _("from level"), ("Cấp đi", "Từ cấp"), Tier, TIERS, position=21, width=12),
    title_of(
        "from_title",
        _("former title"),
        (
            *("Chức vụ cũ", "Chức danh cũ", "Chức vụ trước điều động", *under(BEFORE, "Chức vụ", "Chức danh")),
            *(f"Chức vụ {each.lower()}" for each in BEFORE),
        ),
        position=22,
        width=24,
    ),
    text(
        "to_place",
        _("To"),
        (
            *(
                "Nơi biệt phái đến",
                *("Cơ quan mới", "Nơi nhận công tác", "Đơn vị công tác mới", "Biệt phái tới"),
                *("Cơ quan nhận", "Nơi đến biệt phái", "Cơ quan, đơn vị mới", "Nơi làm việc mới"),
                *("Cơ quan công tác mới", "Luân chuyển về đơn vị", "Chuyển đến", "Chuyển đến đơn vị"),
                *("Cơ quan đến", "Đến cơ quan", "Về đơn vị", "Đơn vị nhận", "Đơn vị tiếp nhận"),
                *("Cơ quan tiếp nhận", "Đến nơi", "Nơi nhận", "Nơi công tác được điều động đến"),
                *("Đơn vị sau điều động", "Xã mới", "Đến xã", "Chuyển về", "Chuyển về đơn vị"),
                *("Đến công tác tại", "Cơ quan, đơn vị đến", "Cơ quan, đơn vị tiếp nhận", "Điều động về"),
                *("Luân chuyển về", "Đơn vị nhận công tác", "Cơ quan chuyển đến"),
                "Nơi luân chuyển đến",
                "Nơi điều động đến",
                "Đơn vị nhận luân chuyển",
                "Nơi tiếp nhận",
            ),
            *("Đơn vị nhận biệt phái", "Nơi biệt phái", "Nơi luân chuyển", "Đơn vị được điều động đến"),
            *(
                "Đơn vị đến",
                "Đến đơn vị",
                "Nơi đến",
                "Đơn vị mới",
                "Đơn vị nơi đến",
                "Đơn vị điều động đến",
                "Đơn vị chuyển đến",
                "Nơi công tác mới",
            ),
            *(f"{where} nhận {act}" for act in GONE for where in ("Cơ quan", "Đơn vị", "Xã", "Nơi")),
            *(f"{where} {act} đến" for act in GONE for where in ("Cơ quan", "Đơn vị", "Xã", "Nơi")),
            *(f"{act.capitalize()} đến" for act in GONE),
            *(f"{where} được {act}" for act in GONE for where in ("Đơn vị", "Xã")),
            *(
                f"{where} sau {when}{act}"
                for act in GONE
                for when in ("", "khi ")
                for where in ("Nơi công tác", "Đơn vị công tác", "Đơn vị", "Cơ quan")
            ),
            *("Đơn vị tiếp nhận", *under(AFTER, "Đơn vị", "Đơn vị công tác", "Nơi công tác", "Cơ quan, đơn vị")),
        ),
        position=30,
        width=24,
        english=("Where to",),
    ),
    choice("to_level", _("to level"), ("Cấp đến", "Đến cấp"), Tier, TIERS, position=31, width=12),
    title_of(
        "to_title",
        _("new title"),
        (
            *(
                "Chức vụ mới",
                *("Chức vụ bố trí mới", "Đảm nhiệm chức vụ mới", "Đảm nhiệm chức vụ", "Giữ chức vụ mới"),
                *("Chức vụ mới đảm nhận", "Chức vụ mới đảm nhiệm", "Chức vụ phân công"),
                *("Chức danh được phân công", "Chức vụ bố trí", "Chức danh bố trí", "Nhiệm vụ mới"),
                *("Chức danh sau khi điều động", "Chức danh sau khi luân chuyển", "Bổ nhiệm giữ chức"),
                *("Được bổ nhiệm", "Được bổ nhiệm giữ chức vụ", "Chức vụ mới được bổ nhiệm"),
                *("Bổ nhiệm chức danh", "Chức danh được bổ nhiệm", "Chức vụ tiếp nhận", "Chức vụ nhận"),
                *("Chức vụ, chức danh mới", "Chức vụ được điều động", "Chức danh mới đảm nhiệm"),
                "Chức danh mới",
                "Chức vụ sau điều động",
                *under(AFTER, "Chức vụ", "Chức danh"),
            ),
            *(f"Chức vụ {each.lower()}" for each in AFTER),
            *("Chức vụ bổ nhiệm lại", "Chức vụ được bổ nhiệm lại", "Chức vụ sau luân chuyển", "Chức vụ nơi đến"),
            *("Chức vụ bổ nhiệm", "Chức vụ được bổ nhiệm", "Bổ nhiệm giữ chức vụ", "Bổ nhiệm chức vụ"),
            *(
                "Chức danh bổ nhiệm",
                "Chức vụ được giao",
                "Chức vụ khi điều động đến",
                "Chức vụ đảm nhiệm nơi đến",
                "Chức vụ điều động",
                "Giữ chức vụ",
                *(f"{what} được {act} đến" for act in GONE for what in ("Chức vụ", "Chức danh")),
                *("Chức vụ tại đơn vị mới", "Chức vụ ở đơn vị mới", "Chức danh tại đơn vị mới"),
                *("Chức vụ đảm nhận", "Chức vụ đảm nhiệm", "Chức danh đảm nhiệm", "Chức vụ được phân công"),
                *(f"{what} {act} đến" for act in GONE for what in ("Chức vụ", "Chức danh")),
            ),
        ),
        position=32,
        width=24,
    ),
    *PAPERS,
    day(
        "starts_on",
        _("first day"),
        (
            *(
                "Từ ngày",
                *("Ngày nhận nhiệm vụ mới", "Ngày có mặt", "Ngày có mặt tại đơn vị mới"),
                *("Ngày đến nhận công tác", "Ngày đến nhận nhiệm vụ", "Ngày về đơn vị mới"),
                *("Ngày nhận việc", "Bắt đầu biệt phái", "Bắt đầu luân chuyển", "Bắt đầu từ ngày"),
                *("Bắt đầu luân chuyển từ", "Hiệu lực", "Hiệu lực từ", "Thời điểm nhận công tác"),
                *("Thời điểm nhận nhiệm vụ", "Ngày thực hiện", "Thời gian thực hiện"),
                *("Thời gian nhận nhiệm vụ", "Thời gian nhận công tác", "Ngày bắt đầu công tác"),
                *("Ngày điều động đến", "Ngày đến", "Ngày chuyển đến", "Ngày giữ chức vụ"),
                *("Giữ chức vụ từ ngày", "Ngày đảm nhiệm", "Nhận nhiệm vụ từ ngày"),
                *("Nhận công tác từ ngày", "Thời gian bổ nhiệm", "Bổ nhiệm từ ngày"),
                *("Bổ nhiệm kể từ ngày", "Ngày được bổ nhiệm", "Thời điểm được bổ nhiệm"),
                "Ngày bắt đầu",
                "Thời gian từ",
                "Thời gian > Từ",
                "Thời gian > Từ ngày",
                "Kể từ ngày",
            ),
            *(
                "Thời gian bắt đầu",
                "Thời gian",
                "Ngày có hiệu lực",
                "Ngày quyết định có hiệu lực",
                "Quyết định có hiệu lực từ ngày",
                "Ngày hiệu lực",
                "Hiệu lực từ ngày",
                "Thời điểm thực hiện",
            ),
            *(f"{when} {act}" for act in TIMED for when in ("Ngày", "Thời điểm")),
            *under(SPANS, "Từ ngày", "Từ", "Bắt đầu"),
            *(f"{act.capitalize()} từ ngày" for act in TIMED),
            *(f"Ngày bắt đầu {act}" for act in TIMED),
            *SPANS,
            *("Thời điểm có hiệu lực", "Thời gian có hiệu lực", "Có hiệu lực từ ngày"),
            *(
                "Ngày bổ nhiệm",
                "Thời điểm bổ nhiệm",
                "Ngày luân chuyển",
                "Ngày điều động",
                "Ngày nhận nhiệm vụ",
                "Ngày nhận công tác",
            ),
        ),
        position=50,
        width=12,
    ),
    day(
        "planned_end",
        _("planned last day"),
        (
            *("Đến ngày", "Dự kiến kết thúc", "Thời gian đến", "Thời gian > Đến", "Thời gian > Đến ngày"),
            *("Hết hạn biệt phái", "Thời hạn đến ngày", "Ngày hết thời hạn", "Hết thời hạn", "Thời hạn"),
            *("Hết hạn", "Ngày hết hạn biệt phái", "Hết hạn ngày", "Kết thúc biệt phái"),
            *("Thời điểm kết thúc", "Thời điểm hết hạn", "Ngày hết hạn luân chuyển", "Hết hạn luân chuyển"),
            *("Kết thúc luân chuyển", "Thời hạn bổ nhiệm đến"),
            *under(SPANS, "Đến ngày", "Đến", "Kết thúc"),
            *(f"{act.capitalize()} đến ngày" for act in GONE),
            *(f"Ngày {end} {act}" for act in GONE for end in ("hết hạn", "kết thúc")),
            *("Thời hạn đến", "Ngày hết hạn", "Thời gian kết thúc"),
        ),
        position=51,
        width=12,
    ),
    day(
        "ended_on",
        _("last day"),
        ("Ngày kết thúc", "Kết thúc thực tế", "Ngày trở về", "Đến hết ngày"),
        position=52,
        width=12,
    ),
    text("movement_note", _("Note"), ("Ghi chú",), position=90, width=24),
)
NOT_DONE = explain(
    "F333",
    _("“%(value)s”: this movement did not take place, or not yet."),
    _("Leave the row out: such a list tells of movements that took place."),
)


def read_state(_: date) -> Reader:
    """Nothing of what took place; lists that go out also tell what was only proposed."""
    others = {words for words, state in in_lists(State).items() if state not in ("confirmed", "done")}

    def read(cell: Cell) -> Parsed:
        is_done = fold_words(cell.text) not in others
        return Parsed() if is_done else Parsed({}, (Finding(NOT_DONE, key="movement_state", value=cell.text),))

    return read


STATED = text("movement_state", _("State"), ("Tình trạng",), position=95, in_template=False, repeats=False)
STATE = replace(STATED, column=replace(STATED.column, reader=read_state, writer=None))
# A unit by its official code, which may stand behind its name, or by its name on the first day; whatever is none stays
# as it is written.
UNIT = rf"""(SELECT CASE WHEN count(*) = 1 THEN min(period.unit_id) END FROM communes_unitperiod AS period
  WHERE period.valid @> (staged.stated->>'starts_on')::date AND (period.code = staged.stated->>'{{side}}_place'
    OR period.code = substring(staged.stated->>'{{side}}_place' FROM '\(([0-9]+)\)$')
    OR (length(period.code) = 5 AND period.name_folded =
      trim(regexp_replace(core_fold(trim(staged.stated->>'{{side}}_place')), '{UNIT_WORDS}', '')))))"""
WRITTEN = (
    "kind_id",
    "legal_basis_id",
    "decision_number",
    "decision_on",
    "decision_issuer",
    "from_unit_id",
    "from_place",
    "from_level",
    "from_title_id",
    "to_unit_id",
    "to_place",
    "to_level",
    "to_title_id",
    "starts_on",
    "planned_end",
    "ended_on",
    "note",
)
NEWS = f"""
SELECT fresh.row_id IN (SELECT moves.row_id FROM ({MOVES}) AS moves), fresh.record, fresh.cadre_id,
  {", ".join(f"fresh.{column}" for column in WRITTEN)}
FROM fresh_movement AS fresh JOIN staged ON staged.id = fresh.row_id
WHERE staged.status IN ('new', 'changed') ORDER BY fresh.row_id
"""


def write_movements(parameters: Mapping[str, Any]) -> None:
    """Carry out the movements that are not in the posts yet, record the others, and correct those that are known."""
    by = User.objects.get(pk=parameters["by"])
    with connection.cursor() as cursor:
        cursor.execute(NEWS, parameters)
        rows = cursor.fetchall()
    people = Cadre.objects.select_related("home_unit").in_bulk([row[2] for row in rows])
    known = Movement.objects.select_related("cadre__home_unit").in_bulk([row[1] for row in rows if row[1]])
    moving: list[Movement] = []
    recorded: list[Movement] = []
    for moves, record, cadre, *values in rows:
        movement = known.get(record) or Movement(cadre=people[cadre])
        for name, value in zip(WRITTEN, values, strict=True):
            setattr(movement, name, value)
        if record:
            movement.state = "done" if movement.ended_on else "confirmed"
            edit_movement(movement=movement, revision=None, by=by)
        else:
            (moving if moves else recorded).append(movement)
    carry_out_many(movements=moving, by=by)
    record_many(movements=recorded, by=by)


def place(side: str) -> tuple[Entry, ...]:
    """Unit, words, level and title of one side; a unit that is known needs no words."""
    unit = UNIT.format(side=side)
    words = f"CASE WHEN {unit} IS NULL THEN staged.stated->>'{side}_place' END"
    shown = (
        f"coalesce(nullif({{row}}.{side}_place, ''), (SELECT period.name FROM communes_unitperiod AS period"
        f" WHERE period.unit_id = {{row}}.{side}_unit_id ORDER BY period.valid DESC LIMIT 1))"
    )
    return (
        Entry(f"{side}_unit_id", stated=unit),
        Entry(
            f"{side}_place",
            f"{side}_place",
            stated=words,
            shown=shown,
            final=f"CASE WHEN says.{side}_unit_id IS NULL"
            f" THEN coalesce(says.{side}_place, known.{side}_place) ELSE '' END",
        ),
        Entry(f"{side}_level", f"{side}_level"),
        Entry(f"{side}_title_id", f"{side}_title"),
    )


declare(
    Facts(
        declared=format_of(
            "movements",
            _("Movements"),
            "DANH SÁCH ĐIỀU ĐỘNG, LUÂN CHUYỂN CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            STATE,
            rules=(titles_of_day("starts_on", "from_title", "to_title"),),
            telling=("kind", "to_place"),
            headings=(
                "luân chuyển",
                "điều động",
                "biệt phái",
                "tăng cường cán bộ",
                "cán bộ tăng cường",
                "được bổ nhiệm",
                "danh sách bổ nhiệm",
                "bổ nhiệm lại",
                "bổ nhiệm cán bộ",
            ),
            rights=(Permission.EDIT_CADRES,),
            instructions=(
                _("One row for each movement that took place by a decision, with its first day."),
                _("A new movement ends and begins posts where they still stand as before it; each row says so."),
                LOCKED,
                KEEP,
            ),
        ),
        people=replace(WHOM, findings=(*WHOM.findings, CHANGES, STAYS)),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="movement",
                model=Movement,
                key=("cadre_id", "kind_id", "starts_on"),
                when=("kind", "to_place", "starts_on"),
                match="known.cadre_id = says.cadre_id AND known.kind_id = says.kind_id"
                " AND known.starts_on = says.starts_on AND known.state IN ('confirmed', 'done')",
                entries=(
                    PERSON,
                    Entry("kind_id", "kind"),
                    *decision_entries(),
                    *place("from"),
                    *place("to"),
                    Entry("starts_on", "starts_on", "date"),
                    Entry("planned_end", "planned_end", "date"),
                    Entry("ended_on", "ended_on", "date"),
                    Entry("note", "movement_note"),
                    Entry(
                        "state",
                        stated="CASE WHEN staged.stated ? 'ended_on' THEN 'done' END",
                        initial="'confirmed'",
                    ),
                    Entry("answered_at", initial="now()"),
                ),
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "kind": "moved.kind_id",
                "from_place": "coalesce(nullif(moved.from_place, ''), source.code)",
                "from_level": "nullif(moved.from_level, '')",
                "from_title": "moved.from_title_id",
                "to_place": "coalesce(nullif(moved.to_place, ''), goal.code)",
                "to_level": "nullif(moved.to_level, '')",
                "to_title": "moved.to_title_id",
                "decision_number": "nullif(moved.decision_number, '')",
                "decision_on": "moved.decision_on",
                "decision_issuer": "nullif(moved.decision_issuer, '')",
                "legal_basis": "moved.legal_basis_id",
                "starts_on": "moved.starts_on",
                "planned_end": "moved.planned_end",
                "ended_on": "moved.ended_on",
                "movement_note": "nullif(moved.note, '')",
            },
            """
LEFT JOIN cadres_movement AS moved ON moved.cadre_id = cadre.id AND moved.state IN ('confirmed', 'done')
LEFT JOIN communes_unitperiod AS source ON source.unit_id = moved.from_unit_id AND source.valid @> moved.starts_on
LEFT JOIN communes_unitperiod AS goal ON goal.unit_id = moved.to_unit_id AND goal.valid @> moved.starts_on
""",
            "moved.starts_on, moved.id",
        ),
        then=(write_movements,),
    )
)
