"""Reports frozen as they stood, opened for ever as they were, and the difference to now explained person by person."""
