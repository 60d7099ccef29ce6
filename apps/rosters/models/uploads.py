"""What came in: every uploaded workbook as it was, and each of its rows as it was understood.

Uploads are a log of their own and keep no further history; what they write into the registry does.
"""

from __future__ import annotations

from typing import Self

from django.conf import settings
from django.db import models
from django.db.models import Q, Value
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.core.permissions import Permission
from apps.core.ranges import PublicCode
from apps.rosters.registry import open_formats
from apps.rosters.values import Place


class UploadState(models.TextChoices):
    WAITING = "waiting", _("Waiting to be read")
    REFUSED = "refused", _("Could not be read")
    FAULTY = "faulty", _("Has mistakes to correct")
    CHECKED = "checked", _("Ready to apply")
    APPLYING = "applying", _("Being applied")
    APPLIED = "applied", _("Applied")
    UNDOING = "undoing", _("Being taken back")
    UNDONE = "undone", _("Taken back")
    WITHDRAWN = "withdrawn", _("Withdrawn")


# What is, or should be, in the hands of a worker.
UNDER_WAY = (UploadState.WAITING, UploadState.APPLYING, UploadState.UNDOING)


# The code of the refusal that says that someone stopped the work.
STOPPED = "D032"


class RowStatus(models.TextChoices):
    NEW = "new", _("New")
    CHANGED = "changed", _("Changed")
    MOVED = "moved", _("Moved here")
    UNCHANGED = "unchanged", _("Unchanged")
    UNSURE = "unsure", _("Unsure")
    SKIPPED = "skipped", _("Left out")


class UploadQuerySet(models.QuerySet["Upload"]):
    def visible_to(self, user: object) -> Self:
        """Uploads for units at which the user may upload rosters, of layouts of which the user may know there."""
        within = user.unit_condition(Permission.UPLOAD_ROSTERS, "unit")  # type: ignore[attr-defined]  # the engine knows no accounts
        return self.filter(within, open_formats(user, "unit"))

    def not_replaced(self) -> Self:
        """Uploads that no later one of the same layout for the same unit has taken the place of."""
        later = Upload.objects.filter(
            unit=models.OuterRef("unit"), format=models.OuterRef("format"), pk__gt=models.OuterRef("pk")
        )
        return self.filter(~models.Exists(later))

    def with_news(self) -> Self:
        """Uploads of which an application would write something."""
        return self.filter(
            Q(summary__new__gt=0) | Q(summary__changed__gt=0) | Q(summary__moved__gt=0) | Q(summary__partings__gt=0)
        )

    def described(self) -> Self:
        """Without the workbook itself, which lists and pages do not need."""
        return self.defer("content")


class StagedRowQuerySet(models.QuerySet["StagedRow"]):
    def visible_to(self, user: object) -> Self:
        return self.filter(upload__in=Upload.objects.visible_to(user).values("pk"))


class Upload(models.Model):
    """A workbook that someone sent for a unit, what was found in it, and what became of it."""

    code = models.CharField(
        _("code"),
        max_length=12,
        unique=True,
        db_collation="C",
        editable=False,
        db_default=PublicCode(Value("TL")),
    )
    unit = models.ForeignKey("communes.Unit", models.PROTECT, related_name="+", verbose_name=_("unit"))
    as_of = models.DateField(_("as of"))
    filename = models.CharField(_("file"), max_length=200)
    content = models.BinaryField()
    size = models.PositiveIntegerField(_("size"))
    sha256 = models.CharField(max_length=64, db_collation="C")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", verbose_name=_("uploaded by"))
    created_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    state = models.CharField(_("state"), max_length=10, choices=UploadState, default=UploadState.WAITING)
    progress = models.PositiveSmallIntegerField(_("progress in percent"), default=0)
    format = models.CharField(_("layout"), max_length=40, blank=True)
    # A person said so: headings that say something else are no doubt any more.
    is_layout_chosen = models.BooleanField(default=False, db_default=False)
    # How the workbook was recognised, as plain data for the result page.
    understood = models.JSONField(default=dict)
    # Why it could not be read: {"code", "parameters"}; put into words in the reader's language.
    refusal = models.JSONField(null=True)
    # Findings about the file as a whole; those of a row stand in the row.
    issues = models.JSONField(default=list)
    notices = models.JSONField(default=list)
    summary = models.JSONField(default=dict)
    absent = models.JSONField(default=list)
    effect = models.JSONField(default=list)
    applied_at = models.DateTimeField(_("applied at"), null=True)
    applied_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("applied by")
    )
    # The history context of the application: all that it wrote is found, and taken back, by it.
    context = models.UUIDField(null=True)
    rows_written = models.PositiveIntegerField(_("records written"), default=0)
    undone_at = models.DateTimeField(_("taken back at"), null=True)
    undone_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("taken back by")
    )
    # What people had edited since, and which therefore stayed.
    kept = models.JSONField(default=list)

    withdrawn_at = models.DateTimeField(_("withdrawn at"), null=True)
    withdrawn_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, related_name="+", null=True, verbose_name=_("withdrawn by")
    )
    withdrawal = models.CharField(_("reason"), max_length=300, blank=True)
    # The version that the officer had back and corrected.
    follows = models.ForeignKey("self", models.SET_NULL, null=True, related_name="followed_by")
    # Seconds that each step took the last time: {"rows", "reading", "staging", …}; the next one's rest is told by them.
    pace = models.JSONField(default=dict)

    objects = UploadQuerySet.as_manager()

    class Meta:
        verbose_name = _("roster")
        verbose_name_plural = _("rosters")
        ordering = ["-created_at", "-pk"]
        constraints = [
            models.CheckConstraint(name="upload_state_known", condition=Q(state__in=UploadState.values)),
            models.CheckConstraint(
                name="upload_applied_knows_when",
                condition=~Q(state__in=("applied", "undoing", "undone"))
                | Q(applied_at__isnull=False, applied_by__isnull=False, context__isnull=False),
            ),
            models.CheckConstraint(
                name="upload_undone_knows_when",
                condition=~Q(state="undone") | Q(undone_at__isnull=False, undone_by__isnull=False),
            ),
            models.CheckConstraint(
                name="upload_withdrawn_knows_why",
                condition=~Q(state="withdrawn")
                | (Q(withdrawn_at__isnull=False, withdrawn_by__isnull=False) & ~Q(withdrawal="")),
            ),
            models.CheckConstraint(name="upload_progress_percent", condition=Q(progress__lte=100)),
        ]
        indexes = [
            # serves the list of a unit's uploads, and the question whether a file came before
            models.Index(fields=["unit", "-created_at"], name="upload_unit"),
            models.Index(fields=["unit", "sha256"], name="upload_same_file"),
        ]

    def __str__(self) -> str:
        return f"{self.code} {self.filename}"

    def get_absolute_url(self) -> str:
        return reverse("rosters:detail", args=[self.code])

    @property
    def is_under_way(self) -> bool:
        """Whether a worker has it, or should have it."""
        return self.state in UNDER_WAY

    @property
    def is_stopped(self) -> bool:
        """Whether it was not read because someone wished so."""
        return self.state == UploadState.REFUSED and (self.refusal or {}).get("code") == STOPPED

    @property
    def has_news(self) -> bool:
        """Whether an application would write anything."""
        return any(self.summary.get(status, 0) for status in ("new", "changed", "moved", "partings"))

    @property
    def scope_unit(self) -> models.Model:
        """The unit by which rights on this upload are asked."""
        return self.unit


class StagedRow(models.Model):
    """One row of a workbook: what it states, whom it matches and what it would change."""

    upload = models.ForeignKey(Upload, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=120)
    row = models.PositiveIntegerField()
    full_name = models.CharField(max_length=200, blank=True)
    status = models.CharField(max_length=10, choices=RowStatus)
    # The person's public code, kept as text so that the upload outlives the record.
    cadre = models.CharField(max_length=20, blank=True, db_collation="C")
    values = models.JSONField(default=dict)
    raw = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    issues = models.JSONField(default=list)
    notices = models.JSONField(default=list)

    objects = StagedRowQuerySet.as_manager()

    class Meta:
        verbose_name = _("row of a roster")
        verbose_name_plural = _("rows of rosters")
        ordering = ["upload", "pk"]
        constraints = [
            models.CheckConstraint(name="staged_row_status_known", condition=Q(status__in=RowStatus.values)),
            models.UniqueConstraint(name="staged_row_once", fields=["upload", "sheet", "row"]),
        ]

    def __str__(self) -> str:
        return f"{self.sheet} {self.row}: {self.full_name}"

    @property
    def place_key(self) -> str:
        """Row and sheet, by which forms name the row: every check writes its rows anew, under other numbers."""
        return f"{self.row}-{self.sheet}"

    @property
    def in_file(self) -> Place:
        """Where the row begins in the file."""
        return Place(self.sheet, self.row).in_file
