"""The office's own look of papers: letterhead and Word template, tried before they are kept."""
