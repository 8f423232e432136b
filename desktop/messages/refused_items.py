"""Why a note or an annotation in a file was not taken: one sentence each, with what it is called there."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.messages.words import plural, tr
from desktop.reading.returned import Refused

_MOST = 3


def refused_item(one: Refused) -> str | None:
    """Return what was refused and why, for a note, an annotation or a cable; None for other codes."""
    values = dict(one.values)
    reason = _reasons(str(values.get("where", "")), str(values.get("name", ""))).get(one.code)
    return tr("{what}: {reason}", what=one.what or tr("The file"), reason=reason) if reason else None


def refused_group(code: str, refused: Sequence[Refused]) -> str | None:
    """Return all that was refused for one reason in one sentence, the first few by what they are called."""
    some = [one for one in refused if one.code == code]
    if len(some) == 1:
        return refused_item(some[0])
    reason = _reasons("", str(dict(some[0].values).get("name", ""))).get(code)
    if reason is None:
        return None
    names = list(dict.fromkeys(one.what for one in some if one.what))
    named = tr(", ").join(names[:_MOST]) + (tr(" and others") if len(names) > _MOST else "")
    return plural(len(some), "{named}: {reason}", "{n} of the notes and annotations ({named}): {reason}",
                  named=named, reason=reason)  # fmt: skip


def known_reasons() -> frozenset[str]:
    """Return the codes that have a sentence."""
    return frozenset(_reasons("", ""))


def _reasons(where: str, name: str) -> dict[str, str]:
    at = tr(" (at {where})", where=where) if where else ""
    return {**_of_places(name), **{code: words + at + "." for code, words in _of_the_model().items()}}


def _of_places(name: str) -> dict[str, str]:
    """Return why what is well made could not be used."""
    return {
        "anno-selector-unusable": tr(
            "it marks its place by {name}, which is none in the text of a cable.",
            name=name or tr("a selector"),
        ),
        "anno-source-unknown": tr("the library has no cable that it could be about."),
        "anno-elsewhere": tr("the file only names it; what it says is elsewhere."),
        "anno-no-target": tr("it does not say what it is about."),
        "cable-incomplete": tr("its records do not hold together, so it was not read."),
        "text-missing": tr("the file has no text any more. The library keeps its own."),
        "note-empty": tr("the note has no words."),
        "note-without-place": tr("the note stands at no place; it came as a general note."),
        "note-target-missing": tr("the file does not have the words that the note names."),
    }


def _of_the_model() -> dict[str, str]:
    """Return what the W3C's model of annotations wants and does not find, without the full stop."""
    return {
        "anno-not-object": tr("it is no annotation"),
        "anno-context": tr("the context of Web Annotations is not named"),
        "anno-id": tr("it has no address of its own"),
        "anno-type": tr("it does not say that it is an annotation"),
        "anno-two-bodies": tr("it has a body and a value of a body"),
        "anno-body-value": tr("the value of its body is not one text"),
        "anno-iri": tr("what should be an address is none"),
        "anno-moment": tr("a date is no date and time with zone"),
        "anno-more-than-one": tr("what may be there once is there several times"),
        "anno-resource": tr("a body or target is neither an address nor anything that the model knows"),
        "anno-text-as-target": tr("its target is a text and no address"),
        "anno-value": tr("a text is missing or is none"),
        "anno-direction": tr("the direction of its words is neither ltr, rtl nor auto"),
        "anno-items": tr("a list has no items"),
        "anno-source": tr("a target or body does not name one source"),
        "anno-selector": tr("a selector is of a kind that the model does not know"),
        "anno-number": tr("a position or number is none"),
        "anno-svg": tr("a drawing must be either in the file or at an address"),
        "anno-state": tr("a state is of a kind that the model does not know"),
        "anno-time-state": tr("a time must be one moment, or a beginning and an end"),
        "anno-stylesheet": tr("its stylesheet must be either in the file or at an address"),
        "anno-collection-type": tr("the collection does not say that it is one"),
        "anno-first": tr("the collection has no first page"),
    }
