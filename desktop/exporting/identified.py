"""The automatic notes of a dossier: where each stands and what it says, for whatever format prints them."""

from __future__ import annotations

from dataclasses import dataclass

from desktop.exporting.dossier import Dossier, Span


@dataclass(frozen=True, slots=True)
class Identified:
    """An automatic note: the words that it stands on, those that lead it, and what it says.

    `lead` and `words` together are what is said; the note has the mark `db.naming.identifying.MARK`.
    """

    span: Span
    lead: str
    words: str


def identified(dossier: Dossier) -> list[Identified]:
    """Return the automatic notes in the order of the text.

    Where the text spells the name as its heading does, that leads the note; otherwise the words of the text.
    """
    made = []
    for name in dossier.names:
        mention = next((each for each in name.mentions if each.id == name.identified), None)
        if mention is None or not name.identification:
            continue
        quote = " ".join(mention.quotes[0].split())
        if quote == name.heading and name.identification.startswith(quote):
            rest = name.identification[len(quote) :]
            lead, words = (f"{quote},", rest[1:]) if rest.startswith(",") else (quote, rest)
        else:
            lead, words = f"{quote}:", name.identification
        made.append(Identified(mention.spans[0], lead, words.strip()))
    return sorted(made, key=lambda each: (each.span[1], each.span[0]))
