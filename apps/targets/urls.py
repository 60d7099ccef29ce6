"""Addresses of plans with targets."""

from django.urls import URLPattern, path

from apps.targets import aim_writing, views, writing
from apps.targets import codes as codes

app_name = "targets"
PLAN = "<target_plan:code>/"
urlpatterns: list[URLPattern] = [
    path("", views.plans, name="list"),
    path("new/", writing.plan_create, name="plan_create"),
    path("take-back/<uuid:act>/", writing.take_back, name="take_back"),
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}edit/", writing.plan_edit, name="plan_edit"),
    path(f"{PLAN}delete/", writing.plan_delete, name="plan_delete"),
    path(f"{PLAN}new/", aim_writing.target_create, name="target_create"),
    path(f"{PLAN}new/years/", aim_writing.years_create, name="years_create"),
    path(f"{PLAN}new/events/", aim_writing.events_create, name="events_create"),
    path(f"{PLAN}new/table/", aim_writing.tables, name="tables"),
    path(f"{PLAN}new/table/<slug:table>/", aim_writing.cell_create, name="cell_create"),
    path(f"{PLAN}<int:pk>/", views.target, name="target"),
    path(f"{PLAN}<int:pk>/edit/", aim_writing.target_edit, name="target_edit"),
    path(f"{PLAN}<int:pk>/delete/", aim_writing.target_delete, name="target_delete"),
]
