"""What the header of a TEI file says of a document: who wrote to whom and when, where the paper lies."""

from __future__ import annotations

from collections.abc import Iterator

from desktop.reading.intake import ToldField
from desktop.reading.tei.source import Element, is_element, local
from desktop.reading.tei.volume import words_of
from desktop.reading.tei.when import date_of

_PLACE = ("country", "settlement", "institution", "repository", "collection")
_NAMES = ("persName", "orgName", "name", "rs")


def told_by_header(header: Element | None, number: str = "") -> list[ToldField]:
    """Return the header fields that a `teiHeader` tells; `number` is the document's in its volume.

    The title comes last and only stands where the document has none of its own.
    """
    if header is None:
        return []
    told = [*_correspondence(header), *_paper(header)]
    title = _title(header)
    is_volume = any(each.get("type") == "complete" for each in header.iter("{*}title"))
    if number and title and is_volume:
        told.append(ToldField("source", f"{title}, Document {number}"))
    addresses = [idno for idno in header.iter("{*}idno") if idno.get("type", "").lower() in ("url", "uri")]
    told += [ToldField("URL", words) for idno in addresses[:1] if (words := words_of(idno))]
    licence = next(header.iter("{*}licence"), None)
    if licence is not None and (words := words_of(licence)):
        told.append(ToldField("rights", words))
    if title and not number:
        told.append(ToldField("title", title))
    made = [date for date in header.iter("{*}date") if date.get("type") == "created"]
    made += [date for creation in header.iter("{*}creation") for date in creation.iter("{*}date")]
    told += [ToldField("date", date) for each in made[:1] if (date := date_of(each))]
    return told


def _correspondence(header: Element) -> Iterator[ToldField]:
    for action in header.iter("{*}correspAction"):
        kind = action.get("type")
        names = [words for child in action if local(child) in _NAMES and (words := words_of(child))]
        if kind == "sent":
            yield from (ToldField("originator", name) for name in names[:1])
            dates = [date for child in action.iter("{*}date") if (date := date_of(child))]
            yield from (ToldField("date", date) for date in dates[:1])
        elif kind == "received":
            yield from (ToldField("addressee", name) for name in names)


def _paper(header: Element) -> Iterator[ToldField]:
    paper = next(header.iter("{*}msIdentifier"), None)
    if paper is None:
        return
    parts = {local(child): words_of(child) for child in paper if is_element(child)}
    where = ", ".join(parts[name] for name in _PLACE if parts.get(name))
    if where:
        yield ToldField("archive", where)
    if parts.get("idno"):
        yield ToldField("file number", parts["idno"])


def _title(header: Element) -> str:
    titles = [
        title for statement in header.iter("{*}titleStmt") for title in statement if local(title) == "title"
    ]
    complete = [title for title in titles if title.get("type") in (None, "complete", "main")] or titles
    # A letter's own title is called analytic; that of the series or of the journal stands beside it.
    own = [title for title in complete if title.get("level") == "a"]
    own += [title for title in complete if title.get("level") not in ("a", "s", "j")]
    return next((words for title in own or complete if (words := words_of(title))), "")
