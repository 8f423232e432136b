"""What the words of our TEI mean, told in the file itself: `encodingDesc`."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.exporting.tei.elements import element, put
from desktop.exporting.tei.header_part import subtype
from desktop.interchange.tei_form import Element, character_id, shown

_ABOUT = """
The text stands as the editor's library has it, to the character: a blank line is between two blocks (p,
head), or only a line end where lb stands between them; within them, lb is a line end. White space with
a line end in it, beside a tag, is none of the text's.

A note names the words that it is about by target: a seg, or, where spans overlap, a span between two
anchors in standOff. Notes are of three series: the cable's own (type “own”, n as printed, source the
paper), the note on the source (type “source”), and the editor's (type “footnote” with n its number,
“marginal”, “highlight”, “general”; resp is who wrote it). rend is the note's colour.

choice/sic/corr is a correction of the text: corr stands in it, sic stood there as it was imported.
supplied, del, unclear and gap are the editor's; what the translator or the source put in brackets
stands in the text. A span of the type “lost” holds words that a note was about and that the text has no
longer.

xenoData has the records of the library under the ids that the elements bear here, so that the file can come
back: JSON, compressed by gzip, in base64, so that a word that is replaced everywhere in the file is not
replaced there. What a person changes in the TEI goes before it.
"""
"""What is told of the encoding, paragraph by paragraph."""
_SUBTYPES = (
    "correspAction of the type “transmitted” is a step of handling that the cable itself bears as a stamp or "
    "line; its subtype says which, in the word of the cable:"
)
_MEANINGS = {
    "received": "The cable came in by wire.",
    "deciphered": "It was turned from cipher into plain text.",
    "decoded": "It was turned from code into plain text.",
    "proofread": "The deciphered text was checked.",
    "transcribed": "A fair copy was written.",
    "translated": "It was put into another language.",
    "copied": "Copies were made for the recipients.",
    "typed": "It was typed.",
    "printed": "It was printed.",
    "distributed": "Copies were sent out to the recipients.",
    "sent": "It was given to the wire.",
    "transmitted": "It was sent by wire.",
    "registered": "It was entered in a register.",
    "filed": "It was put into the files.",
}


def encoding_part(stages: Iterable[str], characters: Iterable[str]) -> Element:
    """Return the `encodingDesc` for these names of stages and these characters that XML cannot hold."""
    made = element("encodingDesc")
    project = element("projectDesc", parent=made)
    put(
        element("p", parent=project),
        "Cables with their handling, distribution and notes, as an editor has them.",
    )
    declared = element("editorialDecl", parent=made)
    for words in _ABOUT.split("\n\n"):
        put(element("p", parent=declared), shown(words))
    steps = {subtype(name): shown(name) for name in stages}
    if steps:
        _taxonomy(made, steps)
    odd = sorted(set(characters))
    if odd:
        listed = element("charDecl", parent=made)
        for each in odd:
            char = element("char", parent=listed, xml_id=character_id(each))
            element("localProp", parent=char, name="codepoint", value=f"U+{ord(each):04X}")
    return made


def _taxonomy(parent: Element, steps: dict[str, str]) -> None:
    listed = element("taxonomy", parent=element("classDecl", parent=parent), xml_id="handling")
    put(element("desc", parent=listed), _SUBTYPES)
    for number, (code, name) in enumerate(sorted(steps.items()), 1):
        category = element("category", parent=listed, xml_id=f"handling-{number}", n=code)
        meaning = _MEANINGS.get(code, "A step that the cable calls so.")
        put(element("catDesc", parent=category), f"{code}: {name}. {meaning}")
