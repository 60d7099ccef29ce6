"""What forms count of posts and write of people: holders of offices, and the list of staff."""

from datetime import date

from django.db.models import Min, Q
from django.utils.translation import gettext_lazy as _

from apps.cadres.day import held_units, party_on, postings_by, seats_on, unit_title
from apps.cadres.dimensions.titles import TITLES, Office
from apps.cadres.models import Cadre, Posting, Sex
from apps.core.permissions import Permission
from apps.reporting.definitions import Population, Roll, Rows, StrOrPromise, Taken
from apps.reporting.official.sources import Field, PeopleSource, sources
from apps.reporting.registry import registry

FORM_9C = "Biểu 9C-BTCTW"
HOLDERS = _("Persons who hold this office on the day, as their primary post or beside another one.")
# Until 2025 the deputies of the Front and of the unions were non-professional staff.
DEPUTIES = ("KCT_PCTMT", "KCT_PBTDTN", "KCT_PCTPN", "KCT_PCTND", "KCT_PCTCCB")
HELD: dict[str, tuple[StrOrPromise, tuple[str, ...]]] = {
    "secretary": (_("Holders of the office of Party secretary"), TITLES[Office.SECRETARY]),
    "deputy_secretary": (_("Holders of the office of deputy Party secretary"), TITLES[Office.DEPUTY_SECRETARY]),
    "council_chair": (_("Holders of the office of chair of the People's Council"), TITLES[Office.COUNCIL_CHAIR]),
    "council_deputy_chair": (
        _("Holders of the office of deputy chair of the People's Council"),
        TITLES[Office.COUNCIL_DEPUTY_CHAIR],
    ),
    "committee_chair": (_("Holders of the office of chair of the People's Committee"), TITLES[Office.COMMITTEE_CHAIR]),
    "committee_deputy_chair": (
        _("Holders of the office of deputy chair of the People's Committee"),
        TITLES[Office.COMMITTEE_DEPUTY_CHAIR],
    ),
    "front_or_union_head": (
        _("Heading the Fatherland Front or a union"),
        (*TITLES[Office.FRONT_CHAIR], *TITLES[Office.UNION_HEAD]),
    ),
    "front_or_union_deputy": (
        _("Deputy of the Fatherland Front or of a union"),
        (*TITLES[Office.FRONT_DEPUTY_CHAIR], *DEPUTIES),
    ),
}


def all_posts(day: date) -> Rows:
    """Every post of the day that the headcount includes, also those held beside the primary one."""
    return Posting.objects.counted().running_on(day)


EVERY_POST = Roll(all_posts, "cadre_id", "unit_id")
registry.declare(
    *(
        Population(f"holding_{code}", title, HOLDERS, Taken(EVERY_POST, Q(title__in=titles)), FORM_9C)
        for code, (title, titles) in HELD.items()
    )
)


def listed(rows: Rows, day: date) -> Rows:
    """People unit by unit, in the order of their titles."""
    running = Q(postings__period__contains=day, postings__is_primary=True)
    found = rows.select_related("ethnic_group", "religion").prefetch_related(
        postings_by(day), seats_on(day), party_on(day)
    )
    placed = found.annotate(
        place=Min("postings__unit", filter=running), rank=Min("postings__title__position", filter=running)
    )
    in_order: Rows = placed.order_by("place", "rank", "sort_key", "pk")
    return in_order


def birth_of(sex: Sex) -> Field:
    """The birth date in the column of the person's sex; a mark when only the sex is known."""

    def read(cadre: Cadre, day: date) -> str:
        return str(cadre.birth or "x") if cadre.sex == sex else ""

    titles = {Sex.MALE: _("Date of birth (men)"), Sex.FEMALE: _("Date of birth (women)")}
    return Field(f"birth_{sex.value}", titles[sex], read)


def titles_of(cadre: Cadre, day: date) -> str:
    """All titles of the day, the primary one first, as a roster writes them."""
    return "; ".join(str(posting.title) for posting in _running(cadre))


def since(cadre: Cadre, day: date) -> str:
    """The first day of the primary post, where it is known."""
    known = [posting for posting in _running(cadre)[:1] if posting.start_known and posting.period.lower]
    return f"{known[0].period.lower:%d/%m/%Y}" if known else ""


def _running(cadre: Cadre) -> list[Posting]:
    postings: list[Posting] = getattr(cadre, "postings_on_day", [])
    return [posting for posting in postings if getattr(posting, "is_running", False)]


sources.lend(
    PeopleSource(
        "staff",
        listed,
        lambda person: person.full_name,
        lambda person: person.get_absolute_url(),
        (
            birth_of(Sex.MALE),
            birth_of(Sex.FEMALE),
            Field("titles", _("Titles held on the day, the main one first"), titles_of),
            Field("unit", _("Unit"), lambda person, _day: unit_title(held_units(person))),
            Field("since", _("First day of the main post, where it is known"), since),
            Field(
                "ethnic",
                _("Ethnic group"),
                lambda person, _day: person.ethnic_group.label_vi if person.ethnic_group else "",
                Permission.SEE_ETHNICITY_RELIGION,
            ),
            Field(
                "religion",
                _("Religion"),
                lambda person, _day: person.religion.label_vi if person.religion else "",
                Permission.SEE_ETHNICITY_RELIGION,
            ),
        ),
    )
)
