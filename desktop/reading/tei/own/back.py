"""The records of one cable as they come back: those that left, with what was changed in the file."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, TypeVar

from db.editing.author_edits import new_author
from db.records import Anchor, Author, Cable, Reading, Record, text_hash
from desktop.interchange.tei_form import shown
from desktop.reading.returned import Comment, Refused

R = TypeVar("R", bound=Record)

UNNAMED = "Editor of the TEI file"
"""Who wrote a note of which the file does not say who wrote it."""


@dataclass(slots=True)
class Back:
    """What comes back of one cable. `text` is that of its reading as it left."""

    cable: Cable
    reading: Reading
    text: str
    records: dict[str, Record] = field(default_factory=dict)
    places: dict[str, list[Anchor]] = field(default_factory=dict)
    """The anchors of each owner in the reading that left, by ordinal."""
    texts: list[str] = field(default_factory=list)
    comments: list[Comment] = field(default_factory=list)
    refused: list[Refused] = field(default_factory=list)

    def of(self, kind: type[R]) -> list[R]:
        """Return the records of this kind."""
        return [each for each in self.records.values() if isinstance(each, kind)]

    def get(self, kind: type[R], name: str) -> R | None:
        """Return the record of this id, if it is of this kind."""
        found = self.records.get(name)
        return found if isinstance(found, kind) else None

    def put(self, record: Record) -> None:
        """Enter a record, or the changed state of one."""
        self.records[record.id] = record

    def change(self, record: Record, **values: Any) -> None:  # noqa: ANN401
        """Enter what the file says of a record otherwise than it left."""
        changed = {name: value for name, value in values.items() if getattr(record, name) != value}
        if changed:
            self.put(replace(self.records[record.id], **changed))

    def say(self, record: Record, name: str, said: str | None) -> None:
        """Enter what the file says as a record's value, unless it says what the record was shown as."""
        if said is not None and said != shown(str(getattr(record, name))):
            self.change(record, **{name: said})

    def author(self, name: str) -> str:
        """Return the id of an author of this name, who is entered where there is none yet.

        The id comes from the name, so that the same file, met again, brings the same author.
        """
        name = name or UNNAMED
        known = self.of(Author)
        for each in known:
            if each.name == name:
                return each.id
        _, made = new_author(name, known)
        made = replace(made, id=derived("u", name))
        self.put(made)
        return made.id


def derived(letter: str, *parts: str) -> str:
    """Return an id for what a file brings without one: the same whenever the same file comes.

    Other ids never come from content. These must, or a file that is met twice would bring its notes twice.
    """
    return letter + hashlib.sha256("\x1f".join(parts).encode("utf-8", "surrogatepass")).hexdigest()[:32]


def back_of(records: Iterable[Record], texts: Iterable[str], cable: str) -> Back | None:
    """Return the records of one cable, made ready; None where they do not hold together."""
    records = tuple(records)
    by_hash: Mapping[str, str] = {text_hash(text): text for text in texts}
    found = next((each for each in records if isinstance(each, Cable) and each.id == cable), None)
    if found is None:
        return None
    reading = next((each for each in records if isinstance(each, Reading) and each.id == found.reading), None)
    if reading is None or reading.text_sha256 not in by_hash:
        return None
    back = Back(found, reading, by_hash[reading.text_sha256], texts=list(by_hash.values()))
    back.records = {each.id: each for each in records}
    for each in back.of(Anchor):
        if each.reading == reading.id:
            back.places.setdefault(each.owner, []).append(each)
    for some in back.places.values():
        some.sort(key=lambda each: (each.ordinal, each.id))
    return back
