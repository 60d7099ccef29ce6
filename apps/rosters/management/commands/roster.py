"""Rosters from the command line: what an upload would do, applying it, taking one back."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from apps.rosters import reference, services
from apps.rosters.answering import answers_for
from apps.rosters.answers import Answers
from apps.rosters.claims import NotApplicableError
from apps.rosters.formats import Format
from apps.rosters.models import Upload
from apps.rosters.outcome import Outcome
from apps.rosters.printing import outcome_json, outcome_lines, refused_json, undone_json
from apps.rosters.refusals import NO_RIGHT, UNKNOWN_FORMAT, UNKNOWN_UNIT, UNKNOWN_UPLOAD, UNKNOWN_USER
from apps.rosters.registry import format_named, formats
from apps.rosters.units import unit_by_code
from apps.rosters.values import RefusedError

CLEAN, WITH_ISSUES, UNREADABLE = 0, 1, 2


class Command(BaseCommand):
    help = "Check, apply or take back a roster (a unit's Excel list of its people)."

    def add_arguments(self, parser: ArgumentParser) -> None:
        acts = parser.add_subparsers(dest="act", required=True)
        check = acts.add_parser("check", help="what an upload would do; exit 0 clean, 1 with issues, 2 unreadable")
        apply = acts.add_parser("apply", help="write all of it, or exit 1 and change nothing")
        undo = acts.add_parser("undo", help="take one applied roster back")
        described = acts.add_parser("reference", help="write docs/rosters.md from the declared formats")
        described.add_argument("--check", action="store_true", help="only say whether it is current")
        for reading in (check, apply):
            reading.add_argument("file", type=Path)
            reading.add_argument("--unit", required=True, help="official code of the unit on the roster's day")
            reading.add_argument("--format", help="the format of the workbook; else it is recognised")
            reading.add_argument(
                "--as-of", type=date.fromisoformat, help="the roster's day; else the file's own, else today"
            )
        undo.add_argument("upload", help="the code of the upload, such as TL-000123")
        for writing in (apply, undo):
            writing.add_argument("--by", required=True, help="the user name of who does it")
        for each in (check, apply, undo):
            each.add_argument("--json", action="store_true", help="print one JSON object")
            each.add_argument("--language", choices=("vi", "en"), default="vi")

    def handle(self, *args: Any, **options: Any) -> None:
        acts = {"check": self.preview, "apply": self.write, "undo": self.take_back}
        if options["act"] == "reference":
            self.describe(only_check=options["check"])
            return
        with translation.override(options["language"]):
            code = self._run(acts[options["act"]], options)
        if code:
            raise SystemExit(code)

    def describe(self, *, only_check: bool) -> None:
        if only_check and not reference.is_current():
            raise CommandError("docs/rosters.md is not current. Run: manage.py roster reference")
        if not only_check:
            reference.PATH.write_text(reference.write(), encoding="utf-8")

    def preview(self, options: dict[str, Any]) -> int:
        understood, unit, day = self._read(options)
        return self._tell(services.examine(understood, unit, day), day, options)

    @transaction.atomic
    def write(self, options: dict[str, Any]) -> int:
        """A roster that cannot be applied leaves nothing behind, not even itself."""
        user = user_named(options["by"])
        understood, unit, day = self._read(options)
        file: Path = options["file"]
        upload = services.receive(
            content=file.read_bytes(), filename=file.name, unit=unit, as_of=day, by=user, recognised=understood.format
        )
        outcome = services.apply(upload, by=user, understood=understood)
        if outcome.issues:
            transaction.set_rollback(True)
            return self._tell(outcome, day, options)
        return self._tell(outcome, day, options, upload)

    def take_back(self, options: dict[str, Any]) -> int:
        upload = Upload.objects.filter(code=options["upload"]).first()
        if upload is None:
            raise NotApplicableError(UNKNOWN_UPLOAD, {"upload": options["upload"]})
        undone = services.undo(upload, by=user_named(options["by"]))
        lines = [_("Records taken back: %(count)s") % {"count": undone.restored}]
        lines += [_("Stayed, because it was edited since: %(record)s") % kept for kept in upload.kept]
        self._print(undone_json(upload, undone.restored), lines, options)
        return CLEAN

    def _run(self, act: Any, options: dict[str, Any]) -> int:
        """Do it; a refusal is told as a sentence, never as a traceback."""
        subject = str(options.get("file") or options.get("upload"))
        try:
            return int(act(options))
        except PermissionDenied as denied:
            refused = RefusedError(NO_RIGHT, {"user": options["by"], "reason": str(denied)}).refused
            code = WITH_ISSUES
        except NotApplicableError as hindrance:
            refused, code = hindrance.refused, WITH_ISSUES
        except RefusedError as refusal:
            refused, code = refusal.refused, UNREADABLE
        self._print(refused_json(subject, refused), [refused.message()], options)
        return code

    def _read(self, options: dict[str, Any]) -> tuple[Any, Any, date]:
        """The roster, its unit and its day."""
        among = chosen_formats(options["format"])
        said = Answers(is_layout_chosen=bool(among))
        understood = services.read_file(options["file"], options["as_of"], among, said)
        day = options["as_of"] or understood.as_of or timezone.localdate()
        unit = unit_by_code(options["unit"], day)
        if unit is None:
            raise NotApplicableError(UNKNOWN_UNIT, {"unit": options["unit"], "day": f"{day:%d/%m/%Y}"})
        answers = answers_for(unit)
        if answers.meanings:
            answers = replace(answers, is_layout_chosen=said.is_layout_chosen)
            understood = services.read_file(options["file"], options["as_of"], among, answers)
        return understood, unit, day

    def _tell(self, outcome: Outcome, day: date, options: dict[str, Any], upload: Upload | None = None) -> int:
        found = outcome_json(outcome, file=str(options["file"]), unit=options["unit"], as_of=day)
        lines = list(outcome_lines(outcome))
        if upload:
            found["upload"] = upload.code
            lines.append(_("Applied as %(code)s.") % {"code": upload.code})
        self._print(found, lines, options)
        return WITH_ISSUES if outcome.issues else CLEAN

    def _print(self, found: dict[str, Any], lines: Iterable[str], options: dict[str, Any]) -> None:
        self.stdout.write(json.dumps(found, ensure_ascii=False) if options["json"] else "\n".join(lines))


def chosen_formats(code: str | None) -> list[Format] | None:
    """The format asked for; None lets the workbook tell."""
    if not code:
        return None
    declared = format_named(code)
    if declared is None:
        raise NotApplicableError(UNKNOWN_FORMAT, {"format": code, "formats": ", ".join(f.code for f in formats())})
    return [declared]


def user_named(name: str) -> Any:
    user = get_user_model()._default_manager.filter(username=name, is_active=True).first()
    if user is None:
        raise NotApplicableError(UNKNOWN_USER, {"user": name})
    return user
