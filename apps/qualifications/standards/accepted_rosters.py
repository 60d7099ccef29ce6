"""The workbook of majors that are proposed as suitable: for each title or job position the words that name them."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Title
from apps.cadres.roster_facts.columns import coded, text
from apps.cadres.roster_facts.of_units import NOBODY
from apps.cadres.roster_facts.people import KEEP
from apps.cadres.roster_facts.word_families import HEADER_WORDS
from apps.cadres.roster_people import PEOPLE
from apps.core.permissions import Permission
from apps.qualifications.models import AcceptedMajor, JobPosition
from apps.rosters.facts import Broken, Entry, Facts, People, Target, declare
from apps.rosters.facts.checks import TWICE
from apps.rosters.formats import Format
from apps.rosters.remarks import explain

TOO_LONG = explain(
    "F352",
    _("One of the words that name a major has more than 100 letters."),
    _("Part the majors by semicolons: kế toán; tài chính."),
)
# Titles of two times bear the same words, so the template has their codes beside them.
COLUMNS = (
    coded(
        "accepted_title",
        _("Title for which majors are accepted"),
        (
            "Chức danh nhận ngành",
            "Mã chức danh nhận ngành",
            "Ngành phù hợp với chức danh",
            "Chức danh công chức",
            "Chức danh",
            "Đối với chức danh",
        ),
        Title,
        position=1,
        width=24,
        is_key=True,
    ),
    coded(
        "accepted_position",
        _("Job position for which majors are accepted"),
        (
            "Vị trí việc làm nhận ngành",
            "Mã vị trí việc làm nhận ngành",
            "Ngành phù hợp với vị trí việc làm",
            "Vị trí việc làm",
            "Tên vị trí việc làm",
        ),
        JobPosition,
        position=2,
        width=24,
        is_key=True,
    ),
    text(
        "accepted_words",
        _("Words in the names of accepted majors"),
        (
            "Từ trong tên ngành được nhận",
            "Ngành được chấp nhận",
            "Các ngành phù hợp",
            "Ngành đào tạo phù hợp",
            "Ngành phù hợp",
            "Chuyên ngành phù hợp",
            "Nhóm ngành phù hợp",
            "Ngành, nhóm ngành phù hợp",
        ),
        position=3,
        width=60,
        repeats=False,
    ),
    text(
        "accepted_source",
        _("Source of the accepted majors"),
        (
            "Nguồn quy định ngành",
            "Văn bản quy định ngành",
            "Căn cứ",
            "Căn cứ quy định",
            "Theo văn bản",
            "Văn bản quy định",
            "Văn bản",
        ),
        position=4,
        width=40,
        repeats=False,
    ),
)
PARTED = r"""(SELECT array_agg(told.word ORDER BY told.place)
  FROM regexp_split_to_table(staged.stated->>'accepted_words', '\s*[;\n]\s*') WITH ORDINALITY AS told(word, place)
  WHERE told.word <> '')::varchar[]"""
SAME = "{0}.title_id IS NOT DISTINCT FROM {1}.title_id AND {0}.job_position_id IS NOT DISTINCT FROM {1}.job_position_id"
BOTH_OR_NONE = (
    "SELECT fresh.row_id FROM {fresh} AS fresh WHERE (fresh.title_id IS NULL) = (fresh.job_position_id IS NULL)"
)
LONG = f"""SELECT staged.id FROM staged JOIN {{fresh}} AS fresh ON fresh.row_id = staged.id
WHERE EXISTS (SELECT FROM unnest({PARTED}) AS word WHERE length(word) > 100)"""
AGAIN = f"""SELECT fresh.row_id FROM {{fresh}} AS fresh JOIN {{fresh}} AS other ON {SAME.format("other", "fresh")}
WHERE other.row_id <> fresh.row_id"""


def accepted_format() -> Format:
    declared = Format(
        code="accepted_majors",
        label=_("Accepted majors"),
        title="NGÀNH ĐÀO TẠO ĐƯỢC CHẤP NHẬN THEO CHỨC DANH, VỊ TRÍ VIỆC LÀM",
        person=("accepted_words",),
        counter=PEOPLE.counter,
        neutral=("Thông tin chung",),
        units=(),
        title_units=PEOPLE.units,
        **HEADER_WORDS,
        telling=("accepted_words",),
        headings=("ngành * được chấp nhận",),
        rights=(Permission.MANAGE_CODE_LISTS,),
        instructions=(
            _("One row for each title or job position, with all the words that name its majors, parted by semicolons."),
            _("They only propose a major as suitable; whether it suits is decided person by person."),
            KEEP,
        ),
    )
    declared.add(*(each.column for each in COLUMNS))
    return declared


declare(
    Facts(
        declared=accepted_format(),
        people=People(fields=(), prepare=(), match=(NOBODY,), findings=()),
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="accepted",
                model=AcceptedMajor,
                key=("title_id", "job_position_id"),
                when=("accepted_words",),
                match=SAME.format("known", "says"),
                entries=(
                    Entry("title_id", "accepted_title"),
                    Entry("job_position_id", "accepted_position"),
                    Entry("keywords", "accepted_words", stated=PARTED, shown="array_to_string({row}.keywords, '; ')"),
                    Entry("source", "accepted_source"),
                ),
                rules=(
                    Broken("accepted_major_of_one", "accepted_title", BOTH_OR_NONE),
                    Broken(TOO_LONG, "accepted_words", LONG),
                    Broken(TWICE, "accepted_title", AGAIN),
                ),
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY accepted.title_id, accepted.job_position_id), jsonb_strip_nulls(jsonb_build_object(
  'accepted_title', accepted.title_id, 'accepted_position', accepted.job_position_id,
  'accepted_words', array_to_string(accepted.keywords, '; '), 'accepted_source', nullif(accepted.source, '')))
FROM qualifications_acceptedmajor AS accepted
ORDER BY 1
""",
    )
)
