"""What addresses of the access walk ask about: records of the person asked about, made when they are first needed."""

from typing import Any

from tests.accounts.access_rows import Sample

ARGUMENTS: dict[str, Sample] = {
    "act": lambda person: "00000000-0000-4000-8000-000000000000",
    "code": lambda person: person.code,
    "form": lambda person: "csv",
    "format": lambda person: "json",
    "key": lambda person: "c05356",
    "pk": lambda person: person.postings.get().pk,
    "username": lambda person: "officer",
}


def qualification(person: Any) -> object:
    return person.qualifications.get().pk


def diplomas(person: Any) -> object:
    return "diplomas"


def movement(person: Any) -> object:
    """A proposal within the officer's commune, made when it is first asked for."""
    from apps.cadres.models import Movement

    post = person.postings.get()
    places = {"from_unit": post.unit, "to_unit": post.unit, "from_title": post.title, "to_title": post.title}
    facts = {"kind_id": "DC_TDVTVL", "starts_on": "2025-03-01", "proposed_by_side": "sender"}
    return Movement.objects.get_or_create(cadre=person, defaults=places | facts)[0].pk


def a_period(person: Any) -> object:
    """A reporting period in which the officer's unit alone is expected, made when it is first asked for."""
    from apps.communes.models import Unit
    from apps.submissions.models import ReportingPeriod, Submission

    facts = {"unit": Unit.objects.get(key="p17"), "as_of": "2025-02-28", "format": "people", "opens_on": "2025-01-01"}
    found, _made = ReportingPeriod.objects.get_or_create(name="x", defaults=facts | {"deadline": "2025-03-10T17:00Z"})
    Submission.objects.get_or_create(period=found, unit=person.postings.get().unit)
    found.refresh_from_db()
    return found.code


def its_double(person: Any) -> object:
    """Another record in the person's unit, made when it is first asked for."""
    from apps.cadres.models import Cadre, Posting

    found, is_made = Cadre.objects.get_or_create(full_name=person.full_name, note="double")
    if is_made:
        post = person.postings.get()
        facts = {"unit": post.unit, "title": post.title, "category": post.category, "period": post.period}
        Posting.objects.create(cadre=found, **facts)
        found.refresh_from_db()
    return found.code


def no_period(person: Any) -> object:
    return "KB-000000"


def a_standard(person: Any) -> object:
    return "R23-CC"


def no_upload(person: Any) -> object:
    return "TL-000000"


def no_plan(person: Any) -> object:
    return "KH-000000"


def no_class(person: Any) -> object:
    return "LH-000000"


def missing(person: Any) -> object:
    return 0


def job_position(person: Any) -> object:
    """A job position of the province, made when it is first asked for."""
    from apps.communes.models import Unit
    from apps.qualifications.models import JobPosition

    facts = {"label_vi": "x", "label_en": "x", "province": Unit.objects.get(key="p17")}
    return JobPosition.objects.get_or_create(code="VT_X", defaults=facts)[0].pk


def allotment(person: Any) -> object:
    """Posts allotted to the officer's unit, made when they are first asked for."""
    from apps.establishment.models import Allotment

    facts = {"unit": person.postings.get().unit, "block_id": "BC_CBCC", "year": 2025}
    return Allotment.objects.get_or_create(**facts, defaults={"number": 20})[0].pk


def classification(person: Any) -> object:
    """The class of the officer's unit, made when it is first asked for."""
    from apps.establishment.models import UnitClassification

    facts = {"unit": person.postings.get().unit, "unit_class_id": "LOAI_2"}
    return UnitClassification.objects.get_or_create(**facts, defaults={"period": ("2020-01-01", None)})[0].pk


def size(person: Any) -> object:
    """The population of the officer's unit, made when it is first asked for."""
    from apps.establishment.models import UnitSize

    facts = {"unit": person.postings.get().unit, "counted_on": "2024-12-31"}
    return UnitSize.objects.get_or_create(**facts, defaults={"inhabitants": 3000, "source": "x"})[0].pk


def opening(person: Any) -> object:
    """A vacancy of the officer's unit, made when it is first asked for."""
    from apps.establishment.models import Opening

    facts = {"unit": person.postings.get().unit, "block_id": "BC_CBCC", "work": "x", "way": "exam"}
    return Opening.objects.get_or_create(**facts, defaults={"opened_on": "2025-01-01"})[0].pk


def last_year(person: Any) -> object:
    return 2024
