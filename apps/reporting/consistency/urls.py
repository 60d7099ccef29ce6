"""Addresses of consistency, within those of reports."""

from django.urls import URLPattern, path

from apps.reporting.consistency import claim_views, views

urlpatterns: list[URLPattern] = [
    path("", views.index, name="consistency"),
    path("findings/", views.findings, name="consistency_findings"),
    path("findings.<slug:form>", views.findings_file, name="consistency_file"),
    path("claims/", claim_views.claims, name="claims"),
    path("claims/new/", claim_views.claim_add, name="claim_add"),
    path("claims/<int:pk>/", claim_views.claim_edit, name="claim_edit"),
    path("claims/<int:pk>/delete/", claim_views.claim_delete, name="claim_delete"),
    path("claims/restore/<uuid:act>/", claim_views.claim_restore, name="claim_restore"),
]
