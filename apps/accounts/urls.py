"""Addresses of one's own account and of the administration of accounts."""

from django.urls import path

from apps.accounts import administration, handover_views, views

app_name = "accounts"
urlpatterns = [
    path("", views.me, name="me"),
    path("present/", views.present, name="present"),
    path("working-day/", views.working_day, name="working_day"),
    path("accounts/", administration.people, name="people"),
    path("accounts/new/", administration.create, name="create"),
    path("accounts/ended-units/", handover_views.ended_units, name="ended_units"),
    path("accounts/<str:username>/edit/", administration.edit, name="edit"),
    path("accounts/<str:username>/roles/", administration.grant, name="grant"),
    path("accounts/<str:username>/roles/<int:pk>/end/", administration.end_role, name="end_role"),
    path("accounts/<str:username>/close/", administration.close, name="close"),
    path("accounts/<str:username>/reopen/", administration.reopen, name="reopen"),
    path("accounts/<str:username>/password/", administration.reset_password, name="reset_password"),
    path("readings/", administration.readings, name="readings"),
]
