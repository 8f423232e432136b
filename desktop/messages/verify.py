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
    "mention": "mention of a name",
    "editorial_mark": "mark of the editor",
    "name": "person, place or organization",
    "conflict": "question left by a merge",
    "structure": "part of a text",
    "doubt": "doubt",
    "anchor": "place in a text",
}
_SHORT = 60
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
    told = sentence.format(**_shown(finding.values))
    return f"{told[:1].upper()}{told[1:]} {advice}".rstrip()


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
        "text-changed": tr("The text of {cables} is not the one that was stored ({sha256})."),
        "file-changed": tr("The original file {name} is not the one that was imported ({sha256})."),
        "step-changed": tr(
            "What the history keeps about {what} is not what was stored (entry {step}, {record})."
        ),
        "step-misplaced": tr(
            "What the history keeps about {what} is filed under something else (entry {step}, {record})."
        ),
        "change-torn": tr(
            "What was done as number {change} has lost a part in the history: {steps} are there."
        ),
        "change-changed": tr(
            "What was done as number {change} does not bear the name, time or author in the history that were"
            " stored."
        ),
        "change-misplaced": tr(
            "What was done as number {change} names an author, a cable or a deed in the history that is not"
            " there."
        ),
        "change-unreadable": tr("What was done as number {change}, or when, cannot be read in the history."),
        "record-differs": tr("{what} is not what the history says it is ({record})."),
        "record-missing": tr("{what} is in the history but not in the library ({record})."),
        "cable-incomplete": tr("{what} has lost its text or its original file ({record})."),
        "listing-differs": tr("The list shows {what} otherwise than it is ({record})."),
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
        "undo-empty": tr("Something that could be undone has lost what it was ({entry})."),
        "undo-differs": tr(
            "Something that could be undone is made of parts that do not belong together ({entry})."
        ),
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
        "{cables}, {notes}, {texts} and {steps} of the history checked, nothing found.",
        cables=plural(counted["cables"], "{n} cable", "{n} cables"),
        notes=plural(counted["notes"], "{n} note", "{n} notes"),
        texts=plural(counted["texts"], "{n} text", "{n} texts"),
        steps=plural(counted["steps"], "{n} entry", "{n} entries"),
    )


def record_words(values: Mapping[str, object]) -> str:
    """Return what a record is called: "the note “A minister”, in Chen-8/35, Illegal Crossings"."""
    kind = tr(_KINDS.get(str(values.get("kind")), str(values.get("kind"))))
    words, cable = str(values.get("words") or ""), str(values.get("cable") or "")
    words = words if len(words) <= _SHORT else words[: _SHORT - 1].rstrip() + "…"
    if values.get("kind") == "cable":
        return tr("the cable “{cable}”", cable=cable) if cable else tr("a cable without a title")
    what = tr("the {kind} “{words}”", kind=kind, words=words) if words else tr("a {kind}", kind=kind)
    return tr("{what}, in “{cable}”,", what=what, cable=cable) if cable else what


def _shown(values: Mapping[str, object]) -> dict[str, object]:
    shown = dict(values)
    if "kind" in values:
        shown["what"] = record_words(values)
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
