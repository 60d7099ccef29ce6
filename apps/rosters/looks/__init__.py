"""How the sheets of an .xls or .ods look, read only when the file goes back to the officer as .xlsx."""
