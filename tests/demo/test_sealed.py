"""The demonstration holds seals, and something was recorded after them, while the registry stays as it was."""

from collections import Counter

import pytest

from apps.accounts.models import User
from apps.cadres.models import Cadre, Posting
from apps.demo.sealed import Unsaid, build_seals
from apps.qualifications.models import Qualification
from apps.reporting.models import Seal
from apps.reporting.seals.differences import compare

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("demonstration")]


def facts(unsaid: Unsaid) -> list[object]:
    return [
        Qualification.objects.filter(pk=unsaid.diploma.pk).values().get(),
        Cadre.objects.filter(pk=unsaid.person.pk).values().get(),
        Posting.objects.filter(pk=unsaid.post.pk).values().get(),
    ]


def test_what_was_unsaid_before_sealing_is_said_again_and_told_as_a_difference() -> None:
    unsaid = Unsaid.chosen()
    before = facts(unsaid)
    build_seals()
    assert facts(unsaid) == before
    analyst = User.objects.get(username="phantich")
    differing = Counter(len(compare(each, analyst).people) for each in Seal.objects.all())
    assert differing == {2: 2}


def test_a_registry_that_holds_a_seal_gets_no_other() -> None:
    build_seals()
    made = set(Seal.objects.values_list("code", flat=True))
    build_seals()
    assert set(Seal.objects.values_list("code", flat=True)) == made
