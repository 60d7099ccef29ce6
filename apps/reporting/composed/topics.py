"""In which order the builder offers what can be divided and filtered by; what is not named here stands at the end."""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.reporting.composed.checking import title_of
from apps.reporting.composed.definitions import UNIT
from apps.reporting.definitions import HEADCOUNT, StrOrPromise
from apps.reporting.registry import registry

TOPICS: tuple[tuple[StrOrPromise, tuple[str, ...]], ...] = (
    (
        _("The person"),
        (
            "sex",
            "age",
            "age_5",
            "age_9c",
            "age_bm",
            "age_by_year",
            "age_years",
            "ethnicity",
            "ethnic_group",
            "religion",
        ),
    ),
    (
        _("Post and service"),
        (
            *("title", "title_group", "office", "category", "grade", "years_in_post", "post_years"),
            *("recruitment", "recruitment_year", "years_of_service", "service_years", "home_town", "retirement"),
            *("planned", "planned_office"),
        ),
    ),
    (_("The Party"), ("party", "years_in_party", "seat", "party_rating")),
    (
        _("Qualifications"),
        (
            *("professional", "political_theory", "state_management", "general_education", "informatics"),
            *("foreign_language", "language", "informatics_certificate", "language_certificate", "study_mode"),
            "specialty",
            *("diploma_check", "studying_professional", "reached_professional", "studying_political_theory"),
            "reached_political_theory",
        ),
    ),
    (
        _("Training and fostering"),
        (
            *("trained", "classes_completed", "trained_professional", "trained_political", "fostered_political"),
            *("fostered_state", "fostered_party", "fostered_unions", "fostered_economy", "fostered_knowledge"),
            *("fostered_skills", "fostered_defence"),
        ),
    ),
    (_("Rating, health, discipline"), ("rating", "commended", "health", "under_discipline")),
    (
        _("Standards of the title"),
        (
            *("standard", "standard_prof_edu", "standard_major", "standard_pol_theory", "standard_state_mgmt"),
            *("standard_gen_edu", "standard_it_level", "standard_foreign_lang"),
        ),
    ),
)
# Where the names of two dimensions are the same in one topic.
NAMES: dict[str, StrOrPromise] = {
    UNIT: _("Single units"),
    "ethnicity": _("Ethnicity: Kinh or minority"),
    "ethnic_group": _("Ethnicity: every group"),
    "age_years": _("Age in years, bands of my own"),
    "service_years": _("Years of service, bands of my own"),
    "post_years": _("Years in the post, bands of my own"),
    "language": _("Foreign language: which"),
    "foreign_language": _("Foreign language: level"),
}


def topics(place_topic: str = "") -> Iterator[tuple[str, list[str]]]:
    """Every dimension of persons under its topic; then those of units, if a title is given for them."""
    waiting = [code for code in registry.dimensions if code != HEADCOUNT.code]
    for title, codes in TOPICS:
        known = [code for code in codes if code in waiting]
        if known:
            yield str(title), known
        waiting = [code for code in waiting if code not in known]
    others = [code for code in waiting if not registry.dimensions[code].of_group]
    if others:
        yield __("Others"), others
    if len(others) < len(waiting):
        yield __("Also in another group"), [code for code in waiting if code not in others]
    if place_topic:
        yield place_topic, [UNIT, *registry.place_dimensions]


def names_in(topic: str, codes: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Codes with titles that are not mixed up with those of other topics."""
    for code in codes:
        yield code, str(NAMES.get(code, title_of(code)))
