"""How a roster's people, posts and Party membership are matched, compared and written."""

from collections.abc import Collection, Mapping

from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import EthnicGroup, Grade, Religion, SeatKind, Title
from apps.cadres.home_places import learn_staged
from apps.cadres.models import RecruitmentKind, Sex
from apps.cadres.roster_loading import (
    differing,
    findings,
    known,
    matching,
    partings,
    people,
    postings,
    service,
    transfers,
)
from apps.communes.models import UnitPeriod
from apps.core.permissions import FieldGroup
from apps.rosters.loading import Field, Loader, register


def ethnic_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {group.code: group.label for group in EthnicGroup.objects.filter(pk__in=codes)}


def religion_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {religion.code: religion.label for religion in Religion.objects.filter(pk__in=codes)}


def seat_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {kind.code: kind.label for kind in SeatKind.objects.filter(pk__in=codes)}


def title_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {title.code: title.label for title in Title.objects.filter(pk__in=codes)}


def sex_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {value: str(label) for value, label in Sex.choices}


def unit_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {period.code: period.title for period in UnitPeriod.objects.filter(code__in=codes).order_by("valid")}


def kind_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {kind.code: kind.label for kind in RecruitmentKind.objects.filter(pk__in=codes)}


def grade_labels(codes: Collection[str]) -> Mapping[str, str]:
    return {grade.code: grade.label for grade in Grade.objects.filter(pk__in=codes)}


FIELDS = (
    Field("person_code", _("Code in the registry"), is_published=False),
    Field("full_name", _("Full name")),
    Field("other_names", _("Other names"), is_published=False),
    Field("sex", _("Sex"), "code", sex_labels),
    Field("birth", _("Date of birth"), "date"),
    Field("ethnic", _("Ethnic group"), "code", ethnic_labels, FieldGroup.ETHNICITY_RELIGION),
    Field("citizen_id", _("Citizen id"), group=FieldGroup.CITIZEN_ID),
    Field("religion", _("Religion"), "code", religion_labels, FieldGroup.ETHNICITY_RELIGION, is_published=False),
    Field("phone", _("Telephone"), group=FieldGroup.CONTACT, is_published=False),
    Field("email", _("E-mail"), group=FieldGroup.CONTACT, is_published=False),
    Field("birth_place", _("Place of birth"), is_published=False),
    Field("home_town", _("Home town"), is_published=False),
    Field("unit", _("Unit"), "code", unit_labels, is_published=False, by_decision=True),
    Field("titles", _("Titles"), "codes", title_labels, by_decision=True),
    Field("seats", _("Committee seats"), "codes", seat_labels, is_published=False),
    Field("party_joined", _("Admitted to the Party on"), "date"),
    Field("party_official", _("Official Party member from"), "date", is_published=False),
    Field("party_member", _("Party member"), "flag", is_published=False),
)

LOADER = register(
    Loader(
        name="cadres",
        person_page="cadres:detail",
        position=10,
        fields=FIELDS,
        prepare=matching.PREPARE,
        match=matching.MATCH,
        difference=differing.DIFFERENCE,
        findings=findings.FINDINGS,
        known=known.KNOWN,
        partings=partings.PARTINGS,
        absent=findings.ABSENT,
        sheet_findings=findings.SHEET_FINDINGS,
        arrange=(*people.ARRANGE, *postings.ARRANGE),
        write=(*people.WRITE, *postings.WRITE),
        then=(transfers.propose_all, learn_staged),
    )
)
SERVICE = register(
    Loader(
        name="service",
        # After the posts, of which those that go on get their grade.
        position=11,
        fields=(
            Field("recruited", _("Recruited on"), "date", is_published=False),
            Field("recruitment_kind", _("Form of recruitment"), "code", kind_labels, is_published=False),
            Field("recruited_by", _("Recruited by"), is_published=False),
            Field("grade", _("Grade"), "code", grade_labels, is_published=False),
        ),
        prepare=service.PREPARE,
        match=service.MATCH,
        difference=service.DIFFERENCE,
        findings=service.FINDINGS,
        write=service.WRITE,
    )
)
