"""How reports group people by what stands in their own records: one module for each table (`reports.py` names them)."""
