"""The JSON object of `chancery read FILE --json`, as the project's contract for readers has it."""

from collections.abc import Sequence
from typing import Any

from db.reconcile import count_copies
from desktop.reading.doubts import english
from desktop.reading.intake import Found, FoundDate, FoundDistribution, Intake

_VALUES = (
    "title",
    "date",
    "precedence",
    "classification",
    "originator",
    "cable_number",
    "receipt_number",
    "subject",
    "signatory",
    "archive",
    "credit",
    "rights",
    "summary",
)


def to_contract(intake: Intake) -> dict[str, Any]:
    """Return the contract's object for `intake`: plain dicts, lists, strings and numbers.

    In `spans` a list of names has one span that covers them all; `addressee_spans` and
    `info_addressee_spans` tell each name's own. The four keys after `info_addressees`
    that the contract does not name (`archive`, `credit`, `rights`, `summary`) come from the archive's page;
    `structures` and `notes` are what a source that marks its parts says: empty for plain text. The `span` of
    a note whose mark stands between two characters is empty. A value without a span was told
    outside of the text.
    """
    fields: dict[str, Found | FoundDate | None] = {name: getattr(intake, name) for name in _VALUES}
    spans = {name: list(found.span) for name, found in fields.items() if found is not None}
    for name, found in (("addressees", intake.addressees), ("info_addressees", intake.info_addressees)):
        if found:
            spans[name] = [found[0].start, found[-1].end]
    told = {each.name.replace(" ", "_"): each.value for each in reversed(intake.told)}
    return {
        "text": intake.text,
        **{name: found.value if found is not None else told.get(name) for name, found in fields.items()},
        "addressees": [*(found.value for found in intake.addressees), *_told(intake, "addressee")],
        "info_addressees": [
            *(found.value for found in intake.info_addressees),
            *_told(intake, "info addressee"),
        ],
        "distribution": _distribution(intake.distribution),
        "stages": [
            {
                "stage": stage.stage,
                "when": stage.when,
                "by": stage.by.value if stage.by is not None else None,
                "as_written": stage.as_written,
                "span": list(stage.span),
            }
            for stage in intake.stages
        ],
        "body": list(intake.body),
        "furniture": [list(span) for span in intake.furniture],
        "doubts": [
            {
                "field": doubt.field,
                "words": english(doubt),
                "code": doubt.code,
                "span": [doubt.start, doubt.end],
            }
            for doubt in intake.doubts
        ],
        "spans": spans,
        "addressee_spans": _each(intake.addressees),
        "info_addressee_spans": _each(intake.info_addressees),
        "structures": [
            {"kind": found.kind, "detail": found.detail, "span": list(found.span)}
            for found in intake.structures
        ],
        "notes": [
            {
                "kind": note.kind,
                "label": note.label or None,
                "text": note.words,
                "span": list(note.place) if note.place is not None else None,
                "author": note.author or None,
                "created": note.created or None,
            }
            for note in intake.notes
        ],
    }


def _told(intake: Intake, name: str) -> list[str]:
    return [each.value for each in intake.told if each.name == name]


def _each(found: Sequence[Found]) -> list[list[int]]:
    return [list(one.span) for one in found]


def _distribution(found: FoundDistribution | None) -> dict[str, Any]:
    if found is None:
        return {"entries": [], "stated_total": None, "counted": None, "verdict": "no list"}
    count = count_copies(found.entries, found.stated_total)
    return {
        "entries": [
            {"recipient": entry.recipient.value, "copies": entry.copies, "span": list(entry.span)}
            for entry in found.entries
        ],
        "stated_total": found.stated_total,
        "counted": count.counted,
        "verdict": count.verdict,
    }
