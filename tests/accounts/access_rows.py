"""The manner of the access tables: visitors, rows, and the answers that many addresses share.

Answers stand in the order of VISITORS. The person asked about serves in the officer's commune, the neighbour's is
another one of the same district; analyst, editor and administrator have the whole province.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

VISITORS = ("anonymous", "stranger", "neighbour", "officer", "analyst", "editor", "administrator")
ADMIN = "admin/"
# Pages of the log-in library: the library's own tests hold them; here they must only not fail.
LIBRARY_PREFIXES = ("account_", "accounts/social/", "mfa_", "openid_connect_", "socialaccount_")

Sample = Callable[[Any], object]


@dataclass(frozen=True)
class Row:
    """How an address is asked, and the status that each visitor gets."""

    method: str
    answers: tuple[int, ...]
    arguments: dict[str, Sample] = field(default_factory=dict)
    query: str = ""


def get(answers: str, query: str = "", **arguments: Sample) -> Row:
    return Row("GET", tuple(int(part) for part in answers.split()), arguments, query)


def post(answers: str, query: str = "", **arguments: Sample) -> Row:
    return Row("POST", tuple(int(part) for part in answers.split()), arguments, query)


# Sample arguments by their name in the address; a row may give its own.


#           anonymous, stranger, neighbour, officer, analyst, editor, administrator
EVERYONE = "200 200 200 200 200 200 200"
LOGGED_IN = "302 200 200 200 200 200 200"
WITH_ROLE = "302 403 200 200 200 200 200"
ADMINISTRATORS = "302 403 403 403 403 403 200"
READ = "302 404 404 200 200 200 200"
EDIT = "302 404 404 200 403 200 200"
NOWHERE = "302 404 404 404 404 404 404"
DELETE = "302 404 404 403 403 200 200"
# A right is asked before the record is looked for.
NO_SUCH_TO_EDIT = "302 404 404 404 403 404 404"
NO_SUCH_TO_DELETE = "302 404 404 403 403 404 404"
RESTRICTED = "302 404 404 403 403 403 200"
RIGHT_BEFORE_RECORD = "302 403 403 403 403 403 404"
RESTRICTED_MISSING = "302 404 404 403 403 403 404"
REORGANISERS = "302 403 403 403 403 200 200"
NO_SUCH_TO_REORGANISE = "302 403 403 403 403 404 404"
SET_BY_PROVINCE = "302 404 404 403 403 200 200"
TRAINERS = "302 403 403 403 403 200 200"
SEALERS = "302 404 404 403 200 200 200"
API_OPEN = "401 200 200 200 200 200 200"
API_LIST = "401 403 200 200 200 200 200"
API_READ = "401 403 404 200 200 200 200"
