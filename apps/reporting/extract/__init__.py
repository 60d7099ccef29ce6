"""Rows for researchers, of whom nobody can be recognised: CSV and Parquet with a data dictionary."""
