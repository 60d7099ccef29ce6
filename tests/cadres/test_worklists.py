"""Lists that are work on people: posts whose title is no longer in force."""

from datetime import timedelta

from apps.accounts.models import User
from apps.cadres.models import Title
from apps.cadres.worklists import ended_titles, title_ended_on
from apps.communes.models import UnitPeriod
from tests.conftest import DAY, Person, Units


def test_a_post_is_listed_from_the_day_its_title_ended_while_its_unit_stands(
    person: Person, units: Units, editor: User
) -> None:
    hoa = person("Bùi Thị Hoa", title="KCT_VPDU")
    person("Bùi Văn An", title="KCT_TQVT")
    Title.objects.filter(pk="KCT_VPDU").update(valid_to=DAY)
    (found,) = ended_titles(editor, DAY)
    assert (found.cadre, title_ended_on(found)) == (hoa, DAY - timedelta(days=1))
    assert not ended_titles(editor, DAY - timedelta(days=1)).exists()
    UnitPeriod.objects.filter(unit=units.lac_sy).delete()
    assert not ended_titles(editor, DAY).exists()
