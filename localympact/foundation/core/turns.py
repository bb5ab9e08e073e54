"""One at a time: what may happen once, although no row is there yet that could be locked."""

from zlib import crc32

from django.db import connection


def take_turn(name: str) -> None:
    """Wait until nobody else has a turn of this name; it ends with the transaction. SQLite has one writer anyway."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [crc32(name.encode())])
