"""Reports in words: the paragraph that tells a table, and the check of paragraphs that others wrote."""
