"""Sealing for tests: the report of quality as an address asks for it."""

from collections.abc import Callable

import pytest

from apps.accounts.models import User
from apps.reporting.models import Seal
from apps.reporting.seals import services

SealIt = Callable[..., Seal]


@pytest.fixture
def seal_it(code_lists: None) -> SealIt:
    """`seal_it(editor, unit="05356", by="commune")`."""

    def seal_report(user: User, **asked: str) -> Seal:
        parameters = {"report": "quality", "unit": "17", "day": "2025-02-28", "language": "vi", **asked}
        return services.seal(kind="report", parameters=parameters, by=user)

    return seal_report
