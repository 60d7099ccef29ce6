"""Addresses of standards, the gap to them and what people decide about both."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.qualifications.positions import placement_views
from apps.qualifications.positions import views as position_views
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
    path("positions/", position_views.position_list, name="positions"),
    path("positions/new/", position_views.position_create, name="position_create"),
    path("positions/<str:key>/", position_views.position_edit, name="position_edit"),
    path("positions/<str:key>/delete/", position_views.position_delete, name="position_delete"),
    path("placements/", placement_views.placements, name="placements"),
    path("placements/place/", placement_views.place, name="place"),
    path("placements/<cadre:code>/<int:pk>/edit/", placement_views.placement_edit, name="placement_edit"),
    path("placements/<cadre:code>/<int:pk>/delete/", placement_views.placement_delete, name="placement_delete"),
    path("sets/<str:key>/", catalogue.standard_detail, name="detail"),
]
