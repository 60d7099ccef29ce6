"""Tables of the reporting engine."""
