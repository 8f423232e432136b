"""What `verify` found, in sentences: what is wrong, and what that means for the one who reads it."""

from __future__ import annotations

from collections.abc import Mapping

from db.checking.verify import Finding
from desktop.messages.words import plural, tr

_KINDS = {
    "author": "author",
    "cable": "cable",
    "reading": "reading",
    "header_field": "header field",
    "stage": "stage",
    "distribution": "distribution list",
    "recipient": "recipient",
    "note": "note",
    "structure": "part of a text",
    "doubt": "doubt",
    "anchor": "place in a text",
}
_PARTS = {
    "file": "the file's own order",
    "links": "what belongs to what",
    "form": "the tables",
    "texts": "the texts",
    "files": "the original files",
    "history": "the history",
    "records": "the records",
    "list": "the list of cables",
    "anchors": "the places of the notes",
    "undo": "the steps to undo",
    "search": "the index of the words",
}


def finding_sentence(finding: Finding) -> str:
    """Return what was found; every code has a sentence (tested)."""
    sentence = _sentences().get(finding.code)
    if sentence is None:
        return tr("Something is wrong ({code}).", code=finding.code)
    advice = _advice().get(finding.code, "")
    return f"{sentence.format(**_shown(finding.values))} {advice}".rstrip()


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence."""
    return frozenset(_sentences())


def remedy_sentence() -> str:
    """Return what to do about a library in which something was found."""
    return tr(
        "Nothing was changed. `chancery backup --list` shows the backups, `chancery restore FILE` puts one"
        " in this library's place and keeps what is there now; `chancery salvage -o NEW` saves what can be"
        " saved to a new library."
    )


def window_remedy() -> str:
    """Return the same for whoever reads it in the window."""
    return tr(
        "Nothing was changed. A backup may still have everything whole; what can be saved of this library as"
        " it is now can be saved to a new one."
    )


def _sentences() -> dict[str, str]:
    return {
        "file-damaged": tr("The file is damaged: {reason}."),
        "link-broken": tr("Row {row} of “{table}” belongs to something in “{parent}” that is not there."),
        "program": tr("The file contains a program of its own ({name}), which no library of ours does."),
        "table-differs": tr("The table or index “{name}” is not as Chancery makes it."),
        "text-changed": tr("The text of {cables} is not the one that was stored (SHA-256 {sha256})."),
        "file-changed": tr("The original file {name} is not the one that was imported (SHA-256 {sha256})."),
        "step-changed": tr("Step {step} of the history is not the one that was stored."),
        "step-misplaced": tr("Step {step} of the history is filed under something it does not belong to."),
        "change-torn": tr("Change {change} of the history has lost a step: {steps} are there."),
        "change-changed": tr(
            "Change {change} of the history does not bear the name, the time or the author that were stored."
        ),
        "change-misplaced": tr(
            "Change {change} of the history names an author, a cable or a change that is not there."
        ),
        "change-unreadable": tr("The name or time of change {change} of the history cannot be read."),
        "record-differs": tr("{cable}: the {kind} {record} is not what the history says it is."),
        "record-missing": tr("The {kind} {record} is in the history but not in the library."),
        "cable-incomplete": tr("The cable {record} has lost its text or its original file."),
        "listing-differs": tr("The list shows the cable {cable} otherwise than it is."),
        "anchor-outside": tr(
            "{cable}: a place ({start} to {end}) lies outside the text, which has {length} characters."
        ),
        "anchor-differs": tr(
            "{cable}: at {start} to {end} stand other words than those that were marked: “{quote}”."
        ),
        "search-differs": tr(
            "{cable}: the index that the search uses holds other words than this cable has."
            " `chancery reindex` makes it anew."
        ),
        "undo-empty": tr("A step to undo ({entry}) has lost its changes."),
        "undo-differs": tr("A step to undo ({entry}) is made of changes that do not belong together."),
        "part-unreadable": tr("It could not be checked whether {part} can be relied on: {reason}."),
        "more-of-it": tr("More was found of this kind ({part}) than the {most} shown here."),
    }


def _advice() -> dict[str, str]:
    """Return what to do next, by code: a sentence that says it itself has none."""
    anew = tr("Saving to a new library puts that right.")
    whole = tr("A backup may have it whole.")
    return {
        **dict.fromkeys(
            (
                "record-differs",
                "record-missing",
                "listing-differs",
                "anchor-outside",
                "anchor-differs",
                "table-differs",
                "file-damaged",
                "link-broken",
                "undo-empty",
                "undo-differs",
            ),
            anew,
        ),
        **dict.fromkeys(
            (
                "text-changed",
                "file-changed",
                "step-changed",
                "step-misplaced",
                "change-torn",
                "change-changed",
                "change-misplaced",
                "change-unreadable",
                "cable-incomplete",
                "part-unreadable",
            ),
            whole,
        ),
        "program": tr("Its author is not to be trusted; saving to a new library leaves it behind."),
        "more-of-it": tr("Restore a backup, or save to a new library."),
    }


def counted_sentence(counted: Mapping[str, int]) -> str:
    """Return what was looked at, where nothing was found."""
    return tr(
        "{cables}, {notes}, {texts} and {steps} of history checked, nothing found.",
        cables=plural(counted["cables"], "{n} cable", "{n} cables"),
        notes=plural(counted["notes"], "{n} note", "{n} notes"),
        texts=plural(counted["texts"], "{n} text", "{n} texts"),
        steps=plural(counted["steps"], "{n} step", "{n} steps"),
    )


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    shown = dict(values)
    for name, words in (("kind", _KINDS), ("part", _PARTS)):
        if name in shown:
            shown[name] = tr(words.get(str(shown[name]), str(shown[name])))
    if isinstance(cables := shown.get("cables"), list):
        shown["cables"] = ", ".join(f"“{title}”" for title in cables) or tr("no cable")
    if "quote" in shown:
        quote = str(shown["quote"])
        shown["quote"] = quote if len(quote) <= 60 else quote[:59] + "…"
    if shown.get("name") == "":
        shown["name"] = tr("without a name")
    if shown.get("cable") == "":
        shown["cable"] = (
            tr("No cable") if shown.get("kind") == tr("author") else tr("A cable without a title")
        )
    return shown
