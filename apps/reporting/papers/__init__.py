"""A report as it is set down: one table of words and figures for page, Word, PDF, workbook and seal."""
