"""A cable of the library as the contract's object: the reader's keys as they stand today, and the notes."""

from __future__ import annotations

from typing import Any

from db.cable_state import CableState
from db.editing.mark_edits import marks_in_order
from db.records import EditorialMark, Note
from db.structures import kind_and_detail
from desktop.exporting.gathered_names import gathered_names
from desktop.messages.doubts import doubt_sentence

_VALUES = {
    "title": "title",
    "date": "date",
    "precedence": "precedence",
    "classification": "classification",
    "originator": "originator",
    "cable_number": "cable number",
    "receipt_number": "receipt number",
    "subject": "subject",
    "signatory": "signatory",
    "archive": "archive",
    "credit": "credit",
    "rights": "rights",
    "summary": "summary",
}
_WITH_OWN_KEYS = frozenset({"furniture", "body", "title", "subject"})
_LISTS = {"addressees": "addressee", "info_addressees": "info addressee"}

Span = list[int]


def as_contract(state: CableState) -> dict[str, Any]:
    """Return the object; spans count code points of the current reading.

    Beside the contract's keys stands `fields`: the whole open list of header fields, the editor's own too.
    """
    spans, supplied = _spans_and_supplied(state)
    body = state.structures_of("body")
    return {
        "id": state.cable.id,
        "reading": state.reading.ordinal,
        "text": state.text,
        **{key: state.value(name) or None for key, name in _VALUES.items()},
        **{
            key: [field.value for field in state.fields_in_order(name) if field.value]
            for key, name in _LISTS.items()
        },
        "distribution": _distribution(state),
        "stages": [
            {
                "stage": stage.name,
                "when": stage.when or None,
                "by": stage.by or None,
                "as_written": stage.as_written,
                "span": _span(state, stage.id),
            }
            for stage in state.stages_in_order()
        ],
        "body": [body[0].start, body[0].end] if body else [0, len(state.text)],
        "furniture": [[anchor.start, anchor.end] for anchor in state.structures_of("furniture")],
        "doubts": [
            {
                "field": doubt.field,
                "words": doubt_sentence(doubt, state.text),
                "code": doubt.code,
                "span": _span(state, doubt.id),
            }
            for doubt in state.open_doubts()
        ],
        "spans": spans,
        "supplied": supplied,
        "fields": [
            {
                "name": field.name,
                "value": field.value,
                "supplied": field.supplied,
                "span": _span(state, field.id),
            }
            for field in state.fields_in_order()
        ],
        "structures": _structures(state),
        "notes": [_note(state, note) for note in state.notes_in_order()],
        "names": _names(state),
        "marks": [_mark(state, mark) for mark in marks_in_order(state)],
    }


def _names(state: CableState) -> list[dict[str, Any]]:
    """Return whom the cable mentions, and where, by kind and heading."""
    return [
        {
            "id": name.id,
            "kind": name.kind,
            "name": name.heading,
            "variants": list(name.variants),
            "dates": name.dates,
            "description": name.description,
            "links": list(name.links),
            "mentions": [
                {"id": each.id, "span": list(span), "quote": quote}
                for each in name.mentions
                for span, quote in zip(each.spans, each.quotes, strict=True)
            ],
        }
        for name in gathered_names(state)
    ]


def _structures(state: CableState) -> list[dict[str, Any]]:
    """Return what the source marks in the text, in its order, but for what has keys of its own."""
    found = [
        (anchor.start, anchor.end, *kind_and_detail(structure.kind))
        for structure in state.structures.values()
        if structure.kind not in _WITH_OWN_KEYS
        for anchor in state.spans_of(structure.id)
    ]
    return [{"kind": kind, "detail": detail, "span": [a, b]} for a, b, kind, detail in sorted(found)]


def _spans_and_supplied(state: CableState) -> tuple[dict[str, Span], dict[str, bool]]:
    """Return, by the contract's keys, where each value was read and which ones the editor gave."""
    spans: dict[str, Span] = {}
    supplied: dict[str, bool] = {}
    for key, name in {**_VALUES, **_LISTS}.items():
        fields = [field for field in state.fields_in_order(name) if field.value]
        if key in _VALUES:
            fields = fields[:1]
        read = [state.spans_of(field.id)[0] for field in fields if state.spans_of(field.id)]
        if read and not all(field.supplied for field in fields):
            spans[key] = [min(anchor.start for anchor in read), max(anchor.end for anchor in read)]
        if any(field.supplied for field in fields):
            supplied[key] = True
    return spans, supplied


def _span(state: CableState, owner: str) -> Span | None:
    anchors = state.spans_of(owner)
    return [anchors[0].start, anchors[0].end] if anchors else None


def _distribution(state: CableState) -> dict[str, Any]:
    lists = state.distributions_in_order()
    if not lists:
        return {"entries": [], "stated_total": None, "counted": None, "verdict": "no list"}
    count = state.count(lists[0])
    return {
        "entries": [
            {"recipient": each.name, "copies": each.copies, "span": _span(state, each.id)}
            for each in state.recipients_of(lists[0].id)
        ],
        "stated_total": count.stated,
        "counted": count.counted,
        "verdict": count.verdict,
    }


def _mark(state: CableState, mark: EditorialMark) -> dict[str, Any]:
    return {
        "id": mark.id,
        "kind": mark.kind,
        "words": mark.words or None,
        "reason": mark.reason or None,
        "span": _span(state, mark.id),
        "created": mark.created,
    }


def _note(state: CableState, note: Note) -> dict[str, Any]:
    number = state.numbers().get(note.id)
    anchors = state.spans_of(note.id)
    author = state.authors.get(note.author)
    return {
        "id": note.id,
        "kind": note.kind,
        "number": number,
        "label": state.note_marks().get(note.id) or note.label or None,
        "text": note.words,
        "colour": note.colour,
        "tags": list(note.tags),
        "spans": [[anchor.start, anchor.end] for anchor in anchors],
        "quote": [anchor.quote for anchor in anchors],
        "author": author.name if author else note.author,
        "created": note.created,
        "modified": note.modified,
        "orphan": state.is_orphan(note),
    }
