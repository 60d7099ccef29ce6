"""What can go wrong when form 2C is filled; here, so that naming it does not read the libraries for Word."""


class TemplateFaultError(Exception):
    """The office's own template cannot be filled."""
