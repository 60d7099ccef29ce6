"""Administration of the blocks of the establishment; allotments and vacancies have pages of their own."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.establishment.models import Block


@admin.register(Block)
class BlockAdmin(CodeListAdmin):
    list_display = (
        *CodeListAdmin.list_display,
        "counts_cadres",
        "counts_civil_servants",
        "counts_non_professional",
    )
