"""Addresses: each app brings its own."""

from django.contrib import admin
from django.urls import URLPattern, URLResolver, include, path

from apps.accounts.home import home

urlpatterns: list[URLPattern | URLResolver] = [
    path("", home, name="home"),
    path("communes/", include("apps.communes.urls")),
    path("cadres/", include("apps.cadres.urls")),
    path("cadres/", include("apps.qualifications.urls")),
    path("rosters/", include("apps.rosters.urls")),
    path("reports/", include("apps.reporting.urls")),
    path("me/", include("apps.accounts.urls")),
    path("api/v1/", include("cadre_registry.api")),
    path("i18n/", include("django.conf.urls.i18n")),
    path("accounts/", include("allauth.urls")),
    path("admin/", admin.site.urls),
]
