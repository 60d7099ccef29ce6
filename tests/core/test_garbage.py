"""What is loaded once is not looked through again and again."""

import gc

from apps.core.garbage import NEW_OBJECTS, ROUNDS


def test_what_an_application_loads_is_set_aside() -> None:
    assert gc.isenabled()
    assert gc.get_threshold() == (NEW_OBJECTS, ROUNDS, ROUNDS)
    assert gc.get_freeze_count() > NEW_OBJECTS
