"""Addresses under which people, postings and seats are written."""

from django.urls import URLPattern, URLResolver

edit_patterns: list[URLPattern | URLResolver] = []
