"""Addresses of the qualifications app, below the person whom they concern."""

from django.urls import URLPattern, URLResolver, path

from apps.qualifications import views

app_name = "qualifications"
urlpatterns: list[URLPattern | URLResolver] = [
    path("qualifications/to-verify/", views.verification_list, name="to_verify"),
    path("<str:code>/qualifications/new/", views.create, name="create"),
    path("<str:code>/qualifications/<int:pk>/edit/", views.edit, name="edit"),
    path("<str:code>/qualifications/<int:pk>/verify/", views.verify, name="verify"),
    path("<str:code>/qualifications/<int:pk>/delete/", views.delete, name="delete"),
]
