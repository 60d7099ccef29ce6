"""Indicators: figures with a name, words, numerator, denominator and legal basis, computed by the engines.

Apps declare theirs in `indicators.py`; those that speak of other indicators stand here, in `general`.
"""

from apps.reporting.indicators import general as general
