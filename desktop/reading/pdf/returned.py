"""A PDF of ours that comes back: the records that it carries, and what a colleague wrote on its pages."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from io import BytesIO
from typing import Any

from pikepdf import PasswordError, Pdf, PdfError

from db.errors import ReadingError
from desktop.reading.pdf.annotations import Annotation, all_annotations
from desktop.reading.pdf.attached import attached_to
from desktop.reading.pdf.comments import Comments
from desktop.reading.pdf.left import Left, left_of
from desktop.reading.pdf.ours import changes, looked_at, ours_among
from desktop.reading.pdf.pages import open_pdf
from desktop.reading.pdf.placed import Placed, RunBox
from desktop.reading.pdf.printed import printed
from desktop.reading.returned import Comment, Refused, Returned, hashes
from desktop.reading.returned_records import records_from

_MADE_PLAIN = str.maketrans("", "", "*_`\\")


def returned(data: bytes, name: str) -> Returned | None:
    """Return what a PDF of ours brings back; None where it carries no cable.

    Raises `ReadingError` "pdf-encrypted", "pdf-damaged", "pdf-too-long", "file-too-large".
    """
    document = open_pdf(data, name)
    try:
        told = attached_to(document)
        if not told:
            return None
        carried = [records_from(each.get("records"), [*_texts(each), each["text"]]) for each in told]
        lefts = [left for left in map(left_of, told) if left is not None]
        found, more = _comments(document, data, name, lefts)
    finally:
        document.close()
    records = {one.id: one for some, _, _ in carried for one in some}  # cables share their authors
    texts = dict.fromkeys(text for _, some, _ in carried for text in some)
    refused = [one for _, _, some in carried for one in some]
    return Returned(
        "pdf",
        tuple(records.values()),
        tuple(texts),
        (),
        hashes(records.values()),
        tuple(found),
        (*refused, *more),
    )


def comments_on(
    data: bytes, name: str, lefts: Sequence[Left]
) -> tuple[tuple[Comment, ...], tuple[Refused, ...]]:
    """Return what somebody wrote on the pages of any PDF, on the words of these cables.

    Raises what `returned` raises.
    """
    document = open_pdf(data, name)
    try:
        found, refused = _comments(document, data, name, lefts)
    finally:
        document.close()
    return tuple(found), tuple(refused)


def annotations_of(data: bytes, name: str) -> tuple[list[Annotation], list[Refused]]:
    """Return the annotations of a PDF; raises `ReadingError` "pdf-encrypted", "pdf-damaged"."""
    try:
        with Pdf.open(BytesIO(data), suppress_warnings=True) as pdf:
            return all_annotations(pdf)
    except PasswordError as error:
        raise ReadingError("pdf-encrypted", name=name) from error
    except (PdfError, ValueError, RecursionError, MemoryError) as error:
        raise ReadingError("pdf-damaged", name=name) from error


def _comments(
    document: Any,  # noqa: ANN401
    data: bytes,
    name: str,
    lefts: Sequence[Left],
) -> tuple[list[Comment], list[Refused]]:
    try:
        some, refused = annotations_of(data, name)
    except ReadingError:
        # PDFium has opened it, so its text is read all the same.
        return [], [Refused(name, "comments-unread")]
    if not lefts or (not some and not any(left.on for left in lefts)):
        return [], refused
    ours = ours_among(some, lefts)
    placed = _placed(document, name, looked_at(some, ours, lefts), lefts)
    made = Comments(placed, lefts)
    found, more = made.made(some, ours)
    changed, missing = changes(some, ours, lefts, made.span_words)
    return [*found, *changed], [*refused, *more, *missing]


def _placed(document: Any, name: str, marked: Collection[int], lefts: Sequence[Left]) -> Placed:  # noqa: ANN401
    boxes: list[RunBox] = []
    at = 0
    for left in lefts:
        boxes += [RunBox((one.span[0] + at, one.span[1] + at), one.page, one.box) for one in left.boxes]
        at += len(left.text) + 1
    notes = {
        note.id: note.words.translate(_MADE_PLAIN)
        for left in lefts
        for note in sorted(left.notes.values(), key=lambda each: each.spans[-1:])
    }
    pages = printed(document, name, marked)
    return Placed(pages, "\n".join(left.text for left in lefts), boxes, notes)


def _texts(told: Any) -> list[str]:  # noqa: ANN401 - an object of JSON
    some = told.get("texts")
    return [text for text in some if isinstance(text, str)] if isinstance(some, list) else []
