"""`chancery.jsonld` inside the PDF: the exact text and exactly the chosen notes, for machines.

The notes are Web Annotations (W3C) whose positions count Unicode code points, end-exclusive. The file is
attached with the relationship "Source" (PDF/A-3), so that a viewer and another Chancery can take it out.
Profile "chancery-pdf/1": keys are only ever added. "records" holds what of the library goes along under
its own ids, "texts" what those lean on beside "text".
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from pikepdf import Array, AttachedFileSpec, Name, Pdf

from desktop.exporting.carried import as_json
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.exporting.pdf import editor_marks
from desktop.exporting.pdf.highlights import Places
from desktop.exporting.pdf.page_text import PageText
from desktop.exporting.pdf.text_string import pdf_date
from desktop.exporting.pdf.textual_notes import marks

NAME = "chancery.jsonld"
PROFILE = "chancery-pdf/1"
MIME = "application/ld+json"

_CONTEXT = 32
"""Code points of prefix and suffix, where the dossier does not bring them."""


def written(dossier: Dossier) -> str:
    """Return all of the attachment but the boxes, as JSON: what can be made before there are pages.

    A lone surrogate is written as its escape, so that nothing is lost.
    """
    data = {
        "@context": ["http://www.w3.org/ns/anno.jsonld", {"@vocab": "urn:chancery:pdf:1:"}],
        "id": f"urn:chancery:{dossier.cable_id}",
        "type": "AnnotationCollection",
        "profile": PROFILE,
        "title": dossier.title,
        "language": dossier.language,
        "reading": dossier.reading,
        "text": dossier.text,
        "body": dossier.body,
        "furniture": dossier.furniture,
        "header": [
            {"name": each.name, "label": each.label, "value": each.value, "supplied": each.supplied}
            for each in dossier.fields
        ],
        "stages": [
            {
                "stage": each.name,
                "when": each.when,
                "by": each.by or None,
                "as_written": each.as_written,
                "elapsed_minutes": each.elapsed,
            }
            for each in dossier.stages
        ],
        "stages_total_minutes": dossier.stages_total_minutes,
        "distributions": [
            {
                "heading": each.heading,
                "entries": [
                    {"recipient": entry.recipient, "copies": entry.copies, "state": entry.state}
                    for entry in each.entries
                ],
                "stated_total": each.stated_total,
                "counted": each.counted,
                "verdict": each.verdict,
            }
            for each in dossier.distributions
        ],
        "authors": dossier.authors,
        "exported_by": dossier.exported_by,
        "credit": dossier.credit,
        "rights": dossier.rights,
        "source_note": dossier.source_note,
        "total": len(dossier.notes),
        "items": [_web_annotation(dossier, each) for each in dossier.notes],
        "original_reading": dossier.original_reading or None,
        "corrections": _corrections(dossier),
        "marks": editor_marks.as_json(dossier),
        "texts": [text for text in dossier.texts if text != dossier.text],
    }
    begun = _sound(json.dumps(data, ensure_ascii=False, separators=(",", ":")))
    return f'{begun[:-1]},"records":{_sound(as_json(dossier.carried))}}}'


def as_bytes(begun: str, notes: Sequence[DossierNote], text: PageText, places: Places) -> bytes:
    """Return the attachment: what `written` has begun, and the boxes of each run."""
    told = json.dumps(boxes(notes, text, places), separators=(",", ":"))
    return f'{begun[:-1]},"boxes":{told}}}'.encode()


def _sound(data: str) -> str:
    """Return JSON that can be written as UTF-8: with escapes where it holds half a character."""
    try:
        data.encode()
    except UnicodeEncodeError:
        return json.dumps(json.loads(data), separators=(",", ":"))
    return data


def _web_annotation(dossier: Dossier, note: DossierNote) -> dict[str, Any]:
    source = f"urn:chancery:{dossier.cable_id}:reading:{dossier.reading}"
    item: dict[str, Any] = {
        "id": f"urn:chancery:{note.id}",
        "type": "Annotation",
        "motivation": "highlighting" if note.kind == "highlight" else "commenting",
        "kind": note.kind,
        "number": note.number,
        "label": note.label,
        "colour": note.colour,
        "tags": note.tags,
        "created": note.created,
        "modified": note.modified,
        "creator": {"type": "Person", "name": note.author},
        "body": {"type": "TextualBody", "value": note.words, "format": "text/markdown"},
    }
    targets = [
        {"source": source, "selector": [{"type": "TextPositionSelector", "start": start, "end": end}, quote]}
        for (start, end), quote in zip(note.spans, _quotes(dossier, note), strict=True)
    ]
    if not note.spans and note.quotes:
        # The words are gone from the text; what they were is kept, so that the place can be found again.
        targets = [{"source": source, "selector": [each]} for each in _lost_quotes(note)]
    item["target"] = targets or source
    return item


def _corrections(dossier: Dossier) -> list[dict[str, Any]]:
    """Return the corrections that the page prints: `span` in this reading, `original_span` in reading 0."""
    made = []
    for mark, each in zip(marks(dossier), dossier.corrections, strict=True):
        last = each.steps[-1] if each.steps else None
        made.append(
            {
                "label": mark,
                "sic": each.sic,
                "corr": each.corr,
                "span": each.span,
                "original_span": each.original,
                "reason": last.reason if last else None,
                "author": last.author if last else None,
                "created": last.created if last else None,
                "readings": [
                    {
                        "reading": step.reading,
                        "reason": step.reason,
                        "author": step.author,
                        "created": step.created,
                    }
                    for step in each.steps
                ],
            }
        )
    return made


def _quotes(dossier: Dossier, note: DossierNote) -> list[dict[str, Any]]:
    quotes = []
    for order, (start, end) in enumerate(note.spans):
        first = order == 0
        before, after = dossier.text[max(0, start - _CONTEXT) : start], dossier.text[end : end + _CONTEXT]
        quotes.append(
            {
                "type": "TextQuoteSelector",
                "exact": note.quotes[order] if order < len(note.quotes) else dossier.text[start:end],
                "prefix": (note.prefix if first else "") or before,
                "suffix": (note.suffix if first else "") or after,
            }
        )
    return quotes


def _lost_quotes(note: DossierNote) -> list[dict[str, Any]]:
    return [
        {
            "type": "TextQuoteSelector",
            "exact": quote,
            "prefix": note.prefix if order == 0 else "",
            "suffix": note.suffix if order == 0 else "",
        }
        for order, quote in enumerate(note.quotes)
    ]


def boxes(notes: Sequence[DossierNote], text: PageText, places: Places) -> list[dict[str, Any]]:
    """Return where each run of the text stands: pages from 1, boxes in points from the lower left corner."""
    return [
        {
            "span": text.spans[run],
            "notes": [notes[owner].id for owner in text.runs[run]],
            "places": [
                {"page": page + 1, "box": [round(each, 2) for each in box]} for page, box in places.runs[run]
            ],
        }
        for run in sorted(places.runs)
    ]


def attach(pdf: Pdf, data: bytes, timestamp: datetime) -> None:
    """Attach the bytes as the source of the document."""
    date = pdf_date(timestamp) or ""
    spec = AttachedFileSpec(
        pdf,
        data,
        description="The cable’s text and its editor’s notes (JSON-LD)",
        filename=NAME,
        mime_type=MIME,
        relationship=Name.Source,
        creation_date=date,
        mod_date=date,
    )
    pdf.attachments[NAME] = spec
    pdf.Root["/AF"] = Array([spec.obj])


def read_back(pdf: Pdf) -> bytes:
    """Return the attachment's bytes as a file holds them, or nothing where there is none."""
    if NAME not in pdf.attachments:
        return b""
    return pdf.attachments[NAME].get_file().read_bytes()


def correction_count(data: bytes) -> int:
    """Return how many corrections an attachment holds."""
    return len(json.loads(data)["corrections"])


def mark_count(data: bytes) -> int:
    """Return how many of the editor's marks an attachment holds."""
    return len(json.loads(data)["marks"])


def note_ids(data: bytes) -> set[str]:
    """Return the ids of the notes in an attachment."""
    return {each["id"].removeprefix("urn:chancery:") for each in json.loads(data)["items"]}
