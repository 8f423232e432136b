"""What is looked through before it is marked: places that spell a name, or names that the source marks."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from db.library_records import Name
from db.naming.source_names import SourceName
from db.naming.spelled import Spelled
from desktop.messages.names import kind_words, who
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr
from desktop.windows.names.context_rows import ContextRow
from desktop.windows.names.tick_dialog import TickDialog


class ReviewDialog(TickDialog):
    """All places of a cable that spell a name: each is taken or left."""

    def __init__(self, name: Name, places: Sequence[Spelled], parent: QWidget | None = None) -> None:
        """Ask which of these places are the name."""
        title = plural(
            len(places),
            "{n} more place is spelled so. Tick it where it means {name}.",
            "{n} more places are spelled so. Tick those that mean {name}.",
            name=short_quote(name.name, 40),
        )
        rows = [
            ContextRow(place.before, place.spelling, place.after, key=(place.start, place.end))
            for place in places
        ]
        super().__init__(
            title,
            who(name),
            rows,
            lambda ticked: plural(len(ticked), "&Mark {n} mention", "&Mark {n} mentions"),
            parent,
        )
        self.setWindowTitle(tr("Mark all mentions"))

    def spans(self) -> list[tuple[int, int]]:
        """Return the places that are ticked, in code points."""
        return [key for key in self.list.ticked() if isinstance(key, tuple)]


class SourceNamesDialog(TickDialog):
    """The names that the source of a cable marks: each is taken or left."""

    def __init__(self, found: Sequence[SourceName], parent: QWidget | None = None) -> None:
        """Ask which of these names are to be marked."""
        title = plural(
            len(found),
            "The source of this cable marks {n} name.",
            "The source of this cable marks {n} names.",
        )
        told = tr("Those that the list has in this spelling are taken for the same; the others come into it.")
        super().__init__(title, told, [_row(each) for each in found], _button, parent)
        self.setWindowTitle(tr("Names of the source"))

    def chosen(self) -> list[SourceName]:
        """Return the names that are ticked."""
        return [key for key in self.list.ticked() if isinstance(key, SourceName)]


def _row(each: SourceName) -> ContextRow:
    kind = kind_words(each.kind)
    head = tr("{kind}: {name}", kind=kind, name=each.name.name) if each.name else tr("{kind}, new", kind=kind)
    places = plural(len(each.spans), "   {n} place", "   {n} places")
    return ContextRow("", each.words, places, head, each)


def _button(ticked: list[object]) -> str:
    count = sum(len(key.spans) for key in ticked if isinstance(key, SourceName))
    return plural(count, "&Mark {n} mention", "&Mark {n} mentions")
