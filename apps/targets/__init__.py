"""Targets that plans set: so many of a group by a day, who is behind, and what is to be expected."""
