"""Addresses of official forms, below forms/."""

from django.urls import URLPattern, path

from apps.reporting.official import added_views, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="forms"),
    path("new/", added_views.add, name="form_add"),
    path("restore/<uuid:act>/", added_views.restore, name="form_restore"),
    path("<slug:code>/", views.form, name="form"),
    path("<slug:code>/people/", views.people, name="form_people"),
    path("<slug:code>/definition.json", views.definition, name="form_definition"),
    path("<slug:code>/edit/", added_views.edit, name="form_edit"),
    path("<slug:code>/delete/", added_views.delete, name="form_delete"),
    path("<slug:code>/download.<slug:kind>", views.download, name="form_download"),
]
