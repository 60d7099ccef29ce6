"""The workbook of titles in reorganisations: which title follows each, and whether one person in a unit holds it."""

from __future__ import annotations

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Title, TitleRule
from apps.cadres.roster_facts.columns import choice, coded
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.core.permissions import Permission
from apps.rosters.facts import Broken, Entry, Facts, People, Target, declare
from apps.rosters.facts.checks import TWICE
from apps.rosters.formats import Format


class Answer(TextChoices):
    """Yes or no, as the database writes it."""

    YES = "true", _("yes")
    NO = "false", _("no")


# Titles of two times bear the same words, so the template has their codes beside them.
COLUMNS = (
    coded(
        "rule_title",
        _("Title in a reorganisation"),
        (
            *("Chức danh khi sắp xếp", "Mã chức danh khi sắp xếp", "Chức danh trước sắp xếp"),
            *("Chức danh cũ", "Chức vụ cũ", "Chức danh trước khi sắp xếp", "Chức vụ trước sắp xếp"),
            *("Chức danh trước đây", "Chức danh hiện nay", "Chức danh hiện tại", "Từ chức danh"),
        ),
        Title,
        position=1,
        width=28,
        is_key=True,
        repeats=False,
    ),
    coded(
        "rule_becomes",
        _("Title that follows it"),
        (
            *("Chức danh tiếp theo", "Mã chức danh tiếp theo", "Chức danh sau sắp xếp"),
            *("Chức danh mới", "Chức vụ mới", "Chức danh sau khi sắp xếp", "Chức vụ sau sắp xếp"),
            *("Chức danh tương ứng", "Chuyển thành chức danh", "Đến chức danh"),
        ),
        Title,
        position=2,
        width=28,
    ),
    choice(
        "rule_single",
        _("Held by one person in a unit"),
        ("Mỗi đơn vị một người", "Chỉ một người giữ"),
        Answer,
        {"true": ("Có", "x"), "false": ("Không",)},
        position=3,
        width=16,
    ),
)
ITSELF = "SELECT fresh.row_id FROM {fresh} AS fresh WHERE fresh.becomes_id = fresh.title_id"
AGAIN = """SELECT fresh.row_id FROM {fresh} AS fresh JOIN {fresh} AS other USING (title_id)
WHERE other.row_id <> fresh.row_id"""


def rules_format() -> Format:
    declared = Format(
        code="title_rules",
        label=_("Titles in reorganisations"),
        title="CHỨC DANH KHI SẮP XẾP ĐƠN VỊ",
        person=("rule_title",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung",),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("rule_becomes", "rule_single"),
        headings=("chức danh * sắp xếp đơn vị", "chuyển chức danh", "chuyển đổi chức danh", "chức danh tương ứng"),
        rights=(Permission.MANAGE_CODE_LISTS,),
        instructions=(
            _("One row for each title; without a title that follows, the post ends with its unit."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


declare(
    Facts(
        declared=rules_format(),
        people=People(fields=(), prepare=(), match=(NOBODY,), findings=()),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="rule",
                model=TitleRule,
                key=("title_id",),
                when=("rule_title",),
                entries=(
                    Entry("title_id", "rule_title"),
                    Entry("becomes_id", "rule_becomes"),
                    Entry("is_single", "rule_single", "boolean", initial="false"),
                ),
                rules=(
                    Broken("title_rule_becomes_another", "rule_becomes", ITSELF),
                    Broken(TWICE, "rule_title", AGAIN),
                ),
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY title.position, title.code), jsonb_strip_nulls(jsonb_build_object(
  'rule_title', rule.title_id, 'rule_becomes', rule.becomes_id, 'rule_single', rule.is_single::text))
FROM cadres_titlerule AS rule JOIN cadres_title AS title ON title.code = rule.title_id
ORDER BY 1
""",
    )
)
