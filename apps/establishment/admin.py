"""Administration of the code lists of the establishment; allotments and vacancies have pages of their own."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.establishment.models import Block, PostCeiling, UnitClass


@admin.register(Block)
class BlockAdmin(CodeListAdmin):
    list_display = (
        *CodeListAdmin.list_display,
        "counts_cadres",
        "counts_civil_servants",
        "counts_non_professional",
    )


@admin.register(UnitClass)
class UnitClassAdmin(CodeListAdmin):
    """The classes by which communes are allotted posts."""


@admin.register(PostCeiling)
class PostCeilingAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "block", "unit_class", "for_wards", "for_others", "number")
    list_filter = ("block", "unit_class")
