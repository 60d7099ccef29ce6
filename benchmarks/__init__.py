"""Measurements of what people wait for, each beside a floor of the same run."""
