"""Units in the JSON interface: public to everyone who may log in."""

from __future__ import annotations

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _
from django_filters import CharFilter, ChoiceFilter, FilterSet
from rest_framework import serializers
from rest_framework.mixins import ListModelMixin, RetrieveModelMixin
from rest_framework.viewsets import GenericViewSet

from apps.communes.models import Level, UnitPeriod
from apps.core.dated_api import DatedView


class UnitSerializer(serializers.ModelSerializer[UnitPeriod]):
    """A unit as it is called on the day; `key` stays when code, name or parent change."""

    key = serializers.CharField(source="unit.key")
    level = serializers.ChoiceField(source="unit.level", choices=Level.choices)
    parent = serializers.CharField(source="parent.key", allow_null=True, default=None)  # type: ignore[assignment]  # a field named as the framework's attribute
    title = serializers.CharField(read_only=True)
    valid_from = serializers.DateField(source="valid.lower", allow_null=True)
    valid_until = serializers.DateField(source="valid.upper", allow_null=True, help_text=_("Exclusive."))

    class Meta:
        model = UnitPeriod
        fields = ("key", "code", "name", "kind", "title", "level", "parent", "valid_from", "valid_until")


class UnitFilterSet(FilterSet):  # type: ignore[misc]  # django_filters has no types
    q = CharFilter(method="named", label=_("Part of the name without tones, or the beginning of the code"))
    level = ChoiceFilter(field_name="unit__level", choices=Level.choices, label=_("Level"))
    parent = CharFilter(field_name="parent__key", label=_("Key of the parent unit"))
    code = CharFilter(label=_("Official code"))

    class Meta:
        model = UnitPeriod
        fields: list[str] = []

    def named(self, periods: Any, name: str, words: str) -> QuerySet[UnitPeriod]:
        found: QuerySet[UnitPeriod] = periods.named_like(words)
        return found


class UnitViewSet(DatedView, ListModelMixin, RetrieveModelMixin, GenericViewSet[UnitPeriod]):
    """Administrative units that exist on the day."""

    serializer_class = UnitSerializer
    filterset_class = UnitFilterSet
    queryset = UnitPeriod.objects.none()
    lookup_field = "unit__key"
    lookup_url_kwarg = "key"

    def get_queryset(self) -> QuerySet[UnitPeriod]:
        return UnitPeriod.objects.on(self.day).select_related("unit", "parent").order_by("code")
