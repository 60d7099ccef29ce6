"""Addresses of the establishment."""

from django.urls import URLPattern, path

from apps.establishment import class_views, opening_views, size_views, views, writing_views

app_name = "establishment"
urlpatterns: list[URLPattern] = [
    path("", views.overview, name="overview"),
    path("export/<str:form>/", views.export, name="export"),
    path("units/<str:key>/", views.unit_page, name="unit"),
    path("allotments/new/", writing_views.allotment_create, name="allotment_create"),
    path("allotments/<int:pk>/", writing_views.allotment_edit, name="allotment_edit"),
    path("allotments/<int:pk>/delete/", writing_views.allotment_delete, name="allotment_delete"),
    path("classes/new/", class_views.class_create, name="class_create"),
    path("classes/<int:pk>/", class_views.class_edit, name="class_edit"),
    path("classes/<int:pk>/delete/", class_views.class_delete, name="class_delete"),
    path("sizes/new/", size_views.size_create, name="size_create"),
    path("sizes/<int:pk>/", size_views.size_edit, name="size_edit"),
    path("sizes/<int:pk>/delete/", size_views.size_delete, name="size_delete"),
    path("openings/", opening_views.openings, name="openings"),
    path("openings/export/<str:form>/", opening_views.openings_export, name="openings_export"),
    path("openings/new/", writing_views.opening_create, name="opening_create"),
    path("openings/<int:pk>/", writing_views.opening_edit, name="opening_edit"),
    path("openings/<int:pk>/delete/", writing_views.opening_delete, name="opening_delete"),
]
