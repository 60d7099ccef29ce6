"""PostgreSQL as a part of the registry: a Django database backend that starts its own server when it is first used."""
