"""Addresses of reports."""

from django.urls import URLPattern, URLResolver, include, path

from apps.reporting import views
from apps.reporting.composed import saved_views as compositions
from apps.reporting.composed import views as composed
from apps.reporting.extract.views import extract
from apps.reporting.headlines.views import headlines
from apps.reporting.indicators import views as indicators
from apps.reporting.pictures import views as pictures
from apps.reporting.tallies import views as tallies
from apps.reporting.trends import views as trends

app_name = "reporting"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.index, name="list"),
    path("people/", views.people, name="people"),
    path("events/", tallies.events, name="events"),
    path("events.<slug:form>", tallies.events_file, name="events_file"),
    path("headlines/", headlines, name="headlines"),
    path("extract/", extract, name="extract"),
    path("composed/", compositions.index, name="composed"),
    path("composed/new/", composed.compose, name="compose"),
    path("composed/save/", compositions.save, name="composed_save"),
    path("composed/people/", composed.people, name="composed_people"),
    path("composed/filter/", composed.filter_values, name="composed_filter"),
    path("composed/chart/", composed.chart, name="composed_chart"),
    path("composed/download.<slug:form>", composed.download, name="composed_download"),
    path("composed/restore/<uuid:act>/", compositions.restore, name="composition_restore"),
    path("composed/<slug:code>/", compositions.detail, name="composition"),
    path("composed/<slug:code>/delete/", compositions.delete, name="composition_delete"),
    path("indicators/", indicators.index, name="indicators"),
    path("indicators/<slug:code>/", indicators.indicator, name="indicator"),
    path("indicators/<slug:code>/download.<slug:form>", indicators.indicator_file, name="indicator_file"),
    path("forms/", include("apps.reporting.official.urls")),
    path("seals/", include("apps.reporting.seals.urls")),
    path("consistency/", include("apps.reporting.consistency.urls")),
    path("office/", include("apps.reporting.papers.office.urls")),
    path("telling/", include("apps.reporting.telling.urls")),
    path("<slug:code>/", views.report, name="report"),
    path("<slug:code>/chart/", views.chart, name="chart"),
    path("<slug:code>/pictures/<slug:kind>/", pictures.picture, name="picture"),
    path("<slug:code>/trend/", trends.trend, name="trend"),
    path("<slug:code>/trend/chart/", trends.trend_chart, name="trend_chart"),
    path("<slug:code>/trend.<slug:form>", trends.trend_file, name="trend_file"),
    path("<slug:code>/download.<slug:form>", views.download, name="download"),
]
