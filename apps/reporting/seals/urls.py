"""Addresses of seals, within those of reports."""

from django.urls import URLPattern, path

from apps.reporting.seals import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="seals"),
    path("new/", views.new, name="seal_new"),
    path("check/", views.check, name="seal_check"),
    path("<slug:code>/", views.detail, name="seal"),
    path("<slug:code>/download.<slug:form>", views.download, name="seal_file"),
    path("<slug:code>/compare/", views.comparison, name="seal_compare"),
    path("<slug:code>/document/", views.document, name="seal_document"),
    path("<slug:code>/withdraw/", views.withdraw, name="seal_withdraw"),
]
