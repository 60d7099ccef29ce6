"""Addresses of discipline."""

from django.urls import URLPattern, path, register_converter

from apps.cadres import codes  # noqa: F401  # registers the converter `cadre`
from apps.discipline import views, writing_views
from apps.discipline.models import Side


class SideConverter:
    """One of the two sides that decide."""

    regex = "|".join(Side.values)

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(SideConverter, "side")

app_name = "discipline"
urlpatterns: list[URLPattern] = [
    path("", views.decision_list, name="list"),
    path("export/<str:form>/", views.export, name="export"),
    path("ending/paper/", views.ending_paper, name="ending_paper"),
    path("new/", views.choose, name="choose"),
    path("<cadre:code>/new/", writing_views.record, name="record"),
    path("<cadre:code>/acts/<int:act>/<side:side>/", writing_views.add, name="add"),
    path("<cadre:code>/acts/<int:act>/edit/", writing_views.edit_act, name="edit_act"),
    path("<cadre:code>/acts/<int:act>/delete/", writing_views.delete_act, name="delete_act"),
    path("<cadre:code>/<int:pk>/edit/", writing_views.edit, name="edit"),
    path("<cadre:code>/<int:pk>/appeal/", writing_views.appeal, name="appeal"),
    path("<cadre:code>/<int:pk>/cancel/", writing_views.cancel, name="cancel"),
    path("<cadre:code>/<int:pk>/delete/", writing_views.delete, name="delete"),
]
