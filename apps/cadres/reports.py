"""The reports that this app declares, each where its facts are at home."""

from apps.cadres.mergers import reports as of_mergers  # noqa: F401  # declares its own report
from apps.cadres.movements import reports  # noqa: F401  # declares the report of movements
