"""Addresses of the qualifications app."""

from django.urls import URLPattern, URLResolver

app_name = "qualifications"
urlpatterns: list[URLPattern | URLResolver] = []
