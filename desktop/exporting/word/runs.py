"""Runs of words: characters exactly as they are, in one look.

Runs of spaces are kept (xml:space), a tab is Word's tab, a line end inside of a paragraph Word's line break.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.exporting import han
from desktop.exporting.word import stand_ins
from desktop.exporting.word.markup import PRESERVED, Element, add
from desktop.exporting.word.styles import EAST_ASIAN, WASHES, highlight_style

_SIGNS = re.compile("[\t\n]")
_STAND_IN = "UnprintableCharacter"
_FILLS = {highlight_style(colour): wash for colour, wash in WASHES.items()}
"""Words have one style alone; a stand-in under a highlight wears the shade itself."""


@dataclass(frozen=True, slots=True)
class Look:
    """How words look: `style` is the id of a style, `wears` letters as in `dossier.WEARS`.

    `shade` is the colour behind the words where more than a style says so, `shapes` those of Chinese
    characters where they differ from the file's.
    """

    style: str = ""
    wears: str = ""
    shade: str = ""
    shapes: han.Han | None = None


PLAIN = Look()


def write(parent: Element, text: str, look: Look = PLAIN) -> None:
    """Append words to a paragraph or a link."""
    for words, is_stand_in in stand_ins.pieces(text):
        run = begin(parent, look, stand_in=is_stand_in)
        at = 0
        for sign in _SIGNS.finditer(words):
            _words(run, words[at : sign.start()])
            add(run, "tab" if sign[0] == "\t" else "br")
            at = sign.end()
        _words(run, words[at:])


def begin(parent: Element, look: Look, *, stand_in: bool = False) -> Element:
    """Append a run without words yet and return it."""
    run = add(parent, "r")
    if look != PLAIN or stand_in:
        _properties(add(run, "rPr"), look, stand_in=stand_in)
    return run


def _words(run: Element, words: str) -> None:
    if words:
        made = add(run, "t")
        made.text = words
        made.set(*next(iter(PRESERVED.items())))


def _properties(properties: Element, look: Look, *, stand_in: bool) -> None:
    style = _STAND_IN if stand_in else look.style
    shade = look.shade or (_FILLS.get(look.style, "") if stand_in else "")
    if style:
        add(properties, "rStyle", val=style)
    if look.shapes:
        add(properties, "rFonts", eastAsia=EAST_ASIAN[look.shapes][0])
    for letter, name in (("b", "b"), ("i", "i"), ("c", "smallCaps"), ("s", "strike")):
        if letter in look.wears:
            add(properties, name)
    if "u" in look.wears:
        add(properties, "u", val="single")
    if shade:
        add(properties, "shd", val="clear", color="auto", fill=shade)
    if "r" in look.wears or "l" in look.wears:
        add(properties, "vertAlign", val="superscript" if "r" in look.wears else "subscript")
    if look.shapes:
        add(properties, "lang", eastAsia=EAST_ASIAN[look.shapes][1])
