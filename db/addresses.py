"""Which cables are at which addresses of the web, as their headers say."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection
from urllib.parse import urlsplit


def plain_address(address: str) -> str:
    """Return an address without what makes no difference: scheme, "www.", fragment, last slash."""
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return address.strip()
    if parts.scheme.lower() not in ("http", "https"):
        return address.strip()
    host = parts.netloc.lower().removeprefix("www.")
    return f"{host}{parts.path.rstrip('/')}{'?' + parts.query if parts.query else ''}"


def cables_at(connection: sqlite3.Connection, addresses: Collection[str]) -> dict[str, str]:
    """Return for each address the id of the one cable whose header names it; none where several do.

    Cables in the trash are passed over.
    """
    wanted: dict[str, list[str]] = {}
    for address in addresses:
        wanted.setdefault(plain_address(address), []).append(address)
    found: dict[str, set[str]] = {}
    rows = connection.execute(
        "SELECT f.cable, f.value FROM header_field AS f JOIN cable ON cable.id = f.cable"
        " WHERE f.name = 'URL' AND cable.trashed IS NULL"
    )
    for cable, value in rows:
        for address in wanted.get(plain_address(value), ()):
            found.setdefault(address, set()).add(cable)
    return {address: next(iter(cables)) for address, cables in found.items() if len(cables) == 1}
