"""A person's public code in an address; anything else is no address at all."""

from django.urls import register_converter


class CadreCodeConverter:
    regex = r"CB-[0-9]{6,9}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CadreCodeConverter, "cadre")
