"""Tables that people compose themselves: definitions as data, one count for all cells, a paper, a frame and pages."""
