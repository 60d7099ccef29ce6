"""Workbooks of appraisal: ratings of a year, of people and units, scores of months, commendations, votes."""

from apps.appraisal.roster_facts import commendations, ratings, scores, units, votes  # noqa: F401  # each declares its format
