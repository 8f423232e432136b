"""Read a saved web page as a cable: its main text, structure and notes, through the rules for plain text.

Nothing is fetched, no script is run and no other file is opened: markup is parsed in memory, entities are
those of HTML, and what a page would load is not looked at.
"""

from __future__ import annotations

from lxml import etree

from db.errors import ReadingError
from desktop.reading import plain
from desktop.reading.encoding import MOST_LINES, Decoded
from desktop.reading.intake import Doubt, Intake, ToldField
from desktop.reading.parts import WHOLE
from desktop.reading.source_text import SourceText, part_of
from desktop.reading.web.address import address_of
from desktop.reading.web.elements import Element, tag
from desktop.reading.web.historian import offers_of, told_by_notes
from desktop.reading.web.main_part import main_part
from desktop.reading.web.notes import find_notes, headings_of
from desktop.reading.web.page_bytes import page_markup, without_embedded
from desktop.reading.web.page_text import PageText

_MUCH = 1000
"""Letters that may be left out of a page without a word, however short its text is."""


def read(data: bytes, name: str, part: str = WHOLE, encoding: str | None = None) -> Intake:
    """Return what the main text of a web page says, or the `part` of it.

    Raises `ReadingError` with the codes of `page_source`, or "part-not-found".
    """
    return plain.read_text(part_of(page_source(data, name, encoding), part))


def page_source(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """Return the main text of a web page with its structure and notes.

    Raises `ReadingError` with the codes of `encoding.decode`, "page-too-large", "page-too-deep" or
    "page-without-text".
    """
    return markup_source(page_markup(data, name, encoding), name)


def markup_source(decoded: Decoded, name: str) -> SourceText:
    """Return the main text of markup; raises as `page_source` does."""
    body = _body(decoded.text, name)
    notes = find_notes(body)
    part = main_part(body, [holder for note in notes for holder in note.holders])
    part.left_out.update(headings_of(notes))
    page = PageText(part.left_out, notes)
    if part.heading is not None:
        page.write(part.heading)
        page.builder.new_line()
    page.write(part.element)
    text = page.builder.text
    if not text.strip():
        raise ReadingError("page-without-text", name=name)
    lines = text.count("\n") + 1
    if lines > MOST_LINES:
        raise ReadingError("file-too-many-lines", name=name, lines=lines, most=MOST_LINES)
    structures, found = page.structures(), page.found_notes()
    address = address_of(decoded.text, body)
    told = (*told_by_notes(found), *([ToldField("URL", address)] if address else ()))
    doubts = tuple(doubt for doubt in decoded.doubts if doubt.start == doubt.end)
    if part.hidden > max(_MUCH, 2 * part.inside):
        doubts += (Doubt("text", "page-hides-words", "", 0, 0, (("count", part.hidden),)),)
    if part.outside > max(_MUCH, 2 * part.inside):
        percent = round(100 * part.inside / (part.inside + part.outside))
        doubts += (Doubt("text", "page-mostly-left-out", "", 0, 0, (("percent", percent),)),)
    return SourceText(
        name=name,
        text=text,
        data_sha256=decoded.data_sha256,
        encoding=decoded.encoding,
        had_bom=decoded.had_bom,
        alternatives=decoded.alternatives,
        furniture=tuple(one.span for one in structures if one.kind == "page break"),
        structures=structures,
        notes=found,
        offers=offers_of(text, page.fields),
        told=told,
        doubts=doubts,
    )


def _body(markup: str, name: str) -> Element:
    # NUL ends a string of the parser's; HTML itself has U+FFFD stand for it.
    shown = without_embedded(markup).replace("\0", "\ufffd").encode("utf-8", "replace")
    # The larger limits, which still are limits: a page may nest 2,000 elements, not 250.
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=True, remove_pis=True, recover=True
    )
    try:
        root = etree.fromstring(shown, parser)
    except etree.XMLSyntaxError as error:
        raise ReadingError("page-without-text", name=name) from error
    if any(entry.type_name == "ERR_RESOURCE_LIMIT" for entry in parser.error_log):
        raise ReadingError("page-too-deep", name=name)
    if root is None:
        raise ReadingError("page-without-text", name=name)
    return next((element for element in root if tag(element) == "body"), root)
