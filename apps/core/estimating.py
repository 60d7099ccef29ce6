"""What PostgreSQL takes tables for when it plans a statement.

It looks at a table by itself once fifty rows were written there. Most code lists are shorter, so it never looks, and
takes them for ten pages that hold next to nothing: a page of the list of people then went through their posts once for
each title that there is.
"""

from django.db import connection

NEVER_LOOKED_AT = """
SELECT string_agg(quote_ident(relname), ', ' ORDER BY relname) FROM pg_class
WHERE relkind = 'r' AND relnamespace = current_schema()::regnamespace AND reltuples <= 0 AND pg_relation_size(oid) > 0
"""


def look_at_new_tables() -> None:
    """Let PostgreSQL look at each table that holds something and that it has not looked at since."""
    with connection.cursor() as cursor:
        cursor.execute(NEVER_LOOKED_AT)
        (tables,) = cursor.fetchone() or (None,)
        if tables:
            cursor.execute(f"ANALYZE {tables}")
