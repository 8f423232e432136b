"""A cable on one sheet for people: header, stages, distribution, doubts, notes, each in plain lines."""

from __future__ import annotations

from collections.abc import Iterator

from db.anchoring.orphans import lost_spans
from db.cable_state import CableState
from db.editing.mark_edits import marks_in_order
from db.records import Note
from db.referring.links import Link, with_links
from db.referring.targets import target_in
from desktop.exporting.references import called
from desktop.messages.changes import field_name, note_kind
from desktop.messages.doubts import doubt_sentence
from desktop.messages.findings import stage_remarks, verdict_sentence
from desktop.messages.lost_places import partly_lost
from desktop.messages.marks import mark_words
from desktop.messages.times import show_duration, show_time
from desktop.messages.words import tr


def sheet(state: CableState) -> Iterator[str]:
    """Return the lines of the sheet."""
    yield state.value("title") or state.value("subject") or state.cable.file_name
    yield from _header(state)
    yield from _stages(state)
    yield from _distributions(state)
    yield from _doubts(state)
    yield from _notes(state)
    yield from _marks(state)


def _header(state: CableState) -> Iterator[str]:
    for field in state.fields_in_order():
        if field.name == "title" or not field.value:
            continue
        value = show_time(field.value) if field.name == "date" else " ".join(field.value.split())
        mark = tr(" (supplied)") if field.supplied else ""
        yield f"  {field_name(field.name):<15}{value}{mark}"


def _stages(state: CableState) -> Iterator[str]:
    stages = state.stages_in_order()
    if not stages:
        return
    yield ""
    yield tr("Transcription stages")
    found = state.handling()
    since = {interval.second: interval for interval in found.intervals}
    for index, stage in enumerate(stages):
        words = f"  {stage.name:<15}{show_time(stage.when) if stage.when else tr('no time')}"
        if stage.by:
            words += f", {stage.by}"
        interval = since.get(index)
        if interval is not None and interval.minutes is not None:
            words += f"  ({show_duration(interval.minutes)})"
        yield words
    if found.total_minutes is not None:
        yield tr("  {time} in all", time=show_duration(found.total_minutes))
    for _, sentence in stage_remarks(stages, found):
        yield f"  {sentence}"


def _distributions(state: CableState) -> Iterator[str]:
    for distribution in state.distributions_in_order():
        yield ""
        yield tr("Distribution")
        for each in state.recipients_of(distribution.id):
            copies = str(each.copies) if each.copies_state == "stated" else tr(each.copies_state)
            yield f"  {copies:>10}  {each.name}"
        yield "  " + verdict_sentence(state.count(distribution))


def _doubts(state: CableState) -> Iterator[str]:
    doubts = state.open_doubts()
    if doubts:
        yield ""
        yield tr("In doubt")
    for doubt in doubts:
        yield "  " + doubt_sentence(doubt, state.text)


def _notes(state: CableState) -> Iterator[str]:
    notes = state.notes_in_order()
    if notes:
        yield ""
        yield tr("Notes")
    for note in notes:
        yield f"  {_mark(state, note)}  {_quoted(state, note)}"
        for line in _words(state, note).splitlines():
            yield f"      {line}"


def _marks(state: CableState) -> Iterator[str]:
    marks = marks_in_order(state)
    if marks:
        yield ""
        yield tr("Editor’s marks")
    for mark in marks:
        spans = state.spans_of(mark.id)
        words = mark_words(mark, spans[0].quote if spans else "")
        said = tr("; ").join(words.splitlines())
        yield "  " + (said if spans else tr("{mark}: has lost its place", mark=said))


def _words(state: CableState, note: Note) -> str:
    """Return a note's words; of a reference, what it is called now, or was called when it leads elsewhere."""

    def told(link: Link) -> str:
        target = target_in(state, link.address)
        return link.words if target is None else called(target, from_cable=state.cable.id)

    return with_links(note.words, told)


def _mark(state: CableState, note: Note) -> str:
    mark = state.note_marks().get(note.id)
    return f"{mark}." if mark is not None else note.label or note_kind(note.kind)


def _quoted(state: CableState, note: Note) -> str:
    spans = state.spans_of(note.id)
    lost = lost_spans(state, note.id)
    words = " … ".join(" ".join(anchor.quote.split()) for anchor in spans or lost)
    if not words:
        return tr("on the whole cable")
    if not spans:
        return tr("has lost its place; stood on “{words}”", words=words)
    return f"“{words}”" + (f" ({partly_lost(len(lost), len(lost) + len(spans))})" if lost else "")
