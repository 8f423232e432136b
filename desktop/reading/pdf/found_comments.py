"""What somebody wrote and marked on the pages of any PDF, as notes on the words of its text.

Other than with a file of ours that comes back, the text is new as well: the notes come in with it, and those
whose place is in doubt are told.
"""

from __future__ import annotations

from desktop.reading.intake import Doubt, FoundNote
from desktop.reading.pdf.left import Left
from desktop.reading.pdf.returned import comments_on
from desktop.reading.returned import Comment

ORIGIN = "pdf:{key}"
"""What a note keeps of the annotation that it was; `returning.recognising` knows it again by that."""


def notes_of(data: bytes, name: str, text: str) -> tuple[tuple[FoundNote, ...], tuple[Doubt, ...]]:
    """Return the comments of a PDF whose pages say this text, in the order of the text, and the doubts."""
    if not text.strip():
        return (), ()
    comments, refused = comments_on(data, name, [Left("", text)])
    notes = sorted(map(_note, comments), key=lambda note: note.place or (len(text), 0))
    doubts = [
        Doubt("text", "comment-place-unsure", one.quote or one.words[:60], *one.spans[0])
        for one in comments
        if one.doubt and one.spans
    ]
    if refused:
        doubts.append(Doubt("text", "comments-left-out", str(len(refused)), 0, 0))
    return tuple(notes), tuple(doubts)


def _note(one: Comment) -> FoundNote:
    place, *more = one.spans or (None,)
    return FoundNote(
        "",
        one.words,
        place,
        "marginal" if one.words.strip() or place is None else "highlight",
        one.author,
        one.created,
        tuple(span for span in more if span is not None),
        one.colour,
        ORIGIN.format(key=one.key),
    )
