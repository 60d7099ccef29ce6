"""Code lists of people and posts (legal bases in each row)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.codelists import CodeListItem
from apps.core.history import tracked


class Category(models.TextChoices):
    CADRE = "cadre", _("Cadre")
    CIVIL_SERVANT = "civil_servant", _("Civil servant")
    NON_PROFESSIONAL = "non_professional", _("Non-professional staff")


@tracked()
class EthnicGroup(CodeListItem):
    """One of the 54 ethnic groups; official numberings differ, so both stand in `external_codes`."""

    is_minority = models.BooleanField(_("ethnic minority"), default=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("ethnic group")
        verbose_name_plural = _("ethnic groups")


@tracked()
class Religion(CodeListItem):
    """A religion; "none" is an entry, an empty field means no information."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("religion")
        verbose_name_plural = _("religions")


@tracked()
class Title(CodeListItem):
    """A title of a post, with the category that it belongs to."""

    category = models.CharField(_("category"), max_length=20, choices=Category)

    class Meta(CodeListItem.Meta):
        verbose_name = _("title")
        verbose_name_plural = _("titles")
        constraints = [models.CheckConstraint(name="title_category_known", condition=Q(category__in=Category.values))]


@tracked()
class EmploymentStatus(CodeListItem):
    """Whether and how a person is at work; `counts` says whether the headcount includes the person."""

    counts = models.BooleanField(_("counts in the headcount"))
    ends_service = models.BooleanField(_("a cause of leaving"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("employment status")
        verbose_name_plural = _("employment statuses")


@tracked()
class Grade(CodeListItem):
    """A civil-service grade (ngạch)."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("grade")
        verbose_name_plural = _("grades")


@tracked()
class CommitteeTerm(CodeListItem):
    """A term of the Party committees, for instance 2020–2025."""

    # When the communes' congresses began it; figures "since the beginning of the term" count from this day.
    begins_on = models.DateField(_("begins in the communes"), null=True, blank=True)

    class Meta(CodeListItem.Meta):
        verbose_name = _("committee term")
        verbose_name_plural = _("committee terms")


@tracked()
class LegalBasis(CodeListItem):
    """A law, decree or regulation that decisions name; in force from `valid_from` until `valid_to`."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("legal basis")
        verbose_name_plural = _("legal bases")


class Body(models.TextChoices):
    EXECUTIVE = "executive", _("Executive committee")
    INSPECTION = "inspection", _("Inspection committee")
    CELL = "cell", _("Party cell")


@tracked()
class SeatKind(CodeListItem):
    """A seat in a Party committee; every standing member, deputy and secretary also sits in the executive committee."""

    body = models.CharField(_("body"), max_length=20, choices=Body)
    is_standing = models.BooleanField(_("in the standing committee"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("committee seat")
        verbose_name_plural = _("committee seats")
        constraints = [
            models.CheckConstraint(name="seat_kind_body_known", condition=Q(body__in=Body.values)),
            models.CheckConstraint(
                name="seat_kind_standing_is_executive", condition=Q(is_standing=False) | Q(body=Body.EXECUTIVE)
            ),
            models.UniqueConstraint(name="seat_kind_code_and_body", fields=["code", "body"]),
        ]
