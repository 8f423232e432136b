"""What stands beside a text in `standOff`: distribution, names, places that overlap, notes without a mark."""

from __future__ import annotations

from collections.abc import Sequence

from db.library_records import Name
from db.records import Distribution, Recipient
from desktop.exporting.dossier import DossierDistribution
from desktop.exporting.tei.elements import element, put, put_lines, token
from desktop.exporting.tei.kept import Kept
from desktop.exporting.tei.mark_part import add_lists
from desktop.exporting.tei.note_part import note_element
from desktop.exporting.tei.places import TextPart
from desktop.interchange.tei_form import Element, shown

_VERDICTS = {
    "agrees": "the list agrees with it",
    "differs": "the list does not agree with it",
    "no stated total": "no total is stated",
    "no list": "there is no list",
    "cannot tell": "it cannot be told whether the list agrees",
}


def stand_off(kept: Kept, part: TextPart, *, shared: bool) -> Element | None:
    """Return the `standOff` of a cable, None where there is nothing to be told in it.

    With `shared`, the corpus round it has the lists of names.
    """
    made = element("standOff")
    told = dict(enumerate(kept.dossier.distributions))
    for at, (listed, lines) in enumerate(kept.distributions):
        _distribution(made, listed, lines, told.get(at))
    if not shared:
        add_lists(made, kept.of(Name))
    if part.apart:
        group = element("spanGrp", parent=made)
        for tell in part.apart:
            tell(group)
    _lost(made, part)
    if part.notes_apart:
        notes = element("listAnnotation", parent=made)
        for note in part.notes_apart:
            targets = [name for name, _ in kept.spans(note)]
            note_element(notes, note, targets, author=kept.author(note), source=part.source)
    return made if len(made) else None


def _distribution(
    parent: Element, listed: Distribution, lines: Sequence[Recipient], told: DossierDistribution | None
) -> None:
    made = element("list", parent=parent, xml_id=listed.id, type="distribution")
    if listed.heading:
        put(element("head", parent=made), shown(listed.heading))
    for each in lines:
        item = element("item", parent=made, xml_id=each.id)
        put(element("name", parent=item, type="recipient", subtype=_word(each.role)), shown(each.name))
        if each.copies_state == "illegible":
            element("gap", parent=element("num", parent=item, type="copies"), reason="illegible")
        elif each.copies is not None:
            count = element("num", parent=item, type="copies", value=str(each.copies))
            put(count, str(each.copies))
    if listed.stated_total is None and told is None:
        return
    if not lines:
        element("item", parent=made)
    total = element("trailer", parent=made)
    if listed.stated_total is not None:
        put(total, "Stated total: ")
        number = element("num", parent=total, type="stated-total", value=str(listed.stated_total))
        put(number, str(listed.stated_total))
        put(total, "; ")
    if told is not None:
        counted = "cannot be counted" if told.counted is None else f"counted: {told.counted}"
        put(total, f"{counted}; {_VERDICTS.get(told.verdict, told.verdict)}.")


def _lost(parent: Element, part: TextPart) -> None:
    """Tell the words that notes were about and that the text has no longer."""
    lost = [note for note in part.kept.dossier.notes if not note.spans and any(note.quotes)]
    if not lost:
        return
    group = element("spanGrp", parent=parent, type="lost")
    for note in lost:
        for words in note.quotes:
            if words:
                span = element("span", parent=group, corresp=f"#{note.id}")
                put_lines(element("q", parent=span), words)


def _word(role: str) -> str | None:
    return token(role) or None
