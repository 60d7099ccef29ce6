"""Reorganisations and their people: plans, placements, surplus cases, their pages, lists and report."""
