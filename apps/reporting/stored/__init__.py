"""Days kept ready: what reports need of every person on a day, read at once instead of computed again.

Nothing here is ever the record. A stored day says which transactions it has seen; whoever a later one touched is
computed anew within the very statement that reads the day, so that a figure is always that of the records.
"""
