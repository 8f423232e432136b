"""Read plain text, pasted or saved, as a cable."""

from db.errors import ReadingError
from desktop.reading.closing import read_closing
from desktop.reading.decisions import cable_date, stages_of
from desktop.reading.distribution import joined
from desktop.reading.distribution_table import take_tables
from desktop.reading.doubts import doubt_other_values
from desktop.reading.draft import Draft
from desktop.reading.encoding import decode
from desktop.reading.form_registry import all_forms
from desktop.reading.furniture import take_page
from desktop.reading.header import read_header
from desktop.reading.heading import read_heading
from desktop.reading.intake import Doubt, FoundDate, FoundDistribution, FoundStage, Intake, Span
from desktop.reading.lines import Line, lines_of
from desktop.reading.offers import take_offers, title_from_heading
from desktop.reading.parts import WHOLE
from desktop.reading.run_in import run_in
from desktop.reading.source_text import SourceText, of_decoded, part_of
from desktop.reading.wrapped import unwrapped


def read(data: bytes, name: str, part: str = WHOLE, encoding: str | None = None) -> Intake:
    """Return what the plain text `data` of a file called `name`, or the `part` of it, says.

    `encoding` is the user's own choice; without it the bytes tell, or a guess is made and told as a doubt.
    Raises `db.errors.ReadingError` with the code "file-empty", "file-blank", "file-not-text",
    "file-too-large", "file-too-many-lines", "part-not-found" or "encoding-unknown".
    """
    return read_text(part_of(of_decoded(decode(data, name, encoding), name), part))


def read_text(source: SourceText) -> Intake:
    """Return what a text says, every value with its place; whatever format the text came out of.

    Raises `ReadingError` with the code "file-blank".
    """
    if not source.text.strip():
        raise ReadingError("file-blank", name=source.name)
    draft = Draft(source.text)
    lines = take_offers(draft, source.offers, _without_furniture(source, lines_of(source.text)))
    whole = next((form.read_whole for form in all_forms() if form.is_whole and form.is_whole(lines)), None)
    if whole is not None:
        body = whole(draft, lines)
    else:
        document = run_in(take_page(draft, unwrapped(source.text, take_tables(draft, lines), source.wraps)))
        body = _body(draft, document, read_header(draft, document))
    date = cable_date(draft)
    stages = stages_of(draft, date)
    title_from_heading(draft, source.structures, lines)
    read_heading(draft)
    doubt_other_values(draft)
    return _intake(source, draft, date, stages, body)


def _without_furniture(source: SourceText, lines: list[Line]) -> list[Line]:
    """Leave out the lines that the format itself knows to be furniture: a running head is no header."""
    if not source.furniture:
        return lines
    known = set(source.furniture)
    return [line for line in lines if (line.start, line.end) not in known]


def _body(draft: Draft, document: list[Line], first: int) -> Span:
    message = document[first:]
    if not message:
        draft.doubt("body", "body-not-found", 0, 0)
        return (document[0].start, document[-1].end) if document else (0, len(draft.text))
    openings = (form.opens(draft, message[0]) for form in all_forms() if form.opens)
    start = message[0].start + next((length for length in openings if length), 0)
    kept = read_closing(draft, message)
    end = message[kept - 1].end
    return (start, end) if start < end else (message[0].start, end)


def _intake(
    source: SourceText,
    draft: Draft,
    date: FoundDate | None,
    stages: tuple[FoundStage, ...],
    body: Span,
) -> Intake:
    return Intake(
        name=source.name,
        data_sha256=source.data_sha256,
        encoding=source.encoding,
        line_ends=source.line_ends,
        had_bom=source.had_bom,
        encodings=source.alternatives,
        text=source.text,
        title=draft.best("title"),
        date=date,
        precedence=draft.best("precedence"),
        classification=draft.best("classification"),
        originator=draft.best("originator"),
        addressees=tuple(draft.addressees),
        info_addressees=tuple(draft.info_addressees),
        cable_number=draft.best("cable_number"),
        receipt_number=draft.best("receipt_number"),
        subject=draft.best("subject"),
        signatory=draft.best("signatory"),
        archive=draft.best("archive"),
        credit=draft.best("credit"),
        rights=draft.best("rights"),
        summary=draft.best("summary"),
        distributions=tuple(joined(sorted(draft.distributions, key=_place))),
        stages=stages,
        body=body,
        furniture=tuple(sorted({*source.furniture, *draft.furniture})),
        structures=source.structures,
        notes=source.notes,
        told=source.told,
        doubts=(*source.doubts, *sorted(draft.doubts, key=_where)),
    )


def _place(listed: FoundDistribution) -> int:
    return listed.heading[0] if listed.heading else listed.entries[0].start


def _where(doubt: Doubt) -> tuple[int, int]:
    return doubt.start, doubt.end
