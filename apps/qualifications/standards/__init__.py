"""Standards and the gap to them: evaluation, pages, simulator; what other apps may add is in `actions.py`."""
