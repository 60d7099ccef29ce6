"""Tables of the rosters engine."""
