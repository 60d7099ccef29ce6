"""Whether figures agree with each other: groups, reports, units, rosters, and what documents state."""
