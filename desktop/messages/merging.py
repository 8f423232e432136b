"""What is said when two corrections of one text were put together."""

from __future__ import annotations

from collections.abc import Sequence

from db.text_merge import Merge
from desktop.messages.notes import short_quote
from desktop.messages.words import plural, tr

MOST_TOLD = 4
"""So many places are named in one sentence; of the others it is said how many they are."""
_MOST_WORDS = 40


def merged_sentence(merge: Merge, reading: int) -> str:
    """Say what a reading that was made elsewhere meanwhile did to the text in the editor."""
    said = [tr("The text was corrected elsewhere meanwhile (reading {n}).", n=reading)]
    taken = len(merge.taken)
    if taken:
        said.append(
            plural(
                taken,
                "1 correction of reading {reading} was taken into your text.",
                "{n} corrections of reading {reading} were taken into your text.",
                reading=reading,
            )
        )
    if merge.clashes:
        said.append(
            plural(
                len(merge.clashes),
                "In 1 place both changed the same words, and yours stay: {places}.",
                "In {n} places both changed the same words, and yours stay: {places}.",
                places=_places(
                    [
                        tr("{theirs} there, {mine} here", theirs=_words(c.theirs), mine=_words(c.mine))
                        for c in merge.clashes
                    ]
                ),
            )
        )
    if len(said) == 1:
        said.append(tr("Your text holds what was corrected there."))
    return " ".join(said)


def updated_sentence(merge: Merge, name: str) -> str:
    """Say which corrections made since the import were kept against a file; "" where there are none."""
    said = []
    if merge.kept:
        said.append(
            plural(
                merge.kept,
                "1 of your corrections was kept; {name} has the words as imported.",
                "{n} of your corrections were kept; {name} has the words as imported.",
                name=name,
            )
        )
    if merge.clashes:
        said.append(
            plural(
                len(merge.clashes),
                "In 1 place {name} corrects what you corrected, and yours stays: {places}.",
                "In {n} places {name} corrects what you corrected, and yours stay: {places}.",
                name=name,
                places=_places(
                    [
                        tr("{theirs} in the file, {mine} here", theirs=_words(c.theirs), mine=_words(c.mine))
                        for c in merge.clashes
                    ]
                ),
            )
        )
    return " ".join(said)


def _places(told: Sequence[str]) -> str:
    shown = "; ".join(told[:MOST_TOLD])
    more = len(told) - MOST_TOLD
    return shown if more <= 0 else tr("{places}; and {n} more", places=shown, n=more)


def _words(words: str) -> str:
    return tr("“{words}”", words=short_quote(words, _MOST_WORDS)) if words.strip() else tr("nothing")
