"""One person with two records: likely pairs, merging them into one, and taking that back."""
