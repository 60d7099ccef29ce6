"""One measure of one group over several days, for the same unit in one geography."""
