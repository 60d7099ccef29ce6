"""Forms for plans and their targets; the form of a target depends on where its figure comes from."""
