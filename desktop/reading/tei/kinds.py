"""What the elements of TEI mean for the text: which begin a line, which are marked in it.

The rule of white space, as TEI practice has it:

* Runs of space, tab and line end are one space; they fall away at either end of a block. No other space
  is touched: a non-breaking or a thin one stays. Where `xml:space="preserve"` is said, all stay.
* White space with a line end in it at the very beginning or end of an element within a line falls away after
  an opening and before a closing mark: there it can only come from pretty-printing.
* Blocks (paragraphs, headings, lists, tables, openers, closers) stand apart by a blank line; the lines of
  a block (items, rows, verses, datelines, `lb`) by a line end. The paragraphs of an item, too.
* The cells of a row stand apart by a tab, an empty one included; in a cell a line end is a space.
* A label and its item stand on one line. What is said to run on within a line (`list rend="inline"`) does.
* Registers behind a text (`standOff`, a `listPerson` in `back`) tell about it and are no part of it.
"""

from __future__ import annotations

from desktop.reading.tei.source import XML_SPACE, Element, local

NOTHING, SPACE, LINE, BLANK_LINE = range(4)
"""What may stand between two words, the stronger the greater."""

_APART = frozenset(
    (
        "p", "ab", "list", "table", "div", "div1", "div2", "div3", "div4", "div5", "div6", "div7",
        "opener", "closer", "postscript", "lg", "figure", "epigraph", "argument", "floatingText", "text",
        "body", "front", "back", "group", "attachment", "sp", "docTitle", "titlePage", "trailer", "cit",
        "listBibl", "noteGrp", "TEI", "TEI.2", "teiCorpus", "standOff", "listPerson", "listPlace", "listOrg",
        "head", "castList", "surface", "zone",
    )
)  # fmt: skip
_LINES = frozenset(
    (
        "item", "row", "l", "dateline", "salute", "signed", "byline", "addrLine", "docImprint", "titlePart",
        "docAuthor", "docDate", "stage", "speaker", "person", "place", "org", "fw", "address", "label",
        "castItem", "biblStruct", "imprimatur", "docEdition", "u", "kinesic", "vocal", "incident",
        "line",
    )
)  # fmt: skip
_WITHIN = frozenset(("item", "cell", "note", "castItem"))
_LISTED = frozenset(("listBibl", "listPerson", "listPlace", "listOrg", "listEvent"))
_INLINE = frozenset(("inline", "run-in", "runin"))
_BLOCKS = _APART | _LINES | {"cell", "quote"}

KINDS = {
    "persName": "person",
    "orgName": "office",
    "placeName": "place",
    "gloss": "gloss",
    "supplied": "supplied",
    "unclear": "unclear",
    "add": "added",
    "surplus": "surplus",
    "list": "list",
    "table": "table",
    "attachment": "attachment",
    "emph": "italic",
    "fw": "furniture",
}
"""The kind of structure that an element makes of its words."""

_RENDERED = {
    "italic": "italic",
    "italics": "italic",
    "i": "italic",
    "it": "italic",
    "strong": "bold",
    "bold": "bold",
    "b": "bold",
    "smallcaps": "small capitals",
    "small-caps": "small capitals",
    "sc": "small capitals",
    "superscript": "superscript",
    "super": "superscript",
    "sup": "superscript",
    "subscript": "subscript",
    "sub": "subscript",
    "underline": "underline",
    "underlined": "underline",
    "strikethrough": "struck",
    "line-through": "struck",
    "center": "centred",
    "centered": "centred",
    "centred": "centred",
}

EDITORS = frozenset({"corr", "reg", "expan", "ex"})
"""Of two readings at one place, what the edition's editors wrote: it is told in a note."""
PREFERRED = ("sic", "orig", "abbr", "am", "lem", "unclear", "seg", "rdg")
"""Of two readings at one place, what stands in the text: what the document has; the first that is there."""
WORDLESS = frozenset({"teiHeader"})
"""What is no part of the text at all."""


def is_beside(element: Element, name: str) -> bool:
    """Tell whether an element is no part of the text: a header, a register, pictures of the pages."""
    if name in WORDLESS or name == "standOff":
        return True
    parent = element.getparent()
    if parent is None:
        return False
    if name in ("facsimile", "sourceDoc"):
        return any(local(other) == "text" for other in parent)
    return name in _LISTED and local(parent) == "back"


def runs_on(element: Element) -> bool:
    """Tell whether an element is said to stand within a line, though its kind begins one."""
    said = (element.get("rend", ""), element.get("place", ""), element.get("type", ""))
    return any(each.lower() in _INLINE for each in said)


def break_before(element: Element, name: str, *, within: str) -> int:
    """Return what must stand between an element and the words around it; `within` is the nearest container.

    That is one of "item", "cell", "note", or "" for the text itself.
    """
    parent = element.getparent()
    above = local(parent) if parent is not None else ""
    if (name == "list" and runs_on(element)) or (
        above == "list" and name in ("item", "label") and parent is not None and runs_on(parent)
    ):
        found = NOTHING
    elif name == "lb":
        found = NOTHING if element.get("break") == "no" else LINE
    elif name in _APART:
        found = LINE if within or (name == "head" and above in {"list", "table"}) else BLANK_LINE
    elif name == "quote":
        block = above in {"div", "body", "attachment"} or any(local(child) in _BLOCKS for child in element)
        found = (LINE if within else BLANK_LINE) if block else NOTHING
    elif name == "seg":
        found = LINE if above in {"opener", "closer", "u"} else NOTHING
    elif name == "label":
        found = LINE if above == "list" else NOTHING
    elif name == "bibl":
        found = LINE if above in _LISTED else NOTHING
    elif name in _LINES:
        found = LINE
    else:
        found = NOTHING
    return SPACE if found and within == "cell" else found


def container(name: str, within: str) -> str:
    """Return the container of what stands in an element of this name."""
    return name if name in _WITHIN else within


def is_block(name: str) -> bool:
    """Tell whether white space at the ends of an element is dropped whatever stands beside it."""
    return name in _BLOCKS


def keeps_space(element: Element, inherited: bool) -> bool:
    """Tell whether an element's white space is kept as it stands."""
    said = element.get(XML_SPACE)
    return inherited if said is None else said == "preserve"


def rendered(element: Element) -> list[str]:
    """Return the kinds of structure that `rend` and `style` say: "italic", "bold", "small capitals" ..."""
    words = f"{element.get('rend', '')} {element.get('style', '')}"
    tokens = words.replace(";", " ").replace(":", " ").replace("#", " ").lower().split()
    return list(dict.fromkeys(_RENDERED[token] for token in tokens if token in _RENDERED))


def detail_of(element: Element) -> str:
    """Return which person, place or term an element names, where it says so."""
    for name in ("corresp", "key", "ref", "target"):
        value = element.get(name)
        if value:
            return value.removeprefix("#")
    return ""
