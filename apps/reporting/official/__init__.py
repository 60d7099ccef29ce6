"""Official forms: dated definitions of printed tables, kept as data that staff can read, and what they count."""
