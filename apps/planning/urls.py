"""Addresses of planning lists, the retirement forecast, and a person's health examinations."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.planning import forecast_views, health_views, retirement_views, views

app_name = "planning"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.planning_lists, name="list"),
    path("new/", views.create, name="create"),
    path("take-out/", views.take_out, name="take_out"),
    path("retirement/", forecast_views.forecast, name="forecast"),
    path("retirement/record/", retirement_views.record, name="record_retirements"),
    path("retirement/export/<str:form>/", forecast_views.export, name="forecast_export"),
    path("<int:pk>/", views.planning_list, name="round"),
    path("<int:pk>/edit/", views.edit, name="edit"),
    path("<int:pk>/delete/", views.delete, name="delete"),
    path("<int:pk>/people/new/", views.add_person, name="add_person"),
    path("<int:pk>/people/<int:entry>/edit/", views.edit_person, name="edit_person"),
    path("health/<cadre:code>/new/", health_views.create, name="health_create"),
    path("health/<cadre:code>/<int:pk>/edit/", health_views.edit, name="health_edit"),
    path("health/<cadre:code>/<int:pk>/delete/", health_views.delete, name="health_delete"),
]
