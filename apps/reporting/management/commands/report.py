"""`manage.py report`: the declared reports, one report for a unit and a day, and the reference of indicators."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils import timezone
from django.utils.translation import gettext as __

from apps.reporting import reference
from apps.reporting.actors import ServerActor
from apps.reporting.composed.outlets import file_of_composition
from apps.reporting.errors import ReportError
from apps.reporting.official import reference as official_reference
from apps.reporting.official.asking import first_day
from apps.reporting.official.library import forms
from apps.reporting.official.outlets import file_of_form
from apps.reporting.papers.outlets import BINARY, FORMS, file_of_report, file_of_tallies
from apps.reporting.registry import registry
from apps.reporting.scope import Scope, geography_text
from apps.reporting.services import build_report
from apps.reporting.tallies.asking import span_of
from apps.reporting.tallies.services import build_tally_report
from apps.reporting.trends.outlets import file_of_trend, trend_of
from apps.reporting.unit_codes import joined


class Command(BaseCommand):
    help = "Print one report for a unit as of a day, or list the declared reports."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("code", nargs="?", help="the report, for instance quality")
        parser.add_argument("--list", action="store_true", help="list the declared reports with their words")
        parser.add_argument(
            "--reference", action="store_true", help="write docs/indicators.md and docs/official-forms.md"
        )
        parser.add_argument("--check", action="store_true", help="with --reference: only say whether it is current")
        parser.add_argument(
            "--unit", action="append", help="official code of a unit, as valid on the day; of several: their sum"
        )
        parser.add_argument("--as-of", help="the day, as 2025-02-28; today if left out")
        parser.add_argument(
            "--from",
            dest="first",
            help="reports of events: the first day, as 2020-07-01; “all” for everything recorded",
        )
        parser.add_argument(
            "--geography", default="then", help="then: the units of the day; or the day whose units are shown"
        )
        parser.add_argument("--trend", help="days with commas between them: one measure of one group over these days")
        parser.add_argument("--composition", help="a composed table: its code or name, or a definition in a .json file")
        parser.add_argument("--format", default="json", help=", ".join(FORMS))
        parser.add_argument("--level", action="append", help="province, district or commune; all if left out")
        parser.add_argument("--group", action="append", help="a group of persons; all if left out")
        parser.add_argument("--measure", action="append", help="a measure; all if left out")
        parser.add_argument("--output", type=Path, help="the file to write; the terminal if left out")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["list"]:
            return self.list_reports()
        if options["reference"]:
            return self.write_reference(only_check=options["check"])
        if not (options["code"] and options["unit"]) and not options["composition"]:
            raise CommandError(__("Say which report and which unit: manage.py report quality --unit 17"))
        return self.write_report(options)

    def list_reports(self) -> None:
        for report in registry.all_reports:
            self.stdout.write(f"{report.code}\t{report.title}\n\t{report.description}")
        for form in forms().values():
            self.stdout.write(f"{form.code}\t{form.number}: {form.title}\n\t{form.description}")

    def write_reference(self, *, only_check: bool) -> None:
        for page in (reference, official_reference):
            if only_check and not page.is_current():
                words = {"page": f"docs/{page.PATH.name}"}
                raise CommandError(__("%(page)s is not current. Run: manage.py report --reference") % words)
            if not only_check:
                page.PATH.write_text(page.write(), encoding="utf-8")

    def write_report(self, options: dict[str, Any]) -> None:
        format_, day = asked_format(options["format"]), asked_day(options["as_of"])
        try:
            content = rendered(options, format_, day)
        except ReportError as error:
            raise CommandError(str(error)) from error
        self.deliver(content, format_, options["output"])

    def deliver(self, content: bytes, format_: str, output: Path | None) -> None:
        """Into the file, or to the terminal; a file of another kind is not thrown onto a screen."""
        if output is not None:
            write_file(output, content)
        elif format_ not in BINARY:
            self.stdout.write(content.decode(), ending="")
        elif sys.stdout.isatty():
            raise CommandError(__("Such a file cannot be shown here. Name one with --output."))
        else:
            sys.stdout.buffer.write(content)


def rendered(options: dict[str, Any], format_: str, day: date) -> bytes:
    """The report in its form; of events when the code says so."""
    chosen = {name: options[name.removesuffix("s")] for name in ("levels", "groups", "measures")}
    chosen["geography"] = geography_text(options["geography"])
    if options["composition"]:
        scope = Scope(asked_units(options["unit"]), chosen["geography"])
        return file_of_composition(options["composition"], scope, day=day, user=ServerActor(), kind=format_)
    unit, report = asked_units(options["unit"]), registry.tally_reports.get(options["code"])
    if options["trend"] is not None and report is None:
        return trend_file(options, Scope(unit, chosen["geography"]), format_, day)
    if options["code"] in forms():
        scope, first = Scope(unit, chosen["geography"]), first_day(options["first"])
        return file_of_form(options["code"], scope=scope, day=day, first=first, user=ServerActor(), kind=format_)
    if report is None:
        return file_of_report(build_report(options["code"], unit=unit, day=day, user=ServerActor(), **chosen), format_)
    span = span_of(report, day, options["first"])
    return file_of_tallies(build_tally_report(report.code, unit=unit, span=span, user=ServerActor(), **chosen), format_)


def trend_file(options: dict[str, Any], scope: Scope, format_: str, day: date) -> bytes:
    first = {name: (options[name] or [""])[0] for name in ("group", "measure")}
    trend = trend_of(options["code"], scope, days=options["trend"], day=day, user=ServerActor(), **first)
    return file_of_trend(trend, format_)


def write_file(output: Path | str, content: bytes) -> None:
    try:
        Path(output).write_bytes(content)
    except OSError as error:
        raise CommandError(
            __("%(path)s could not be written: %(reason)s") % {"path": output, "reason": error.strerror}
        ) from error


def asked_units(given: str | Sequence[str] | None) -> str:
    """The codes of all the units, which may also stand in one word with commas between them."""
    return joined([given] if isinstance(given, str) else given or [])


def asked_day(text: str | date | None) -> date:
    """The day asked for; today without one."""
    if text is None or isinstance(text, date):
        return text or timezone.localdate()
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise CommandError(__("%(text)s is not a day. Write it as 2025-02-28.") % {"text": text}) from error


def asked_format(text: str) -> str:
    if text not in FORMS:
        words = {"text": text, "known": ", ".join(FORMS)}
        raise CommandError(__("The format %(text)s is not offered. Choose one of: %(known)s.") % words)
    return text
