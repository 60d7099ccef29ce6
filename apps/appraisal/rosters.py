"""Workbooks of appraisal: the ratings of a year, commendations, votes of confidence."""

from apps.appraisal.roster_facts import commendations, ratings, votes  # noqa: F401  # each declares its format
