"""What was sealed cannot be changed, and is found again by what stands on the paper."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction

from apps.accounts.models import User
from apps.reporting.models import Seal, SealedPerson
from apps.reporting.seals import services
from apps.reporting.seals.access import seal_meant
from apps.reporting.seals.codes import SIGNS, new_code, read_code
from tests.conftest import Person
from tests.reporting.seals.conftest import SealIt


def test_the_database_refuses_to_change_or_delete_a_seal(person: Person, analyst: User, seal_it: SealIt) -> None:
    person("Bùi Văn Hạnh")
    sealed = seal_it(analyst)
    assert SealedPerson.objects.filter(seal=sealed).count() == 1
    tries = (
        lambda: Seal.objects.update(paper="{}"),
        lambda: Seal.objects.update(figures={}),
        lambda: Seal.objects.all().delete(),
        lambda: SealedPerson.objects.update(person=0),
        lambda: SealedPerson.objects.all().delete(),
    )
    for change in tries:
        with pytest.raises(IntegrityError), transaction.atomic():
            change()


def test_a_seal_is_withdrawn_with_a_reason_and_still_opens(analyst: User, seal_it: SealIt) -> None:
    sealed = seal_it(analyst)
    with pytest.raises(ValidationError):
        services.withdraw(seal=Seal.objects.get(pk=sealed.pk), because=" ", by=analyst)
    services.withdraw(seal=sealed, because="Sai kỳ báo cáo", by=analyst)
    again = Seal.objects.get(pk=sealed.pk)
    assert again.is_withdrawn
    assert services.is_untouched(again)


def test_the_paper_bears_its_code_and_fingerprint(analyst: User, seal_it: SealIt) -> None:
    sealed = seal_it(analyst)
    paper = services.paper_of(sealed)
    assert (paper.seal, paper.fingerprint) == (sealed.code, sealed.fingerprint)
    assert not any(cell.url for table in paper.tables for row in table.rows for cell in row.cells)


def test_a_seal_is_found_by_code_or_fingerprint_within_the_scope(analyst: User, officer: User, seal_it: SealIt) -> None:
    sealed = seal_it(analyst)
    for text in (
        sealed.code.lower(),
        sealed.code.replace("-", " "),
        f"Niêm phong {sealed.code}, …",
        sealed.fingerprint,
    ):
        assert seal_meant(analyst, text) == sealed
        assert seal_meant(officer, text) is None


def test_a_slip_in_a_code_is_noticed() -> None:
    code = new_code("Tỉnh Hòa Bình")
    assert code.startswith("HB-")
    assert read_code(code) == code
    for place in (3, 4, 5, 6, 8):
        other = next(sign for sign in SIGNS if sign != code[place])
        assert read_code(code[:place] + other + code[place + 1 :]) is None
