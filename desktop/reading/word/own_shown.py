"""The words of a note as they are shown, in the one form in which two of them can be compared."""

from __future__ import annotations

import json
import re

from desktop.reading.word.own_text import as_it_was

Shown = list[list[list[str]]]
"""Paragraphs of runs: words, the letters of what they wear ("b", "i"), an address.

An address is of the web, or "note:NAME" with the name of a note of ours in the bookmarks.
"""

_LINE_ENDS = re.compile(r"\n+")
_OUTER = re.compile(r"^[\t ]+")


def normal(told: Shown) -> Shown:
    """Return paragraphs of runs in that form.

    A line end has no look of its own and goes with the words before it; empty runs and paragraphs are none,
    and neither are blanks before the first words.
    """
    made: Shown = []
    for paragraph in told:
        runs: list[list[str]] = []
        for words, wears, address in paragraph:
            rest = words.lstrip("\n")
            if runs:
                runs[-1][0] += words[: len(words) - len(rest)]
            else:
                rest = words if made else _OUTER.sub("", words)
            if rest and runs and runs[-1][1:] == [wears, address]:
                runs[-1][0] += rest
            elif rest:
                runs.append([rest, wears, address])
        if runs:
            made.append(runs)
    return made


def key(told: Shown) -> str:
    """Return what is the same for words in the same form, and can be looked up."""
    return json.dumps(told)


def flat(told: Shown) -> str:
    """Return what is the same for words that only differ in how their lines are ended and characters shown.

    LibreOffice makes paragraphs of the lines of a comment and takes every style out of it.
    """
    runs: list[list[str]] = []
    for order, paragraph in enumerate(told):
        if order and runs:
            runs[-1][0] += "\n"
        for words, *look in paragraph:
            if runs and runs[-1][1:] == look:
                runs[-1][0] += as_it_was(words)
            else:
                runs.append([as_it_was(words), *look])
    return json.dumps([[_LINE_ENDS.sub("\n", words), *look] for words, *look in runs])
