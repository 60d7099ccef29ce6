"""The demonstration province: invented people for whom the reports print the published figures."""
