"""Bookmarks of the text, numbered through the file."""

from __future__ import annotations

from desktop.exporting.word.markup import Element, add


class Bookmarks:
    """Gives every bookmark its number; a bookmark is closed by its name."""

    def __init__(self) -> None:
        self._count = 0
        self._open: dict[str, int] = {}

    def open(self, paragraph: Element, name: str) -> None:
        """Begin a bookmark here."""
        self._count += 1
        self._open[name] = self._count
        add(paragraph, "bookmarkStart", id=self._count, name=name)

    def close(self, paragraph: Element, name: str) -> None:
        """End a bookmark here, if it has begun."""
        number = self._open.pop(name, None)
        if number is not None:
            add(paragraph, "bookmarkEnd", id=number)
