"""Code lists of movements: kinds, directions of the official form, and rules that warn."""

from __future__ import annotations

from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext as __
from django.utils.translation import gettext_lazy as _

from apps.core.codelists import CodeListItem
from apps.core.history import tracked


class Tier(models.TextChoices):
    """Where someone comes from or goes to, as Biểu 11-BTCTW names directions; wider than the levels of units."""

    CENTRAL = "central", _("Central level")
    PROVINCE = "province", _("Province level")
    DISTRICT = "district", _("District level")
    COMMUNE = "commune", _("Commune level")
    SECTOR = "sector", _("Sector")
    DIVISION = "division", _("Division or board")


class Check(models.TextChoices):
    """What a rule looks at."""

    SHORTEST = "shortest", _("Planned for fewer months than the rule asks")
    LONGEST = "longest", _("Planned for more months than the rule allows")
    YEARS_LEFT = "years_left", _("Too few years before retirement")
    LOCAL_HEAD = "local_head", _("A head of the place where the person comes from")
    TERMS = "terms", _("Too many years in one post")
    ADDED_POST = "added_post", _("A post added for the movement")


@tracked()
class MovementKind(CodeListItem):
    """A kind of movement, and what it does to the person's posts."""

    # The word that programs read in names of figures: rotation, transfer.
    word = models.CharField(_("name for programs"), max_length=30, db_collation="C")
    is_temporary = models.BooleanField(_("ends on a planned day"), default=False)
    stays_with_sender = models.BooleanField(_("stays on the sender's establishment"), default=False)
    closes_post = models.BooleanField(_("ends the present post"), default=False)
    opens_post = models.BooleanField(_("begins another post"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("kind of movement")
        verbose_name_plural = _("kinds of movements")
        constraints = [
            models.UniqueConstraint(name="movement_kind_word_once", fields=["word"]),
            models.CheckConstraint(name="movement_kind_word_form", condition=Q(word__regex=r"^[a-z][a-z_]*$")),
            models.CheckConstraint(
                name="movement_kind_stays_in_the_post",
                condition=Q(stays_with_sender=False) | Q(is_temporary=True, closes_post=False, opens_post=True),
                violation_error_message=_("Who stays on the sender's establishment keeps that post, for a time only."),
            ),
        ]

    @property
    def moves(self) -> bool:
        """Whether one post ends and another begins."""
        return self.closes_post and self.opens_post


@tracked()
class Direction(CodeListItem):
    """A direction of the official form, valid as long as both levels exist."""

    from_tier = models.CharField(_("from level"), max_length=10, choices=Tier)
    to_tier = models.CharField(_("to level"), max_length=10, choices=Tier)

    class Meta(CodeListItem.Meta):
        verbose_name = _("direction")
        verbose_name_plural = _("directions")
        constraints = [
            models.CheckConstraint(
                name="direction_tiers_known",
                condition=Q(from_tier__in=Tier.values, to_tier__in=Tier.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.UniqueConstraint(
                name="direction_once",
                fields=["from_tier", "to_tier"],
                violation_error_message=_("This direction is in the list already."),
            ),
        ]

    @property
    def word(self) -> str:
        """What programs read: district_to_commune."""
        return f"{self.from_tier}_to_{self.to_tier}"


@tracked()
class MovementRule(CodeListItem):
    """A rule that warns with its article and refuses nothing; `{amount}` in its labels is the number of the rule."""

    check_of = models.CharField(_("looks at"), max_length=20, choices=Check)
    kinds = ArrayField(models.CharField(max_length=40), verbose_name=_("kinds of movements"), default=list, blank=True)
    titles = ArrayField(models.CharField(max_length=40), verbose_name=_("titles"), default=list, blank=True)
    amount = models.PositiveSmallIntegerField(_("number"), null=True, blank=True)
    article = models.CharField(
        _("article"),
        max_length=120,
        blank=True,
        help_text=_("Every warning names it. Leave it empty while it is not known: the warning then says so."),
    )
    article_source = models.CharField(_("where the article was read"), max_length=300, blank=True)
    is_verified = models.BooleanField(_("compared with the text of law"), default=False)

    class Meta(CodeListItem.Meta):
        verbose_name = _("rule on movements")
        verbose_name_plural = _("rules on movements")
        constraints = [
            models.CheckConstraint(
                name="movement_rule_check_known",
                condition=Q(check_of__in=Check.values),
                violation_error_message=_("Choose one of the values offered."),
            ),
            models.CheckConstraint(
                name="movement_rule_has_its_number",
                condition=Q(check_of__in=[Check.LOCAL_HEAD, Check.ADDED_POST]) | Q(amount__isnull=False),
                violation_error_message=_("This rule needs a number."),
            ),
        ]

    @property
    def sentence(self) -> str:
        return self.label.replace("{amount}", str(self.amount or ""))

    @property
    def basis_words(self) -> str:
        """The text of law with its article, and what is not certain of it."""
        if not self.article:
            return __("%(text)s, article not recorded yet") % {"text": self.legal_basis}
        words = f"{self.legal_basis}, {self.article}" if self.legal_basis else self.article
        return words if self.is_verified else __("%(text)s, not yet compared with the text") % {"text": words}
