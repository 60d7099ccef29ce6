"""What the columns of a workbook of movements are called, and what stands below them."""

from collections.abc import Iterable

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import MovementKind
from apps.cadres.movement_lists import Tier
from apps.cadres.roster_facts.above import said_above, words_above
from apps.cadres.roster_facts.columns import choice, day, text
from apps.cadres.roster_facts.listed_words import named, title_of
from apps.cadres.roster_facts.papers import decision_columns

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
