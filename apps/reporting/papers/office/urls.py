"""Addresses of offices' templates, below those of reports."""

from django.urls import URLPattern, path

from apps.reporting.papers.office import views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="office_templates"),
    path("new/", views.new, name="office_template_new"),
    path("standard/<slug:frame>.docx", views.standard_file, name="office_template_standard"),
    path("restore/<uuid:act>/", views.restore, name="office_template_restore"),
    path("<slug:code>/", views.edit, name="office_template"),
    path("<slug:code>/file.docx", views.template_file, name="office_template_file"),
    path("<slug:code>/delete/", views.delete, name="office_template_delete"),
]
