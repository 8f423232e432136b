"""Read a PDF with a text layer as a cable: its text by lines and pages, through the rules for plain text.

Pages follow one another line by line; where one begins stands a "page break" with the page's own number.
Running heads and feet are furniture, kept in the text. A PDF that Chancery made has the cable's exact text
attached: that is taken instead. What somebody wrote or marked on other pages becomes notes on those words.
Words that are cut at a line's end stay cut unless that is asked for (`hyphens`).
"""

from __future__ import annotations

import hashlib
from dataclasses import replace

from db.errors import ReadingError
from db.records import Cable
from desktop.reading import plain
from desktop.reading.encoding import MOST_LINES
from desktop.reading.intake import Doubt, FoundStructure, Intake, Span
from desktop.reading.parts import WHOLE
from desktop.reading.pdf.attached import Told, attached_to, has_attached
from desktop.reading.pdf.found_comments import notes_of
from desktop.reading.pdf.pages import PageLine, has_pictures, label_of, open_pdf, pages_of
from desktop.reading.pdf.running_heads import running_lines
from desktop.reading.returned_records import records_from
from desktop.reading.source_text import SourceText, part_of

_DAMAGED = (Doubt("text", "attachment-damaged", "", 0, 0),)


def read(data: bytes, name: str, part: str = WHOLE) -> Intake:
    """Return what a PDF says, or the `part` of it.

    Raises `ReadingError` with the codes of `pdf_source`, or "part-not-found".
    """
    return plain.read_text(part_of(pdf_source(data, name), part))


def pdf_source(data: bytes, name: str, encoding: str | None = None) -> SourceText:  # noqa: ARG001
    """Return the text of a PDF with its page breaks; such a file tells its own encoding.

    Raises `ReadingError` with the code "pdf-encrypted", "pdf-damaged", "pdf-too-long", "pdf-pictures",
    "file-without-text", "file-too-large" or "file-too-many-lines".
    """
    document = open_pdf(data, name)
    try:
        if len(attached := attached_to(document)) == 1:
            return _of_our_own(attached[0], data, name)
        damaged = _DAMAGED if has_attached(document) and not attached else ()
        pages = list(pages_of(document, name))
        if not any(pages):
            raise ReadingError("pdf-pictures" if has_pictures(document) else "file-without-text", name=name)
        labels = [label_of(document, number) for number in range(len(pages))]
    finally:
        document.close()
    source = joined(pages, labels, hashlib.sha256(data).hexdigest(), name)
    notes, doubts = notes_of(data, name, source.text)
    return replace(source, notes=notes, doubts=(*source.doubts, *damaged, *doubts))


def _of_our_own(attached: Told, data: bytes, name: str) -> SourceText:
    """Return the attached text; where the records with it do not hold together, with what the pages bear."""
    text, told = attached["text"], attached.get("records")
    source = SourceText(name=name, text=text, data_sha256=hashlib.sha256(data).hexdigest())
    if told and not _holds_together(attached):
        notes, doubts = notes_of(data, name, text)
        return replace(source, notes=notes, doubts=(*_DAMAGED, *doubts))
    items = attached.get("items")
    count = len(items) if isinstance(items, list) and not told else 0
    return replace(source, doubts=(Doubt("text", "notes-not-taken-over", str(count), 0, 0),) if count else ())


def _holds_together(attached: Told) -> bool:
    """Tell whether the attached records have their cable: a text that is not theirs leaves none."""
    some = attached.get("texts")
    texts = [one for one in some if isinstance(one, str)] if isinstance(some, list) else []
    records, _, _ = records_from(attached.get("records"), [*texts, attached["text"]])
    return any(isinstance(one, Cable) for one in records)


def joined(pages: list[list[PageLine]], labels: list[str], sha256: str, name: str) -> SourceText:
    """Return the pages as one text, one label a page. Raises `ReadingError` "file-too-many-lines"."""
    lines: list[str] = []
    wraps: list[int] = []
    breaks: list[FoundStructure] = []
    furniture: list[Span] = []
    at = 0
    heads = running_lines([[line.text for line in page] for page in pages])
    for page, label, running in zip(pages, labels, heads, strict=True):
        breaks.append(FoundStructure("page break", at, at, label))
        for number, line in enumerate(page):
            written = line.text
            lines.append(written)
            if number in running:
                furniture.append((at + len(written) - len(written.lstrip()), at + len(written)))
            at += len(written) + 1
            if line.wraps:
                wraps.append(at - 1)
    if len(lines) > MOST_LINES:
        raise ReadingError("file-too-many-lines", name=name, lines=len(lines), most=MOST_LINES)
    text = "\n".join(lines)
    # A bare page at the end begins behind the last character, not behind a line end that is not there.
    last = len(text)
    breaks = [replace(one, start=min(one.start, last), end=min(one.end, last)) for one in breaks]
    bare = [label for label, page in zip(labels, pages, strict=True) if not page]
    doubts = (Doubt("text", "pages-without-text", ", ".join(bare)[:200], 0, 0),) if bare else ()
    return SourceText(
        name=name,
        text=text,
        data_sha256=sha256,
        furniture=tuple(furniture),
        wraps=tuple(wraps),
        structures=tuple(breaks),
        doubts=doubts,
    )
