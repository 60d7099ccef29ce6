"""Who is counted in reports, and how persons are grouped by what stands in their own records."""

from datetime import date
from functools import lru_cache

from django.db.models import Case, Q, Value, When
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.accounts.models import User
from apps.accounts.readings import log_reading
from apps.cadres.codelists import Body
from apps.cadres.day import held_units, member_on, official_on, postings_by, seats_on, unit_title
from apps.cadres.dimensions.bands import NO_RECORD, Band, LastDay, band_of, rows_of
from apps.cadres.models import Cadre, Category, CommitteeSeat, PartyMembership, Posting, Sex
from apps.cadres.uncounted import left_out
from apps.core.permissions import Actor, FieldGroup, Permission
from apps.reporting.definitions import Category as Row
from apps.reporting.definitions import Dimension, Facts, Kind, PersonLine, Population, Roll, Rows, Sheet, Subject, Taken
from apps.reporting.places import Remark
from apps.reporting.registry import registry

CADRE_LAW = "Luật Cán bộ, công chức 2008 Điều 61; Nghị định 33/2023/NĐ-CP"
PARTY_STATUTES = "Điều lệ Đảng; Biểu 9C-BTCTW"
AGES = (
    Band("up_to_30", _("30 and younger"), 30),
    Band("31_40", _("31 to 40"), 40),
    Band("41_50", _("41 to 50"), 50),
    Band("51_60", _("51 to 60"), 60),
    Band("over_60", _("Over 60")),
)


def primary_posts(day: date) -> Rows:
    """Primary posts that the headcount includes: whoever holds several posts counts once, as the primary one says."""
    return Posting.objects.counted().filter(is_primary=True).running_on(day)


POSTS = Roll(primary_posts, "cadre_id", "unit_id")
SEATS = Roll(CommitteeSeat.objects.running_on, "cadre_id", "unit_id")


def posts_of(*categories: Category) -> Taken:
    return Taken(POSTS, Q(category__in=categories))


registry.declare(
    Population(
        "cadres_and_civil_servants",
        _("Cadres and civil servants"),
        _(
            "Persons whose primary post on the day is that of a commune cadre or civil servant"
            " and counts in the headcount."
        ),
        posts_of(Category.CADRE, Category.CIVIL_SERVANT),
        CADRE_LAW,
        parts=("cadres", "civil_servants"),
    ),
    Population(
        "cadres",
        _("Cadres"),
        _("Persons whose primary post on the day is that of a commune cadre and counts in the headcount."),
        posts_of(Category.CADRE),
        CADRE_LAW,
    ),
    Population(
        "civil_servants",
        _("Civil servants"),
        _("Persons whose primary post on the day is that of a commune civil servant and counts in the headcount."),
        posts_of(Category.CIVIL_SERVANT),
        CADRE_LAW,
    ),
    Population(
        "staff",
        _("Cadres, civil servants and non-professional staff"),
        _("Persons whose primary post on the day is of any category of the commune and counts in the headcount."),
        posts_of(*Category),
        CADRE_LAW,
        parts=("cadres", "civil_servants", "non_professional"),
    ),
    Population(
        "party_executive_committee",
        _("Executive committee"),
        _(
            "Persons with a seat in the executive committee of a commune's Party organisation on the day,"
            " whatever their post."
        ),
        Taken(SEATS, Q(kind__body=Body.EXECUTIVE)),
        PARTY_STATUTES,
        persons=_("members of the executive committee"),
    ),
    Population(
        "party_standing_committee",
        _("Standing committee"),
        _("Persons with a seat in the standing committee on the day; it is a part of the executive committee."),
        Taken(SEATS, Q(kind__is_standing=True)),
        PARTY_STATUTES,
        persons=_("members of the standing committee"),
    ),
    Population(
        "non_professional",
        _("Non-professional staff"),
        _("Persons whose primary post on the day is that of non-professional staff and counts in the headcount."),
        posts_of(Category.NON_PROFESSIONAL),
        "Nghị định 33/2023/NĐ-CP Điều 33",
    ),
)

registry.declare(Remark(left_out))

PERSON = {
    "sex": (*(Row(sex.value, sex.label, values=(sex.value,)) for sex in Sex), NO_RECORD),
    "age": rows_of(AGES),
    "ethnicity": (
        Row("kinh", _("Kinh"), values=("kinh",)),
        Row("minority", _("Ethnic minority"), values=("minority",)),
        NO_RECORD,
    ),
}


def person_facts(day: date) -> Sheet:
    return Sheet(person_rows(day), "pk", PERSON)


@lru_cache(maxsize=64)
def person_rows(day: date) -> Rows:
    ethnicity = Case(
        When(ethnic_group__is_minority=True, then=Value("minority")),
        When(ethnic_group__is_minority=False, then=Value("kinh")),
    )
    known = Cadre.objects.annotate(last_birth_day=LastDay("birth_date", "birth_precision"))
    age = band_of(day, AGES, first="birth_date", last="last_birth_day")
    rows = known.annotate(age_band=age, ethnicity=ethnicity)
    return rows.values_list("pk", "sex", "age_band", "ethnicity")


PARTY = {
    "party": (
        Row("official", _("Official member"), values=("official",)),
        Row("probationary", _("Probationary member"), values=("probationary",)),
        Row("unknown", _("No membership recorded"), Kind.UNKNOWN, (None,)),
        Row("member", _("Party member"), Kind.ROLL_UP, parts=("official", "probationary")),
    )
}


def party_facts(day: date) -> Sheet:
    return Sheet(party_rows(day), "cadre", PARTY)


@lru_cache(maxsize=64)
def party_rows(day: date) -> Rows:
    stage = Case(When(official_on(day), then=Value("official")), default=Value("probationary"))
    rows = PartyMembership.objects.filter(member_on(day)).annotate(stage=stage)
    return rows.values_list("cadre_id", "stage")


registry.declare(
    Facts(
        "person",
        (
            Dimension("sex", _("Sex"), _("Persons of this sex."), is_ordered=False),
            Dimension(
                "age",
                _("Age"),
                _(
                    "Persons in this band by completed years on the day;"
                    " unknown when the birth date leaves more than one open."
                ),
                "Biểu 3-BTCTW",
            ),
            Dimension(
                "ethnicity",
                _("Ethnicity"),
                _("Persons of the Kinh or of an ethnic minority."),
                "Biểu 9C-BTCTW",
                is_ordered=False,
                opened_by=Permission.SEE_ETHNICITY_RELIGION,
            ),
        ),
        person_facts,
    ),
    Facts(
        "party",
        (
            Dimension(
                "party",
                _("Party membership"),
                _(
                    "Persons with a running membership on the day;"
                    " without a recorded official day, one year after admission counts as official."
                ),
                "Điều lệ Đảng Điều 5",
                is_ordered=False,
            ),
        ),
        party_facts,
    ),
)


def visible_people(user: Actor, day: date) -> Rows:
    return Cadre.objects.visible_on(user, day)  # type: ignore[arg-type]  # the gate takes any actor with unit_condition


def person_lines(rows: Rows, day: date) -> list[PersonLine]:
    """Name, birth, post and unit on the day, as a list behind a number shows them."""
    found = rows.prefetch_related(postings_by(day), seats_on(day))
    return [
        PersonLine(
            cadre.code,
            cadre.full_name,
            cadre.get_absolute_url(),
            (str(cadre.birth or ""), held_words(cadre), unit_title(held_units(cadre))),
        )
        for cadre in found
    ]


def held_words(cadre: Cadre) -> str:
    """The post of the day, and the committee seat if there is one."""
    # Both lists are prefetched by the query above, which types do not see.
    posts = [str(posting.title) for posting in cadre.postings_on_day if posting.is_running]  # type: ignore[attr-defined]  # fetched for the list
    seats = [str(seat.kind) for seat in cadre.seats_on_day]  # type: ignore[attr-defined]  # as above
    return ", ".join([*posts[:1], *seats[:1]]) or __("No post on this day")


def note_reading(user: Actor, permission: Permission, people: int, address: str) -> None:
    if isinstance(user, User):
        log_reading(user=user, group=FieldGroup(permission.value), person="", people=people, address=address)


registry.declare(Subject(visible_people, (_("Birth"), _("Post"), _("Unit")), person_lines, note_reading))
