"""The Django project: settings, addresses and entry points, nothing else."""
