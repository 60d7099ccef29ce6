"""Addresses of texts."""

from django.urls import URLPattern, URLResolver, path

from apps.reporting.telling import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.telling, name="telling"),
    path("checker/", views.checker, name="checker"),
]
