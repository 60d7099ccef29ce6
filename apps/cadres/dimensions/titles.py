"""Which titles stand together: the offices of a commune over all changes of the titles' list, and their bodies.

Elected and appointed cadres are told by their titles, which law fixes; all others by the category of their post.
"""

from enum import Enum

from django.db.models import Case, CharField, Q, Value, When
from django.utils.translation import gettext_lazy as _

from apps.cadres.models import Category as PostCategory
from apps.reporting.definitions import Category, Kind, StrOrPromise

NO_POST = Category("no_post", _("No post of the commune"), values=(None,))


class Office(Enum):
    """An office whose holders forms count together, with the titles that it has borne."""

    SECRETARY = "secretary"
    DEPUTY_SECRETARY = "deputy_secretary"
    PARTY_POST = "party_post"
    COUNCIL_CHAIR = "council_chair"
    COUNCIL_DEPUTY_CHAIR = "council_deputy_chair"
    COUNCIL_POST = "council_post"
    COMMITTEE_CHAIR = "committee_chair"
    COMMITTEE_DEPUTY_CHAIR = "committee_deputy_chair"
    FRONT_CHAIR = "front_chair"
    FRONT_DEPUTY_CHAIR = "front_deputy_chair"
    UNION_HEAD = "union_head"


TITLES: dict[Office, tuple[str, ...]] = {
    Office.SECRETARY: ("CD_BT", "CD2_BT"),
    Office.DEPUTY_SECRETARY: ("CD_PBT", "CD2_PBTTT", "CD2_PBT"),
    Office.PARTY_POST: ("CD2_UVBTV", "CD2_UVBCH", "CD2_TBXDD", "CD2_CNUBKT", "CD2_CVPDU", "CD2_UVUBKT"),
    Office.COUNCIL_CHAIR: ("CD_CTHD", "CD2_CTHD"),
    Office.COUNCIL_DEPUTY_CHAIR: ("CD_PCTHD", "CD2_PCTHD"),
    Office.COUNCIL_POST: ("CD2_TBPC", "CD2_TBKTXH"),
    Office.COMMITTEE_CHAIR: ("CD_CTUB", "CD2_CTUB"),
    Office.COMMITTEE_DEPUTY_CHAIR: ("CD_PCTUB", "CD2_PCTUB"),
    Office.FRONT_CHAIR: ("CD_CTMT", "CD2_CTMT"),
    # From 2025 on the heads of the unions are the Front's deputy chairs (domain 1.15 B).
    Office.FRONT_DEPUTY_CHAIR: ("CD2_PCTMT",),
    Office.UNION_HEAD: ("CD_BTDTN", "CD_CTPN", "CD_CTND", "CD_CTCCB"),
}
OFFICE_TITLES: dict[Office, StrOrPromise] = {
    Office.SECRETARY: _("Party secretary"),
    Office.DEPUTY_SECRETARY: _("Deputy Party secretary"),
    Office.PARTY_POST: _("Other post of the Party committee"),
    Office.COUNCIL_CHAIR: _("Chair of the People's Council"),
    Office.COUNCIL_DEPUTY_CHAIR: _("Deputy chair of the People's Council"),
    Office.COUNCIL_POST: _("Other post of the People's Council"),
    Office.COMMITTEE_CHAIR: _("Chair of the People's Committee"),
    Office.COMMITTEE_DEPUTY_CHAIR: _("Deputy chair of the People's Committee"),
    Office.FRONT_CHAIR: _("Chair of the Fatherland Front"),
    Office.FRONT_DEPUTY_CHAIR: _("Deputy chair of the Fatherland Front"),
    Office.UNION_HEAD: _("Head of a union"),
}
BODIES: dict[str, tuple[StrOrPromise, tuple[Office, ...]]] = {
    "party": (_("Party"), (Office.SECRETARY, Office.DEPUTY_SECRETARY, Office.PARTY_POST)),
    "council": (_("People's Council"), (Office.COUNCIL_CHAIR, Office.COUNCIL_DEPUTY_CHAIR, Office.COUNCIL_POST)),
    "committee": (_("People's Committee"), (Office.COMMITTEE_CHAIR, Office.COMMITTEE_DEPUTY_CHAIR)),
    "front": (
        _("Fatherland Front and unions"),
        (Office.FRONT_CHAIR, Office.FRONT_DEPUTY_CHAIR, Office.UNION_HEAD),
    ),
}
OTHER_CADRE = Category("other_cadre", _("Other title of a cadre"), values=("other_cadre",))
CATEGORIES: tuple[tuple[PostCategory, StrOrPromise], ...] = (
    (PostCategory.CIVIL_SERVANT, _("Civil servants")),
    (PostCategory.NON_PROFESSIONAL, _("Non-professional staff")),
)


def office_of_post() -> Case:
    """The office, or the category of whoever holds none."""
    whens = [When(Q(category=category), then=Value(category.value)) for category, _title in CATEGORIES]
    whens += [When(Q(title__in=titles), then=Value(office.value)) for office, titles in TITLES.items()]
    return Case(*whens, default=Value(OTHER_CADRE.code), output_field=CharField())


def body_of_post() -> Case:
    """The body of the office, or the category of whoever holds none."""
    whens = [When(Q(category=category), then=Value(category.value)) for category, _title in CATEGORIES]
    for body, (_words, offices) in BODIES.items():
        titles = [title for office in offices for title in TITLES[office]]
        whens.append(When(Q(title__in=titles), then=Value(body)))
    return Case(*whens, default=Value(OTHER_CADRE.code), output_field=CharField())


def office_rows() -> tuple[Category, ...]:
    offices = [Category(office.value, words, values=(office.value,)) for office, words in OFFICE_TITLES.items()]
    front = tuple(office.value for office in BODIES["front"][1])
    return (
        *offices,
        OTHER_CADRE,
        *_of_categories(),
        NO_POST,
        # Before 2025 form 9C counts chairs of the Front and heads of unions in one column.
        Category("front_or_union", _("Leaders of the Front and of unions"), Kind.ROLL_UP, parts=front),
    )


def body_rows() -> tuple[Category, ...]:
    bodies = [Category(body, words, values=(body,)) for body, (words, _offices) in BODIES.items()]
    return (*bodies, OTHER_CADRE, *_of_categories(), NO_POST)


def _of_categories() -> list[Category]:
    return [Category(category.value, words, values=(category.value,)) for category, words in CATEGORIES]
