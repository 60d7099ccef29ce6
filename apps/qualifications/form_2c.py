"""What form 2C says of levels and papers."""

from __future__ import annotations

from datetime import date

from django.utils.translation import gettext as _

from apps.accounts.models import User
from apps.cadres.models import Cadre
from apps.cadres.printing.parts import Answer, Row, form_section
from apps.qualifications.day import with_language
from apps.qualifications.dossier import Paper, papers_asked, papers_of

LADDERS = {
    "15.1": "gen_edu",
    "15.2": "prof_edu",
    "15.3": "pol_theory",
    "15.4": "state_mgmt",
    "15.5": "foreign_lang",
    "15.6": "it_level",
}


@form_section(*LADDERS, "27")
def levels(cadre: Cadre, user: User, day: date) -> list[Answer]:
    """The highest level of each ladder as of the day, and the papers on which it rests."""
    papers = [paper for paper in papers_of(papers_asked(cadre), day) if not paper.is_later]
    held = [paper for paper in papers if paper.counts]
    courses = [paper for paper in papers if (paper.counts or paper.is_studying) and _is_trained(paper)]
    rows = tuple(_row(paper) for paper in sorted(courses, key=_year))
    return [*(_level(number, held) for number in LADDERS), Answer("27", rows=rows)]


def _level(number: str, held: list[Paper]) -> Answer:
    """The highest of the ladder, with the specialty; papers stand in the order of their levels."""
    own = next((paper for paper in held if paper.record.level.ladder_id == LADDERS[number]), None)
    return Answer(number, ", ".join(words for words in (own.title, own.record.specialty) if words) if own else "")


def _is_trained(paper: Paper) -> bool:
    """Whether it comes of training: years at school do not, and untrained is no paper."""
    return paper.record.level.rank > 0 and paper.record.level.ladder_id != LADDERS["15.1"]


def _year(paper: Paper) -> date:
    return paper.when.first if paper.when else date.max


def _row(paper: Paper) -> Row:
    record = paper.record
    until = _until(paper)
    paper_words = _("studying for %(level)s") % {"level": paper.title} if paper.is_studying else with_language(record)
    subject = record.specialty or str(record.level.ladder)
    return (record.institution, subject, until, record.get_mode_display(), paper_words)


def _until(paper: Paper) -> str:
    if paper.when is None:
        return ""
    words = _("expected %(when)s") if paper.is_studying else _("to %(when)s")
    return words % {"when": paper.when}
