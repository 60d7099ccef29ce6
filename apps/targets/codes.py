"""The public code of plans with targets in addresses."""

from django.urls import register_converter


class PlanCodeConverter:
    regex = r"CT-[0-9]{6,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(PlanCodeConverter, "target_plan")
