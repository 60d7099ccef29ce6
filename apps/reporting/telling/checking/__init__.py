"""The checker: figures of a text, what they mean, what the registry says."""
