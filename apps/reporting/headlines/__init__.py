"""The few figures of a unit that its home page tells at once, each with what it was a year before."""
