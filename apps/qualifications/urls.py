"""Addresses of the qualifications app, below the person whom they concern."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.qualifications import views

app_name = "qualifications"
urlpatterns: list[URLPattern | URLResolver] = [
    path("qualifications/verify/", views.verify_many, name="verify_many"),
    path("<cadre:code>/qualifications/new/", views.create, name="create"),
    path("<cadre:code>/qualifications/<int:pk>/edit/", views.edit, name="edit"),
    path("<cadre:code>/qualifications/<int:pk>/verify/", views.verify, name="verify"),
    path("<cadre:code>/qualifications/<int:pk>/delete/", views.delete, name="delete"),
]
