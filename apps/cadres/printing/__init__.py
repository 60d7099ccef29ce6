"""The person as a paper: form 2C, filled with what the registry knows and the reader may see."""
