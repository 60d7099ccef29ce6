"""The code lists of reorganisations, and how titles fare in them."""

from pathlib import Path

from apps.cadres.models import SurplusOption, SurplusReason, TitleRule
from apps.core.reference import Loaded, edited_by_people, reference_lists, reference_step, rows_of

reference_lists(11, SurplusReason, SurplusOption)


@reference_step(11)
def load_title_rules(folder: Path) -> Loaded:
    """One rule a title; a rule that a person has edited stays."""
    present = {rule.title_id: rule for rule in TitleRule.objects.all()}
    edited = {int(key) for key in edited_by_people(TitleRule)}
    wanted = [
        TitleRule(title_id=row["title"], becomes_id=row["becomes"] or None, is_single=row["is_single"] == "1")
        for row in rows_of(folder / "TitleRule.csv")
    ]
    added = [rule for rule in wanted if rule.title_id not in present]
    changed = [
        rule
        for rule in wanted
        if (held := present.get(rule.title_id))
        and held.pk not in edited
        and (held.becomes_id, held.is_single) != (rule.becomes_id, rule.is_single)
    ]
    TitleRule.objects.bulk_create(added)
    for rule in changed:
        rule.pk = present[rule.title_id].pk
    TitleRule.objects.bulk_update(changed, ["becomes", "is_single"])
    return Loaded(len(added), len(changed), len(edited))
