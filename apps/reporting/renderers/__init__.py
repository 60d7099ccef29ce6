"""The one table of a report, drawn as JSON, CSV or a workbook."""
