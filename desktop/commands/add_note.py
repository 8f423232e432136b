"""`chancery note CABLE --quote TEXT`: a note on words of a cable."""

from __future__ import annotations

import argparse
import re

from db.anchoring.anchors import occurrences
from db.editing.note_edits import add_note
from db.errors import ChanceryError, NotFoundError
from desktop.commands import library
from desktop.commands.output import say, warn
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Add the note and print its id; standard error says when the words stand more than once."""
    if arguments.text is None and arguments.kind != "highlight":
        raise ChanceryError("note-without-words")
    with library.opened(arguments) as store:
        state = store.cable_state(library.find_cable(store, arguments.cable))
        spans = _places(state.text, arguments.quote)
        if not spans:
            raise NotFoundError("quote-not-found", quote=arguments.quote)
        if arguments.nth > len(spans):
            raise NotFoundError("quote-too-few", quote=arguments.quote, count=len(spans), nth=arguments.nth)
        author = library.author(store)
        change, note = add_note(
            state,
            arguments.kind,
            [spans[arguments.nth - 1]],
            author=author,
            words=arguments.text or "",
            colour=arguments.colour,
        )
        store.apply(change, author=author, undoable=False)
    say(note.id)
    if len(spans) > 1:
        warn(
            tr(
                "The words stand {count} times; the note is on number {nth}. Choose another with --nth.",
                count=len(spans),
                nth=arguments.nth,
            )
        )
    return 0


def _places(text: str, quote: str) -> list[tuple[int, int]]:
    """Return where the words stand exactly or, where nowhere, with line ends or other spaces between them."""
    exact = occurrences(text, quote)
    words = quote.split()
    if exact or not words:
        return exact
    pattern = r"\s+".join(re.escape(word) for word in words)
    return [match.span() for match in re.finditer(pattern, text)]
