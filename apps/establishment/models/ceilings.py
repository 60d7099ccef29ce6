"""What the law lets a commune have at most: posts by class and kind of unit, as dated data."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from apps.core.codelists import CodeListItem
from apps.core.history import tracked
from apps.establishment.models.allotments import Block


@tracked()
class UnitClass(CodeListItem):
    """The class of a commune (phân loại đơn vị hành chính), by people, area and what is particular to it."""

    class Meta(CodeListItem.Meta):
        verbose_name = _("class of communes")
        verbose_name_plural = _("classes of communes")


@tracked()
class PostCeiling(CodeListItem):
    """The most posts of a block for units of a class, or of any class; what the law adds for size is not in it."""

    block = models.ForeignKey(Block, models.PROTECT, related_name="+", verbose_name=_("block"))
    unit_class = models.ForeignKey(
        UnitClass, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("class of communes")
    )
    for_wards = models.BooleanField(_("holds for wards"), default=True)
    for_others = models.BooleanField(_("holds for communes, townships and special zones"), default=True)
    number = models.PositiveSmallIntegerField(_("most posts"))

    class Meta(CodeListItem.Meta):
        verbose_name = _("legal maximum of posts")
        verbose_name_plural = _("legal maxima of posts")
        constraints = [
            models.CheckConstraint(
                name="post_ceiling_holds_somewhere",
                condition=Q(for_wards=True) | Q(for_others=True),
                violation_error_message=_("Say for which kinds of units the maximum holds."),
            )
        ]
