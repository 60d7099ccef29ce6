"""What every kind of visitor must get at the addresses of reports; the scope of figures has tests of its own."""

from typing import Any

from tests.accounts.access_rows import ADMINISTRATORS, API_LIST, READ, SEALERS, WITH_ROLE, Row, get, post


def an_office_template(person: Any) -> object:
    """A letterhead of the province, set when it is first asked for."""
    from apps.communes.models import Unit
    from apps.reporting.models import OfficeTemplate

    unit = Unit.objects.filter(level="province", covers__covered=person.home_unit).first()
    facts = {"unit_title": "Tỉnh Hòa Bình", "issuer": "Sở Nội vụ"}
    return OfficeTemplate.objects.get_or_create(unit=unit, frame="state", defaults=facts)[0].code


def a_draft(person: Any) -> object:
    """A draft of a form like 9C, begun when it is first asked for."""
    from apps.reporting.models import FormDraft
    from apps.reporting.official.library import text_of

    return FormDraft.objects.get_or_create(code="thu", defaults={"text": text_of("bieu9c")})[0].code


A_SIDE: dict[str, Any] = {"side": lambda person: "rows"}
A_LINE: dict[str, Any] = {**A_SIDE, "line": lambda person: "women"}
A_BLOCK: dict[str, Any] = {**A_SIDE, "place": lambda person: 0}
# Whoever may write is sent back to the draft, with a word where nothing was written.
WRITES_DRAFTS = "302 403 403 403 403 403 302"


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


FIGURES: dict[str, tuple[Row, ...]] = {
    # reports; the scope of figures is held by tests of reporting
    "reporting:list": (get(WITH_ROLE),),
    "reporting:headlines": (get(WITH_ROLE),),
    "reporting:extract": (
        get("302 403 403 403 403 403 200"),
        post("302 403 403 403 403 403 200"),
    ),
    "reporting:report": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:chart": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:trend": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
    "reporting:trend_chart": (get("302 403 404 404 404 404 404", code=lambda person: "none"),),
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
    # drafts of forms: the administrator alone writes and sees them
    "reporting:form_add_text": (get(ADMINISTRATORS),),
    "reporting:form_change": (post("302 403 403 403 403 403 404", code=lambda person: "none"),),
    "reporting:form_end": (get(ADMINISTRATORS, code=lambda person: "bm01"),),
    "reporting:form_draft_restore": (post("302 403 403 403 403 403 403"),),
    **{
        f"reporting:{name}": (get(ADMINISTRATORS, code=a_draft, **told),)
        for name, told in {
            "form_draft": {},
            "form_draft_head": {},
            "form_draft_preview": {},
            "form_draft_sample": {"kind": lambda person: "csv"},
            "form_draft_definition": {},
            "form_draft_force": {},
            "form_draft_throw_away": {},
            "form_tables": {},
            "form_line_add": A_SIDE,
            "form_line_several": A_SIDE,
            "form_line": A_LINE,
            "form_block_add": A_SIDE,
            "form_block": A_BLOCK,
        }.items()
    },
    "reporting:form_line_move": (post(WRITES_DRAFTS, code=a_draft, way=lambda person: "up", **A_LINE),),
    "reporting:form_line_remove": (post(WRITES_DRAFTS, code=a_draft, **A_LINE),),
    # the officer's own table, which the administrator does not see; nothing is taken in the draft
    "reporting:form_take": (get("302 403 403 403 403 403 404", code=a_draft, table=a_composition),),
    "reporting:form_leave": (post("302 403 403 403 403 403 404", code=a_draft, place=lambda person: 0),),
    "reporting:form_block_remove": (post(WRITES_DRAFTS, code=a_draft, **A_BLOCK),),
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
    "reporting:composed_filter": (get("302 403 404 404 404 404 404"),),
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
    "api:text-list": (get("401 403 404 200 200 200 200", "?unit=05356"),),
    "reporting:checker": (get(WITH_ROLE), post(WITH_ROLE)),
    "api:text-check-list": (post("401 403 400 400 400 400 400"), get("401 405 405 405 405 405 405")),
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
}
