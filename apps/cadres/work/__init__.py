"""Lists that are work: records on which somebody must act, declared by each app in its own `worklists.py`."""
