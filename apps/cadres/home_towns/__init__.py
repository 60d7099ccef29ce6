"""Which unit a home town means: what the words tell, and what somebody chose instead."""
