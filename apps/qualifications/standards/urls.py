"""Addresses of standards, the gap to them and what people decide about both."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.qualifications.standards import catalogue, gap_views, simulator_views, verdict_views

app_name = "standards"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", catalogue.standard_list, name="list"),
    path("gap/", gap_views.gap_list, name="gap"),
    path("gap/export/<str:form>/", gap_views.gap_export, name="gap_export"),
    path("gap/act/<str:action>/", gap_views.gap_act, name="gap_act"),
    path("simulator/", simulator_views.simulator, name="simulator"),
    path("simulator/export/<str:form>/", simulator_views.export, name="simulator_export"),
    path("majors/", verdict_views.majors, name="majors"),
    path("majors/<cadre:code>/<int:pk>/", verdict_views.major, name="major"),
    path("exemptions/<cadre:code>/new/", verdict_views.exemption_create, name="exemption_create"),
    path("exemptions/<cadre:code>/<int:pk>/edit/", verdict_views.exemption_edit, name="exemption_edit"),
    path("exemptions/<cadre:code>/<int:pk>/delete/", verdict_views.exemption_delete, name="exemption_delete"),
    path("sets/<str:key>/", catalogue.standard_detail, name="detail"),
]
