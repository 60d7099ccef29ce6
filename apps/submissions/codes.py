"""Public codes of reporting periods in addresses."""

from django.urls import register_converter


class PeriodCodeConverter:
    regex = r"KB-[0-9]{6,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PeriodCodeConverter, "reporting_period")
