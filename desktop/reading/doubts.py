"""Doubts that only the whole reading shows, and the plain English of each doubt for the JSON contract.

The window makes its own sentences from the same codes and values, in the user's language.
"""

from desktop.reading.draft import Draft
from desktop.reading.intake import Doubt

_ENGLISH = {
    "date-several-times": "{words} stands {count} times, the first was taken",
    "date-differs": "the date {words} differs from the one that was taken",
    "date-order": "{words} may be read with the day or the month first",
    "date-without-year": "{words} has no year, or is no day of any near year",
    "date-impossible": "the calendar has no {words}",
    "date-edited": "an editor doubts a part of {words}",
    "date-from-title": "the date was taken from the heading",
    "time-impossible": "the clock has no {words}",
    "time-without-date": "{words} has a time but no date",
    "year-inferred": "the year of {words} is not written, the one nearest the cable's date was taken",
    "several-values": "{words} could be meant, too; {taken} was taken",
    "from-title": "{words} was taken from the heading, the cable does not say it",
    "line-not-read": "no rule understood the line {words}",
    "encoding-guessed": "the encoding was guessed to be {encoding}",
    "bytes-not-readable": "{count} bytes could not be read and stand as �",
    "count-illegible": "the copies for {recipient} are illegible",
    "count-implausible": "the copies for {recipient} are implausibly many and were not counted",
    "count-scanned": "the letter O of {words} was read as a nought: {copies}",
    "list-cut": "the list goes on after {words}, the last line that was read",
    "list-end-unsure": "nothing says where the list ends; {words} was taken as its last line",
    "codes-taken-as-list": "the codes {words} were taken for a distribution list",
    "line-may-be-two-columns": "{words} may be two columns run into one line",
    "addressee-from-salutation": "the addressee was found by the salutation",
    "sender-from-letterhead": "{words} heads the document and was taken for the sender",
    "name-without-label": "{words} stands without a label and was taken for the addressee",
    "number-of-another-office": "{words} may be another office's number",
    "number-without-name": "nothing says what number {words} is",
    "number-at-end": "{words} stands at the end, too",
    "stamp-not-read": "the stamp {words} was not understood",
    "signature-without-date": "{words} was taken for the signature, no date stands below it",
    "summary-or-message": "{words} was taken for the archive's summary, it may be the message's",
    "subject-in-message": "{words} stands inside the message, perhaps of another telegram",
    "changes-accepted": "the file has tracked changes, the text is as if all were accepted",
    "text-box-left-out": "the text box {words} is not in the text",
    "hidden-words-left-out": "the hidden words {words} are not in the text",
    "page-head-left-out": "the head or foot of the pages, {words}, is not in the text",
    "note-without-words": "the mark {words} has no note",
    "attachments-left-out": "the attached files {words} were not read",
    "notes-not-taken-over": "made by Chancery, the text is the attached one; notes not taken over: {words}",
    "attachment-damaged": "made by Chancery, but what is attached is damaged; notes are as on the pages",
    "comment-place-unsure": "a comment on the page may mean other words than {words}",
    "comments-left-out": "annotations of the pages that are no comments on words were left out: {words}",
    "pages-without-text": "the pages {words} are pictures without text",
    "hyphens-made-whole": "{count} words that line ends had cut were made whole",
    "page-hides-words": "{count} letters of the web page, shown only on a click, were not taken",
    "page-mostly-left-out": "only {percent} % of the web page's words were taken for its text",
    "from-archive": "{words} was taken from the archive's list below, the cable does not say it",
    "day-inferred": "{words} has no date; it was taken to be of the cable's own day",
    "day-of-stage-above": "{words} has no date; it was taken to be of the day of the stage above it",
    "parties-unsure": "where the sender ends and the addressee begins in {words} is not certain",
    "pointer-without-note": "{words} points to a note that the file does not hold",
    "note-without-pointer": "nothing in the text points to the note {words}",
    "text-elsewhere": "a part of the text lies in another file, {words}, which was not read",
    "markup-in-text": "an XML file of a kind that is not read, {words}: its marks stand in the text",
    "entity-unknown": "nothing says what {words} stands for",
    "body-not-found": "the message could not be told from the rest",
}
CODES = frozenset(_ENGLISH)
"""Every code that a reading can report."""


def english(doubt: Doubt) -> str:
    """Return the doubt in one English clause."""
    values: dict[str, str | int] = dict(doubt.values)
    words = " ".join(doubt.words.split())
    values["words"] = f"“{words}”"
    return _ENGLISH[doubt.code].format_map(values)


def doubt_other_values(draft: Draft) -> None:
    """Tell, for each field, the values that were offered as strongly as the one that stands."""
    for name, offers in draft.offers.items():
        taken = draft.best(name)
        if taken is None:
            continue
        strongest = max(offer.strength for offer in offers)
        told = {taken.value}
        for offer in offers:
            if offer.strength == strongest and offer.found.value not in told:
                told.add(offer.found.value)
                draft.doubt(name, "several-values", offer.found.start, offer.found.end, taken=taken.value)
