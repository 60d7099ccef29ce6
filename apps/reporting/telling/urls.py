"""Addresses of texts."""

from django.urls import URLPattern, URLResolver, path

from apps.reporting.telling import views

urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.telling, name="telling"),
    path("text.json", views.text_json, name="telling_json"),
    path("checker/", views.checker, name="checker"),
    path("checker/check.json", views.check_json, name="checker_json"),
]
