"""Addresses of reports."""

from django.urls import URLPattern, URLResolver, include, path

from apps.reporting import views
from apps.reporting.extract.views import extract
from apps.reporting.tallies import views as tallies

app_name = "reporting"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="list"),
    path("people/", views.people, name="people"),
    path("events/", tallies.events, name="events"),
    path("events.<slug:form>", tallies.events_file, name="events_file"),
    path("extract/", extract, name="extract"),
    path("seals/", include("apps.reporting.seals.urls")),
    path("<slug:code>/", views.report, name="report"),
    path("<slug:code>/chart/", views.chart, name="chart"),
    path("<slug:code>/download.<slug:form>", views.download, name="download"),
]
