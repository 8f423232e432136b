"""Read a message (EML) or a page saved as one file (MHTML): both are mail, one with words, one with a page.

Of a message the lines From, To, Date and Subject and its text are read; what is attached is told. Of a page
saved as one file its own markup is read, and none of the pictures beside it.
"""

from __future__ import annotations

import hashlib
from dataclasses import replace
from email import message_from_bytes
from email.header import decode_header
from email.message import Message

from db.errors import ReadingError
from desktop.reading.encoding import decode
from desktop.reading.intake import Doubt
from desktop.reading.source_text import SourceText, below, of_decoded

MOST_BYTES = 64 * 1024 * 1024
_HEADERS = ("From", "To", "Cc", "Date", "Subject")
_LONGEST = 2000
_MOST_PARTS = 60


def mail_source(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """Return the text of a message below its header lines.

    Raises `ReadingError` with the code "mail-damaged", "file-without-text" or "file-too-large", or with the
    codes of the reader of its text.
    """
    parts = _parts(data, name)
    body = _first(parts, "text/plain") or _first(parts, "text/html")
    if body is None:
        raise ReadingError("file-without-text", name=name)
    lines = [f"{said}: {value}" for said in _HEADERS if (value := _header(parts[0], said))]
    source = below("\n".join([*lines, "", ""]), _text_of(body, name, encoding))
    attached = [title for part in parts if part is not body and (title := _title(part))]
    doubts = (Doubt("text", "attachments-left-out", ", ".join(attached)[:200], 0, 0),) if attached else ()
    return replace(source, data_sha256=hashlib.sha256(data).hexdigest(), doubts=(*source.doubts, *doubts))


def web_archive_source(data: bytes, name: str, encoding: str | None = None) -> SourceText:
    """Return the main text of a page that was saved as one file; raises as `mail_source` does."""
    page = _first(_parts(data, name), "text/html")
    if page is None:
        raise ReadingError("file-without-text", name=name)
    return replace(_text_of(page, name, encoding), data_sha256=hashlib.sha256(data).hexdigest())


def _parts(data: bytes, name: str) -> list[Message]:
    if len(data) > MOST_BYTES:
        raise ReadingError("file-too-large", name=name, size=len(data), most=MOST_BYTES)
    # Each boundary may hold another, and each message a message: so many in one another are made to hurt.
    lowered = data.lower()
    if lowered.count(b"boundary") + lowered.count(b"message/") > _MOST_PARTS:
        raise ReadingError("mail-damaged", name=name)
    return list(message_from_bytes(data).walk())


def _first(parts: list[Message], kind: str) -> Message | None:
    return next((part for part in parts if part.get_content_type() == kind and not _title(part)), None)


def _title(part: Message) -> str:
    """Return what an attached file is called; "" for what is part of the message itself."""
    if part.is_multipart() or part.get_content_disposition() != "attachment":
        return ""
    return _decoded(part.get_filename() or part.get_content_type())


def _text_of(part: Message, name: str, encoding: str | None) -> SourceText:
    payload = part.get_payload(decode=True)
    content = payload if isinstance(payload, bytes) else b""
    said = encoding or part.get_content_charset()
    try:
        return _read(part, content, name, said)
    except ReadingError as refused:
        if refused.code != "encoding-unknown" or encoding:
            raise
        return _read(part, content, name, None)


def _read(part: Message, content: bytes, name: str, encoding: str | None) -> SourceText:
    if part.get_content_type() == "text/html":
        from desktop.reading.web.page import page_source

        return page_source(content, name, encoding)
    return of_decoded(decode(content, name, encoding), name)


def _header(message: Message, said: str) -> str:
    value = message.get(said)
    return _decoded(str(value)) if value is not None else ""


def _decoded(value: str) -> str:
    words = ""
    try:
        pieces = decode_header(" ".join(value[:_LONGEST].split()))
    except ValueError:
        return value[:_LONGEST]
    for piece, charset in pieces:
        if isinstance(piece, str):
            words += piece
            continue
        try:
            words += piece.decode(charset or "ascii", "replace")
        except (LookupError, ValueError):
            words += piece.decode("ascii", "replace")
    return " ".join(words.split())
