import io
import logging
import sys

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse
from django.utils.log import log_response

from apps.core.log_lines import WithoutPeople

REFUSED = """duplicate key value violates unique constraint "cadre_citizen_id_once"
DETAIL:  Key (citizen_id)=(017301004567) already exists.
Bùi Văn Hạnh, in a note of two lines
CONTEXT:  COPY staged, line 3, column full_name: "Bùi Văn Hạnh"
"""


def told() -> str:
    try:
        try:
            raise LookupError(REFUSED)
        except LookupError as refused:
            raise ValueError("not saved") from refused
    except ValueError:
        record = logging.LogRecord("registry", logging.ERROR, "", 0, "Failed", None, sys.exc_info())
        return WithoutPeople("{levelname} {message}", style="{").format(record)


def test_an_error_of_the_database_is_logged_without_the_person_whom_it_quotes() -> None:
    line = told()
    assert "017301004567" not in line
    assert "Hạnh" not in line


def test_what_is_needed_to_mend_it_stays() -> None:
    line = told()
    assert line.startswith("ERROR Failed\nTraceback")
    assert '"cadre_citizen_id_once"' in line
    assert line.endswith("ValueError: not saved")


def logged(raised: Exception, *, status: int) -> str:
    """What the registry's own console says of a request that raised this and was answered so."""
    (console,) = (each for each in logging.getLogger().handlers if isinstance(each.formatter, WithoutPeople))
    assert isinstance(console, logging.StreamHandler)
    usual, told = console.stream, io.StringIO()
    logger = logging.Logger("registry")
    logger.addHandler(console)
    console.setStream(told)
    try:
        log_response("Answered: %s", "/users/", response=HttpResponse(status=status), logger=logger, exception=raised)
    finally:
        console.setStream(usual)
    return told.getvalue()


def test_a_refusal_is_one_line() -> None:
    assert logged(PermissionDenied("not yours"), status=403).endswith("Answered: /users/\n")


def test_what_failed_of_our_own_is_told_with_its_way() -> None:
    assert "ValueError: broken" in logged(ValueError("broken"), status=500)
