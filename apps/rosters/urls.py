"""Addresses of rosters."""

from django.urls import path

from apps.rosters import views, workbook_views

app_name = "rosters"
urlpatterns = [
    path("", views.uploads, name="list"),
    path("upload/", views.upload, name="upload"),
    path("template/", workbook_views.template, name="template"),
    path("<slug:code>/", views.detail, name="detail"),
    path("<slug:code>/progress/", views.progress, name="progress"),
    path("<slug:code>/check/", views.check, name="check"),
    path("<slug:code>/apply/", views.apply, name="apply"),
    path("<slug:code>/undo/", views.undo, name="undo"),
    path("<slug:code>/original/", workbook_views.original, name="original"),
    path("<slug:code>/marked/", workbook_views.marked, name="marked"),
]
