"""What the reader was unsure of, in sentences for the place beside the field."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from db.records import Doubt
from desktop.messages.changes import field_name
from desktop.messages.words import plural, tr

LONGEST = 90
"""So many characters of the cable's words are quoted at most."""
QUIET = frozenset({"year-inferred", "day-inferred", "day-of-stage-above"})
"""Codes of what was settled by a rule that hardly errs: told, but no cause to look twice."""

_FIELD_OF = {
    "addressees": "addressee",
    "info addressees": "info addressee",
    "distributions": "distribution",
    "stage": "stages",
    "recipients": "distribution",
}


@dataclass(frozen=True, slots=True)
class ToldDoubt:
    """One sentence and the ids of the doubts that it tells; `quiet` where nothing seems wrong."""

    doubts: tuple[str, ...]
    words: str
    quiet: bool


def doubt_field(doubt: Doubt) -> str:
    """Return the header field that a doubt belongs to, or "distribution", "stages", "text" and the like."""
    name = doubt.field.replace("_", " ")
    return _FIELD_OF.get(name, name)


def tell_doubts(doubts: Iterable[Doubt], text: str) -> list[ToldDoubt]:
    """Return the sentences for doubts in their order; several inferred years are told together.

    `text` is the cable's text, for sentences that say how often words stand in it.
    """
    told: list[ToldDoubt] = []
    inferred: list[str] = []
    for doubt in doubts:
        if doubt.code == "year-inferred":
            inferred.append(doubt.id)
        else:
            told.append(ToldDoubt((doubt.id,), doubt_sentence(doubt, text), doubt.code in QUIET))
    if inferred:
        words = plural(
            len(inferred),
            "{n} date gives no year; the nearest was taken.",
            "{n} dates give no year; the nearest was taken.",
        )
        told.append(ToldDoubt(tuple(inferred), words, quiet=True))
    return told


def doubt_sentence(doubt: Doubt, text: str = "") -> str:
    """Return the sentence for a doubt; an unknown code gets one that says what can be said."""
    words = " ".join(doubt.words.split())
    if len(words) > LONGEST:
        words = words[: LONGEST - 1].rstrip() + "…"
    sentence = _sentences().get(doubt.code)
    if sentence is not None and (words or "{words}" not in sentence):
        times = text.count(doubt.words) if doubt.words else 0
        if "{times}" in sentence and times < 2:  # the same day, written in another way elsewhere
            sentence = tr("“{words}” stands elsewhere as well, written in another way; the first was taken.")
        # The words go in last, so that braces of the cable are never read as a pattern.
        return sentence.replace("{times}", _times(times)).replace("{n}", str(times)).replace("{words}", words)
    what = _what(doubt)
    if words:
        return tr("The reader is not sure of {what}: look at “{words}”.", what=what, words=words)
    return tr("The reader is not sure of {what}.", what=what)


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence of their own."""
    return frozenset(_sentences())


def _times(count: int) -> str:
    """Return how often, in a word where it is small."""
    words = {2: tr("twice"), 3: tr("three times"), 4: tr("four times"), 5: tr("five times")}
    return words.get(count) or plural(count, "{n} time", "{n} times")


def _what(doubt: Doubt) -> str:
    field = doubt_field(doubt)
    places = {
        "distribution": tr("the distribution list"),
        "stages": tr("the stages"),
        "text": tr("the text"),
        "body": tr("where the message begins and ends"),
        "header": tr("the header"),
    }
    return places.get(field) or tr("the field {name}", name=field_name(field))


def _sentences() -> dict[str, str]:
    """Return the sentence of each code that the reader emits."""
    return {
        "date-several-times": tr("“{words}” stands {times}; the first was taken."),
        "date-differs": tr("“{words}” is another date than the one that was taken."),
        "date-order": tr("“{words}” may be read with the day or the month first."),
        "date-without-year": tr("“{words}” has no year, or is no day of any near year."),
        "date-impossible": tr("The calendar has no “{words}”."),
        "date-edited": tr("An editor doubts a part of “{words}”."),
        "date-from-title": tr("The date was taken from the heading, “{words}”."),
        "time-impossible": tr("The clock has no “{words}”."),
        "time-without-date": tr("“{words}” has a time but no date."),
        "year-inferred": tr("“{words}” gives no year; the year nearest the cable's date was taken."),
        "several-values": tr("“{words}” may be meant as well; the first was taken."),
        "from-title": tr("“{words}” was taken from the heading; the cable itself does not say it."),
        "line-not-read": tr("The line “{words}” was not understood."),
        "encoding-guessed": tr(
            "How the file writes its characters was guessed. Look for odd letters in the text."
        ),
        "bytes-not-readable": tr(
            "Some characters of the file could not be read; the text shows {n} of “{words}”."
        ),
        "count-illegible": tr("The number of copies in “{words}” cannot be read."),
        "count-implausible": tr("“{words}” is too many to be copies and was not counted."),
        "list-cut": tr(
            "The list goes on after “{words}”, the last line that was read. Add the others by hand."
        ),
        "list-end-unsure": tr("Nothing says where the list ends; “{words}” was taken as its last line."),
        "codes-taken-as-list": tr("The codes in “{words}” were taken for a distribution list."),
        "line-may-be-two-columns": tr("“{words}” may be two columns run into one line."),
        "addressee-from-salutation": tr("The addressee was taken from the salutation, “{words}”."),
        "sender-from-letterhead": tr("“{words}” heads the document and was taken for the sender."),
        "name-without-label": tr("“{words}” stands without a label and was taken for the addressee."),
        "number-of-another-office": tr("“{words}” may be another office's number."),
        "number-without-name": tr("Nothing says what number “{words}” is."),
        "number-at-end": tr("“{words}” stands at the end as well."),
        "stamp-not-read": tr("The stamp “{words}” was not understood."),
        "signature-without-date": tr("“{words}” was taken for the signature; no date stands below it."),
        "summary-or-message": tr(
            "“{words}” was taken for the archive's summary; it may belong to the message."
        ),
        "count-scanned": tr("The letter O of “{words}” was read as a nought: {copies}."),
        "from-archive": tr(
            "“{words}” was taken from the archive's list below, the cable itself does not say it."
        ),
        "subject-in-message": tr("“{words}” stands inside the message, perhaps of another telegram."),
        "changes-accepted": tr(
            "The file has tracked changes; the text is as if all were accepted. Look into the file for what"
            " was there before."
        ),
        "text-box-left-out": tr("The text box “{words}” is not in the text, as its place is not known."),
        "hidden-words-left-out": tr("“{words}” is hidden in the file and not in the text."),
        "page-head-left-out": tr("“{words}” stands at the head or foot of the pages and is not in the text."),
        "note-without-words": tr("The mark “{words}” has no note in the file."),
        "attachments-left-out": tr(
            "What is attached to the message was not read: “{words}”. Save it from the mail program, then"
            " import it."
        ),
        "notes-not-taken-over": tr(
            "The PDF was made by Chancery, so its text is the exact one attached to it. Notes that were not"
            " taken over: {words}."
        ),
        "attachment-damaged": tr(
            "The PDF was made by Chancery, but the data attached to it are damaged. The notes were read off"
            " its pages, footnotes as marginal notes. Ask for the file anew, if it can be had."
        ),
        "comment-place-unsure": tr("A comment on the page may mean other words than “{words}”."),
        "comments-left-out": tr(
            "Annotations of the pages that are no comments on words and were left out: {words}."
        ),
        "pages-without-text": tr("Of these pages there is only a picture, no text: “{words}”."),
        "hyphens-made-whole": tr(
            "Words that line ends had cut were made whole, as was asked for. Look out for words that have a"
            " hyphen of their own."
        ),
        "page-hides-words": tr(
            "The web page holds {count} letters that it shows only when something is clicked; they were not"
            " taken. Open them in the browser, then save the page again or paste the text."
        ),
        "page-mostly-left-out": tr(
            "Most of the web page was taken for menus and the like. Compare the text with the page."
        ),
        "day-inferred": tr("“{words}” has no date; it was taken to be of the cable's own day."),
        "day-of-stage-above": tr(
            "“{words}” has no date; it was taken to be of the day of the stage above it."
        ),
        "parties-unsure": tr(
            "Where the sender ends and the addressee begins is not certain: “{words}”. Compare both fields."
        ),
        "pointer-without-note": tr("“{words}” points to a note that the file does not hold."),
        "note-without-pointer": tr(
            "Nothing in the text points to the note “{words}”. It was kept without a place."
        ),
        "text-elsewhere": tr(
            "A part of the text lies in another file, “{words}”, which was not read. Import that file, too."
        ),
        "markup-in-text": tr(
            "This is an XML file whose kind (“{words}”) is not known, so its marks stand in the text. Look"
            " whether the archive offers it as a web page, a PDF or plain text."
        ),
        "entity-unknown": tr("Nothing in the file says what “{words}” stands for."),
        "body-not-found": tr("The message could not be told from the rest of the text."),
    }
