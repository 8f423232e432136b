"""What is known of a cable that left as a PDF: its text, the notes on it, and where the pages print them."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.referring.links import unlinked
from desktop.reading.pdf.placed import RunBox, Span

_URN = "urn:chancery:"


@dataclass(frozen=True, slots=True)
class LeftNote:
    """A note as it left: `words` as printed, `spans` in the text.

    `said` are the words that its annotation may have without anybody having changed them, and `colours` so,
    too: of a file that does not tell what left, all that the note has ever been. Empty where nobody can know.
    """

    id: str
    words: str
    colour: str
    author: str
    spans: tuple[Span, ...]
    said: tuple[str, ...] = ()
    colours: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Left:
    """One cable as it left. `boxes` say where stretches of the text are printed, `on` those of each note."""

    cable: str
    text: str
    notes: Mapping[str, LeftNote] = field(default_factory=dict)
    boxes: tuple[RunBox, ...] = ()
    on: Mapping[str, tuple[RunBox, ...]] = field(default_factory=dict)


def left_of(told: Mapping[str, Any]) -> Left | None:
    """Return what an attachment's object tells of its cable; None where it tells no text.

    The file may be anybody's: what is not of its form is passed over.
    """
    text = told.get("text")
    if not isinstance(text, str) or not is_text(text):
        return None
    notes = {note.id: note for note in map(_note, _list(told, "items")) if note is not None}
    boxes: list[RunBox] = []
    on: dict[str, list[RunBox]] = {}
    for each in _list(told, "boxes"):
        some = list(_boxes(each, len(text)))
        boxes += some
        for note in _list(each, "notes"):
            if isinstance(note, str) and note in notes:
                on.setdefault(note, []).extend(some)
    return Left(
        str(told.get("id", "")).removeprefix(_URN),
        text,
        notes,
        tuple(boxes),
        {note: tuple(some) for note, some in on.items()},
    )


def is_text(text: str) -> bool:
    """Tell whether this is a text that a cable can have."""
    if not text or "\r" in text:
        return False
    return text.isascii() or not any(0xD800 <= ord(sign) < 0xE000 for sign in text)


def _list(told: object, key: str) -> list[Any]:
    value = told.get(key) if isinstance(told, dict) else None
    return value if isinstance(value, list) else []


def _note(told: object) -> LeftNote | None:
    if not isinstance(told, dict):
        return None
    body, creator = told.get("body"), told.get("creator")
    words = body.get("value") if isinstance(body, dict) else None
    author = creator.get("name") if isinstance(creator, dict) else None
    spans = [
        span
        for target in _list(told, "target")
        for selector in _list(target, "selector")
        if (span := _span(selector)) is not None
    ]
    said, colour = words if isinstance(words, str) else "", str(told.get("colour", ""))
    return LeftNote(
        str(told.get("id", "")).removeprefix(_URN),
        said,
        colour,
        author if isinstance(author, str) else "",
        tuple(spans),
        tuple(dict.fromkeys((unlinked(said), said))),
        frozenset((colour,)),
    )


def _span(selector: object) -> Span | None:
    if not isinstance(selector, dict):
        return None
    start, end = selector.get("start"), selector.get("end")
    return (start, end) if type(start) is int and type(end) is int and 0 <= start <= end else None


def _boxes(told: object, size: int) -> Iterable[RunBox]:
    span = _list(told, "span")
    if len(span) != 2 or not all(type(each) is int for each in span) or not 0 <= span[0] <= span[1] <= size:
        return
    for place in _list(told, "places"):
        page = place.get("page") if isinstance(place, dict) else None
        box = _list(place, "box")
        if type(page) is int and len(box) == 4 and all(isinstance(each, int | float) for each in box):
            left, bottom, right, top = map(float, box)
            yield RunBox((span[0], span[1]), page - 1, (left, bottom, right, top))
