import logging
import sys

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
