"""How Chancery writes TEI, as far as whoever reads it back must know the same.

* The text stands in blocks (`head`, `p`), between which is a blank line, or a line end where `lb` is
  between them; a line end within is `lb`. What a reformatting program puts in shows by its line end: white
  space with a line end beside a tag is none of the text's, and within words it stands for one blank. White
  space alone between two tags is in a `seg` of its own.
* A note names its words by `target`: a `seg`, or where spans overlap a `span` between two `anchor`s.
* `xenoData` holds the records under their own ids. What stands in the TEI itself goes before it.
"""

from __future__ import annotations

import hashlib
import re

from lxml import etree

Element = etree._Element

TEI = "http://www.tei-c.org/ns/1.0"
XML_ID = "{http://www.w3.org/XML/1998/namespace}id"
XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

PROFILE = "chancery-tei/1"
"""What `xenoData/@type` says of a file of ours; keys are only ever added to what it holds."""

SPACE = "space"
"""The type of a `seg` that holds nothing but white space."""
NOTED = "noted"
"""The type of a `seg` of words that a note is about."""
MARKED = "editorial"
"""The type of a `seg` of words that an editor's mark is about, where TEI has no element for it."""

NOT_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""A character that no XML file can hold: most controls, lone surrogates, U+FFFE and U+FFFF."""

_WHITE = re.compile(r"[ \t\r\n]+")
_LINED = re.compile(r"[ \t\r]*\n[ \t\r\n]*")
_AT_AN_END = re.compile(r"\A[ \t\r]*\n[ \t\r\n]*|[ \t\r]*\n[ \t\r\n]*\Z")


def built_id(cable: str) -> str:
    """Return the xml:id of the note on the source that is built from a cable's header, and is no record."""
    return f"{cable}.built-source-note"


def character_id(character: str) -> str:
    """Return the xml:id of the declaration of a character that XML cannot hold."""
    return f"char-{ord(character):04X}"


def character_of(reference: str) -> str:
    """Return the character that the `ref` of a `g` of ours means, "" where it is none of ours."""
    found = re.fullmatch(r"#?char-([0-9A-F]{4,6})", reference)
    number = int(found[1], 16) if found else 0x110000
    return chr(number) if number < 0x110000 else ""


def shown(words: str) -> str:
    """Return words on one line, as an attribute has them, with U+FFFD for what XML cannot hold."""
    return _WHITE.sub(" ", NOT_XML.sub("\ufffd", words)).strip(" ")


def name_of(element: Element) -> str:
    """Return an element's name without its namespace; "" for a comment or an instruction."""
    tag: object = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


def words_of(element: Element) -> str:
    """Return all words of an element as `shown` shows them."""
    return _WHITE.sub(" ", "".join(str(each) for each in element.itertext())).strip(" ")


def literal(words: str) -> str:
    """Return what a text node says, without what only a reformatting program has put into it.

    Tags stand at both of its ends.
    """
    if "\n" not in words:
        return words
    return _LINED.sub(" ", _AT_AN_END.sub("", words))


def content_digest(element: Element) -> str:
    """Return a checksum of what an element says: its words and marks, apart from how a program indents it."""
    return _hash("".join(_told(element)))


def bare_digest(element: Element) -> str:
    """Return the same with all white space left out: that of a note that was indented anew is the old one."""
    return _hash(re.sub(r"[ \t\r\n]+", "", "".join(_told(element))))


def is_indented(element: Element) -> bool:
    """Tell whether there is a line end in the words of an element: none is, where Chancery wrote them."""
    return any("\n" in str(words) for words in element.itertext())


def _hash(words: str) -> str:
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _told(element: Element) -> list[str]:
    told = [element.text or ""]
    for child in element:
        name = name_of(child)
        if name:
            marks = [f"{each}={child.get(each)}" for each in ("rend", "target", "ref") if child.get(each)]
            told += [f"\x02{' '.join([name, *marks])}\x03", *_told(child), "\x04"]
        told.append(child.tail or "")
    return told
