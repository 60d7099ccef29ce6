"""Addresses of plans with targets."""

from django.urls import URLPattern, path

from apps.targets import codes as codes
from apps.targets import views, writing

app_name = "targets"
PLAN = "<target_plan:code>/"
urlpatterns: list[URLPattern] = [
    path("", views.plans, name="list"),
    path("new/", writing.plan_create, name="plan_create"),
    path("take-back/<uuid:act>/", writing.take_back, name="take_back"),
    path(PLAN, views.plan, name="plan"),
    path(f"{PLAN}edit/", writing.plan_edit, name="plan_edit"),
    path(f"{PLAN}delete/", writing.plan_delete, name="plan_delete"),
    path(f"{PLAN}new/", writing.target_create, name="target_create"),
    path(f"{PLAN}<int:pk>/", views.target, name="target"),
    path(f"{PLAN}<int:pk>/edit/", writing.target_edit, name="target_edit"),
    path(f"{PLAN}<int:pk>/delete/", writing.target_delete, name="target_delete"),
]
