"""The editor's marks in words: what they print, what they are, how many there are."""

from __future__ import annotations

from db.mark_labels import mark_label
from db.records import EditorialMark
from desktop.messages.changes import mark_kind
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr

_MOST = 32
"""Characters of inserted words that stand in a line of the text; the tool tip has them all."""


def shown_mark(mark: EditorialMark) -> str:
    """Return what a mark says in the line of the text: "[words]", "[?]", "[...]"; "" for a deletion."""
    label = mark_label(mark.kind, mark.words).strip()
    return label if len(label) <= _MOST else f"{label[: _MOST - 2].rstrip()}…]"


def mark_title(kind: str) -> str:
    """Return the name of a kind of mark with a capital letter."""
    name = mark_kind(kind)
    return name[:1].upper() + name[1:]


def mark_words(mark: EditorialMark, quote: str) -> str:
    """Return what a mark is: "Editor's insertion: “of the Party”. Reason: ..."."""
    title = mark_title(mark.kind)
    if mark.words and mark.kind in ("insertion", "gap"):
        said = tr("{title}: {words}", title=title, words=mark.words.strip())
    elif quote.strip():
        said = tr("{title}: “{words}”", title=title, words=short_quote(quote))
    else:
        said = title
    return tr("{said}\nReason: {reason}", said=said, reason=mark.reason) if mark.reason else said


def marks_count(count: int) -> str:
    """Return how many marks there are."""
    return plural(count, "{n} editor’s mark", "{n} editor’s marks")
