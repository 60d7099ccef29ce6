"""What every kind of visitor must get at every address; a new address needs a row here, or in `access_figures`."""

from typing import Any

from tests.accounts.access_rows import (
    ADMINISTRATORS,
    API_LIST,
    API_OPEN,
    API_READ,
    DELETE,
    EDIT,
    EVERYONE,
    LOGGED_IN,
    NO_SUCH_TO_DELETE,
    NO_SUCH_TO_EDIT,
    NO_SUCH_TO_REORGANISE,
    NOWHERE,
    READ,
    REORGANISERS,
    RESTRICTED,
    RESTRICTED_MISSING,
    RIGHT_BEFORE_RECORD,
    SET_BY_PROVINCE,
    TRAINERS,
    WITH_ROLE,
    Row,
    Sample,
    get,
    post,
)

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


def opening(person: Any) -> object:
    """A vacancy of the officer's unit, made when it is first asked for."""
    from apps.establishment.models import Opening

    facts = {"unit": person.postings.get().unit, "block_id": "BC_CBCC", "work": "x", "way": "exam"}
    return Opening.objects.get_or_create(**facts, defaults={"opened_on": "2025-01-01"})[0].pk


def last_year(person: Any) -> object:
    return 2024


TABLE: dict[str, tuple[Row, ...]] = {
    "home": (get(LOGGED_IN),),
    "duties": (get(LOGGED_IN),),
    "health": (get(EVERYONE),),
    "set_language": (post("302 302 302 302 302 302 302"), get("405 405 405 405 405 405 405")),
    # units are public knowledge for everyone who logs in
    "communes:tree": (get(LOGGED_IN), post("302 405 405 405 405 405 405")),
    "communes:branch": (get(LOGGED_IN),),
    "communes:detail": (get(LOGGED_IN), get(NOWHERE, key=lambda person: "c00000")),
    "communes:pick": (get(LOGGED_IN),),
    "communes:reorganisations": (get(LOGGED_IN),),
    "communes:reorganisation": (get(NOWHERE, key=lambda person: "nq-0"),),
    # one's own account
    "accounts:me": (get(LOGGED_IN),),
    "accounts:working_day": (post("302 302 302 302 302 302 302"), get("302 405 405 405 405 405 405")),
    # reorganisations and their people
    "mergers:create": (get(REORGANISERS),),
    "mergers:detail": (get("302 403 404 404 404 404 404"),),
    "mergers:plan": (get(NO_SUCH_TO_REORGANISE),),
    "mergers:draw": (post(NO_SUCH_TO_REORGANISE), get("302 405 405 405 405 405 405")),
    "mergers:carry_out": (get(NO_SUCH_TO_REORGANISE),),
    "mergers:take_back": (get(NO_SUCH_TO_REORGANISE, number=missing),),
    "mergers:delete": (get(NO_SUCH_TO_REORGANISE),),
    "mergers:cases": (get(WITH_ROLE),),
    "mergers:export": (get(WITH_ROLE),),
    "mergers:settle": (post("302 403 403 403 403 302 302"), get("302 405 405 405 405 405 405")),
    "mergers:case": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "mergers:case_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "api:placement-list": (get(API_LIST),),
    "api:placement-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    "api:surplus-case-list": (get(API_LIST),),
    "api:surplus-case-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    # other accounts; "officer" is asked about
    "accounts:people": (get(ADMINISTRATORS),),
    "accounts:create": (get(ADMINISTRATORS), post("302 403 403 403 403 403 422")),
    "accounts:edit": (
        get(ADMINISTRATORS),
        post("302 403 403 403 403 403 422"),
        get("302 403 403 403 403 403 404", username=lambda person: "stranger"),
    ),
    "accounts:grant": (post("302 403 403 403 403 403 422"), get("302 405 405 405 405 405 405")),
    "accounts:end_role": (post("302 403 403 403 403 403 404", pk=missing), get("302 405 405 405 405 405 405")),
    "accounts:close": (post("302 403 403 403 403 403 302"), get("302 405 405 405 405 405 405")),
    "accounts:reopen": (post("302 403 403 403 403 403 302"), get("302 405 405 405 405 405 405")),
    "accounts:reset_password": (post(ADMINISTRATORS), get("302 405 405 405 405 405 405")),
    "accounts:readings": (get(ADMINISTRATORS),),
    "accounts:ended_units": (get(ADMINISTRATORS), post("302 403 403 403 403 403 302")),
    # people
    "cadres:list": (get(WITH_ROLE),),
    "cadres:detail": (get(READ),),
    "cadres:create": (get("302 403 200 200 403 200 200"),),
    "cadres:edit": (get(EDIT),),
    "cadres:history": (get("302 404 404 200 403 200 200"),),
    "cadres:delete": (get(DELETE),),
    "cadres:posting_create": (get(EDIT),),
    "cadres:posting_edit": (get(EDIT),),
    "cadres:posting_end": (get(EDIT),),
    "cadres:posting_delete": (get(DELETE),),
    "cadres:seat_create": (get(EDIT),),
    "cadres:seat_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "cadres:seat_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "cadres:party_create": (get(EDIT),),
    "cadres:party_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "cadres:party_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "cadres:recruitment_create": (get(EDIT),),
    "cadres:recruitment_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "cadres:recruitment_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "cadres:form_2c": (get(READ, form=lambda person: "pdf"), get(NOWHERE)),
    "cadres:citizen_id": (get("302 405 405 405 405 405 405"),),
    "cadres:roster_people": (get(NOWHERE, code=no_upload), post(NOWHERE, code=no_upload)),
    "cadres:duplicates": (
        get("302 404 404 200 403 200 200", second=its_double),
        get(NOWHERE, second=lambda person: person.code),
    ),
    "cadres:merged": (get("302 404 404 200 403 200 200"),),
    "cadres:former_history": (get("302 404 404 404 403 404 404", second=lambda person: "CB-000000"),),
    "cadres:separate": (get("302 404 404 403 403 404 404", second=lambda person: "CB-000000"),),
    "cadres:columns": (get("302 405 405 405 405 405 405"),),
    "cadres:deleted": (get("302 403 403 403 403 200 200"),),
    "cadres:export": (get("302 403 200 200 200 200 200"),),
    "cadres:take_back": (get(NOWHERE),),
    "cadres:total": (get(WITH_ROLE),),
    "planning:list": (get("302 403 403 403 403 403 200"),),
    "planning:create": (get("302 403 403 403 403 403 200"),),
    "planning:take_out": (post("302 403 403 403 403 403 302"),),
    "planning:forecast": (get("302 403 200 200 200 200 200"),),
    "planning:forecast_export": (get("302 403 200 200 200 200 200"),),
    "planning:round": (get("302 403 403 403 403 403 404", pk=missing),),
    "planning:edit": (get("302 403 403 403 403 403 404", pk=missing),),
    "planning:delete": (get("302 403 403 403 403 403 404", pk=missing),),
    "planning:add_person": (get("302 403 403 403 403 403 404", pk=missing),),
    "planning:edit_person": (get("302 403 403 403 403 403 404", pk=missing, entry=missing),),
    "planning:health_create": (get("302 404 404 403 403 403 200"),),
    "planning:health_edit": (get("302 404 404 403 403 403 404", pk=missing),),
    "planning:health_delete": (get("302 404 404 403 403 403 404", pk=missing),),
    "qualifications:verify_many": (post("302 403 403 403 403 302 302"),),
    "cadres:work": (get("302 403 200 200 200 200 200"),),
    "cadres:work_list": (get("302 403 403 403 403 200 200", key=diplomas),),
    "cadres:work_export": (get("302 403 403 403 403 200 200", key=diplomas),),
    "qualifications:verify": (get("302 404 404 403 403 200 200", pk=qualification),),
    "standards:list": (get(WITH_ROLE),),
    "standards:detail": (get(WITH_ROLE, key=a_standard), get("302 403 404 404 404 404 404")),
    "standards:gap": (get(WITH_ROLE),),
    "standards:gap_export": (get(WITH_ROLE),),
    "standards:gap_act": (post(NOWHERE, action=no_upload), get("302 405 405 405 405 405 405", action=no_upload)),
    "standards:simulator": (get(WITH_ROLE),),
    "standards:simulator_export": (get("302 403 302 302 302 302 302"),),
    "standards:majors": (get("302 403 403 403 403 200 200"),),
    "standards:major": (get(DELETE),),
    "standards:exemption_create": (get(DELETE),),
    "standards:exemption_edit": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "standards:exemption_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    # discipline: of the cast the administrator alone may see it; a refusal comes before any record is looked for
    "discipline:list": (get(ADMINISTRATORS),),
    "discipline:export": (get(ADMINISTRATORS),),
    "discipline:choose": (get(ADMINISTRATORS),),
    "discipline:record": (get(RESTRICTED),),
    "discipline:add": (get(RESTRICTED_MISSING, act=missing, side=lambda person: "state"),),
    "discipline:edit_act": (get(RESTRICTED_MISSING, act=missing),),
    "discipline:delete_act": (get(RESTRICTED_MISSING, act=missing),),
    "discipline:edit": (get(RESTRICTED_MISSING, pk=missing),),
    "discipline:appeal": (get(RESTRICTED_MISSING, pk=missing),),
    "discipline:cancel": (get(RESTRICTED_MISSING, pk=missing),),
    "discipline:delete": (get(RESTRICTED_MISSING, pk=missing),),
    "api:petition-list": (get("401 403 403 403 403 403 200"),),
    "api:petition-detail": (get("401 403 403 403 403 403 404", pk=missing),),
    "api:allotment-list": (get(API_LIST),),
    "api:allotment-detail": (get(API_READ, pk=allotment),),
    "api:opening-list": (get(API_LIST),),
    "api:opening-detail": (get(API_READ, pk=opening),),
    "api:planning-list": (get("401 403 403 403 403 403 200"),),
    "api:planning-detail": (get("401 403 403 403 403 403 404", pk=missing),),
    "api:health-examination-list": (get("401 403 403 403 403 403 200"),),
    "api:health-examination-detail": (get("401 403 403 403 403 403 404", pk=missing),),
    "api:disciplinary-decision-list": (get("401 403 403 403 403 403 200"),),
    "api:disciplinary-decision-detail": (get("401 403 403 403 403 403 404", pk=missing),),
    # movements: the person asked about is in one, within the officer's commune; who may not see it gets 404
    "movements:list": (get(WITH_ROLE),),
    "movements:export": (get("302 403 200 200 200 200 200"), get("302 403 404 404 404 404 404", form=lambda p: "pdf")),
    "movements:fetch": (get("302 403 200 200 403 200 200"),),
    "movements:create": (get(EDIT),),
    "movements:leave": (get(EDIT),),
    "movements:detail": (get(READ, pk=movement),),
    "movements:confirm": (get("302 404 404 200 403 200 200", pk=movement),),
    "movements:decline": (get("302 404 404 200 403 200 200", pk=movement),),
    "movements:withdraw": (get("302 404 404 200 403 200 200", pk=movement),),
    "movements:return": (get("302 404 404 200 403 200 200", pk=movement),),
    "movements:edit": (get(EDIT, pk=movement),),
    "movements:delete": (get(DELETE, pk=movement),),
    # training: of the cast the province's editor and administrator manage it, all others read
    "training:overview": (get(WITH_ROLE),),
    "training:catalogue": (get(WITH_ROLE),),
    "training:plans": (get(WITH_ROLE),),
    "training:classes": (get(WITH_ROLE),),
    "training:class_export": (get(WITH_ROLE),),
    "training:plan_create": (get(TRAINERS),),
    "training:class_create": (get(TRAINERS),),
    "training:plan_people": (post("302 403 403 403 403 302 302"),),
    "training:studies_complete": (post("302 403 403 403 403 302 302"),),
    "training:studies_extend": (post("302 403 403 403 403 302 302"),),
    "training:studies_give_up": (post("302 403 403 403 403 302 302"),),
    "training:plan": (get(NOWHERE, code=no_plan),),
    "training:plan_edit": (get(NOWHERE, code=no_plan),),
    "training:plan_delete": (get(NOWHERE, code=no_plan),),
    "training:line_create": (get(NOWHERE, code=no_plan),),
    "training:line_edit": (get(NOWHERE, code=no_plan, pk=missing),),
    "training:line_delete": (get(NOWHERE, code=no_plan, pk=missing),),
    "training:class": (get(NOWHERE, code=no_class),),
    "training:class_edit": (get(NOWHERE, code=no_class),),
    "training:class_delete": (get(NOWHERE, code=no_class),),
    "training:add_people": (get(NOWHERE, code=no_class),),
    "training:enrol": (post(NOWHERE, code=no_class),),
    "training:results": (post(NOWHERE, code=no_class),),
    "training:complete": (post(NOWHERE, code=no_class),),
    "training:enrolment_delete": (get(NOWHERE, code=no_class, pk=missing),),
    "training:take_back": (get(NOWHERE),),
    "api:training-plan-list": (get(API_LIST),),
    "api:training-plan-detail": (get("401 403 404 404 404 404 404", code=no_plan),),
    "api:training-class-list": (get(API_LIST),),
    "api:training-class-detail": (get("401 403 404 404 404 404 404", code=no_class),),
    "api:enrolment-list": (get(API_LIST),),
    "api:enrolment-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    # rosters
    "rosters:list": (get("302 403 200 200 403 200 200"),),
    "rosters:upload": (get("302 403 200 200 403 200 200"),),
    "rosters:formats": (get("302 403 200 200 403 200 200"),),
    "rosters:read_as": (post(NOWHERE, code=no_upload),),
    "rosters:template": (get("302 403 404 200 403 200 200", "?unit=05356"),),
    "rosters:detail": (get(NOWHERE, code=no_upload),),
    "rosters:columns": (get(NOWHERE, code=no_upload),),
    "rosters:remembered": (get("302 403 200 200 403 200 200"),),
    "rosters:revert_column": (post("302 403 404 404 403 404 404", number=lambda _person: 0),),
    "rosters:progress": (get(NOWHERE, code=no_upload),),
    "rosters:marked": (get(NOWHERE, code=no_upload),),
    "rosters:original": (get(NOWHERE, code=no_upload),),
    "rosters:check": (post(NOWHERE, code=no_upload),),
    "rosters:apply": (post(NOWHERE, code=no_upload),),
    "rosters:undo": (post(NOWHERE, code=no_upload),),
    "rosters:values": (get(NOWHERE, code=no_upload),),
    "rosters:row": (get(NOWHERE, code=no_upload, number=lambda _person: 8),),
    "rosters:take_back": (post(NOWHERE, code=no_upload, kind=lambda _person: "row", number=lambda _person: 0),),
    "rosters:absent": (post(NOWHERE, code=no_upload),),
    "rosters:papers": (post(NOWHERE, code=no_upload),),
    "rosters:withdraw": (post(NOWHERE, code=no_upload),),
    "rosters:cancel": (post(NOWHERE, code=no_upload),),
    "rosters:dictionary": (get("302 403 200 200 403 200 200"),),
    "rosters:accept": (post("302 403 404 404 403 404 404", number=lambda _person: 0),),
    "rosters:revoke": (post("302 403 404 404 403 404 404", number=lambda _person: 0),),
    # reporting periods: the officer's unit alone is expected, the province reviews; analysts have no part in it
    "submissions:list": (get("302 403 200 200 403 200 200"),),
    "submissions:create": (get("302 403 403 403 403 200 200"),),
    "submissions:period": (get("302 404 404 200 404 200 200", code=a_period), get(NOWHERE, code=no_period)),
    "submissions:export": (
        get("302 404 404 200 404 200 200", code=a_period),
        get("302 404 404 404 404 404 404", code=a_period, form=lambda person: "pdf"),
    ),
    "submissions:edit": (get("302 404 404 403 404 200 200", code=a_period),),
    "submissions:units": (get("302 404 404 403 404 200 200", code=a_period),),
    "submissions:close": (get("302 404 404 403 404 200 200", code=a_period),),
    "submissions:reopen": (get("302 404 404 403 404 200 200", code=a_period),),
    "submissions:remind": (
        post("302 404 404 403 404 302 302", code=a_period),
        get("302 405 405 405 405 405 405", code=no_period),
    ),
    "submissions:reminders": (get("302 404 404 403 404 200 200", code=a_period),),
    "submissions:submission": (get("302 404 404 200 404 200 200", code=a_period),),
    "submissions:accept": (post("302 404 404 403 404 404 404", code=a_period, number=missing),),
    "submissions:return": (get("302 404 404 403 404 404 404", code=a_period, number=missing),),
    "submissions:reopen_submission": (get("302 404 404 403 404 404 404", code=a_period, number=missing),),
    "submissions:send": (post(NOWHERE, code=no_upload), get("302 405 405 405 405 405 405", code=no_upload)),
    "submissions:take_back": (get(NOWHERE),),
    "api:reporting-period-list": (get("401 403 200 200 403 200 200"),),
    "api:reporting-period-detail": (get("401 403 404 200 403 200 200", code=a_period),),
    "api:submission-list": (get("401 403 200 200 403 200 200"),),
    "api:submission-detail": (get("401 403 404 404 403 404 404", pk=missing),),
    # the JSON interface refuses strangers with 401, never with a page
    "api:api-root": (get(API_OPEN),),
    "api:docs": (get(LOGGED_IN),),
    "api:schema": (get(API_OPEN),),
    "api:token": (post("401 200 200 200 200 200 200"),),
    "api:unit-list": (get(API_OPEN),),
    "api:unit-detail": (get(API_OPEN),),
    "api:cadre-list": (get(API_LIST),),
    "api:cadre-detail": (get(API_READ),),
    "api:posting-list": (get(API_LIST),),
    "api:posting-detail": (get(API_READ),),
    "api:movement-list": (get(API_LIST),),
    "api:movement-detail": (get(API_READ, pk=movement),),
    "api:qualification-list": (get(API_LIST),),
    "api:qualification-detail": (get(API_READ, pk=qualification),),
    "api:standard-list": (get(API_LIST),),
    "api:standard-detail": (get(API_LIST, code=a_standard),),
    "api:standard-outcome-list": (get(API_LIST),),
    "api:standard-outcome-detail": (get(API_READ),),
    "api:report-list": (get(API_LIST),),
    "api:report-trend": (get("401 403 404 404 404 404 404", code=lambda person: "none"),),
    "api:report-detail": (get("401 403 404 404 404 404 404", code=lambda person: "none"),),
    "qualifications:create": (get(EDIT),),
    "qualifications:edit": (get(EDIT, pk=qualification),),
    "qualifications:delete": (get(DELETE, pk=qualification),),
    "cadres:unit_history": (get("302 404 404 200 403 200 200"),),
    # job positions are set by the province; posts are placed by who edits the person
    "standards:positions": (get(WITH_ROLE),),
    "standards:position_create": (get(REORGANISERS),),
    "standards:position_edit": (
        get("302 403 403 403 403 404 404", key=missing),
        get("302 403 403 403 403 200 200", key=job_position),
    ),
    "standards:position_delete": (
        get("302 403 403 403 403 404 404", key=missing),
        get("302 403 403 403 403 200 200", key=job_position),
    ),
    "standards:placements": (get(WITH_ROLE),),
    "standards:place": (post("302 403 302 302 403 302 302"), get("302 405 405 405 405 405 405")),
    "standards:placement_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "standards:placement_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    # petitions: of the cast the administrator alone may see them; the right is asked before the record is looked for
    "petitions:list": (get(ADMINISTRATORS),),
    "petitions:export": (get(ADMINISTRATORS),),
    "petitions:create": (get(ADMINISTRATORS),),
    "petitions:edit": (get(RIGHT_BEFORE_RECORD, pk=missing),),
    "petitions:delete": (get(RIGHT_BEFORE_RECORD, pk=missing),),
    # the establishment is seen by who sees the unit's people, and set by the province
    "establishment:overview": (get(WITH_ROLE),),
    "establishment:export": (get(WITH_ROLE),),
    "establishment:unit": (get(READ),),
    "establishment:openings": (get(WITH_ROLE),),
    "establishment:openings_export": (get(WITH_ROLE),),
    "establishment:allotment_create": (get(REORGANISERS),),
    "establishment:allotment_edit": (get(NOWHERE, pk=missing), get(SET_BY_PROVINCE, pk=allotment)),
    "establishment:allotment_delete": (get(NOWHERE, pk=missing), get(SET_BY_PROVINCE, pk=allotment)),
    "establishment:opening_create": (get(REORGANISERS),),
    "establishment:opening_edit": (get(NOWHERE, pk=missing), get(SET_BY_PROVINCE, pk=opening)),
    "establishment:opening_delete": (get(NOWHERE, pk=missing), get(SET_BY_PROVINCE, pk=opening)),
    # appraisal: the year and unit asked about are the officer's; votes are seen by the administrator alone of this cast
    "appraisal:overview": (get(WITH_ROLE),),
    "appraisal:checks": (get(WITH_ROLE),),
    "appraisal:rating_export": (get(WITH_ROLE), get("302 403 404 404 404 404 404", form=lambda person: "pdf")),
    "appraisal:unit_year": (get(READ, year=last_year), post("302 404 404 302 403 302 302", year=last_year)),
    "appraisal:unit_scores": (get(READ, year=last_year), post("302 404 404 302 403 302 302", year=last_year)),
    "appraisal:unit_workbook": (get(READ, year=last_year),),
    "appraisal:unit_upload": (post(EDIT, year=last_year), get("302 405 405 405 405 405 405", year=last_year)),
    "appraisal:unit_rating": (get(EDIT, year=last_year),),
    "appraisal:unit_rating_delete": (get(NO_SUCH_TO_EDIT, year=last_year),),
    "appraisal:votes": (get(ADMINISTRATORS),),
    "appraisal:low_votes": (get(ADMINISTRATORS),),
    "appraisal:session_create": (get(ADMINISTRATORS),),
    "appraisal:session": (get(RIGHT_BEFORE_RECORD, pk=missing),),
    "appraisal:session_edit": (get(RIGHT_BEFORE_RECORD, pk=missing),),
    "appraisal:session_delete": (get(RIGHT_BEFORE_RECORD, pk=missing),),
    "appraisal:commendations": (get(WITH_ROLE),),
    "appraisal:commendation_export": (get(WITH_ROLE),),
    "appraisal:rating_create": (get(EDIT),),
    "appraisal:rating_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "appraisal:rating_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "appraisal:score_create": (get(EDIT),),
    "appraisal:score_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "appraisal:score_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "appraisal:commendation_create": (get(EDIT),),
    "appraisal:commendation_edit": (get(NO_SUCH_TO_EDIT, pk=missing),),
    "appraisal:commendation_delete": (get(NO_SUCH_TO_DELETE, pk=missing),),
    "api:rating-list": (get(API_LIST),),
    "api:rating-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    "api:period-score-list": (get(API_LIST),),
    "api:period-score-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    "api:commendation-list": (get(API_LIST),),
    "api:commendation-detail": (get("401 403 404 404 404 404 404", pk=missing),),
    "api:confidence-vote-list": (get("401 403 403 403 403 403 200"),),
    "api:confidence-vote-detail": (get("401 403 403 403 403 403 404", pk=missing),),
}
