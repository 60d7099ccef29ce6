"""The reports and the further dimensions that this app declares, each where its facts are at home."""

from apps.cadres.dimensions import ages, descent, party, posts, retirement, seats  # noqa: F401  # each declares its own
from apps.cadres.mergers import reports as of_mergers  # noqa: F401  # declares its own report
from apps.cadres.movements import reports  # noqa: F401  # declares the report of movements
