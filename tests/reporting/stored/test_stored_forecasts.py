"""What is to be expected is read from studies, however the day itself is kept."""

from apps.accounts.models import User
from apps.reporting.stored.reading import Stored
from apps.targets.models import Target
from apps.targets.standing import board_of
from tests.reporting.stored.asking import DAY


def test_a_stored_day_does_not_hide_what_is_to_be_expected(kept: Stored) -> None:
    """The levels of the stored day had stood in the place of those to be expected."""
    target = Target.objects.select_related("plan").get(title="CBCC có trình độ đại học trở lên")
    board = board_of(target, unit="17", day=DAY, user=User(username="reader", is_superuser=True), level="commune")
    assert board.studies is not None
    assert board.studies.expected > 0
    assert board.whole.expected is not None
    assert board.whole.now.count is not None
    assert board.whole.expected.count == board.whole.now.count + board.studies.expected
