"""The triggers of all models, kept so that adding one asks nothing of the others."""

from typing import Any

import pytest
from pgtrigger import Delete, Protect, Update, registry

from apps.cadres.models import Cadre
from apps.core.triggers import IndexedRegistry


def agrees() -> bool:
    """Whether what is kept beside the registry is what the library would find in it."""
    known = registry._registry
    assert isinstance(known, IndexedRegistry)
    by_table = {(model._meta.db_table, trigger.name): trigger for model, trigger in known.values()}
    return (known.by_table, known.functions) == (
        by_table,
        {trigger.get_pgid(model) for model, trigger in known.values()},
    )


def test_every_trigger_is_found_by_its_table_and_its_function() -> None:
    assert len(registry._registry) > 100
    assert agrees()


def test_a_second_trigger_of_a_name_is_refused_and_one_that_is_taken_away_leaves_nothing() -> None:
    model: Any = Cadre  # the library means classes and says instances
    first, second = (Protect(name="of_this_test", operation=operation) for operation in (Update, Delete))
    with first.register(model):
        assert agrees()
        with pytest.raises(KeyError, match="already used"):
            second.register(model)
    assert agrees()
    with second.register(model):
        assert agrees()
