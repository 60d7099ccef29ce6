"""The officer's workbook changed in place: only what is marked is rewritten, all else stays byte for byte as it was."""
