"""What was saved of a damaged library, and what was lost, in sentences."""

from __future__ import annotations

from collections.abc import Mapping

from db.checking.verify import Finding
from desktop.messages.verify import finding_sentence, record_words
from desktop.messages.words import plural, tr


def saved_sentence(counted: Mapping[str, int], path: object) -> str:
    """Return what the new library holds and where it lies."""
    return tr(
        "{cables} and {notes} were saved to the new library {path}.",
        cables=plural(counted["cables"], "{n} cable", "{n} cables"),
        notes=plural(counted["notes"], "{n} note", "{n} notes"),
        path=path,
    )


def lost_sentence(finding: Finding) -> str:
    """Return what was lost, or what the new library had to go without; every code has a sentence (tested)."""
    values = finding.values
    count = values.get("count", 0)
    title = str(values.get("cable") or "") or tr("A cable without a title")
    if finding.code in _counted_codes() and isinstance(count, int):
        one, many = _counted()[finding.code]
        told = plural(count, one, many, cable=title)
        return f"{told} {_these(values.get('records'), count)}".rstrip()
    if finding.code in _plain():
        return _plain()[finding.code].format(cable=title, quote=_short(str(values.get("quote", ""))))
    return finding_sentence(finding)


def _these(records: object, count: int) -> str:
    """Return which ones were counted: each by its cable and its first words."""
    if not isinstance(records, list) or not records:
        return ""
    listed = tr("; ").join(dict.fromkeys(record_words(one).rstrip(",") for one in records))
    if count > len(records):
        return tr("Among them: {listed}.", listed=listed)
    return tr("Namely: {listed}.", listed=listed)


def nothing_lost() -> str:
    """Return what to say where everything was saved."""
    return tr("Nothing was lost. Undo begins anew; the history is whole.")


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence here."""
    return frozenset(_counted()) | frozenset(_plain())


def _counted_codes() -> frozenset[str]:
    return frozenset(_counted())


def _counted() -> dict[str, tuple[str, str]]:
    return {
        "salvage-texts-again": (
            "{n} text was damaged; it was made again, letter for letter, from its file or corrections.",
            "{n} texts were damaged; they were made again, letter for letter, from files or corrections.",
        ),
        "salvage-from-history": (
            "{n} note, place or other record was damaged; the history still had it: it is whole.",
            "{n} notes, places and other records were damaged; the history had them: they are whole.",
        ),
        "salvage-unchecked": (
            "{n} note, place or other record could not be checked: it stands as in the damaged file.",
            "{n} notes, places and other records could not be checked: they stand as in the damaged file.",
        ),
        "salvage-files-lost": (
            "{n} original file is lost. Its text is not.",
            "{n} original files are lost. Their texts are not.",
        ),
        "salvage-history-lost": (
            "The history has lost at least {n} entry: what was before that cannot be seen again.",
            "The history has lost at least {n} entries: what was before those cannot be seen again.",
        ),
        "salvage-notes-fewer": (
            "“{cable}” had {n} note more than could be saved.",
            "“{cable}” had {n} notes more than could be saved.",
        ),
    }


def _plain() -> dict[str, str]:
    return {
        "salvage-text-lost": tr(
            "The text of “{cable}” is lost. In its place stand the words around its notes, as far as they are"
            " known; import the file again to have it whole."
        ),
        "salvage-note-lost": tr("A note on “{quote}” is lost."),
        "salvage-cable-lost": tr("The cable “{cable}” is lost."),
    }


def _short(words: str) -> str:
    return words if len(words) <= 60 else words[:59] + "…"
