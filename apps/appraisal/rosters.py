"""Workbooks of appraisal: the ratings of a year, commendations, votes of confidence."""

from apps.appraisal.roster_facts import commendations, ratings  # noqa: F401  # each declares its format
