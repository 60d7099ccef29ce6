"""Public codes of plans and classes in addresses."""

from django.urls import register_converter


class CodeConverter:
    regex = ""

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


class PlanCodeConverter(CodeConverter):
    regex = r"KH-[0-9]{6,9}"


class ClassCodeConverter(CodeConverter):
    regex = r"LH-[0-9]{6,9}"


register_converter(PlanCodeConverter, "training_plan")
register_converter(ClassCodeConverter, "training_class")
