"""The formats of appraisal, a file for each."""
