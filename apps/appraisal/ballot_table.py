"""The table of a session: ballots on everyone who held a post or a seat in the unit on the day of the vote."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.validators import MaxValueValidator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from apps.accounts.models import User
from apps.appraisal.ballots import Consequences, Counted
from apps.appraisal.models import ConfidenceVote, VoteSession
from apps.appraisal.models.votes import MOST_VOTERS
from apps.appraisal.places import fill_place, place_in_year
from apps.appraisal.services.tables import Entry, TableRefusedError, Written, revisions_of, save_ballots
from apps.cadres.day import current_posting, postings_by
from apps.cadres.models import Cadre, CommitteeSeat, Posting, Title
from apps.cadres.places import Places
from apps.core.forms import RegistryForm
from apps.core.permissions import Permission

LAST = 32_767  # people without a post stand behind all titles
COUNTS = ("issued", "high", "medium", "low", "invalid")
LABELS = {
    "issued": gettext_lazy("Ballots issued"),
    "high": gettext_lazy("High confidence"),
    "medium": gettext_lazy("Confidence"),
    "low": gettext_lazy("Low confidence"),
    "invalid": gettext_lazy("Invalid ballots"),
}


class BallotRowForm(RegistryForm):
    """The ballots on one person; an empty row means that there was no vote on the person."""

    revision = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args: Any, session: VoteSession, name: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.session = session
        for count in COUNTS:
            widget = forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off", "class": "form-control-sm"})
            widget.attrs |= {"aria-label": f"{LABELS[count]}: {name}", "data-column": count, "size": 4}
            self.fields[count] = forms.IntegerField(
                label=LABELS[count],
                required=False,
                min_value=0,
                validators=[MaxValueValidator(MOST_VOTERS)],
                widget=widget,
                show_hidden_initial=True,
            )

    @property
    def is_touched(self) -> bool:
        """Whether something was changed here since the table was opened, whatever others did meanwhile."""
        return bool(set(self.changed_data) - {"revision"})

    @property
    def is_emptied(self) -> bool:
        return all(self.cleaned_data.get(count) is None for count in COUNTS)

    def clean(self) -> None:
        issued = self.cleaned_data.get("issued")
        if self.errors or self.is_emptied:
            return
        if issued is None:
            self.add_error("issued", _("Write how many ballots were issued."))
        elif issued > self.session.present:
            words = _("More ballots than people present (%(present)s).")
            self.add_error("issued", words % {"present": self.session.present})
        elif sum(self.cleaned_data.get(count) or 0 for count in COUNTS[1:]) > issued:
            self.add_error("issued", _("High, confidence, low and invalid together exceed the ballots issued."))

    def fill(self, vote: ConfidenceVote) -> ConfidenceVote:
        for count in COUNTS:
            setattr(vote, count, self.cleaned_data.get(count) or 0)
        vote.valid = vote.high + vote.medium + vote.low
        return vote


@dataclass(frozen=True)
class BallotRow:
    """A person of the session with the form of the ballots."""

    cadre: Cadre
    vote: ConfidenceVote | None
    counted: Counted | None
    form: BallotRowForm

    @property
    def title(self) -> Title | None:
        """That of the vote, else of the post on the day of the session."""
        return self.vote.title if self.vote and self.vote.title else title_held(self.cadre)


def title_held(cadre: Cadre) -> Title | None:
    held = current_posting(cadre)
    return held.title if held and getattr(held, "is_running", False) else None


def in_order(cadre: Cadre) -> tuple[int, str, int]:
    """Those whom committees and councils vote on stand first: by title, as in rosters; then by name."""
    title = title_held(cadre)
    return title.position if title else LAST, cadre.sort_key, cadre.pk


@dataclass(frozen=True)
class BallotTable:
    """Everyone on whom a session could vote."""

    user: User
    session: VoteSession
    data: QueryDict | None = None

    @cached_property
    def votes(self) -> dict[int, ConfidenceVote]:
        found = ConfidenceVote.objects.visible_to(self.user).filter(session=self.session)
        return {vote.cadre_id: vote for vote in found.select_related("cadre", "title", "session__scheme")}

    @cached_property
    def people(self) -> list[Cadre]:
        """Those with a post or a seat in the unit on that day, and whoever stands there already; by title."""
        day, unit = self.session.held_on, self.session.unit
        posts = Posting.objects.running_on(day).filter(unit=unit).values("cadre")
        seats = CommitteeSeat.objects.running_on(day).filter(unit=unit).values("cadre")
        both = self.user.unit_condition(Permission.SEE_VOTES, "home_unit")
        visible = Cadre.objects.visible_to(self.user).filter(both)
        found = visible.filter(pk__in=posts) | visible.filter(pk__in=seats) | visible.filter(pk__in=self.votes)
        return sorted(found.distinct().prefetch_related(postings_by(day)), key=in_order)

    @cached_property
    def rows(self) -> list[BallotRow]:
        revisions = revisions_of(ConfidenceVote, list(self.votes.values()))
        consequences = Consequences()
        return [self._row(cadre, revisions, consequences) for cadre in self.people]

    def _row(self, cadre: Cadre, revisions: dict[int, int], consequences: Consequences) -> BallotRow:
        vote = self.votes.get(cadre.pk)
        initial = {count: getattr(vote, count) if vote else None for count in COUNTS}
        form = BallotRowForm(
            self.data,
            prefix=f"p{cadre.pk}",
            initial=initial | {"revision": revisions.get(vote.pk, 0) if vote else 0},
            session=self.session,
            name=cadre.full_name,
        )
        return BallotRow(cadre, vote, Counted(vote, consequences.of(vote)) if vote else None, form)

    def save(self) -> Written | None:
        changed = [row for row in self.rows if row.form.is_touched]
        if [row for row in changed if not row.form.is_valid()]:
            return None
        places = Places({row.cadre for row in changed if not row.vote})
        try:
            return save_ballots(entries=[self._entry(row, places) for row in changed], by=self.user)
        except TableRefusedError as refused:
            for place, error in refused.rows.items():
                changed[place].form.add_error(None, error)
        except ValidationError as error:
            changed[0].form.add_error(None, error)
        return None

    def _entry(self, row: BallotRow, places: Places) -> Entry:
        vote = row.vote or ConfidenceVote(cadre=row.cadre, session=self.session)
        revision = row.form.cleaned_data["revision"] or 0
        if row.form.is_emptied:
            return Entry(vote, revision, is_emptied=True)
        if not vote.pk:
            fill_place(vote, place_in_year(places, row.cadre.pk, self.session.held_on))
            vote.unit_id = vote.unit_id or self.session.unit_id
        return Entry(row.form.fill(vote), revision)
