"""Addresses of reorganisations and their people: under the units' resolutions, and under people."""

from django.urls import URLPattern, URLResolver, include, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.cadres.mergers import case_pages, entering, pages, plan_pages

app_name = "mergers"
of_reorganisations: list[URLPattern | URLResolver] = [
    path("new/", entering.create, name="create"),
    path("<slug:key>/people/", pages.detail, name="detail"),
    path("<slug:key>/people/plan/", plan_pages.plan, name="plan"),
    path("<slug:key>/people/draw/", pages.draw, name="draw"),
    path("<slug:key>/people/carry-out/", pages.carry_out, name="carry_out"),
    path("<slug:key>/people/rounds/<int:number>/take-back/", pages.take_back, name="take_back"),
    path("<slug:key>/take-back/", entering.delete, name="delete"),
]
of_people: list[URLPattern | URLResolver] = [
    path("", case_pages.cases, name="cases"),
    path("export/<str:form>/", case_pages.export, name="export"),
    path("settle/", case_pages.settle, name="settle"),
    path("<cadre:code>/<int:pk>/", case_pages.edit, name="case"),
    path("<cadre:code>/<int:pk>/delete/", case_pages.delete, name="case_delete"),
]
urlpatterns: list[URLPattern | URLResolver] = [
    path("communes/reorganisations/", include(of_reorganisations)),
    path("cadres/surplus/", include(of_people)),
]
