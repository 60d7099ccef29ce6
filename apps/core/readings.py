"""Saying that someone reads sensitive groups of fields; the app that knows accounts keeps the log."""

from django.dispatch import Signal

# Sent with user, groups (of FieldGroup), person (a public code), people (how many) and address.
sensitive_read = Signal()
