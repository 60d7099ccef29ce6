"""Movements of people: who may see and do what, the warnings, and the pages."""
