"""What every kind of visitor must get at the addresses of targets; the plan is the province's."""

from typing import Any

from tests.accounts.access_rows import Row, get


def a_plan(person: Any) -> object:
    """A plan of the province, made when it is first asked for."""
    from apps.communes.models import Unit
    from apps.targets.models import TargetPlan

    facts = {"unit": Unit.objects.get(key="p17"), "first_year": 2021, "last_year": 2025}
    found, _made = TargetPlan.objects.get_or_create(name="x", defaults=facts)
    found.refresh_from_db()
    return found.code


def no_target(person: Any) -> object:
    return 0


def no_table(person: Any) -> object:
    return "BS-000000"


READ = "302 404 200 200 200 200 200"
WRITE = "302 404 403 403 403 200 200"
# Whoever may write finds that there is no such target; the others are refused before.
WRITE_ONE = "302 404 403 403 403 404 404"
TARGETS: dict[str, tuple[Row, ...]] = {
    "targets:list": (get("302 403 200 200 200 200 200"),),
    "targets:plan_create": (get("302 403 403 403 403 200 200"),),
    "targets:take_back": (get("302 404 404 404 404 404 404"),),
    "targets:plan": (get(READ, code=a_plan),),
    "targets:plan_edit": (get(WRITE, code=a_plan),),
    "targets:plan_delete": (get(WRITE, code=a_plan),),
    "targets:target_create": (get(WRITE, code=a_plan),),
    "targets:years_create": (get(WRITE, code=a_plan),),
    "targets:events_create": (get(WRITE, code=a_plan),),
    "targets:tables": (get(WRITE, code=a_plan),),
    "targets:cell_create": (get(WRITE_ONE, code=a_plan, table=no_table),),
    "targets:target": (get("302 404 404 404 404 404 404", code=a_plan, pk=no_target),),
    "targets:target_edit": (get(WRITE_ONE, code=a_plan, pk=no_target),),
    "targets:target_delete": (get(WRITE_ONE, code=a_plan, pk=no_target),),
    "api:target-plan-list": (get("401 403 200 200 200 200 200"),),
    "api:target-plan-detail": (get("401 403 200 200 200 200 200", code=a_plan),),
}
