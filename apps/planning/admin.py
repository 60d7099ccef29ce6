"""Administration of the code list of health classes."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.planning.models import HealthClass


@admin.register(HealthClass)
class HealthClassAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "rank")
