"""The primary post of the day as dimensions of reports: title, office, body, category, grade, years in it."""

from datetime import date
from functools import lru_cache

from django.db.models import Case, Exists, OuterRef, Q, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.dimensions.bands import Band, band_of, rows_of
from apps.cadres.dimensions.titles import NO_POST, body_of_post, body_rows, office_of_post, office_rows
from apps.cadres.measures import CADRE_LAW, primary_posts
from apps.cadres.models import Category as PostCategory
from apps.cadres.models import Grade, Title
from apps.reporting.definitions import Category, Dimension, Facts, Kind, Rows, Sheet
from apps.reporting.registry import registry

YEARS = (
    Band("under_1", _("Less than a year"), 0),
    Band("1_2", _("1 to 2 years"), 2),
    Band("3_4", _("3 to 4 years"), 4),
    Band("5_9", _("5 to 9 years"), 9),
    Band("10_and_more", _("10 years and more")),
)
TITLE_LAW = "Nghị định 33/2023/NĐ-CP Điều 5; Luật 80/2025/QH15"


def title_facts(day: date) -> Sheet:
    return Sheet(
        posts_on(day), "cadre", {"title": title_rows(day), "office": office_rows(), "title_group": body_rows()}
    )


@lru_cache(maxsize=64)
def posts_on(day: date) -> Rows:
    rows: Rows = primary_posts(day).annotate(office=office_of_post(), title_group=body_of_post())
    return rows.values_list("cadre_id", "title_id", "office", "title_group")


def title_rows(day: date) -> tuple[Category, ...]:
    """The titles in force on the day, and those that somebody still holds."""
    in_force = Q(pk__in=Title.objects.valid_on(day).values("pk"))
    held = Exists(primary_posts(day).filter(title=OuterRef("pk")))
    found = Title.objects.filter(in_force | held)
    return (*(Category(title.code, title.label, values=(title.code,)) for title in found), NO_POST)


def service_facts(day: date) -> Sheet:
    categories = tuple(Category(each.value, each.label, values=(each.value,)) for each in PostCategory)
    grades = tuple(Category(each.code, each.label, values=(each.code,)) for each in Grade.objects.all())
    no_grade = Category("unknown", _("No grade recorded"), Kind.UNKNOWN, (None,))
    return Sheet(
        service_on(day),
        "cadre",
        {"category": (*categories, NO_POST), "grade": (*grades, no_grade), "years_in_post": rows_of(YEARS)},
    )


@lru_cache(maxsize=64)
def service_on(day: date) -> Rows:
    began = "period__startswith"
    # A first day that only a roster gave says nothing on how long the post has been held.
    years = Case(When(Q(start_known=True), then=band_of(day, YEARS, first=began, last=began)))
    rows: Rows = primary_posts(day).annotate(years=years)
    return rows.values_list("cadre_id", "category", "grade_id", "years")


registry.declare(
    Facts(
        "titles",
        (
            Dimension(
                "title",
                _("Title"),
                _("Persons by the title of their primary post."),
                TITLE_LAW,
                is_ordered=False,
                within=("category", "title_group"),
            ),
            Dimension(
                "office",
                _("Office held"),
                _("Persons by the office that their primary post is, whatever it was called at the time."),
                "Biểu 9C-BTCTW",
                is_ordered=False,
            ),
            Dimension(
                "title_group",
                _("Body of the title"),
                _("Persons by the body to which the title of their primary post belongs."),
                TITLE_LAW,
                is_ordered=False,
            ),
        ),
        title_facts,
    ),
    Facts(
        "service",
        (
            Dimension("category", _("Category of the post"), _("Persons by category."), CADRE_LAW, is_ordered=False),
            Dimension("grade", _("Grade"), _("Persons by the grade of their primary post."), "BM01/BNV; Biểu 8B-BTCTW"),
            Dimension(
                "years_in_post",
                _("Years in the post"),
                _("Completed years since the first day of the primary post; unknown where that day is not known."),
            ),
        ),
        service_facts,
    ),
)
