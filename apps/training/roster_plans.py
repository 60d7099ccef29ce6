"""The workbook of a year's training plan: which course, for whom, for how many, at what cost."""

from django.utils.translation import gettext_lazy as _

from apps.cadres.roster_facts.above import said_above, year_above
from apps.cadres.roster_facts.columns import listed, text, whole
from apps.cadres.roster_facts.listed_words import named
from apps.cadres.roster_facts.people import KEEP
from apps.core.permissions import Permission
from apps.rosters.facts import Entry, Facts, Target, declare
from apps.training.models import Course, FundingSource, PlanLine, TrainingPlan
from apps.training.roster_own import COURSES, FUNDING_WORDS, FUNDINGS, OWN, OWNER, format_of_own

COLUMNS = (
    said_above(whole("year", _("Year"), ("Năm", "Năm kế hoạch"), position=1, width=8, is_key=True), year_above()),
    text("plan_title", _("Title of the plan"), ("Tên kế hoạch", "Kế hoạch"), position=2, width=40, is_key=True),
    listed(
        "course",
        _("Course"),
        (*COURSES, "Tên lớp", "Nội dung"),
        Course,
        position=3,
        width=40,
        is_key=True,
    ),
    text(
        "audience",
        _("For whom"),
        (
            "Đối tượng",
            *("Đối tượng bồi dưỡng", "Đối tượng học", "Dành cho đối tượng", "Đối tượng đào tạo"),
            *("Đối tượng đào tạo, bồi dưỡng", "Đối tượng cử đi", "Đối tượng tham dự"),
            *("Đối tượng học viên", "Thành phần tham dự", "Thành phần", "Đối tượng dự học"),
            "Đối tượng tham gia",
        ),
        position=4,
        width=30,
        is_key=True,
    ),
    whole(
        "planned",
        _("People planned"),
        (
            "Số người dự kiến",
            *("Số lượng đăng ký", "Số cán bộ có nhu cầu", "Số người đề nghị", "Số người đăng ký"),
            *("Số người cử đi", "Số người có nhu cầu", "Nhu cầu (người)", "Số lượng có nhu cầu"),
            *("Số lượt đăng ký", "Số người cần bồi dưỡng", "Số người cần đào tạo"),
            *("Số lượng đề nghị", "Tổng số người", "Số cán bộ dự kiến cử", "Số học viên"),
            *("Số học viên dự kiến", "Số lượng người", "Số cán bộ, công chức cử đi"),
            "Số lượng dự kiến",
            "Số người",
            "Số lượt người",
            "Chỉ tiêu",
            "Số lượng",
            "Số lượng học viên",
            "Số lượng người",
            "Số lượng học viên dự kiến",
            "Số học viên",
            "Số lượng (người)",
            "Tổng số học viên",
            *("Số lượng đăng ký", "Số lượng đăng ký (người)", "Số người cử đi", "Số người đăng ký", "Số lượng cử đi"),
        ),
        position=5,
        width=10,
        repeats=False,
    ),
    whole(
        "planned_cost",
        _("Planned cost (dong)"),
        (
            "Kinh phí dự kiến",
            *("Dự trù kinh phí", "Kinh phí đề nghị", "Kinh phí thực hiện"),
            *("Kinh phí thực hiện (đồng)", "Tổng kinh phí dự kiến", "Kinh phí đăng ký"),
            *("Kinh phí cần", "Kinh phí dự toán", "Kinh phí dự toán (đồng)", "Nhu cầu kinh phí"),
            *("Kinh phí (đồng)", "Dự kiến kinh phí", "Ước kinh phí", "Kinh phí tạm tính"),
            "Tổng kinh phí",
            "Dự toán kinh phí",
            "Kinh phí dự kiến (đồng)",
            "Dự toán (đồng)",
            "Dự toán",
            "Kinh phí",
            "Kinh phí (đồng)",
            "Tổng kinh phí",
            *("Dự kiến kinh phí", "Dự kiến kinh phí (đồng)", "Kinh phí đề nghị"),
        ),
        position=6,
        width=16,
        repeats=False,
    ),
    named("funding", _("Source of funding"), FUNDINGS, FundingSource, FUNDING_WORDS, position=7, width=26),
)
YEAR = "extract(year FROM %(day)s::date)::bigint"
TITLE = "'Kế hoạch đào tạo, bồi dưỡng'"

declare(
    Facts(
        declared=format_of_own(
            "training_plans",
            _("Training plans"),
            "KẾ HOẠCH ĐÀO TẠO, BỒI DƯỠNG CÁN BỘ, CÔNG CHỨC",
            *COLUMNS,
            telling=("planned",),
            headings=(
                "kế hoạch đào tạo",
                "kế hoạch bồi dưỡng",
                "nhu cầu đào tạo",
                "kế hoạch mở lớp",
                "nhu cầu bồi dưỡng",
                *("kế hoạch tập huấn", "kế hoạch cử * đi học", "đăng ký nhu cầu đào tạo"),
            ),
            rights=(Permission.MANAGE_TRAINING,),
            instructions=(
                _("One row for each course of the plan; without a year the year of the roster's day is meant."),
                _("A plan that is new stands as a draft until its decision is entered on its page."),
                KEEP,
            ),
        ),
        people=OWN,
        fields=tuple(each.field for each in COLUMNS),
        targets=(
            Target(
                name="plan",
                model=TrainingPlan,
                key=("unit_id", "year", "title"),
                when=("course",),
                entries=(
                    OWNER,
                    Entry("year", "year", "bigint", initial=YEAR),
                    Entry("title", "plan_title", initial=TITLE),
                    Entry("code", initial="core_public_code('KH')"),
                ),
                is_shared=True,
            ),
            Target(
                name="line",
                model=PlanLine,
                key=("plan_id", "course_id", "audience"),
                when=("course",),
                entries=(
                    Entry("plan_id", parent="plan"),
                    Entry("course_id", "course"),
                    Entry("audience", "audience", initial="''"),
                    Entry("planned", "planned", "bigint"),
                    Entry("cost", "planned_cost", "bigint", initial="0"),
                    Entry("funding_id", "funding"),
                ),
            ),
        ),
        known="""
SELECT row_number() OVER (ORDER BY plan.title, line.id), jsonb_strip_nulls(jsonb_build_object(
  'year', plan.year, 'plan_title', plan.title, 'course', line.course_id, 'audience', nullif(line.audience, ''),
  'planned', line.planned, 'planned_cost', line.cost, 'funding', line.funding_id))
FROM training_trainingplan AS plan JOIN training_planline AS line ON line.plan_id = plan.id
WHERE plan.unit_id = %(unit)s AND plan.year = extract(year FROM %(day)s::date)
ORDER BY 1
""",
    )
)
