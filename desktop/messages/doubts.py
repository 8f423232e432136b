"""What the reader was unsure of, in a sentence for the place beside the field."""

from __future__ import annotations

from db.records import Doubt
from desktop.messages.changes import field_name
from desktop.messages.words import tr

_FIELD_OF = {
    "addressees": "addressee",
    "info addressees": "info addressee",
    "distributions": "distribution",
    "stage": "stages",
    "recipients": "distribution",
}


def doubt_field(doubt: Doubt) -> str:
    """Return the header field that a doubt belongs to, or "distribution", "stages", "text" and the like."""
    name = doubt.field.replace("_", " ")
    return _FIELD_OF.get(name, name)


def doubt_sentence(doubt: Doubt, text: str = "") -> str:
    """Return the sentence for a doubt; an unknown code gets one that says what can be said.

    `text` is the cable's text, for sentences that say how often the words stand in it.
    """
    words = " ".join(doubt.words.split())
    if len(words) > 90:
        words = words[:89].rstrip() + "…"
    sentence = _sentences().get(doubt.code)
    if sentence is not None and (words or "{words}" not in sentence):
        times = text.count(doubt.words) if doubt.words else 0
        return sentence.replace("{times}", str(times)).replace("{words}", words)
    what = _what(doubt)
    if words:
        return tr("The reader is not sure of {what}: look at “{words}”.", what=what, words=words)
    return tr("The reader is not sure of {what}.", what=what)


def _what(doubt: Doubt) -> str:
    field = doubt_field(doubt)
    if field == "distribution":
        return tr("the distribution list")
    if field == "stages":
        return tr("the stages")
    shown = field_name(field)
    return tr("the field {name}", name=shown)


def _sentences() -> dict[str, str]:
    """Return the sentence of each code that the reader emits."""
    return {}


def known_codes() -> frozenset[str]:
    """Return the codes that have a sentence of their own."""
    return frozenset(_sentences())
