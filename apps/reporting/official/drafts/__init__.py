"""Writing an official form by clicks: drafts, their words, their lines, a preview, and the day they come into force."""
