"""The person, the posts and committee seats held over time, and Party membership."""

from __future__ import annotations

from django.contrib.postgres.constraints import ExclusionConstraint
from django.contrib.postgres.fields import DateRangeField, RangeBoundary, RangeOperators
from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import F, Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import (
    Body,
    Category,
    CommitteeTerm,
    EmploymentStatus,
    EthnicGroup,
    Grade,
    Religion,
    SeatKind,
    Title,
)
from apps.cadres.querysets import CadreQuerySet, CommitteeSeatQuerySet, PostingQuerySet
from apps.cadres.triggers import HOME_OF_POSTINGS, HOME_OF_SEATS
from apps.communes.models import Unit
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.ranges import CertainDay, DateRangeFunc, Folded, PublicCode
from apps.core.text import name_sort_key, tidy_name

__all__ = [
    "Body",
    "Cadre",
    "Category",
    "CommitteeSeat",
    "CommitteeTerm",
    "EmploymentStatus",
    "EthnicGroup",
    "Grade",
    "PartyMembership",
    "Posting",
    "Religion",
    "SeatKind",
    "Sex",
    "Title",
]


class Sex(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


def precise(name: str, day: str, precision: str) -> models.CheckConstraint:
    """A date of month or year precision stands on the first day of its stretch, so that equal dates are equal."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{day}__isnull": True})
        | Q(**{precision: Precision.DAY})
        | Q(**{precision: Precision.MONTH, f"{day}__day": 1})
        | Q(**{precision: Precision.YEAR, f"{day}__day": 1, f"{day}__month": 1}),
        violation_error_message=_("A date that gives only month or year must stand on the first day of it."),
    )


def known(name: str, field: str, values: list[str]) -> models.CheckConstraint:
    """A field of choices holds one of them, or nothing where it may be empty."""
    return models.CheckConstraint(
        name=name,
        condition=Q(**{f"{field}__in": values}),
        violation_error_message=_("Choose one of the values offered."),
    )


def precision_field() -> models.CharField[str, str]:
    return models.CharField(_("precision"), max_length=5, choices=Precision, default=Precision.DAY)


@tracked(exclude=("name_folded", "home_unit"))
class Cadre(models.Model):
    """A person; identity stands here once, all that changes over time stands in dated records."""

    # CB-000123: shown in addresses and on paper; given by the database.
    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        db_collation="C",
        editable=False,
        db_default=PublicCode(Value("CB")),
    )
    full_name = models.CharField(_("full name"), max_length=120)
    sort_key = models.CharField(max_length=1200, db_collation="C", editable=False)
    name_folded = models.GeneratedField(
        expression=Folded("full_name"), output_field=models.CharField(max_length=200), db_persist=True
    )
    # Unknown is NULL, never an empty text: it is neither a sex nor a citizen id that two people could share.
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, null=True, blank=True)  # noqa: DJ001
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_precision = precision_field()
    citizen_id = models.CharField(  # noqa: DJ001
        _("citizen id"), max_length=12, null=True, blank=True, db_collation="C"
    )
    ethnic_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ethnic group")
    )
    religion = models.ForeignKey(
        Religion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("religion")
    )
    home_town = models.CharField(_("home town"), max_length=200, blank=True)
    phone = models.CharField(_("telephone"), max_length=20, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    note = models.TextField(_("note"), blank=True)
    # Where the person is at home now: the unit of the latest primary posting, else of the latest posting or seat.
    # Kept by triggers; the gate of every list leans on it.
    home_unit = models.ForeignKey(
        Unit, models.PROTECT, null=True, blank=True, editable=False, related_name="cadres", verbose_name=_("unit")
    )

    objects = CadreQuerySet.as_manager()

    class Meta:
        verbose_name = _("cadre")
        verbose_name_plural = _("cadres")
        ordering = ["sort_key", "pk"]
        constraints = [
            models.UniqueConstraint(
                name="cadre_citizen_id_once",
                fields=["citizen_id"],
                violation_error_message=_("Another person is registered with this citizen id."),
            ),
            models.CheckConstraint(
                name="cadre_citizen_id_digits",
                condition=Q(citizen_id__isnull=True) | Q(citizen_id__regex=r"^\d{12}$"),
                violation_error_message=_("A citizen id has exactly 12 digits."),
            ),
            models.CheckConstraint(
                name="cadre_sex_known",
                condition=Q(sex__isnull=True) | Q(sex__in=Sex.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="cadre_name_given",
                condition=~Q(full_name="") & ~Q(sort_key=""),
                violation_error_message=_("A person needs a name."),
            ),
            models.CheckConstraint(
                name="cadre_code_form",
                condition=Q(code__regex=r"^CB-\d{6,9}$"),
                violation_error_message=_("A person's code is given by the registry: CB- and digits."),
            ),
            known("cadre_birth_precision_known", "birth_precision", Precision.values),
            models.CheckConstraint(
                name="cadre_birth_plausible",
                condition=Q(birth_date__isnull=True) | Q(birth_date__year__gte=1900, birth_date__year__lte=2100),
                violation_error_message=_("The date of birth lies outside the years 1900 to 2100."),
            ),
            precise("cadre_birth_precise", "birth_date", "birth_precision"),
        ]
        indexes = [
            # serves the list of cadres: a page of one's units in Vietnamese order
            models.Index(fields=["home_unit", "sort_key", "id"], name="cadre_list"),
            models.Index(fields=["sort_key", "id"], name="cadre_order"),
            # serves the instant search without tones
            GinIndex(OpClass("name_folded", name="gin_trgm_ops"), name="cadre_name_trgm"),
        ]

    def __str__(self) -> str:
        return self.full_name

    def save(self, *args: object, **kwargs: object) -> None:
        """Keep the name tidy and its sort key with it."""
        self.full_name = tidy_name(self.full_name)
        self.sort_key = name_sort_key(self.full_name)
        super().save(*args, **kwargs)  # type: ignore[arg-type]  # passed through unchanged

    def get_absolute_url(self) -> str:
        return reverse("cadres:detail", args=[self.code])

    @property
    def scope_unit(self) -> Unit | None:
        """The unit by which rights on this person are asked."""
        return self.home_unit

    @property
    def birth(self) -> PartialDate | None:
        return partial_date(self.birth_date, self.birth_precision)


@tracked()
class Posting(models.Model):
    """A post held in a unit over a period; one primary posting at a time, any number of concurrent ones."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="postings", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="postings", verbose_name=_("unit"))
    title = models.ForeignKey(Title, models.PROTECT, related_name="+", verbose_name=_("title"))
    category = models.CharField(_("category"), max_length=20, choices=Category)
    is_primary = models.BooleanField(_("primary post"), default=True)
    status = models.ForeignKey(
        EmploymentStatus, models.PROTECT, related_name="+", default="TT_DL", verbose_name=_("status")
    )
    grade = models.ForeignKey(Grade, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("grade"))
    period = DateRangeField(_("period"))
    # False when the first day is only the day for which a roster first reported the post.
    start_known = models.BooleanField(_("first day is known"), default=True)
    title_as_written = models.CharField(_("title as written"), max_length=200, blank=True)
    duties = models.CharField(_("duties"), max_length=300, blank=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)
    decision_issuer = models.CharField(_("issued by"), max_length=160, blank=True)

    objects = PostingQuerySet.as_manager()

    class Meta:
        verbose_name = _("posting")
        verbose_name_plural = _("postings")
        ordering = ["cadre", "-period"]
        constraints = [
            ExclusionConstraint(
                name="posting_one_primary_at_a_time",
                expressions=[("cadre", RangeOperators.EQUAL), ("period", RangeOperators.OVERLAPS)],
                condition=Q(is_primary=True),
                violation_error_message=_(
                    "The person already holds a primary post in part of this period. "
                    "End that one first, or make this one concurrent."
                ),
            ),
            ExclusionConstraint(
                name="posting_title_once_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("title", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person already holds this title in this unit in part of this period."),
            ),
            models.CheckConstraint(
                name="posting_period_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A posting needs a first day, and its last day must not come before it."),
            ),
            known("posting_category_known", "category", Category.values),
        ]
        indexes = [
            # serves every report and the list of a unit's people on a day
            models.Index(fields=["unit", "cadre"], name="posting_unit"),
        ]
        triggers = HOME_OF_POSTINGS

    def __str__(self) -> str:
        return f"{self.cadre}: {self.title}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked()
class CommitteeSeat(models.Model):
    """A seat in a unit's Party committee; its holder need not be a commune cadre or civil servant."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="seats", verbose_name=_("person"))
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="seats", verbose_name=_("unit"))
    term = models.ForeignKey(
        CommitteeTerm, models.PROTECT, related_name="+", null=True, blank=True, verbose_name=_("term")
    )
    kind = models.ForeignKey(SeatKind, models.PROTECT, related_name="+", verbose_name=_("seat"))
    period = DateRangeField(_("period"))
    start_known = models.BooleanField(_("first day is known"), default=True)
    decision_number = models.CharField(_("decision number"), max_length=60, blank=True)
    decision_on = models.DateField(_("decision date"), null=True, blank=True)

    objects = CommitteeSeatQuerySet.as_manager()

    class Meta:
        verbose_name = _("committee seat")
        verbose_name_plural = _("committee seats")
        ordering = ["cadre", "-period"]
        constraints = [
            ExclusionConstraint(
                name="seat_once_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    ("unit", RangeOperators.EQUAL),
                    ("kind", RangeOperators.EQUAL),
                    ("period", RangeOperators.OVERLAPS),
                ],
                violation_error_message=_("The person already holds this seat in part of this period."),
            ),
            models.CheckConstraint(
                name="seat_period_begins",
                condition=Q(period__isempty=False, period__startswith__isnull=False),
                violation_error_message=_("A seat needs a first day, and its last day must not come before it."),
            ),
        ]
        indexes = [models.Index(fields=["unit", "cadre"], name="seat_unit")]
        triggers = HOME_OF_SEATS

    def __str__(self) -> str:
        return f"{self.cadre}: {self.kind}"

    @property
    def scope_unit(self) -> Unit:
        return self.unit


@tracked(exclude=("counts_from",))
class PartyMembership(models.Model):
    """A stretch of membership in the Party: admitted on probation, official a year later, perhaps ended."""

    cadre = models.ForeignKey(Cadre, models.CASCADE, related_name="party_memberships", verbose_name=_("person"))
    joined_on = models.DateField(_("admitted on"), null=True, blank=True)
    joined_precision = precision_field()
    official_on = models.DateField(_("official on"), null=True, blank=True)
    official_precision = precision_field()
    ended_on = models.DateField(_("ended on"), null=True, blank=True)
    end_reason = models.CharField(_("reason of the end"), max_length=120, blank=True)
    # The day for which the membership was first reported: an undated one counts from then on.
    reported_on = models.DateField(_("reported on"))
    counts_from = models.GeneratedField(
        expression=CertainDay("joined_on", "joined_precision", "reported_on"),
        output_field=models.DateField(),
        db_persist=True,
    )

    class Meta:
        verbose_name = _("Party membership")
        verbose_name_plural = _("Party memberships")
        ordering = ["cadre", "counts_from"]
        constraints = [
            ExclusionConstraint(
                name="party_membership_one_at_a_time",
                expressions=[
                    ("cadre", RangeOperators.EQUAL),
                    (
                        DateRangeFunc(
                            CertainDay("joined_on", "joined_precision", "reported_on"), "ended_on", RangeBoundary()
                        ),
                        RangeOperators.OVERLAPS,
                    ),
                ],
                violation_error_message=_("The person is already a Party member in part of this period."),
            ),
            models.CheckConstraint(
                name="party_official_after_admission",
                condition=Q(joined_on__isnull=True) | Q(official_on__isnull=True) | Q(official_on__gte=F("joined_on")),
                violation_error_message=_("The official day must not come before the admission."),
            ),
            models.CheckConstraint(
                name="party_ends_after_admission",
                condition=Q(joined_on__isnull=True) | Q(ended_on__isnull=True) | Q(ended_on__gt=F("joined_on")),
                violation_error_message=_("The membership must end after the admission."),
            ),
            # Also keeps the range of the exclusion above from having its end before its start.
            models.CheckConstraint(
                name="party_ends_after_it_counts",
                condition=Q(ended_on__isnull=True)
                | Q(ended_on__gte=CertainDay("joined_on", "joined_precision", "reported_on")),
                violation_error_message=_("The membership must not end before the day on which it was first reported."),
            ),
            models.CheckConstraint(
                name="party_end_reason_only_when_ended",
                condition=Q(end_reason="") | Q(ended_on__isnull=False),
                violation_error_message=_("Give the day of the end together with its reason."),
            ),
            known("party_joined_precision_known", "joined_precision", Precision.values),
            known("party_official_precision_known", "official_precision", Precision.values),
            precise("party_joined_precise", "joined_on", "joined_precision"),
            precise("party_official_precise", "official_on", "official_precision"),
        ]

    def __str__(self) -> str:
        return f"{self.cadre}: {self.joined or '…'}"

    @property
    def scope_unit(self) -> Unit | None:
        return self.cadre.home_unit

    @property
    def joined(self) -> PartialDate | None:
        return partial_date(self.joined_on, self.joined_precision)

    @property
    def official(self) -> PartialDate | None:
        return partial_date(self.official_on, self.official_precision)
