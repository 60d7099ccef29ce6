"""A form field for one unit within someone's scope: a list without script, a search as one types with it."""

from datetime import date
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import QuerySet
from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from apps.communes.models import Level, Unit, UnitPeriod
from apps.communes.titles import titles_near
from apps.core.permissions import Actor, Permission
from apps.core.text import fold, tidy

# A list of the communes of one province of old is still a list; the whole country is not.
LONGEST_LIST = 320


class UnitPicker(forms.Widget):
    """A list of units by parent when the scope is small, else a text box for name or code; a script adds a search."""

    template_name = "communes/unit_picker.html"
    periods: QuerySet[UnitPeriod] = UnitPeriod.objects.none()
    day: date | None = None
    search = ""

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        context = super().get_context(name, value, attrs)
        options = list(self.periods.select_related("unit").order_by("parent", "name_folded")[: LONGEST_LIST + 1])
        is_list = len(options) <= LONGEST_LIST
        classes = context["widget"]["attrs"].get("class", "")
        if is_list:
            context["widget"]["attrs"]["class"] = classes.replace("form-control", "form-select")
        context["widget"] |= {
            "is_list": is_list,
            "groups": self._groups(options) if is_list else [],
            "selected": value or (options[0].unit.key if len(options) == 1 and self.is_required else ""),
            "text": self._text(value),
            "is_elsewhere": bool(value) and all(option.unit.key != value for option in options),
            "search": self.search,
        }
        return context

    def _groups(self, options: list[UnitPeriod]) -> list[tuple[str, list[UnitPeriod]]]:
        """The units under the names of their parents."""
        parents = titles_near((o.parent_id for o in options if o.parent_id), self.day or date.max)
        groups: dict[str, list[UnitPeriod]] = {}
        for option in options:
            groups.setdefault(parents.get(option.parent_id or 0, ""), []).append(option)
        return list(groups.items())

    def _text(self, value: Any) -> str:
        """The name of the chosen unit; what was typed when it is not a unit."""
        unit = Unit.objects.filter(key=value or "").first()
        return titles_near([unit.pk], self.day or date.max)[unit.pk] if unit else str(value or "")


class UnitField(forms.Field):
    """Gives a `Unit`; call `limit` in the form's `__init__` to say whose scope and which day are meant."""

    widget = UnitPicker
    default_error_messages = {
        "required": _("Choose a unit."),
        "unknown": _("“%(value)s” is not one of your units on this day. Choose from the list, or type the code."),
        "ambiguous": _("Several of your units are called “%(value)s”. Choose from the list, or type the code."),
    }
    scope: QuerySet[Unit] = Unit.objects.none()
    day: date | None = None

    def limit(
        self,
        *,
        user: Actor,
        day: date,
        permission: Permission = Permission.EDIT_CADRES,
        level: Level | None = None,
    ) -> None:
        """Offer the units that exist on `day` at which the user holds the permission."""
        self.scope = Unit.objects.in_scope_of(user, permission)
        if level:
            self.scope = self.scope.filter(level=level)
        self.day = day
        query = QueryDict(mutable=True)
        query.update({"day": day.isoformat(), "scope": permission.value, **({"level": level.value} if level else {})})
        self.widget.periods = self._periods()
        self.widget.day = day
        self.widget.search = f"{reverse('communes:pick')}?{query.urlencode()}"

    def offer_all(self, *, day: date) -> None:
        """Offer every unit of the country that exists on `day`: of places that are nobody's scope."""
        self.scope, self.day = Unit.objects.all(), day
        self.widget.periods, self.widget.day = self._periods(), day
        self.widget.search = f"{reverse('communes:pick')}?{urlencode({'day': day.isoformat()})}"

    def prepare_value(self, value: Any) -> str:
        if isinstance(value, Unit):
            return value.key
        if isinstance(value, int):
            return Unit.objects.filter(pk=value).values_list("key", flat=True).first() or ""
        return str(value or "")

    def has_changed(self, initial: Any, data: Any) -> bool:
        return self.prepare_value(initial) != (data or "")

    def to_python(self, value: Any) -> Unit | None:
        text = tidy(str(value or "")).replace("\x00", "")
        if not text:
            return None
        by_key = self.scope.filter(key=text).first()
        if by_key:
            return by_key
        found = list(self._named(text)[:2])
        if len(found) == 1:
            return found[0]
        code = "ambiguous" if found else "unknown"
        raise ValidationError(self.error_messages[code], code=code, params={"value": text[:60]})

    def _named(self, text: str) -> QuerySet[Unit]:
        """Units of the scope that have this code or exactly this name on the day."""
        if text.isdecimal():
            return self.scope.filter(pk__in=self._periods().filter(code=text).values("unit"))
        candidates = self._periods().named_like(text)  # type: ignore[attr-defined]  # the queryset's own word
        named = [p.unit_id for p in candidates if fold(text) in {p.name_folded, fold(p.title)}]
        return self.scope.filter(pk__in=named)

    def _periods(self) -> QuerySet[UnitPeriod]:
        assert self.day is not None, "call limit() first"  # noqa: S101  (a mistake of ours, never of a visitor)
        return UnitPeriod.objects.on(self.day).filter(unit__in=self.scope)
