"""The workbook of checks of diplomas: what was found, by whom, when and by which paper, diploma by diploma."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from django.db import connection
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.cadres.roster_facts.columns import NUMBERED, choice, day, listed, past, text
from apps.cadres.roster_facts.paper_words import paper_reader
from apps.cadres.roster_facts.people import KEEP, LOCKED, WHOM, format_of, known_rows
from apps.cadres.roster_facts.places import PERSON
from apps.core.permissions import Permission
from apps.qualifications.models import Ladder, Qualification, QualificationLevel, Verification
from apps.qualifications.services import REFUSED_WHY, Check, recheck_qualifications
from apps.rosters.facts import Broken, Entry, Facts, Target, declare
from apps.rosters.facts.checks import TWICE
from apps.rosters.remarks import explain

NO_DIPLOMA = explain(
    "F331",
    _("The person holds no such qualification in the registry: “%(value)s”."),
    _("Check the ladder, the level and the number of the diploma, or record the qualification first."),
)
SEVERAL_DIPLOMAS = explain(
    "F332",
    _("Several qualifications of the person fit “%(value)s”."),
    _("Write the ladder, the level, the specialty and the number of the diploma, as the template has them."),
)
explain(REFUSED_WHY, _("Nothing says why the diploma is refused."), _("Write the reason into the remark."))


def level_words(_day: date) -> Sequence[str]:
    """The words of all levels that a paper proves; some stand on more than one ladder."""
    return list(dict.fromkeys(QualificationLevel.objects.filter(rank__gt=0).values_list("label_vi", flat=True)))


TOGETHER = ("check_document", "checked_on", "checked_by")
ANSWERS = (
    "công văn",
    "công văn trả lời",
    "văn bản trả lời",
    "công văn phúc đáp",
    "văn bản phúc đáp",
    "công văn xác minh",
)
# Number and day of the answer in one cell.
CHECK_PAPER = text(
    "check_paper",
    _("Document of the check"),
    tuple(
        header
        for answer in ANSWERS
        for header in (f"{answer} số, ngày", f"Số, ngày {answer}", f"{answer} (số, ngày)", f"Số và ngày {answer}")
    ),
    looks=NUMBERED,
    position=24,
    in_template=False,
)
CHECK_PAPER = replace(CHECK_PAPER, column=replace(CHECK_PAPER.column, reader=paper_reader(*TOGETHER), states=TOGETHER))
COLUMNS = (
    listed(
        "check_ladder",
        _("Ladder"),
        ("Loại trình độ", "Nội dung trình độ", "Loại văn bằng, chứng chỉ", "Loại văn bằng"),
        Ladder,
        position=10,
        width=24,
        is_key=True,
        otherwise="check_level",
    ),
    text(
        "check_level",
        _("Level of the diploma"),
        (
            "Trình độ được thẩm tra",
            *("Bằng được xác minh", "Trình độ văn bằng", "Loại bằng đề nghị xác minh"),
            *("Trình độ ghi trên bằng", "Trình độ ghi trên văn bằng", "Bằng cấp đề nghị xác minh"),
            *("Bằng đề nghị xác minh", "Tên văn bằng", "Bằng", "Tên bằng", "Trình độ theo văn bằng"),
            *("Văn bằng kiểm tra", "Bằng xác minh", "Bằng được thẩm tra"),
            "Trình độ được xác minh",
            "Văn bằng, chứng chỉ",
            "Tên văn bằng, chứng chỉ",
            "Bậc trình độ",
            *("Văn bằng được xác minh", "Trình độ", "Trình độ đào tạo", "Văn bằng", "Loại bằng", "Bằng cấp"),
            *("Văn bằng đề nghị xác minh", "Văn bằng xác minh", "Văn bằng được thẩm tra", "Văn bằng thẩm tra"),
        ),
        position=11,
        width=26,
        is_key=True,
        choices=level_words,
    ),
    text(
        "check_specialty",
        _("Specialty"),
        ("Chuyên ngành trên văn bằng", "Chuyên ngành đào tạo", "Chuyên ngành", "Ngành đào tạo"),
        position=12,
        width=24,
        is_key=True,
    ),
    text(
        "check_number",
        _("Number of the diploma"),
        (
            "Số hiệu văn bằng",
            *("Số hiệu ghi trên bằng", "Số hiệu bằng xác minh", "Số hiệu ghi trên văn bằng"),
            *("Số hiệu văn bằng xác minh", "Số hiệu của văn bằng", "Số hiệu của bằng", "Mã số bằng"),
            *("Mã số văn bằng", "Bằng số", "Số hiệu bằng tốt nghiệp", "Số bằng tốt nghiệp"),
            "Văn bằng số",
            "Số hiệu",
            "Số bằng",
            "Số hiệu bằng",
            "Số văn bằng",
            "Số văn bằng, chứng chỉ",
            "Số hiệu văn bằng, chứng chỉ",
        ),
        looks=NUMBERED,
        position=13,
        width=18,
        repeats=False,
        is_key=True,
    ),
    choice(
        "check_result",
        _("What the check found"),
        (
            "Kết quả thẩm tra",
            *("Ý kiến của cơ sở đào tạo", "Kết quả xác minh của trường", "Kết quả phúc đáp"),
            *("Kết quả trả lời", "Kết quả trả lời xác minh", "Kết luận thẩm tra"),
            *("Kết luận xác minh", "Kết quả xác nhận", "Nội dung trả lời", "Nội dung phúc đáp"),
            *("Ý kiến trả lời", "Ý kiến của trường", "Kết quả xác minh bằng", "Trả lời của trường"),
            *("Trả lời của cơ sở đào tạo", "Tính hợp pháp", "Kết quả kiểm tra"),
            "Kết quả xác minh",
            "Kết quả xác minh văn bằng",
            "Kết quả kiểm tra văn bằng",
            "Kết quả",
            "Kết luận",
            "Kết luận xác minh",
            "Kết quả trả lời",
            "Kết luận thẩm tra",
        ),
        Verification,
        {
            "scan_seen": ("Đã xem bản chụp", "Đã xem bản sao", "Đã đối chiếu bản chụp"),
            "confirmed": (
                "Đã xác nhận",
                "Đã thẩm tra",
                "Đã xác minh",
                "Hợp lệ",
                "Đúng",
                "Đã đối chiếu bản gốc",
                "Hợp pháp",
                "Bằng thật",
                "Bằng hợp pháp",
                "Có trong hồ sơ lưu",
                "Đúng, hợp pháp",
                *("Đúng, có cấp", "Có cấp bằng", "Đúng, có cấp bằng", "Có trong sổ gốc", "Có tên trong sổ cấp bằng"),
                *("Đúng với sổ gốc", "Bằng do trường cấp", "Đúng, do trường cấp"),
            ),
            "refused": (
                "Không công nhận",
                "Không hợp lệ",
                "Không đúng",
                "Bị từ chối",
                "Bằng giả",
                "Không hợp pháp",
                "Không có trong hồ sơ lưu",
                "Bằng không hợp pháp",
                *("Không có trong sổ gốc", "Không có tên trong sổ cấp bằng", "Không có tên trong sổ gốc"),
                *("Không cấp bằng", "Trường không cấp", "Không có trong sổ cấp bằng", "Không do trường cấp"),
            ),
        },
        position=20,
        width=20,
    ),
    text(
        "checked_by",
        _("Checked by"),
        (
            "Người thẩm tra",
            *("Đơn vị phúc đáp", "Trường xác nhận", "Trường trả lời", "Cơ sở đào tạo trả lời"),
            *("Cơ sở giáo dục trả lời", "Cơ sở đào tạo xác nhận", "Cơ quan phúc đáp"),
            *("Cơ quan trả lời", "Đơn vị trả lời", "Nơi trả lời", "Nơi trả lời xác minh"),
            *("Cơ sở trả lời", "Cơ sở đào tạo phúc đáp", "Cơ quan xác nhận", "Đơn vị xác nhận"),
            *("Trường phúc đáp", "Nơi xác nhận", "Cơ sở giáo dục xác nhận"),
            "Cơ quan thẩm tra",
            "Người xác minh",
            "Cơ quan xác minh",
            "Đơn vị xác minh",
            "Nơi xác minh",
            "Cơ quan trả lời",
            *("Đơn vị trả lời", "Nơi trả lời", "Đơn vị thẩm tra", "Cơ sở xác nhận", "Cơ quan xác nhận"),
        ),
        position=21,
        width=26,
    ),
    past(
        day(
            "checked_on",
            _("Checked on"),
            (
                "Ngày thẩm tra",
                *("Ngày phúc đáp", "Ngày của công văn", "Ngày ban hành công văn", "Ngày ký công văn"),
                *("Ngày ký công văn trả lời", "Ngày công văn trả lời", "Ngày văn bản trả lời"),
                *("Ngày xác nhận", "Trả lời ngày", "Phúc đáp ngày", "Thời điểm xác minh"),
                *("Thời điểm trả lời", "Thời gian trả lời", "Công văn ngày", "Ngày văn bản phúc đáp"),
                *("Ngày có kết quả", "Ngày có kết quả xác minh", "Thời gian xác minh", "Ngày kiểm tra"),
                "Ngày xác minh",
                "Ngày trả lời",
                "Ngày kiểm tra văn bằng",
                "Ngày công văn",
                "Ngày văn bản",
                "Ngày văn bản trả lời",
                "Ngày công văn trả lời",
            ),
            position=22,
            width=12,
        )
    ),
    text(
        "check_document",
        _("Document of the check"),
        (
            "Văn bản thẩm tra",
            *("Văn bản phúc đáp số", "Số công văn của trường", "Công văn trả lời số"),
            *("Số công văn phúc đáp", "Công văn xác minh số", "Văn bản phúc đáp"),
            *("Công văn phúc đáp", "Công văn phúc đáp số", "Số công văn trả lời", "Công văn số"),
            *("Số hiệu công văn", "Số văn bản phúc đáp", "Văn bản trả lời số", "Công văn xác nhận"),
            *("Văn bản xác nhận", "Số công văn xác nhận", "Công văn của trường"),
            *("Số hiệu văn bản trả lời", "Số văn bản của trường"),
            "Văn bản xác minh",
            "Công văn trả lời",
            "Văn bản trả lời",
            "Số văn bản xác minh",
            "Số văn bản trả lời",
            "Số công văn trả lời",
            "Số công văn",
            "Số, ký hiệu văn bản",
            *("Văn bản trả lời số", "Công văn số", "Công văn trả lời số", "Số văn bản"),
        ),
        looks=NUMBERED,
        position=23,
        width=26,
    ),
    CHECK_PAPER,
    text(
        "check_remark",
        _("Remark"),
        ("Ghi chú thẩm tra", "Ghi chú xác minh", "Lý do không công nhận", "Ghi chú"),
        position=90,
        width=30,
    ),
)
KEYS = ("check_ladder", "check_level", "check_specialty", "check_number")
RESULTS = ("check_result", "checked_by", "checked_on", "check_document", "check_remark")
# The diplomas of the person that fit what the row says of one; what it leaves out fits all.
FITTING = f"""
DROP TABLE IF EXISTS staged_diploma;
CREATE TEMP TABLE staged_diploma ON COMMIT DROP AS
SELECT staged.id, count(held.id) AS fitting, min(held.id) AS diploma,
  concat_ws(', ', staged.stated->>'check_level', staged.stated->>'check_specialty', staged.stated->>'check_number')
    AS told
FROM staged LEFT JOIN (
  SELECT held.id, held.cadre_id, level.ladder_id, core_fold(held.specialty) AS specialty,
    core_fold(held.diploma_number) AS number,
    ARRAY[core_fold(level.label_vi), core_fold(level.label_en), core_fold(level.code)]
      || ARRAY(SELECT core_fold(alias) FROM unnest(level.aliases) AS alias) AS words
  FROM qualifications_qualification AS held
  JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id AND level.rank > 0
  WHERE held.state = 'held' AND held.cadre_id IN (SELECT person FROM staged)
) AS held ON held.cadre_id = staged.person
  AND held.ladder_id = coalesce(staged.stated->>'check_ladder', held.ladder_id)
  AND (NOT staged.stated ? 'check_level' OR core_fold(staged.stated->>'check_level') = ANY (held.words))
  AND core_fold(coalesce(staged.stated->>'check_specialty', held.specialty)) = held.specialty
  AND core_fold(coalesce(staged.stated->>'check_number', held.number)) = held.number
WHERE staged.stated ?| ARRAY[{", ".join(f"'{key}'" for key in RESULTS)}]
GROUP BY staged.id, staged.stated;
ANALYZE staged_diploma
"""
UNCLEAR = """
UPDATE staged SET status = 'unsure' FROM staged_diploma AS found
WHERE found.id = staged.id AND found.fitting <> 1 AND staged.person IS NOT NULL
"""
FOUND = """
SELECT found.id, 'issue', '{code}', 'check_level', found.told, NULL, NULL, NULL
FROM staged_diploma AS found JOIN staged ON staged.id = found.id AND staged.person IS NOT NULL WHERE found.fitting {how}
"""
WITH_DIPLOMA = replace(
    WHOM,
    match=(*WHOM.match, FITTING, UNCLEAR),
    findings=(
        *WHOM.findings,
        FOUND.format(code=NO_DIPLOMA, how="= 0"),
        FOUND.format(code=SEVERAL_DIPLOMAS, how="> 1"),
    ),
)
REFUSED_SILENTLY = """SELECT row_id FROM {fresh} AS fresh WHERE verification = 'refused' AND check_remark = ''"""
AGAIN = (
    """SELECT fresh.row_id FROM {fresh} AS fresh JOIN {fresh} AS other USING (id) WHERE other.row_id <> fresh.row_id"""
)
ROWS = """
SELECT fresh.id, fresh.verification, fresh.check_remark, fresh.checked_by, fresh.checked_on, fresh.check_document
FROM fresh_check AS fresh JOIN staged ON staged.id = fresh.row_id WHERE staged.status = 'changed'
"""


def write_checks(parameters: Mapping[str, Any]) -> None:
    """By the verb of the pages, which asks for the right and writes down who noted it."""
    with connection.cursor() as cursor:
        cursor.execute(ROWS)
        rows = cursor.fetchall()
    checks = {diploma: Check(Verification(found), *told) for diploma, found, *told in rows}
    recheck_qualifications(checks=checks, by=User.objects.get(pk=parameters["by"]))


declare(
    Facts(
        declared=format_of(
            "verifications",
            _("Checks of diplomas"),
            "KẾT QUẢ THẨM TRA VĂN BẰNG, CHỨNG CHỈ",
            *COLUMNS,
            telling=("check_result", "checked_by", "check_document"),
            goes_on=True,
            # The school of the diploma is known; what counts is who answered.
            ignored=("Trường cấp bằng", "Trường cấp", "Nơi cấp bằng", "Cơ sở cấp bằng", "Cơ sở đào tạo cấp bằng"),
            headings=("xác minh * văn bằng", "thẩm tra * văn bằng", "kiểm tra * văn bằng", "xác minh * bằng cấp"),
            rights=(Permission.VERIFY_QUALIFICATIONS,),
            instructions=(
                _("One row for each diploma that the registry knows; the template lists them."),
                _("A diploma that is refused needs a remark that says why."),
                LOCKED,
                KEEP,
            ),
        ),
        people=WITH_DIPLOMA,
        fields=tuple(each.field for each in COLUMNS if each is not CHECK_PAPER),
        targets=(
            Target(
                name="check",
                model=Qualification,
                key=("cadre_id", "diploma"),
                when=RESULTS,
                match="known.id = says.diploma",
                entries=(
                    PERSON,
                    Entry(
                        "diploma",
                        stated="(SELECT found.diploma FROM staged_diploma AS found WHERE found.id = staged.id)",
                    ),
                    Entry("verification", "check_result"),
                    Entry("checked_by", "checked_by"),
                    Entry("checked_on", "checked_on", "date"),
                    Entry("check_document", "check_document"),
                    Entry("check_remark", "check_remark"),
                ),
                rules=(
                    Broken(REFUSED_WHY, "check_remark", REFUSED_SILENTLY),
                    Broken(TWICE, "check_level", AGAIN),
                ),
                is_known_only=True,
                is_written=False,
            ),
        ),
        known=known_rows(
            {
                "check_ladder": "level.ladder_id",
                "check_level": "level.label_vi",
                "check_specialty": "nullif(held.specialty, '')",
                "check_number": "nullif(held.diploma_number, '')",
                "check_result": "nullif(held.verification, 'declared')",
                "checked_by": "nullif(held.checked_by, '')",
                "checked_on": "held.checked_on",
                "check_document": "nullif(held.check_document, '')",
                "check_remark": "nullif(held.check_remark, '')",
            },
            "JOIN qualifications_qualification AS held ON held.cadre_id = cadre.id AND held.state = 'held'"
            " JOIN qualifications_qualificationlevel AS level ON level.code = held.level_id AND level.rank > 0",
            "level.ladder_id, level.rank DESC, held.id",
        ),
        then=(write_checks,),
    )
)
