"""Addresses of reporting periods and what is delivered in them."""

from django.urls import URLPattern

from apps.submissions import codes  # noqa: F401  # registers the converter of codes

app_name = "submissions"
urlpatterns: list[URLPattern] = []
