"""What the text shows of the open cable: its notes as spans, its lines as what they are."""

from __future__ import annotations

from collections.abc import Callable
from typing import Literal

from db.cable_state import CableState
from db.numbering import own_mark
from db.records import Anchor, Note, NoteSeries
from db.referring.links import with_links
from db.structures import kind_and_detail
from desktop.messages.changes import note_kind
from desktop.messages.marks import mark_words, shown_mark
from desktop.messages.words import tr
from desktop.panels.text.spans import WEARS, LineStyle, Role, ShownSpan, Wear
from desktop.windows.names.identified import identification_spans

SUMMARY_LENGTH = 600
"""Code points of a note that the hover text shows."""

_SET_AS: dict[str, Role | Wear | Literal["page"]] = {
    "heading": "heading",
    "page break": "page",
    **{wear: wear for wear in WEARS},
}
"""The kinds of structure that the text shows, and as what."""

_KINDS = ("footnote", "marginal", "highlight", "own")


_Kept = tuple[Note, tuple[Anchor, ...], str | None, str, list[ShownSpan]]
"""A note, where it stands, its mark, how its words read, and the spans that were made of these."""


class _Names:
    """The words that all spans share, in the user's language; looked up once, not for each of 10,000."""

    def __init__(self, beside: frozenset[NoteSeries]) -> None:
        self.beside = beside
        self.kinds = {kind: note_kind(kind).capitalize() for kind in _KINDS}
        self.colours = _Translated()
        self.spoken = tr("{name}, {colour}, on “{quote}”")
        self.spoken_plain = tr("{name}, on “{quote}”")


class _Translated(dict[str, str]):
    """Words by what they are in English; each is looked up when first asked for."""

    def __missing__(self, word: str) -> str:
        self[word] = tr(word)
        return self[word]


class ShownSpans:
    """Makes the spans of a cable's notes; keeps those of notes that have not changed.

    At 10,000 notes a change to one of them must not make the other 9,999 anew.
    """

    def __init__(self) -> None:
        """Make none yet."""
        self.words_of: Callable[[Note], str] = lambda note: note.words
        """Tells how a note's words read now, with its references named."""
        self._kept: dict[str, _Kept] = {}
        self._beside: frozenset[NoteSeries] = frozenset()

    def forget(self) -> None:
        """Forget the notes of the cable shown before."""
        self._kept.clear()

    def of(self, state: CableState) -> list[ShownSpan]:
        """Return the spans of all notes that have a place by their marks, then the automatic ones."""
        marks = state.note_marks()
        names = _Names(state.series_in_use())
        if self._beside != names.beside:
            self._beside = names.beside
            self.forget()
        known, words_of, spans = self._kept, self.words_of, state.current_spans()
        shown: list[ShownSpan] = []
        for note in state.notes_in_order():
            if note.kind not in _KINDS:
                continue
            anchors = spans.get(note.id)
            if not anchors:
                continue
            mark = marks.get(note.id)
            words = words_of(note)
            kept = known.get(note.id)
            if (
                kept is None
                or kept[0] is not note
                or kept[2] != mark
                or (kept[3] is not words and kept[3] != words)
                or (kept[1] is not anchors and _places(kept[1]) != _places(anchors))
            ):
                kept = known[note.id] = (
                    note,
                    anchors,
                    mark,
                    words,
                    _spans(note, words, anchors, mark, names),
                )
            shown += kept[4]
        return [*shown, *identification_spans(state), *mark_spans(state)]


def _places(anchors: tuple[Anchor, ...]) -> list[tuple[int, int, str]]:
    return [(anchor.start, anchor.end, anchor.quote) for anchor in anchors]


def mark_spans(state: CableState) -> list[ShownSpan]:
    """Return the spans of the editor's marks: what each says in the line, and what it is in words."""
    return [
        ShownSpan(
            mark.id,
            anchor.start,
            anchor.end,
            mark.kind,
            None,
            shown_mark(mark) or None,
            mark_words(mark, anchor.quote),
            mark_words(mark, anchor.quote),
        )
        for mark in state.marks.values()
        for anchor in state.spans_of(mark.id)[:1]
    ]


def line_styles(state: CableState) -> list[LineStyle]:
    """Return what the parts of the text are: page lines, title, headings, body ...; and how words are set."""
    styles = [LineStyle(a.start, a.end, "furniture") for a in state.structures_of("furniture")]
    roles: tuple[tuple[str, Role], ...] = (("title", "title"), ("subject", "subject"))
    for name, role in roles:
        for field in state.fields_in_order(name)[:1]:
            styles += [LineStyle(a.start, a.end, role) for a in state.spans_of(field.id)[:1]]
    for structure in state.structures.values():
        kind, detail = kind_and_detail(structure.kind)
        set_as = _SET_AS.get(kind)
        if set_as is not None:
            # "612, image 0736": the number as printed stands first.
            label = detail.partition(", ")[0] if set_as == "page" else ""
            # Where a page begins is one place, though a file that came back may say otherwise.
            styles += [
                LineStyle(a.start, a.start if set_as == "page" else a.end, set_as, label)
                for a in state.spans_of(structure.id)
            ]
    body = state.structures_of("body")
    if body:
        styles += [LineStyle(a.start, a.end, "body") for a in body]
        first, last = _salutation(state, body[0].start), body[-1].end
        styles += [LineStyle(first, body[0].start, "body")]
        styles += [LineStyle(0, first, "header"), LineStyle(last, len(state.text), "header")]
    kept = (style for style in styles if style.end > style.start or style.role == "page")
    return sorted(kept, key=lambda s: (s.start, s.end))


def _salutation(state: CableState, body: int) -> int:
    """Return where the message begins to the eye: at the line of address before it, "To the Ministry ...:".

    That line belongs to the header, but where it stands below the subject it opens the message and is set
    like it. Returns `body`, where the message itself begins, if no such line stands directly before it.
    """
    above = state.text[:body].rstrip()
    line = above.rfind("\n") + 1
    subjects = [a.end for f in state.fields_in_order("subject")[:1] for a in state.spans_of(f.id)[:1]]
    addressed = any(
        line <= a.start < len(above) for f in state.fields_in_order("addressee") for a in state.spans_of(f.id)
    )
    return line if addressed and subjects and subjects[0] <= line else body


def _spans(
    note: Note, words: str, anchors: tuple[Anchor, ...], mark: str | None, names: _Names
) -> list[ShownSpan]:
    is_own = note.kind == "own"
    # A note of the source is about a place, not about words: its mark stands, and nothing is washed.
    colour = None if is_own else note.colour
    label = note.label or None if mark is None else mark
    if is_own:
        label = own_mark(note.label, beside=names.beside)
    name = names.kinds[note.kind] + (f" {label}" if label else "")
    spoken = names.spoken if colour else names.spoken_plain
    words = with_links(words, lambda link: link.words)
    words = words if len(words) <= SUMMARY_LENGTH else words[:SUMMARY_LENGTH] + "…"
    return [
        ShownSpan(
            note.id,
            anchor.start,
            anchor.end,
            note.kind,  # type: ignore[arg-type]
            colour,
            label if ordinal == 0 else None,
            spoken.format(name=name, colour=names.colours[note.colour], quote=anchor.quote[:80]),
            f"{name}: {words}" if words else name,
        )
        for ordinal, anchor in enumerate(anchors)
    ]
