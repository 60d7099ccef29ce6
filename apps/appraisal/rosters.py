"""Workbooks of appraisal: the ratings of a year, scores of its months, commendations, votes of confidence."""

from apps.appraisal.roster_facts import commendations, ratings, scores, votes  # noqa: F401  # each declares its format
