"""Who completed which classes in the last full year, as dimensions of reports."""

from __future__ import annotations

from datetime import date

from django.db.models import Case, CharField, Count, F, Max, Min, Q, Value, When
from django.utils.translation import gettext_lazy as _

from apps.core.dates import last_full_year
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet, StrOrPromise
from apps.reporting.registry import registry
from apps.training.models import CourseKind, Enrolment, EnrolmentState

LAW = "Nghị định 101/2017/NĐ-CP, 89/2021/NĐ-CP; Biểu 10-BTCTW"
IN_YEAR = _(
    "Persons by the classes that they completed in the last full year on the day; on 31 December it is that year's."
    " The base is the group on the day."
)
NONE = Category("none", _("No class completed"), Kind.UNTRAINED, (None,))
TRAINED_ROWS = (
    Category("both", _("For a level and fostering"), values=("both",)),
    Category("training", _("For a level only"), values=("training",)),
    Category("fostering", _("Fostering only"), values=("fostering",)),
    NONE,
    Category("any", _("At least one class"), Kind.ROLL_UP, parts=("both", "training", "fostering")),
)
NUMBERS: tuple[tuple[str, StrOrPromise], ...] = (("one", _("One class")), ("two", _("Two classes")))
MORE = "three_and_more"
NUMBER_ROWS = (
    *(Category(code, title, values=(code,)) for code, title in NUMBERS),
    Category(MORE, _("Three classes and more"), values=(MORE,)),
    NONE,
)
# What a class was about, by the rows of form 10-BTCTW: somebody may complete several of them in a year.
SUBJECTS: dict[str, tuple[StrOrPromise, str]] = {
    "trained_professional": (_("Professional training in the year"), "B10_CM_"),
    "trained_political": (_("Training in political theory in the year"), "B10_LLCT_"),
    "fostered_political": (_("Fostered in the year: political theory"), "B10_BD_LLCT"),
    "fostered_state": (_("Fostered in the year: state management"), "B10_BD_QLNN"),
    "fostered_party": (_("Fostered in the year: Party building"), "B10_BD_XDD"),
    "fostered_unions": (_("Fostered in the year: political and social organisations"), "B10_BD_DTCT"),
    "fostered_economy": (_("Fostered in the year: economic management"), "B10_BD_QLKT"),
    "fostered_knowledge": (_("Fostered in the year: new knowledge"), "B10_BD_KTM"),
    "fostered_skills": (_("Fostered in the year: job skills, digital skills, languages and others"), "B10_BD_KHAC"),
    "fostered_defence": (_("Fostered in the year: defence and security"), "B10_QPAN_"),
}
SUBJECT_ROWS = (
    Category("completed", _("Class completed"), values=("completed",)),
    Category("none", _("No such class completed"), Kind.UNTRAINED, (None,)),
)
DIMENSIONS = (
    Dimension("trained", _("Training and fostering in the year"), IN_YEAR, LAW, is_ordered=False),
    Dimension("classes_completed", _("Number of classes completed in the year"), IN_YEAR, LAW),
    *(Dimension(code, title, IN_YEAR, LAW, is_ordered=False) for code, (title, _rows) in SUBJECTS.items()),
)


def training_facts(day: date) -> Sheet:
    rows = {"trained": TRAINED_ROWS, "classes_completed": NUMBER_ROWS, **dict.fromkeys(SUBJECTS, SUBJECT_ROWS)}
    return Sheet(people_trained(day), "cadre", rows)


def people_trained(day: date) -> Rows:
    """One row per person who completed a class in the last full year."""
    kind = "training_class__course__kind"
    people = (
        Enrolment.objects.filter(state=EnrolmentState.COMPLETED, completed_on__year=last_full_year(day))
        .order_by()
        .values("cadre_id")
        .annotate(number=Count("pk"), first=Min(kind), last=Max(kind))
    )
    told = people.annotate(
        trained=Case(
            When(first=F("last"), last=Value(CourseKind.TRAINING), then=Value("training")),
            When(first=F("last"), then=Value("fostering")),
            default=Value("both"),
            output_field=CharField(),
        ),
        classes_completed=Case(
            *(When(number=number, then=Value(code)) for number, (code, _title) in enumerate(NUMBERS, start=1)),
            default=Value(MORE),
            output_field=CharField(),
        ),
        **{
            code: Max(Case(When(Q(training_class__course__row__code__startswith=row), then=Value("completed"))))
            for code, (_title, row) in SUBJECTS.items()
        },
    )
    return told.values_list("cadre_id", "trained", "classes_completed", *SUBJECTS)


registry.declare(Facts("trained", DIMENSIONS, training_facts))
