"""How people came into service: the form, the pages and the part of a dossier."""
