"""The person: identity stands here once."""

from __future__ import annotations

from functools import cache

from django.contrib.postgres.indexes import GinIndex, OpClass
from django.db import models
from django.db.models import Q, Value
from django.urls import get_script_prefix, get_urlconf, reverse
from django.utils.translation import gettext_lazy as _

from apps.cadres.codelists import EthnicGroup, Religion
from apps.cadres.models.rules import known, precise, precision_field
from apps.cadres.querysets import CadreQuerySet
from apps.communes.models import Unit
from apps.core.dates import PartialDate, Precision, partial_date
from apps.core.history import tracked
from apps.core.ranges import Folded, PublicCode
from apps.core.text import name_sort_key, tidy_name

# A code that nobody has, by which the address of everybody's page is found out once.
NOBODY = "CB-000000"


@cache
def _around_a_code(_prefix: str, _urlconf: str | None) -> tuple[str, str]:
    """What stands before and after the code: to look up each address takes a list a quarter of its lines."""
    before, _code, after = reverse("cadres:detail", args=[NOBODY]).partition(NOBODY)
    return before, after


class Sex(models.TextChoices):
    MALE = "male", _("Male")
    FEMALE = "female", _("Female")


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
    # The database gives the empty text too, as those who write by COPY need not name it.
    other_names = models.CharField(_("other names"), max_length=120, blank=True, default="", db_default="")
    # Unknown is NULL, never an empty text: it is neither a sex nor a citizen id that two people could share.
    sex = models.CharField(_("sex"), max_length=6, choices=Sex, null=True, blank=True)  # noqa: DJ001  # not stated is no answer
    birth_date = models.DateField(_("date of birth"), null=True, blank=True)
    birth_precision = precision_field()
    citizen_id = models.CharField(  # noqa: DJ001  # unique where there is one
        _("citizen id"), max_length=12, null=True, blank=True, db_collation="C"
    )
    ethnic_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("ethnic group")
    )
    religion = models.ForeignKey(
        Religion, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("religion")
    )
    birth_place = models.CharField(_("place of birth"), max_length=200, blank=True, default="", db_default="")
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
            # serves the list in the order of ages
            models.Index(fields=["birth_date"], name="cadre_birth"),
            # serves the questions who is registered twice, and whom a row of a roster means
            models.Index(fields=["name_folded", "birth_date"], name="cadre_alike"),
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
        before, after = _around_a_code(get_script_prefix(), get_urlconf())
        return f"{before}{self.code}{after}"

    @property
    def scope_unit(self) -> Unit | None:
        """The unit by which rights on this person are asked."""
        return self.home_unit

    @property
    def birth(self) -> PartialDate | None:
        return partial_date(self.birth_date, self.birth_precision)
