"""The shape of a trend in the JSON interface."""

from django.utils.translation import gettext_lazy as _
from rest_framework import serializers


class TrendDaySerializer(serializers.Serializer[None]):
    day = serializers.DateField()
    base = serializers.IntegerField(allow_null=True, help_text=_("Empty where there are no figures."))
    trouble = serializers.CharField(help_text=_("Why there are none."))


class TrendCellSerializer(serializers.Serializer[None]):
    day = serializers.DateField()
    category = serializers.CharField()
    count = serializers.IntegerField(allow_null=True, help_text=_("Empty where a small number is hidden."))
    base = serializers.IntegerField()
    percent = serializers.DecimalField(max_digits=5, decimal_places=2, allow_null=True, coerce_to_string=False)
    change = serializers.DecimalField(
        max_digits=6,
        decimal_places=2,
        allow_null=True,
        coerce_to_string=False,
        help_text=_("Points since the day before."),
    )


class TrendSerializer(serializers.Serializer[None]):
    """One measure of one group over several days."""

    report = serializers.CharField()
    geography = serializers.CharField()
    unit = serializers.CharField()
    group = serializers.CharField()
    measure = serializers.CharField()
    days = TrendDaySerializer(many=True)
    cells = TrendCellSerializer(many=True)
