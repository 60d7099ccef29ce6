"""Addresses of administrative units."""

from django.urls import path

from apps.communes import views

app_name = "communes"
urlpatterns = [
    path("", views.tree, name="tree"),
    path("pick/", views.pick, name="pick"),
    path("reorganisations/", views.reorganisations, name="reorganisations"),
    path("reorganisations/<slug:key>/", views.reorganisation, name="reorganisation"),
    path("<slug:key>/", views.detail, name="detail"),
    path("<slug:key>/branch/", views.branch, name="branch"),
]
