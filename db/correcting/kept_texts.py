"""The texts of a library, for whoever works on values beside the window: read by their SHA-256."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.backup.library_copy import looking_at
from db.correcting.readings import TextOf
from db.errors import LibraryError
from db.immutables import sound_text


@contextmanager
def texts_of(library: Path) -> Iterator[TextOf]:
    """Give a function that returns the text with a SHA-256, as `Store.text` does, over its own connection.

    It raises LibraryError "text-damaged" where there is no such text, or another; entering it, what
    `looking_at` raises.
    """
    with looking_at(library) as connection:

        def text_of(sha256: str) -> str:
            text = sound_text(connection, sha256)
            if text is None:
                raise LibraryError("text-damaged", path=str(library), sha256=sha256)
            return text

        yield text_of
