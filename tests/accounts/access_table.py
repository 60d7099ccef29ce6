"""What every kind of visitor must get at every address; a new address needs a row here.

Answers stand in the order of VISITORS. The person asked about serves in the officer's commune, the neighbour's is
another one of the same district; analyst, editor and administrator have the whole province.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

VISITORS = ("anonymous", "stranger", "neighbour", "officer", "analyst", "editor", "administrator")
ADMIN = "admin/"
# Pages of the log-in library: the library's own tests hold them; here they must only not fail.
LIBRARY_PREFIXES = ("account_", "accounts/social/", "mfa_", "openid_connect_", "socialaccount_")

Sample = Callable[[Any], object]


@dataclass(frozen=True)
class Row:
    """How an address is asked, and the status that each visitor gets."""

    method: str
    answers: tuple[int, ...]
    arguments: dict[str, Sample] = field(default_factory=dict)
    query: str = ""


def get(answers: str, query: str = "", **arguments: Sample) -> Row:
    return Row("GET", tuple(int(part) for part in answers.split()), arguments, query)


def post(answers: str, query: str = "", **arguments: Sample) -> Row:
    return Row("POST", tuple(int(part) for part in answers.split()), arguments, query)


# Sample arguments by their name in the address; a row may give its own.
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


def an_office_template(person: Any) -> object:
    """A letterhead of the province, set when it is first asked for."""
    from apps.communes.models import Unit
    from apps.reporting.models import OfficeTemplate

    unit = Unit.objects.filter(level="province", covers__covered=person.home_unit).first()
    facts = {"unit_title": "Tỉnh Hòa Bình", "issuer": "Sở Nội vụ"}
    return OfficeTemplate.objects.get_or_create(unit=unit, frame="state", defaults=facts)[0].code


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


def a_composition(person: Any) -> object:
    """A private table of the officer's, kept when it is first asked for."""
    from apps.accounts.models import User
    from apps.reporting.models import SavedComposition

    owner = User.objects.get(username="officer")
    definition = {"title": "x", "groups": ["cadres"], "rows": [{"dimension": "sex"}]}
    found, _made = SavedComposition.objects.get_or_create(owner=owner, title="x", defaults={"definition": definition})
    found.refresh_from_db()
    return found.code


def a_seal(person: Any) -> object:
    """A report of the officer's commune, sealed when it is first asked for."""
    from apps.accounts.models import User
    from apps.reporting.models import Seal
    from apps.reporting.seals.services import seal

    parameters = {"report": "quality", "unit": "05356", "day": "2025-02-28", "language": "vi"}
    by = User.objects.get(username="analyst")
    return (Seal.objects.first() or seal(kind="report", parameters=parameters, by=by)).code


def a_claim(person: Any) -> object:
    """A figure that a document states of the officer's commune, entered when it is first asked for."""
    from apps.reporting.models import Claim

    facts = {"unit_code": "05356", "unit_title": "x", "day": "2025-02-28", "report": "quality", "group": "cadres"}
    cell = {"measure": "headcount", "category": "total", "value": 1}
    unit = person.postings.get().unit
    return Claim.objects.get_or_create(unit=unit, source="x", defaults=facts | cell)[0].pk


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


def last_year(person: Any) -> object:
    return 2024


#           anonymous, stranger, neighbour, officer, analyst, editor, administrator
EVERYONE = "200 200 200 200 200 200 200"
LOGGED_IN = "302 200 200 200 200 200 200"
WITH_ROLE = "302 403 200 200 200 200 200"
ADMINISTRATORS = "302 403 403 403 403 403 200"
READ = "302 404 404 200 200 200 200"
EDIT = "302 404 404 200 403 200 200"
NOWHERE = "302 404 404 404 404 404 404"
DELETE = "302 404 404 403 403 200 200"
# A right is asked before the record is looked for.
NO_SUCH_TO_EDIT = "302 404 404 404 403 404 404"
NO_SUCH_TO_DELETE = "302 404 404 403 403 404 404"
RESTRICTED = "302 404 404 403 403 403 200"
RIGHT_BEFORE_RECORD = "302 403 403 403 403 403 404"
RESTRICTED_MISSING = "302 404 404 403 403 403 404"
REORGANISERS = "302 403 403 403 403 200 200"
NO_SUCH_TO_REORGANISE = "302 403 403 403 403 404 404"
TRAINERS = "302 403 403 403 403 200 200"
SEALERS = "302 404 404 403 200 200 200"
API_OPEN = "401 200 200 200 200 200 200"
API_LIST = "401 403 200 200 200 200 200"
API_READ = "401 403 404 200 200 200 200"

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
    # reports; the scope of figures is held by tests of reporting
    "reporting:list": (get(WITH_ROLE),),
    "reporting:extract": (
        get("302 403 403 403 403 403 200"),
        post("302 403 403 403 403 403 200"),
    ),
    "reporting:report": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:chart": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:trend": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:trend_file": (
        get("302 403 404 404 404 404 404", code=lambda person: "none", form=lambda person: "csv"),
    ),
    "reporting:download": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    # official forms: everyone with a role reads them; the administrator adds them as data
    "reporting:forms": (get(WITH_ROLE),),
    "reporting:form": (
        get("302 403 404 200 200 200 200", "?unit=05356", code=lambda person: "bieu9c"),
        get("302 403 404 200 200 200 200", "?unit=05356", code=lambda person: "bm04"),
        get("302 403 404 404 404 404 404", code=lambda person: "none"),
    ),
    "reporting:form_people": (
        get("302 403 404 200 200 200 200", "?unit=05356&row=women&column=2", code=lambda person: "bieu9c"),
        # ethnic group needs a right of its own
        get("302 403 404 200 403 200 200", "?unit=05356&row=minority&column=2", code=lambda person: "bieu9c"),
    ),
    "reporting:form_download": (
        get(
            "302 403 404 200 200 200 200",
            "?unit=05356",
            code=lambda person: "mau02",
            kind=lambda person: "csv",
        ),
    ),
    "reporting:form_definition": (get(WITH_ROLE, code=lambda person: "bm01"),),
    "reporting:form_add": (get(ADMINISTRATORS),),
    "reporting:form_edit": (get("302 403 403 403 403 403 404", code=lambda person: "none"),),
    "reporting:form_delete": (get("302 403 403 403 403 403 404", code=lambda person: "none"),),
    "reporting:form_restore": (post("302 403 403 403 403 403 403"),),
    "api:form-list": (get(API_LIST),),
    "api:form-detail": (get("401 403 404 200 200 200 200", "?unit=05356", code=lambda person: "bm02"),),
    # indicators: everyone with a role reads the words; the figures are of the units of the role
    "reporting:indicators": (get(WITH_ROLE),),
    "reporting:indicator": (
        get(WITH_ROLE, code=lambda person: "I01"),
        get("302 403 404 200 200 200 200", "?unit=05356", code=lambda person: "I02"),
    ),
    "reporting:indicator_file": (get(WITH_ROLE, code=lambda person: "I01"),),
    "api:indicator-list": (get(API_LIST),),
    "api:indicator-detail": (get("401 403 404 200 200 200 200", "?unit=05356", code=lambda person: "I01"),),
    # letterheads and templates: everyone with a role reads those in scope, the administrator sets them
    "reporting:office_templates": (get(WITH_ROLE),),
    "reporting:office_template_new": (get(ADMINISTRATORS), post(ADMINISTRATORS)),
    "reporting:office_template_standard": (
        get(WITH_ROLE, frame=lambda person: "state"),
        get("302 403 404 404 404 404 404", frame=lambda person: "none"),
    ),
    "reporting:office_template": (
        get("302 404 404 404 403 403 200", code=an_office_template),
        post("302 404 404 404 403 403 200", code=an_office_template),
    ),
    "reporting:office_template_file": (get("302 403 404 404 404 404 404", code=an_office_template),),
    "reporting:office_template_delete": (get("302 404 404 404 403 403 200", code=an_office_template),),
    "reporting:office_template_restore": (post("302 403 403 403 403 403 403"),),
    # composed tables; the one asked about is the officer's own
    "reporting:composed": (get(WITH_ROLE),),
    "reporting:compose": (get(WITH_ROLE),),
    "reporting:composed_save": (post("302 403 400 400 400 400 400"), get("302 405 405 405 405 405 405")),
    "reporting:composed_people": (get("302 403 400 400 400 400 400"),),
    "reporting:composed_chart": (get("302 403 400 400 400 400 400"),),
    "reporting:composed_download": (get("302 403 400 400 400 400 400"),),
    "reporting:composition": (get("302 403 404 200 404 404 404", code=a_composition),),
    "reporting:composition_delete": (get("302 403 404 200 404 404 404", code=a_composition),),
    "reporting:composition_restore": (post("302 403 403 403 403 403 403"), get("302 405 405 405 405 405 405")),
    "api:composition-list": (get(API_LIST),),
    "api:composition-detail": (get("401 403 404 200 404 404 404", code=a_composition),),
    "api:composition-table": (get("401 403 404 200 404 404 404", "?unit=05356", code=a_composition),),
    "reporting:picture": (
        get("302 403 404 404 404 404 404", code=lambda person: "none", kind=lambda person: "distribution"),
    ),
    "reporting:telling": (get(WITH_ROLE),),
    "reporting:telling_json": (get(WITH_ROLE),),
    "reporting:checker": (get(WITH_ROLE), post(WITH_ROLE)),
    "reporting:checker_json": (post(WITH_ROLE),),
    # seals and stated figures; the one asked about is of the officer's commune
    "reporting:seals": (get(WITH_ROLE),),
    "reporting:seal_new": (
        get("302 403 403 403 200 200 200", "?kind=report&report=quality&unit=05356&day=2025-02-28"),
        get("302 403 403 403 400 400 400"),
    ),
    "reporting:seal_check": (get(WITH_ROLE),),
    "reporting:seal": (get(READ, code=a_seal),),
    "reporting:seal_file": (get(READ, code=a_seal),),
    "reporting:seal_compare": (get(READ, code=a_seal),),
    "reporting:seal_document": (get(SEALERS, code=a_seal),),
    "reporting:seal_withdraw": (get(SEALERS, code=a_seal),),
    "reporting:consistency": (get(WITH_ROLE),),
    "reporting:consistency_findings": (get("302 403 404 200 200 200 200", "?unit=05356"),),
    "reporting:consistency_file": (get("302 403 404 200 200 200 200", "?unit=05356"),),
    "reporting:claims": (get(WITH_ROLE),),
    "reporting:claim_add": (get("302 403 403 403 200 200 200"),),
    "reporting:claim_edit": (get(SEALERS, pk=a_claim),),
    "reporting:claim_delete": (get(SEALERS, pk=a_claim),),
    "reporting:claim_restore": (get("302 403 403 403 404 404 404"),),
    "reporting:people": (get("302 403 400 400 400 400 400"),),
    "reporting:events": (get("302 403 404 404 404 404 404"),),
    "reporting:events_file": (get("302 403 404 404 404 404 404"),),
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
    # appraisal: the year and unit asked about are the officer's; votes are seen by the administrator alone of this cast
    "appraisal:overview": (get(WITH_ROLE),),
    "appraisal:checks": (get(WITH_ROLE),),
    "appraisal:rating_export": (get(WITH_ROLE), get("302 403 404 404 404 404 404", form=lambda person: "pdf")),
    "appraisal:unit_year": (get(READ, year=last_year), post("302 404 404 302 403 302 302", year=last_year)),
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
