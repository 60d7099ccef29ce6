"""Addresses under which people, posts, seats and Party membership are written, and their history."""

from django.urls import URLPattern, URLResolver, path

from apps.cadres.edit import history, people, records

edit_patterns: list[URLPattern | URLResolver] = [
    path("new/", people.create, name="create"),
    path("deleted/", history.deleted, name="deleted"),
    path("acts/<uuid:act>/take-back/", history.take_back, name="take_back"),
    path("<str:code>/edit/", people.edit, name="edit"),
    path("<str:code>/delete/", people.delete, name="delete"),
    path("<str:code>/history/", history.history, name="history"),
    path("<str:code>/postings/new/", records.posting_create, name="posting_create"),
    path("<str:code>/postings/<int:pk>/edit/", records.posting_edit, name="posting_edit"),
    path("<str:code>/postings/<int:pk>/end/", records.posting_end, name="posting_end"),
    path("<str:code>/postings/<int:pk>/delete/", records.posting_delete, name="posting_delete"),
    path("<str:code>/seats/new/", records.seat_create, name="seat_create"),
    path("<str:code>/seats/<int:pk>/edit/", records.seat_edit, name="seat_edit"),
    path("<str:code>/seats/<int:pk>/delete/", records.seat_delete, name="seat_delete"),
    path("<str:code>/party/new/", records.party_create, name="party_create"),
    path("<str:code>/party/<int:pk>/edit/", records.party_edit, name="party_edit"),
    path("<str:code>/party/<int:pk>/delete/", records.party_delete, name="party_delete"),
]
