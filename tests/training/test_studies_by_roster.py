"""Whoever studies in a class and holds the level by the next roster: the study becomes the level, the class stays."""

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.qualifications.models import Qualification
from apps.rosters import services
from apps.training.models import Enrolment, TrainingClass
from apps.training.services import enrol
from tests.conftest import DAY, Person, Units
from tests.fingerprints import of_tracked
from tests.rosters.stating import stating

pytestmark = pytest.mark.django_db


@pytest.fixture
def attending(person: Person, units: Units, administrator: User) -> Enrolment:
    held = TrainingClass.objects.create(
        unit=units.lac_sy, course_id="DT_LLCT_TC", name="Khóa 5", starts_on="2024-01-08", ends_on="2024-11-29"
    )
    cadre = person("Bùi Văn Hạnh", title="CD_VPTK")
    return enrol(training_class=held, cadres=[cadre], by=administrator)[0]


def test_the_level_of_a_roster_is_what_the_class_led_to(attending: Enrolment, units: Units, officer: User) -> None:
    before = of_tracked()
    received = services.receive(content=b"x", filename="a.xlsx", unit=units.lac_sy, as_of=DAY, by=officer)
    stated = stating({"full_name": "Bùi Văn Hạnh", "titles": ["CD_VPTK"], "pol_theory": "LLCT_TC"})
    assert services.apply(received, by=officer, understood=stated).issues == []
    attending.refresh_from_db()
    held = Qualification.objects.get(cadre=Cadre.objects.get())
    assert (held.level_id, held.state, held.reported_on, attending.qualification) == ("LLCT_TC", "held", DAY, held)
    received.refresh_from_db()
    assert services.undo(received, by=officer).kept == ()
    assert of_tracked() == before
