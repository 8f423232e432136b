"""What is said of a search: where something was found, and what of a query could not be meant."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from db.searching.query_parts import Hint
from desktop.messages.notes import note_number
from desktop.messages.words import tr

if TYPE_CHECKING:
    from db.searching.search_snippets import Snippet


def where_words(snippet: Snippet) -> str:
    """Return where the words of a snippet stand, in few words; "" for the text itself."""
    if snippet.where == "text":
        return ""
    if snippet.where == "note":
        return note_number(snippet.name)
    if snippet.where == "header":
        return tr(snippet.name)
    return {"recipient": tr("recipients"), "stage": tr("stages"), "tag": tr("tag")}[snippet.where]


def hint_sentence(hint: Hint) -> str:
    """Return a sentence on something in a query that could not be meant, and on what was done."""
    word, meant = hint.word, hint.meant
    return {
        "field-unknown": tr(
            "“{word}:” is no field, so it is sought as a word. “{meant}:” is one.", word=word, meant=meant
        ),
        "field-none": tr(
            "“{word}:” is no field, so it is sought as a word. The ? tells which fields there are.", word=word
        ),
        "operator-alone": tr("{word} stands between two words; here it joins nothing.", word=word),
        "star-first": tr("A * stands at the end of a word; “{meant}” is sought.", meant=meant),
        "star-inside": tr("A * stands at the end of a word; “{meant}” is sought.", meant=meant),
        "date-unknown": tr("“{word}” is no date: 1961, 1961-05, 12.5.1961 and 1961..1963 are.", word=word),
        "verdict-unknown": tr(
            "“{word}” is no verdict: agrees, differs, none, no total and cannot tell are.", word=word
        ),
        "star-unknown": tr("star: takes yes or no, not “{word}”.", word=word),
        "value-missing": tr("{word}: has nothing behind it to look for.", word=word),
    }[hint.code]


def also_words(spellings: Sequence[str], most: int = 6) -> str:
    """Return which other spellings were looked for, so that it is seen why something is a hit."""
    if not spellings:
        return ""
    names = tr(", ").join(spellings[:most]) + ("…" if len(spellings) > most else "")
    return tr("also: {names}", names=names)
