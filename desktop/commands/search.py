"""`chancery search`: the cables that a query means, by date, with the words round a hit."""

from __future__ import annotations

import argparse

from db.searching.find import find
from db.searching.hits import Hit, hits
from db.searching.query_names import meant, spellings_found
from db.searching.ranking import ranked
from desktop.commands import library
from desktop.commands.output import put_json, say, warn
from desktop.known_names import known_names
from desktop.messages.search import also_words, hint_sentence, where_words
from desktop.messages.times import show_time
from desktop.messages.words import plural, tr

_LENGTH = 100


def run(arguments: argparse.Namespace) -> int:
    """Print the first cables that are found; what could not be meant, and what is left, to standard error."""
    with library.opened(arguments) as store:
        typed = " ".join(arguments.query)
        query = store.read(meant, typed, known_names(), variants=not arguments.as_typed)
        found = store.read(find, query, most=None if arguments.ranked else arguments.limit)
        cables = store.read(ranked, query, found.cables) if arguments.ranked else found.cables
        shown = store.read(hits, query, cables[: arguments.limit], length=_LENGTH)
    for hint in query.hints:
        warn(hint_sentence(hint))
    if spellings := spellings_found(query):
        warn(also_words(spellings, most=len(spellings)))
    if found.pending:
        words = "{n} cable is not in the index yet.", "{n} cables are not in the index yet."
        warn(plural(found.pending, *words))
    if len(shown) < found.count:
        warn(tr("{shown} of {total} are shown; --limit shows more.", shown=len(shown), total=found.count))
    if arguments.json:
        put_json([_as_json(hit) for hit in shown])
        return 0
    for hit in shown:
        date = show_time(hit.date) if hit.date else "–"
        say(f"{date}  {hit.cable_number or '–'}  {hit.title or tr('No title')}  {hit.id}")
        if hit.snippet is not None:
            where = where_words(hit.snippet)
            say("    " + (f"{where}: " if where else "") + hit.snippet.words)
    if not shown:
        say(tr("No cable fits."))
    return 0


def _as_json(hit: Hit) -> dict[str, object]:
    snippet = hit.snippet
    return {
        "id": hit.id,
        "title": hit.title or None,
        "date": hit.date or None,
        "cable_number": hit.cable_number or None,
        "where": snippet.where if snippet else None,
        "name": (snippet.name or None) if snippet else None,
        "snippet": snippet.words if snippet else None,
        "hits": [list(span) for span in snippet.hits] if snippet else [],
    }
