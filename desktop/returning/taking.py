"""A comment that she accepts, as the Change that makes it a note, or does to a note of ours what he did."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from db.anchoring.alignment import align
from db.anchoring.anchors import make_anchor
from db.cable_state import CableState
from db.changes import Change, Label, Step
from db.correcting.corrections import new_reading, relocate
from db.editing.author_edits import new_author
from db.editing.note_edits import add_note, set_colour, set_spans, set_words, tag_notes
from db.editing.note_spans import joined
from db.records import Author, NoteKind
from desktop.reading.returned import ABOUT_OURS, Comment, Span
from desktop.returning.recognising import REJECTED, origin_of

KINDS: tuple[NoteKind, ...] = ("marginal", "footnote", "highlight", "general")
"""What a comment may become."""


@dataclass(frozen=True, slots=True)
class Taking:
    """How a comment is taken over: as what, with which words, and where in the text of today."""

    comment: Comment
    kind: NoteKind
    words: str
    spans: tuple[Span, ...]
    tags: tuple[str, ...] = ()


def proposed(comment: Comment, spans: tuple[Span, ...], tags: Sequence[str] = ()) -> Taking:
    """Return how a comment is taken over where she changes nothing.

    Words make a marginal note, which leaves the library only when ticked; a highlight without words is one,
    and what a colleague wrote as a footnote is a footnote.
    """
    kind: NoteKind = "marginal" if comment.words.strip() or not spans else "highlight"
    if comment.kind == "footnote" and spans:
        kind = "footnote"
    return Taking(comment, kind, comment.words, spans, tuple(tags))


class Today:
    """The text as it left, laid beside that of today."""

    def __init__(self, text: str, today: str) -> None:
        """Lay them side by side once, for any number of spans."""
        self._text = text
        self._laid = None if text == today else align(text, today)

    def place(self, spans: Sequence[Span]) -> tuple[tuple[Span, ...], bool]:
        """Return where spans of the text as it left stand today, and whether that is sure for all of them."""
        if self._laid is None:
            return tuple(spans), True
        anchors = [
            make_anchor(self._text, *span, cable="", owner="n", reading="", ordinal=ordinal)
            for ordinal, span in enumerate(spans)
        ]
        moved = relocate(self._laid, anchors, "")
        found = tuple((one.after.start, one.after.end) for one in moved if one.after is not None)
        return tuple(joined(found)), len(found) == len(spans) and not any(one.doubtful for one in moved)


def take(
    state: CableState,
    taking: Taking,
    *,
    format_name: str,
    authors: Sequence[Author],
    ours: str,
    burst: str = "",
) -> Change | None:
    """Return the change that takes a comment over into a cable; None where there is nothing to do.

    `authors` are all of the library: who wrote it is one of them by name, or is entered with it; where the
    file does not say, it is by `ours`, an author's id. Changes of one `burst` are one undo step.
    """
    comment = taking.comment
    if comment.kind in ABOUT_OURS:
        change = _to_ours(state, taking)
    elif comment.kind == "changed text":
        change = _correction(state, taking, ours)
    else:
        change = _as_note(state, taking, origin_of(comment.key, format_name), authors, ours)
    if change is None:
        return None
    return replace(change, label=Label("take-comment", {"name": comment.author}), burst=burst)


def _to_ours(state: CableState, taking: Taking) -> Change | None:
    comment, note = taking.comment, taking.comment.on
    if note not in state.notes or state.notes[note].trashed is not None:
        return None
    if comment.kind == "changed words":
        return set_words(state, note, taking.words)
    if comment.kind == "changed colour":
        return set_colour(state, note, comment.colour)
    if comment.kind == "moved" and taking.spans:
        return set_spans(state, note, joined(taking.spans))
    if comment.kind == "rejected":
        return tag_notes(state, [note], add=[REJECTED])
    return None  # a deletion is told, and never carried out


def _correction(state: CableState, taking: Taking, ours: str) -> Change | None:
    if len(taking.spans) != 1:
        return None
    start, end = taking.spans[0]
    text = state.text[:start] + taking.words + state.text[end:]
    return new_reading(state, text, author=ours, reason=taking.comment.author)


def _as_note(
    state: CableState, taking: Taking, origin: str, authors: Sequence[Author], ours: str
) -> Change | None:
    comment = taking.comment
    known = next((note for note in state.notes.values() if note.origin == origin), None)
    if known is not None and known.trashed is None:  # he went on writing after it was taken over
        return set_words(state, known.id, taking.words)
    steps: list[Step] = []
    author = next((one.id for one in authors if one.name == comment.author), "")
    if not author and comment.author:
        entered, made = new_author(comment.author, authors)
        steps += entered.steps
        author = made.id
    spans = joined(taking.spans) if taking.kind != "general" else []
    words = taking.words
    if not spans and comment.quote:
        words = f"“{comment.quote}” {words}".rstrip()  # without a place, what he marked is told nowhere else
    change, note = add_note(
        state, taking.kind, spans, author=author or ours, words=words, colour=comment.colour or "rose"
    )
    told = replace(
        note,
        tags=tuple(dict.fromkeys(taking.tags)),
        created=_moment(comment.created) or note.created,
        origin=origin,
    )
    steps += [Step(None, told if step.after == note else step.after) for step in change.steps]
    return replace(change, steps=tuple(steps))


def _moment(told: str) -> str:
    """Return a moment that a file tells, where it is one with a zone."""
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        return ""
    return told if moment.tzinfo is not None else ""
