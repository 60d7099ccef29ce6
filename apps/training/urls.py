"""Addresses of training."""

from django.urls import URLPattern, path

from apps.training import (
    class_views,
    codes,  # noqa: F401  # registers the converters of codes
    enrolling_views,
    overview_views,
    plan_views,
    result_views,
    study_views,
)

app_name = "training"
PLAN = "plans/<training_plan:code>/"
CLASS = "classes/<training_class:code>/"
urlpatterns: list[URLPattern] = [
    path("", overview_views.overview, name="overview"),
    path("catalogue/", overview_views.catalogue, name="catalogue"),
    path("people/", enrolling_views.plan_people, name="plan_people"),
    path("people/grace/", enrolling_views.plan_for_grace, name="plan_for_grace"),
    path("plans/", plan_views.plans, name="plans"),
    path("plans/new/", plan_views.plan_create, name="plan_create"),
    path(PLAN, plan_views.plan, name="plan"),
    path(f"{PLAN}edit/", plan_views.plan_edit, name="plan_edit"),
    path(f"{PLAN}delete/", plan_views.plan_delete, name="plan_delete"),
    path(f"{PLAN}courses/new/", plan_views.line_create, name="line_create"),
    path(f"{PLAN}courses/<int:pk>/edit/", plan_views.line_edit, name="line_edit"),
    path(f"{PLAN}courses/<int:pk>/delete/", plan_views.line_delete, name="line_delete"),
    path("classes/", class_views.classes, name="classes"),
    path("classes/new/", class_views.class_create, name="class_create"),
    path("classes/export/<str:form>/", class_views.export, name="class_export"),
    path(CLASS, result_views.class_page, name="class"),
    path(f"{CLASS}edit/", class_views.class_edit, name="class_edit"),
    path(f"{CLASS}delete/", class_views.class_delete, name="class_delete"),
    path(f"{CLASS}people/", enrolling_views.add_people, name="add_people"),
    path(f"{CLASS}enrol/", enrolling_views.enrol, name="enrol"),
    path(f"{CLASS}results/", result_views.results, name="results"),
    path(f"{CLASS}complete/", result_views.complete, name="complete"),
    path(f"{CLASS}people/<int:pk>/delete/", enrolling_views.enrolment_delete, name="enrolment_delete"),
    path("studies/complete/", study_views.complete, name="studies_complete"),
    path("studies/extend/", study_views.extend, name="studies_extend"),
    path("studies/give-up/", study_views.give_up, name="studies_give_up"),
    path("take-back/<uuid:act>/", result_views.take_back, name="take_back"),
]
