"""Annotations of ours as what comes back: the cables' records, and what a person did to their notes."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from typing import Any

from db.changes import RECORD_TYPES
from db.records import NOTE_COLOURS, NOTE_KINDS, Anchor, Cable, Note, Reading, Record, text_hash
from desktop.interchange.annotation_form import cable_of, colour_of, id_of
from desktop.interchange.annotation_parts import Json, several
from desktop.reading.annotation.comments import annotated
from desktop.reading.annotation.file import AnnotationFile, annotation_file
from desktop.reading.annotation.placing import place_all
from desktop.reading.annotation.targets import pointed
from desktop.reading.returned import Comment, Refused, Returned, hashes
from desktop.reading.returned_records import records_from


def returned(data: bytes, name: str) -> Returned | None:
    """Return what a file of ours brings back, None where Chancery did not write it.

    A note whose words, tags, colour or kind were changed comes as it stands in the file; one that was moved
    or taken out, and an annotation that is new, come as comments, to be looked at. Raises `ReadingError`
    "file-too-large".
    """
    file = annotation_file(data, name)
    if file is None or not file.is_ours:
        return None
    back = _Back(file)
    for source in file.whole["sources"]:
        if isinstance(source, dict):
            back.take_source(source)
    for annotation in file.annotations:
        back.take(annotation)
    back.finish()
    return back.returned()


class _Back:
    """What comes back of one file."""

    def __init__(self, file: AnnotationFile) -> None:
        self._refused = list(file.refused)
        self._spoilt = {id_of(each.what) for each in file.refused}
        self._known = frozenset(str(each["id"]) for each in file.annotations)
        self._records: dict[str, Record] = {}
        self._left: dict[str, str] = {}
        self._texts: dict[str, None] = {}
        self._comments: list[Comment] = []
        self._text_of: dict[str, str] = {}
        self._places: dict[str, list[Anchor]] = {}
        self._words: dict[str, object] = {}
        self._met: set[str] = set()

    def take_source(self, source: Json) -> None:
        """Take in the records of one cable."""
        texts = [
            each for each in (source.get("value"), *several(source.get("texts"))) if isinstance(each, str)
        ]
        try:
            told, words = (json.loads(str(source.get(key))) for key in ("carried", "words"))
        except (ValueError, RecursionError):
            told, words = None, None
        records, kept, refused = records_from(told, texts)
        self._refused += refused
        by_hash = {text_hash(text): text for text in kept}
        readings = {each.id: each for each in records if isinstance(each, Reading)}
        cable = next((each for each in records if isinstance(each, Cable)), None)
        current = readings.get(cable.reading) if cable else None
        if cable is None or current is None or current.text_sha256 not in by_hash:
            self._refused.append(Refused(str(source.get("label", ""))[:100], "cable-incomplete"))
            return
        self._text_of[cable.id] = by_hash[current.text_sha256]
        self._records |= {each.id: each for each in records}
        self._left |= hashes(records)
        self._texts |= dict.fromkeys(kept)
        self._words |= words if isinstance(words, dict) else {}
        for each in records:
            if isinstance(each, Anchor) and each.reading == current.id:
                self._places.setdefault(each.owner, []).append(each)

    def take(self, annotation: Json) -> None:
        """Take in one annotation."""
        note = self._records.get(id_of(annotation["id"]))
        if isinstance(note, Note) and note.id not in self._met:
            self._met.add(note.id)
            self._changed(note, annotation)
            self._moved(note, annotation)
        else:
            self._new(annotation)

    def finish(self) -> None:
        """Tell of the notes that left and are not in the file any more; none of them is lost."""
        for note in self._records.values():
            if isinstance(note, Note) and note.id not in self._met | self._spoilt:
                self._comments.append(Comment(f"{note.id}:deleted", "deleted", cable=note.cable, on=note.id))

    def returned(self) -> Returned:
        """Return all that came back, owners before what they own."""
        order = {each: at for at, each in enumerate(RECORD_TYPES.values())}
        records = sorted(self._records.values(), key=lambda one: order[type(one)])
        return Returned(
            "w3c",
            tuple(records),
            tuple(self._texts),
            (),
            self._left,
            tuple(self._comments),
            tuple(self._refused),
        )

    def _changed(self, note: Note, annotation: Json) -> None:
        values: dict[str, Any] = {}
        bodies = [each for each in several(annotation.get("body")) if isinstance(each, dict)]
        tags = tuple(str(each["value"]) for each in bodies if "tagging" in several(each.get("purpose")))
        said = [
            each["value"]
            for each in bodies
            if "tagging" not in several(each.get("purpose")) and "value" in each
        ]
        said += several(annotation.get("bodyValue"))
        words = "\n\n".join(str(each) for each in said)
        if text_hash(words) != self._words.get(note.id):
            values["words"] = words
        if tags != note.tags:
            values["tags"] = tags
        kind, label = annotation.get("kind"), annotation.get("label", "")
        if kind in NOTE_KINDS and kind != note.kind:
            values["kind"] = kind
        colour = next((colour_of(each) for each in several(annotation.get("target"))), "")
        if colour in NOTE_COLOURS and colour != note.colour:
            values["colour"] = colour
        if kind == note.kind == "own" and isinstance(label, str) and label != note.label:
            values["label"] = label
        if values:
            self._records[note.id] = replace(note, **values)

    def _moved(self, note: Note, annotation: Json) -> None:
        text = self._text_of.get(note.cable, "")
        anchors = sorted(self._places.get(note.id, ()), key=lambda each: (each.ordinal, each.id))
        stood = tuple((each.start, each.end) for each in anchors)
        pointings = pointed(annotation).pointings
        said = tuple((each.start, each.end) for each in pointings if each.start is not None)
        if said == stood:
            return
        spans, doubt, quote = place_all(text, pointings)
        if spans and spans != tuple(sorted(dict.fromkeys(stood))):
            key = f"{note.id}:moved"
            self._comments.append(
                Comment(key, "moved", cable=note.cable, quote=quote, spans=spans, doubt=doubt, on=note.id)
            )

    def _new(self, annotation: Json) -> None:
        made, refused = annotated(annotation, self._known)
        self._refused += refused
        if made is None:
            return
        ours = next((id_of(each) for each in (made.answers,) if id_of(each) in self._records), "")
        cable = next((found for each in made.pointings if (found := cable_of(each.source))), "")
        note = self._records.get(ours)
        cable = cable or (note.cable if isinstance(note, Note) else "")
        if cable not in self._text_of:
            self._refused.append(Refused(made.key[:100], "anno-source-unknown"))
            return
        spans, doubt, quote = place_all(self._text_of[cable], made.pointings)
        self._comments.append(
            Comment(
                made.key,
                made.kind,
                made.words,
                made.author,
                made.created,
                cable,
                quote,
                spans,
                doubt,
                ours,
                "" if ours else made.answers,
                made.modified,
                _nearest(annotation),
            )
        )


def _nearest(annotation: Json) -> str:
    found: Iterable[str] = (colour_of(each) for each in several(annotation.get("target")))
    return next((each for each in found if each in NOTE_COLOURS), "")
