"""Addresses of petitions."""

from django.urls import URLPattern, path

from apps.petitions import views

app_name = "petitions"
urlpatterns: list[URLPattern] = [
    path("", views.petition_list, name="list"),
    path("export/<str:form>/", views.export, name="export"),
    path("new/", views.create, name="create"),
    path("<int:pk>/", views.edit, name="edit"),
    path("<int:pk>/delete/", views.delete, name="delete"),
]
