"""The library that a command works on, and the cable that it names."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from db.errors import NotFoundError
from db.store import Store
from desktop.backup_choices import backup_root
from desktop.settings import Settings, default_library, first_library


@contextmanager
def opened(arguments: argparse.Namespace, *, create: bool = False) -> Iterator[Store]:
    """Open the library that was named, or the default one, which is made where it is missing.

    A named one is made only where `create` says so. Raises LibraryError.
    """
    if arguments.library is not None:
        path = Path(arguments.library)
    else:
        path, create = first_library(), True
    store = Store(path, create=create, backups=backup_root(Settings()))
    try:
        yield store
    finally:
        store.close()


def path_of(arguments: argparse.Namespace) -> Path:
    """Return where the library lies that was named, or the default one, whether it is there or not."""
    return Path(arguments.library) if arguments.library is not None else default_library()


def author(store: Store) -> str:
    """Return the id of the author under whose name the command changes the library."""
    return store.ensure_author(Settings().author).id


def find_cable(store: Store, words: str) -> str:
    """Return the id of the cable that is meant by an id, a cable number or the beginning of a title.

    Spaces and capital letters are all one; a title that fits wholly goes before those it only begins.
    Raises NotFoundError "cable-not-found", "cable-ambiguous".
    """
    rows = store.cables()
    if any(row.id == words for row in rows):
        return words
    number, title = _close(words), _loose(words)
    names = store.names()
    looks = (
        [cable for cable, name, value in names if name == "cable number" and _close(value) == number],
        [cable for cable, name, value in names if name != "cable number" and _loose(value) == title],
        [cable for cable, name, value in names if name != "cable number" and _loose(value).startswith(title)],
    )
    for found in looks if title else ():
        fitting = set(found)
        if len(fitting) == 1:
            return fitting.pop()
        if fitting:
            raise NotFoundError("cable-ambiguous", cable=words, count=len(fitting))
    raise NotFoundError("cable-not-found", cable=words)


def _close(words: str) -> str:
    return "".join(words.split()).casefold()


def _loose(words: str) -> str:
    return " ".join(words.split()).casefold()
