"""Making a declaration known: the format for reading, the loader for everything that follows."""

from dataclasses import replace
from functools import partial

from apps.rosters.facts import checks, tables
from apps.rosters.facts.declarations import Facts
from apps.rosters.loading import Loader, register_maker
from apps.rosters.registry import register


def declare(facts: Facts) -> Facts:
    """Add a format of facts; its statements are made when it is first used, because they look at the tables."""
    codes = (code for target in facts.targets for code in checks.explain_constraints(target.model))
    register(replace(facts.declared, codes=frozenset(codes)))
    register_maker(facts.declared.code, partial(loader_of, facts))
    return facts


def loader_of(facts: Facts) -> Loader:
    """All statements of a format."""
    group = facts.declared.group
    own = tuple(replace(field, group=group) for field in facts.fields)
    return Loader(
        name=facts.declared.code,
        position=0,
        format=facts.declared.code,
        fields=(*facts.people.fields, *own),
        prepare=facts.people.prepare,
        match=facts.people.match,
        derive=tuple(tables.derive(facts)),
        difference=tuple(tables.difference(facts)),
        findings=(*facts.people.findings, *checks.findings(facts)),
        sheet_findings=facts.people.sheet_findings,
        classify=tables.classify(facts),
        known=facts.known,
        arrange=tuple(tables.arrange(facts)),
        write=tuple(tables.write(facts)),
        then=facts.then,
    )
