"""The catalogues of words: found in code and templates, kept complete, compiled, without gettext on the machine."""
