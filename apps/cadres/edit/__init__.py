"""Pages on which people and their records are written."""
