"""The registry's addresses and one page with nothing on it: the least that Django does for a logged-in reader."""

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, URLResolver, include, path


def empty(request: HttpRequest) -> HttpResponse:
    return HttpResponse("")


urlpatterns: list[URLPattern | URLResolver] = [
    path("empty/", empty),
    path("", include("cadre_registry.urls")),
]
