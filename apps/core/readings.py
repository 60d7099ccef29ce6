"""Saying that someone reads a sensitive group of fields; the app that knows accounts keeps the log."""

from django.dispatch import Signal

# Sent with user, group (a FieldGroup), person (a public code), people (how many) and address.
sensitive_read = Signal()
