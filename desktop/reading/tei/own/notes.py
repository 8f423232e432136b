"""The notes of a cable as they come back: reworded, moved, taken away, or new."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from copy import deepcopy
from dataclasses import dataclass

from db.anchoring.anchors import describe
from db.records import (
    ID,
    NOTE_COLOURS,
    NOTE_KINDS,
    Anchor,
    Author,
    EditorialMark,
    Mention,
    Note,
    NoteKind,
)
from desktop.interchange.tei_form import (
    XML_ID,
    Element,
    bare_digest,
    built_id,
    content_digest,
    is_indented,
    words_of,
)
from desktop.reading.intake import Span
from desktop.reading.mark_words import words_at_mark
from desktop.reading.returned import Comment, Refused
from desktop.reading.tei.own.back import Back, derived
from desktop.reading.tei.own.text import OwnText, Settled
from desktop.reading.tei.text import note_words

_KIND_OF_PLACE: dict[str, NoteKind] = {"margin": "marginal", "left": "marginal", "right": "marginal"}
_ID = re.compile(f"n{ID}")
_WITHOUT_PLACE = ("general", "source")


@dataclass(frozen=True, slots=True)
class Places:
    """Where notes stand: in the text as it is meant, and between the anchors that are told beside it."""

    own: OwnText
    settled: Settled
    crossing: Mapping[str, Span]
    reading: str
    """The id of the reading whose text that is."""

    def of(self, note: Element) -> tuple[list[tuple[str, Span]], list[str]]:
        """Return id and span of each place that a note names, and the names that nothing bears."""
        found, missing = [], []
        for target in note.get("target", "").split():
            name = target.removeprefix("#")
            span = self.own.spans.get(name) or self.crossing.get(name)
            if span is None:
                missing.append(target)
            else:
                found.append((name, span))
        return found, missing


def crossing_spans(own: OwnText, spans: Iterable[Element]) -> dict[str, Span]:
    """Return the places of the spans between two anchors."""
    found: dict[str, Span] = {}
    for each in spans:
        first, last = (own.spans.get(each.get(end, "").removeprefix("#")) for end in ("from", "to"))
        name = each.get(XML_ID)
        if name and first is not None and last is not None and first[0] <= last[0]:
            found[name] = (first[0], last[0])
    return found


class Notes:
    """The notes of one cable, read out of the file one after the other."""

    def __init__(self, back: Back, places: Places, digests: Mapping[str, object], moment: str) -> None:
        """Read into `back`; `digests` tell how each note was written, `moment` when the file was."""
        self._back, self._places, self._digests, self._moment = back, places, digests, moment
        self._met: set[str] = set()

    def read(self, note: Element, at: int | None) -> None:
        """Read one note; `at` is where it stands in the text, None for one beside it."""
        name = note.get(XML_ID, "")
        known = self._back.get(Note, name)
        if known is not None and name not in self._met:
            self._met.add(name)
            self._changed(known, note)
        elif name != built_id(self._back.cable.id) or not self._is_as_written(name, note):
            self._new(note, at)

    def finish(self) -> None:
        """Tell of the notes that left and are not in the file any more; none of them is lost."""
        for note in self._back.of(Note):
            if note.id in self._digests and note.id not in self._met:
                self._back.comments.append(
                    Comment(f"{note.id}:deleted", "deleted", cable=note.cable, on=note.id)
                )

    def _changed(self, known: Note, note: Element) -> None:
        values: dict[str, object] = {}
        if not self._is_as_written(known.id, note):
            values["words"] = self._words_of(note)
        kind = note.get("type", "")
        if kind in NOTE_KINDS and kind != known.kind:
            values["kind"] = kind
        colour = note.get("rend", "")
        if colour in NOTE_COLOURS and colour != known.colour:
            values["colour"] = colour
        resp = note.get("resp", "").removeprefix("#")
        if kind != "own" and resp != known.author and self._back.get(Author, resp):
            values["author"] = resp
        if values:
            self._back.change(known, **values)
        if kind == "own":
            self._back.say(known, "label", note.get("n", "").strip())
        self._moved(known, note)

    def _words_of(self, note: Element) -> str:
        """Return a note's words, those that refer to a note or a cable of the file as a reference to it."""
        read = deepcopy(note)
        for ref in read.iter("{*}ref"):
            name = ref.get("target", "")[1:] if ref.get("target", "").startswith("#") else ""
            if name == self._back.cable.id or name.startswith(self._back.cable.id[0]):
                ref.set("target", f"cable:{name}")
            elif name:
                ref.set("target", f"note:{name}")
        return note_words(read)

    def _is_as_written(self, name: str, note: Element) -> bool:
        digests = self._digests.get(name)
        if not isinstance(digests, list) or len(digests) != 2:
            return False
        if content_digest(note) == digests[0]:
            return True
        return is_indented(note) and bare_digest(note) == digests[1]

    def _moved(self, known: Note, note: Element) -> None:
        if not self._places.settled.same:
            return  # In a new reading the places are those that the file has.
        found, missing = self._places.of(note)
        anchors = self._back.places.get(known.id, [])
        self._missing(known.id, missing)
        stands = len(found) == len(anchors) and all(
            self._places.settled.is_at(span, (anchor.start, anchor.end))
            for (_, span), anchor in zip(found, anchors, strict=True)
        )
        if stands or missing or not found:
            return
        spans = tuple(self._places.settled.span(span) for _, span in found)
        quote = " … ".join(self._back.text[start:end] for start, end in spans)
        self._back.comments.append(
            Comment(f"{known.id}:moved", "moved", "", "", "", known.cable, quote, spans, on=known.id)
        )

    def _new(self, note: Element, at: int | None) -> None:
        kind = self._kind(note)
        words = self._words_of(note)
        found, missing = self._places.of(note)
        spans = [self._places.settled.span(span) for _, span in found]
        text = self._places.settled.text
        if not spans and at is not None and kind not in _WITHOUT_PLACE:
            place = words_at_mark(text, self._places.settled.span((at, at))[0])
            spans = [place] if place else []
        name = self._name(note, words, spans)
        self._missing(name, missing)
        if not words and kind != "highlight":
            self._back.refused.append(Refused(words_of(note)[:80] or name, "note-empty"))
            return
        if not spans and kind not in _WITHOUT_PLACE:
            self._back.refused.append(Refused(words_of(note)[:80] or name, "note-without-place"))
            kind = "general"
        author = self._author(note)
        made = Note(name, self._back.cable.id, kind, words, self._colour(note, kind), (), "", author, "", "")
        self._enter(made, note, spans)

    def _enter(self, made: Note, note: Element, spans: list[Span]) -> None:
        label = note.get("n", "").strip() if made.kind == "own" else ""
        entered = Note(
            made.id, made.cable, made.kind, made.words, made.colour, (), label, made.author,
            self._moment, self._moment, origin=f"tei:{note.get(XML_ID) or made.id}",
        )  # fmt: skip
        self._back.put(entered)
        for ordinal, span in enumerate(spans):
            self._back.put(anchor_at(entered, ordinal, span, self._places))

    def _missing(self, name: str, missing: Iterable[str]) -> None:
        for target in missing:
            self._back.refused.append(Refused(f"{name} {target}"[:80], "note-target-missing"))

    def _kind(self, note: Element) -> NoteKind:
        said = note.get("type", "")
        known = next((kind for kind in NOTE_KINDS if kind == said), None)
        return known or _KIND_OF_PLACE.get(note.get("place", ""), "footnote")

    def _colour(self, note: Element, kind: NoteKind) -> str:
        said = note.get("rend", "")
        return said if said in NOTE_COLOURS else "rose" if kind == "marginal" else "amber"

    def _author(self, note: Element) -> str:
        resp = note.get("resp", "").strip()
        name = resp.removeprefix("#")
        if self._back.get(Author, name):
            return name
        for each in note.getroottree().getroot().iter("{*}respStmt", "{*}persName", "{*}name", "{*}editor"):
            if name and each.get(XML_ID) == name:
                names = [words_of(one) for one in each.iter("{*}name", "{*}persName")]
                return self._back.author(names[0] if names else words_of(each))
        return self._back.author(name if resp and not resp.startswith("#") else "")

    def _name(self, note: Element, words: str, spans: list[Span]) -> str:
        said = note.get(XML_ID, "")
        if _ID.fullmatch(said) and said not in self._back.records:
            return said
        return derived("n", self._back.cable.id, said or words, "" if said else str(spans))


def anchor_at(owner: Note | Mention | EditorialMark, ordinal: int, span: Span, places: Places) -> Anchor:
    """Return an anchor on words of a text; its id comes from whose it is and where."""
    at = describe(places.settled.text, *span)
    name = derived("a", places.reading, owner.id, str(ordinal), str(span))
    return Anchor(
        name,
        owner.cable,
        owner.id,
        places.reading,
        ordinal,
        at.start,
        at.end,
        at.quote,
        at.prefix,
        at.suffix,
        "by hand",
        1.0,
    )
