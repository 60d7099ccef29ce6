"""Pictures of reports: one declaration each, the same on pages, in documents and in print."""
