"""What a change is called in the menu ("Undo Delete footnote 3") and in history."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from db.changes import Label
from desktop.messages.words import plural, tr

_NOTE_KINDS = {
    "footnote": "footnote",
    "marginal": "marginal note",
    "highlight": "highlight",
    "source": "source note",
    "own": "cable's own note",
    "general": "general note",
}
_FIELD_NAMES = {
    "title": "Title",
    "date": "Date",
    "precedence": "Precedence",
    "classification": "Classification",
    "cable number": "Cable no.",
    "receipt number": "Receipt no.",
    "originator": "Originator",
    "addressee": "Addressee",
    "info addressee": "Information",
    "subject": "Subject",
    "signatory": "Signatory",
    "source": "Source",
    "archive": "Archive",
    "file number": "File no.",
    "translator": "Translator",
    "original language": "Language",
    "credit": "Credit",
    "URL": "URL",
    "rights": "Rights",
    "summary": "Summary",
}


def note_kind(kind: str) -> str:
    """Return the name of a kind of note, in lower case."""
    return tr(_NOTE_KINDS[kind])


def field_name(name: str) -> str:
    """Return the label of a header field; the editor's own names are shown as she wrote them."""
    known = _FIELD_NAMES.get(name)
    return name if known is None else tr(known)


def mark_kind(kind: str) -> str:
    """Return the name of a kind of editor's mark, in lower case."""
    return {
        "insertion": tr("editor’s insertion"),
        "deletion": tr("editor’s deletion"),
        "uncertain": tr("uncertain reading"),
        "gap": tr("gap"),
    }.get(kind, kind)


def change_label(label: Label) -> str:
    """Return the name of a change, beginning with a capital letter, without a full stop."""
    values = label.values
    kind = str(values.get("kind", ""))
    if kind:
        return _note_label(label.code, kind, values)
    if "mark" in values:
        return _mark_label(label.code, str(values["mark"]))
    name = str(values.get("name") or values.get("title") or "")
    count = int(values.get("count", 1))
    if label.code == "bundle":
        return tr("Make a bundle")
    if label.code == "merge":
        whose = str(values.get("whose", ""))
        return tr("Merge from {whose}", whose=whose) if whose else tr("Merge what came back")
    if count > 1:
        return _several(label.code, count)
    if label.code.endswith("-field") or label.code == "settle-doubt":
        name = field_name(str(values.get("name", values.get("field", ""))))
    sentences = {
        "bring-cable": tr("Bring back {name}") if name else tr("Bring back a cable"),
        "take-comment": tr("Take over comments of {name}") if name else tr("Take over comments"),
        "import-cable": tr("Import {name}") if name else tr("Enter a cable"),
        "enter-sample": tr("Enter the sample cable"),
        "delete-cable": tr("Delete cable “{name}”"),
        "restore-cable": tr("Restore cable “{name}”"),
        "empty-trash": tr("Delete for good what lay in the trash"),
        "settle-conflict": tr("Decide what a merge left open"),
        "correct-text": tr("Correct the text"),
        "update-from-file": tr("Update from file"),
        "take-back": tr("Take back a correction"),
        "go-back": tr("Go back to reading {reading}", reading=values.get("reading", 0)),
        "change-status": tr("Change editorial status"),
        "star-cable": tr("Give the cable a star"),
        "unstar-cable": tr("Take the cable's star away"),
        "tag-cable": tr("Change tags of the cable"),
        "delete-cables": tr("Delete a cable"),
        "save-filter": tr("Save filter “{name}”"),
        "change-filter": tr("Change filter “{name}”"),
        "delete-filter": tr("Delete filter “{name}”"),
        "move-filter": tr("Move filter “{name}”"),
        "add-stage": tr("Add stage {name}"),
        "change-stage": tr("Change stage {name}"),
        "delete-stage": tr("Delete stage {name}"),
        "move-stage": tr("Move stage {name}"),
        "add-distribution": tr("Add distribution list"),
        "delete-distribution": tr("Delete distribution list"),
        "change-distribution": tr("Change distribution list"),
        "change-total": tr("Change stated total"),
        "add-recipient": tr("Add recipient {name}"),
        "change-recipient": tr("Change recipient {name}"),
        "change-copies": tr("Change copies of {name}"),
        "delete-recipient": tr("Delete recipient {name}"),
        "move-recipient": tr("Move recipient {name}"),
        "split-recipient": tr("Split recipient {name}"),
        "join-recipients": tr("Join into {name}"),
        "add-field": tr("Add {name}"),
        "change-field": tr("Change {name}"),
        "take-field": tr("Take {name} from the text"),
        "delete-field": tr("Delete {name}"),
        "rename-field": tr("Rename field to {name}"),
        "move-field": tr("Move {name}"),
        "settle-doubt": tr("Settle doubt about {name}"),
        "bring-back": tr("Bring back from a backup"),
        "salvage": tr("Save from a damaged library"),
        "add-variant": tr("Add spellings of {name}"),
        "change-variant": tr("Change spellings of {name}"),
        "remove-variant": tr("Remove spellings of {name}"),
        "new-name": tr("Add the name {name}"),
        "change-name": tr("Change the name {name}"),
        "delete-name": tr("Delete the name {name}"),
        "merge-names": tr("Merge names into {name}"),
        "add-mention": tr("Mark {name}"),
        "remove-mention": tr("No longer mark {name}"),
        "place-mention": tr("Place the mention of {name}"),
        "merge-offices": tr("Merge spellings of {name}"),
        "separate-office": tr("Take a spelling from {name}"),
        "add-author": tr("Enter author {name}"),
        "keep-source-in-step": tr("Keep the source note in step with the header"),
        "restore-state": tr("Restore an earlier state of “{name}”"),
        "name-state": tr("Name the state “{name}”"),
        "forget-state": tr("Take away the name “{name}” of a state"),
    }
    return sentences.get(label.code, label.code).format(name=_short(name)).rstrip()


def _note_label(code: str, kind: str, values: Mapping[str, Any]) -> str:
    what = note_kind(kind)
    if "number" in values:
        what = tr("{kind} {number}", kind=what, number=values["number"])
    return {
        "add-note": tr("Add {what}"),
        "edit-note": tr("Edit {what}"),
        "delete-note": tr("Delete {what}"),
        "change-note-kind": tr("Change kind of {what}"),
        "change-note-colour": tr("Change colour of {what}"),
        "change-note-tags": tr("Change tags of {what}"),
        "change-note-label": tr("Change label of {what}"),
        "change-note-series": tr("Change series of {what}"),
        "place-note": tr("Place {what}"),
        "add-span": tr("Add words to {what}"),
        "resize-span": tr("Resize {what}"),
        "remove-span": tr("Take words from {what}"),
        "make-general": tr("Make {what} a general note"),
        "keep-without-lost": tr("Keep {what} on the words it has"),
        "restore-note": tr("Restore {what}"),
        "restore-state": tr("Restore an earlier state of {what}"),
    }.get(code, code).format(what=what)


def _mark_label(code: str, kind: str) -> str:
    what = mark_kind(kind)
    return {
        "add-mark": tr("Mark {what}"),
        "change-mark": tr("Change {what}"),
        "remove-mark": tr("Take away {what}"),
        "place-mark": tr("Place {what}"),
    }.get(code, code).format(what=what)


def _several(code: str, count: int) -> str:
    return {
        "change-status": plural(count, "Change status of {n} cable", "Change status of {n} cables"),
        "star-cable": plural(count, "Give {n} cable a star", "Give {n} cables a star"),
        "unstar-cable": plural(count, "Take the star from {n} cable", "Take the star from {n} cables"),
        "tag-cable": plural(count, "Change tags of {n} cable", "Change tags of {n} cables"),
        "delete-cables": plural(count, "Delete {n} cable", "Delete {n} cables"),
        "delete-notes": plural(count, "Delete {n} note", "Delete {n} notes"),
        "restore-notes": plural(count, "Restore {n} note", "Restore {n} notes"),
        "restore-cables": plural(count, "Restore {n} cable", "Restore {n} cables"),
        "restore-from-trash": plural(count, "Restore {n} from the trash", "Restore {n} from the trash"),
        "change-note-kind": plural(count, "Change kind of {n} note", "Change kind of {n} notes"),
        "change-note-colour": plural(count, "Change colour of {n} note", "Change colour of {n} notes"),
        "change-note-series": plural(count, "Change series of {n} note", "Change series of {n} notes"),
        "change-note-tags": plural(count, "Change tags of {n} note", "Change tags of {n} notes"),
        "delete-name": plural(count, "Delete {n} name", "Delete {n} names"),
        "add-mention": plural(count, "Mark {n} mention", "Mark {n} mentions"),
        "remove-mention": plural(count, "No longer mark {n} mention", "No longer mark {n} mentions"),
        "take-back": plural(count, "Take back {n} correction", "Take back {n} corrections"),
        "remove-mark": plural(count, "Take away {n} editor’s mark", "Take away {n} editor’s marks"),
        "delete-stage": plural(count, "Delete {n} stage", "Delete {n} stages"),
        "move-stage": plural(count, "Move {n} stage", "Move {n} stages"),
        "delete-recipient": plural(count, "Delete {n} recipient", "Delete {n} recipients"),
        "move-recipient": plural(count, "Move {n} recipient", "Move {n} recipients"),
        "bring-back": tr("Bring back {n} from a backup", n=count),
        "import-cables": plural(count, "Import {n} cable", "Import {n} cables"),
    }.get(code, code)


def _short(name: str) -> str:
    return name if len(name) <= 40 else name[:39].rstrip() + "…"
