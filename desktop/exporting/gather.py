"""From a cable as it stands and the choices to the dossier: here it is decided what leaves the library.

Only chosen notes go in, and of the unticked parts only what the page's own head needs, so that nothing
that was left out can reach the file by any path.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence

from db.cable_state import CableState
from db.correcting.differences import Difference
from db.correcting.readings import TextOf, original
from db.correcting.taking_back import TAKEN_BACK
from db.editing.mark_edits import marks_in_order
from db.records import HeaderField, NoteSeries
from desktop.exporting.carried import LetOut, carried
from desktop.exporting.choices import ExportChoices
from desktop.exporting.dossier import (
    WEARS,
    CorrectionStep,
    Dossier,
    DossierCorrection,
    DossierDistribution,
    DossierEntry,
    DossierField,
    DossierStage,
    DossierStructure,
)
from desktop.exporting.gathered_names import gathered_names, records_of_names
from desktop.exporting.gathered_notes import author_name, gathered_marks, gathered_notes
from desktop.exporting.references import Lookup
from desktop.exporting.source_note import built_source_note, source_notes

_LABELS = {
    "cable number": "Cable no.",
    "receipt number": "Receipt no.",
    "info addressee": "Information",
    "file number": "File no.",
    "original language": "Language",
}
_OF_RUNNING_HEAD = frozenset({"cable number", "receipt number", "date"})
"""What the head of each page says even where the header table is left out."""

_HEADINGS = ("title", "subject", "heading")


def gather(
    state: CableState,
    choices: ExportChoices,
    *,
    exported_by: str = "",
    corrections: Sequence[Difference] = (),
    text_of: TextOf | None = None,
    before: Mapping[NoteSeries, int] | None = None,
    lookup: Lookup | None = None,
    others: Callable[[str], bool] = lambda _cable: False,
) -> Dossier:
    """Return the dossier of a cable with exactly the notes of the chosen kinds, numbered 1, 2, 3 ...

    `exported_by` is the name of whoever makes the file. `corrections` are all there are of the text
    (`readings.corrections`); they are in the dossier only where they are chosen. `text_of` gives the texts of
    earlier readings (`Store.text`), without which a corrected cable's records do not go along. `before` is
    how many footnotes of each series stand before, where several cables are numbered through.
    `lookup` tells what references lead to elsewhere in the library, `others` which other cables are in the
    file, too.
    """
    living = state.notes_in_order()
    chosen = [note for note in living if note.kind in choices.kinds]
    fields = [f for f in state.fields_in_order() if choices.header or f.name in _OF_RUNNING_HEAD]
    marks = [mark for mark in marks_in_order(state) if state.spans_of(mark.id)]
    more = [*(records_of_names(state) if choices.names else ()), *marks]
    let_out = LetOut(chosen, fields, choices.stages, choices.distribution, choices.corrections, more)
    records, texts = carried(state, let_out, text_of)
    notes, references = gathered_notes(state, chosen, before or {}, lookup, others)
    body = state.structures_of("body")
    return Dossier(
        cable_id=state.cable.id,
        title=state.value("title") or state.value("subject") or state.cable.file_name,
        text=state.text,
        reading=state.reading.id,
        language=state.cable.language or "en",
        fields=tuple(_field(each) for each in fields),
        body=(body[0].start, body[0].end) if body else None,
        furniture=tuple((a.start, a.end) for a in state.structures_of("furniture")),
        structure=_structure(state),
        stages=_stages(state) if choices.stages else (),
        stages_total_minutes=state.handling().total_minutes if choices.stages else None,
        distributions=_distributions(state) if choices.distribution else (),
        notes=notes,
        marks=gathered_marks(state, marks),
        references_dead=references.dead,
        references_outside=references.outside,
        corrections=tuple(_correction(state, each) for each in corrections) if choices.corrections else (),
        corrections_left_out=0 if choices.corrections else len(corrections),
        original_reading=original(state).id if choices.corrections and corrections else "",
        authors=tuple(dict.fromkeys(author_name(state, note) for note in chosen)),
        exported_by=exported_by,
        library_note_count=len(living),
        left_out=dict(Counter(note.kind for note in living if note.kind not in choices.kinds)),
        source_note=_source_note(state, choices),
        credit=state.value("credit"),
        rights=state.value("rights"),
        names=gathered_names(state) if choices.names else (),
        carried=records,
        texts=texts,
    )


def _field(each: HeaderField) -> DossierField:
    label = _LABELS.get(each.name, each.name[:1].upper() + each.name[1:])
    return DossierField(each.name, label, each.value, each.supplied)


def _correction(state: CableState, each: Difference) -> DossierCorrection:
    """Return a difference of the text from reading 0 with whoever made it.

    A reading that only takes something back gives no reason for what is left, where another does.
    """
    made = [state.readings[name] for name in each.readings if name in state.readings]
    made = [one for one in made if one.reason != TAKEN_BACK] or made
    steps = tuple(
        CorrectionStep(one.ordinal, one.reason, author_name(state, one), one.created) for one in made
    )
    return DossierCorrection((each.to, each.to_end), (each.start, each.end), each.old, each.new, steps)


def _stages(state: CableState) -> tuple[DossierStage, ...]:
    elapsed = {interval.first: interval.minutes for interval in state.handling().intervals}
    return tuple(
        DossierStage(stage.name, stage.when or None, stage.by, stage.as_written, elapsed.get(index))
        for index, stage in enumerate(state.stages_in_order())
    )


def _distributions(state: CableState) -> tuple[DossierDistribution, ...]:
    made = []
    for distribution in state.distributions_in_order():
        count = state.count(distribution)
        entries = tuple(
            DossierEntry(r.name, r.copies, r.copies_state) for r in state.recipients_of(distribution.id)
        )
        made.append(
            DossierDistribution(distribution.heading, entries, count.stated, count.counted, count.verdict)
        )
    return tuple(made)


def _structure(state: CableState) -> tuple[DossierStructure, ...]:
    """Return where title, subject and headings stand in the text, and words that the source sets otherwise.

    A title or subject that the editor has changed is no longer the line in the text: the page then prints
    her words in their place and the text's line as text.
    """
    made = [
        DossierStructure(each.kind, anchor.start, anchor.end)
        for each in state.structures.values()
        if each.kind in WEARS
        for anchor in state.spans_of(each.id)
    ]
    for kind in _HEADINGS:
        fields = state.fields_in_order(kind)
        made += [
            DossierStructure(kind, anchor.start, anchor.end)
            for anchor in state.structures_of(kind)
            if not fields or fields[0].value == anchor.quote
        ]
    return tuple(sorted(made, key=lambda each: each.start))


def _source_note(state: CableState, choices: ExportChoices) -> str:
    """Return the source note that is built; "" where one was written, or the header is left out."""
    if not choices.header or source_notes(state):
        return ""
    return built_source_note(state, stages=choices.stages, distribution=choices.distribution)
