"""Administration of the catalogue; plans, classes and enrolments have pages of their own."""

from django.contrib import admin

from apps.core.admin import CodeListAdmin
from apps.rosters.administration import LayoutAdminMixin
from apps.training.models import Course, FormRow, FundingSource, Provider

admin.site.register([Provider, FundingSource], CodeListAdmin)


@admin.register(FormRow)
class FormRowAdmin(CodeListAdmin):
    list_display = (*CodeListAdmin.list_display, "part", "number")
    list_filter = ("part",)


@admin.register(Course)
class CourseAdmin(LayoutAdminMixin, CodeListAdmin):
    layout = "courses"
    list_display = (*CodeListAdmin.list_display, "kind", "level", "row")
    list_filter = ("kind", "row__part")
    list_select_related = ("level", "row")
