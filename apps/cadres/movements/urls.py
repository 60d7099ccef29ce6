"""Addresses of movements."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.cadres.movements import pages, views

app_name = "movements"
urlpatterns: list[URLPattern | URLResolver] = [
    path("", views.movement_list, name="list"),
    path("export/<str:form>/", views.export, name="export"),
    path("fetch/", pages.fetch, name="fetch"),
    path("of/<cadre:code>/new/", pages.create, name="create"),
    path("of/<cadre:code>/leave/", pages.leave, name="leave"),
    path("<int:pk>/", views.detail, name="detail"),
    path("<int:pk>/confirm/", pages.confirm, name="confirm"),
    path("<int:pk>/decline/", pages.decline, name="decline"),
    path("<int:pk>/withdraw/", pages.withdraw, name="withdraw"),
    path("<int:pk>/return/", pages.give_back, name="return"),
    path("<int:pk>/edit/", pages.edit, name="edit"),
    path("<int:pk>/delete/", pages.delete, name="delete"),
]
