"""Which format a file has, and the one door to all readers: its parts, and one of them read.

The content is looked at first, then the name. Each format is a module that makes a `SourceText` of bytes; it
is imported when the first file of its kind comes, so that the libraries behind it cost nothing before.
"""

from __future__ import annotations

import importlib
from bisect import bisect_right
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from db.errors import ReadingError
from desktop.reading.boundaries import boundaries
from desktop.reading.encoding import decode
from desktop.reading.hyphens import made_whole
from desktop.reading.intake import Doubt, Intake
from desktop.reading.kinds import Kind, kind_of, root_of
from desktop.reading.parts import WHOLE, Part, Report, Unit, piece_key, piece_of
from desktop.reading.plain import read_text
from desktop.reading.source_text import SourceText, of_decoded, part_of

SUFFIXES = (
    ".txt",
    ".text",
    ".htm",
    ".html",
    ".xhtml",
    ".mht",
    ".mhtml",
    ".xml",
    ".docx",
    ".pdf",
    ".eml",
    ".zip",
    ".jsonld",
)
"""How the files end that are read."""

TRIED = (
    *SUFFIXES, "", ".md", ".markdown", ".asc", ".tei", ".rtf", ".doc", ".dot", ".wpd", ".wps", ".wri", ".odt",
    ".ott", ".sxw", ".pages", ".abw", ".msg", ".epub", ".gz", ".tgz", ".bz2", ".xz", ".tar", ".7z", ".rar",
)  # fmt: skip
"""How the files of a folder end that are tried with it: what is not read of them is refused in words, where
others, pictures above all, are passed over. A file named by itself may be called anything."""

MOST_BYTES = 128 * 1024 * 1024
"""A larger file is not opened at all. Each format has its own limit below this: 16 MB for a plain text."""

_SOURCES: dict[Kind, str] = {
    "web page": "desktop.reading.web.page:page_source",
    "web archive": "desktop.reading.mail:web_archive_source",
    "mail": "desktop.reading.mail:mail_source",
    "pdf": "desktop.reading.pdf.document:pdf_source",
    "word": "desktop.reading.word.document:word_source",
}
"""What makes the source text of a file of each kind, as "module:function"."""

_HEAD = 4096
_REFUSED: dict[Kind, str] = {
    "annotations": "file-annotations",
    "rtf": "file-rtf",
    "old word": "file-old-word",
    "open document": "file-open-document",
    "other package": "file-other-package",
    "picture": "file-picture",
    "packed": "file-packed",
    "outlook": "file-outlook",
}
"""The code of the error that says why files of these kinds are not read, and what to do."""


def refused_at_sight(head: bytes, name: str) -> str:
    """Return the code of the error for a file whose first bytes say that it is not read, "" for any other.

    So that a scan of many megabytes is not read only to be refused. A package tells what it is at its end.
    """
    kind = kind_of(head[:_HEAD], name)
    return "" if kind in ("open document", "other package", "annotations") else _REFUSED.get(kind, "")


def parts_of(
    data: bytes,
    name: str,
    report: Report | None = None,
    encoding: str | None = None,
    *,
    whole_words: bool = False,
) -> tuple[Part, ...]:
    """Return the cables that the file `data`, called `name`, may hold, in its own order.

    A file of one cable has one part, whose key is "". Where there are several, "" still names the whole, so
    that she may decline to split it. `report` is called with the fraction done and the code "looking".
    `encoding` is the user's own choice for a file of text; formats that tell their encoding pass over it.
    `whole_words` asks for words that line ends have cut to be made whole, here and in `read` alike.
    Raises `ReadingError` where the file as a whole cannot be read.
    """
    kind = kind_of(data, name)
    if kind == "tei":
        from desktop.reading.tei import reader

        return reader.parts_of(data, name, report)
    if kind == "archive":
        from desktop.reading import archive_zip

        return archive_zip.parts_of(data, name, report, encoding, whole_words=whole_words)
    source = _source_of(data, name, encoding, whole_words=whole_words)
    if report is not None:
        report(1.0, "looking")
    return pieces(source) or (Part(),)


def read(
    data: bytes, name: str, part: str = WHOLE, encoding: str | None = None, *, whole_words: bool = False
) -> Intake:
    """Return what the part with this key says, every value with its place.

    `encoding` is the user's own choice for a file of text; `Intake.encodings` tells what else it could be.
    Raises `ReadingError` with the code "part-not-found", or that of the reason why it is not read.
    """
    kind = kind_of(data, name)
    if kind == "tei":
        from desktop.reading.tei import reader

        return reader.read(data, name, part)
    if kind == "archive":
        from desktop.reading import archive_zip

        return archive_zip.read(data, name, part, encoding, whole_words=whole_words)
    return read_text(part_of(_source_of(data, name, encoding, whole_words=whole_words), part))


def read_parts(
    data: bytes, name: str, keys: Iterable[str], encoding: str | None = None, *, whole_words: bool = False
) -> Iterator[tuple[str, Intake | ReadingError]]:
    """Yield each key with what its part says, or with the error that reading it met.

    Cheaper than `read` one by one: the file is taken apart once. The keys of a volume come in its own order,
    those of an archive file by file. Raises `ReadingError` where the file as a whole cannot be read.
    """
    kind = kind_of(data, name)
    if kind == "tei":
        from desktop.reading.tei import reader

        yield from reader.read_parts(data, name, keys)
    elif kind == "archive":
        from desktop.reading import archive_zip

        yield from archive_zip.read_parts(data, name, keys, encoding, whole_words=whole_words)
    else:
        yield from _read_pieces(data, name, keys, encoding, whole_words=whole_words)


def original(data: bytes, name: str, part: str = WHOLE) -> tuple[bytes, str]:
    """Return the bytes to be kept as the original of a part, and what they are called.

    That is the file itself, or where the part lies in an archive, the file inside of it. Raises
    `ReadingError` with the code "part-not-found".
    """
    kind = kind_of(data, name)
    if kind == "archive":
        from desktop.reading import archive_zip

        return archive_zip.original(data, name, part)
    if part != WHOLE and piece_of(part) is None and kind != "tei":
        raise ReadingError("part-not-found", name=name, part=part)
    return data, name


def _read_pieces(
    data: bytes, name: str, keys: Iterable[str], encoding: str | None, *, whole_words: bool
) -> Iterator[tuple[str, Intake | ReadingError]]:
    source = _source_of(data, name, encoding, whole_words=whole_words)
    for key in keys:
        try:
            yield key, read_text(part_of(source, key))
        except ReadingError as refused:
            yield key, refused


def pieces(source: SourceText) -> tuple[Part, ...]:
    """Return the cables of a text that plainly holds several, with the pages or lines that each takes."""
    pages = [one for one in source.structures if one.kind == "page break" and one.detail]
    starts = [one.start for one in pages]
    parts: list[Part] = []
    for piece in boundaries(source.text):
        last = piece.first_line + source.text.count("\n", piece.start, piece.end)
        ends = [str(piece.first_line), str(last)]
        if starts and starts[0] == 0:
            ends = [pages[bisect_right(starts, at) - 1].detail for at in (piece.start, piece.end - 1)]
        where = "–".join(dict.fromkeys(ends))
        unit: Unit = "pages" if starts and starts[0] == 0 else "lines"
        key = piece_key(piece.start, piece.end)
        parts.append(Part(key, piece.title, piece.date, where, unit, piece.start, piece.end))
    return tuple(parts)


def _source_of(data: bytes, name: str, encoding: str | None, *, whole_words: bool) -> SourceText:
    source = _as_written(data, name, encoding)
    return made_whole(source) if whole_words else source


def _as_written(data: bytes, name: str, encoding: str | None) -> SourceText:
    kind = kind_of(data, name)
    if code := _REFUSED.get(kind):
        raise ReadingError(code, name=name)
    if kind not in _SOURCES:
        source = of_decoded(decode(data, name, encoding), name)
        root = root_of(data) if data.lstrip().startswith(b"<?xml") else ""
        told = Doubt("text", "markup-in-text", root, 0, 0)
        return replace(source, doubts=(*source.doubts, told)) if root else source
    module, _, function = _SOURCES[kind].partition(":")
    make: Callable[[bytes, str, str | None], SourceText] = getattr(importlib.import_module(module), function)
    return make(data, name, encoding)
