"""Reports are listed by chapters, the one most asked for first, in the browser and by the command."""

from io import StringIO

import pytest
from django.core.management import call_command

from apps.reporting.chapters import FURTHER
from apps.reporting.registry import listed, registry


def test_every_report_names_its_chapter_and_a_place_of_its_own() -> None:
    places = [(report.chapter.place, report.place) for report in registry.all_reports]
    assert len(set(places)) == len(places)
    assert FURTHER not in {report.chapter for report in registry.all_reports}


def test_the_quality_of_the_staff_comes_first() -> None:
    assert listed(registry.reports.values())[0].code == "quality"


@pytest.mark.django_db
def test_the_command_lists_in_the_same_order() -> None:
    out = StringIO()
    call_command("report", "--list", stdout=out)
    told = [line.split("\t")[0] for line in out.getvalue().splitlines() if line[:1].strip()]
    codes = [report.code for report in registry.all_reports]
    assert told[: len(codes)] == codes
