"""Addresses of rosters."""

from django.urls import path

from apps.rosters import deciding_views, format_views, value_views, version_views, views, workbook_views
from apps.rosters.mapping import views as mapping_views

app_name = "rosters"
urlpatterns = [
    path("", views.uploads, name="list"),
    path("upload/", views.upload, name="upload"),
    path("dictionary/", value_views.dictionary, name="dictionary"),
    path("dictionary/<int:number>/accept/", value_views.accept, name="accept"),
    path("dictionary/<int:number>/revoke/", value_views.revoke, name="revoke"),
    path("formats/", format_views.formats_page, name="formats"),
    path("columns/", mapping_views.remembered, name="remembered"),
    path("columns/<int:number>/revert/", mapping_views.revert, name="revert_column"),
    path("template/", workbook_views.template, name="template"),
    path("<slug:code>/", views.detail, name="detail"),
    path("<slug:code>/progress/", views.progress, name="progress"),
    path("<slug:code>/values/", value_views.values, name="values"),
    path("<slug:code>/columns/", mapping_views.columns, name="columns"),
    path("<slug:code>/rows/<int:number>/", deciding_views.row, name="row"),
    path("<slug:code>/decisions/<slug:kind>/<int:number>/take-back/", deciding_views.take_back, name="take_back"),
    path("<slug:code>/absent/", deciding_views.absent, name="absent"),
    path("<slug:code>/papers/", deciding_views.papers, name="papers"),
    path("<slug:code>/again/", version_views.again, name="again"),
    path("<slug:code>/withdraw/", deciding_views.withdraw, name="withdraw"),
    path("<slug:code>/cancel/", deciding_views.cancel, name="cancel"),
    path("<slug:code>/read-as/", format_views.read_as, name="read_as"),
    path("<slug:code>/check/", views.check, name="check"),
    path("<slug:code>/apply/", views.apply, name="apply"),
    path("<slug:code>/undo/", views.undo, name="undo"),
    path("<slug:code>/original/", workbook_views.original, name="original"),
    path("<slug:code>/marked/", workbook_views.marked, name="marked"),
]
