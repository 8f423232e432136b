"""The fields of a query: by which words they are called, and what their values mean."""

from __future__ import annotations

from db.searching.query_dates import bounds_of
from db.searching.query_parts import FIELDS, Dated, FieldName, Hint, Listed, Mentions, Part
from db.searching.search_words import tokens

_OTHER_WORDS: dict[str, FieldName] = {
    "addressee": "to",
    "originator": "from",
    "dated": "date",
    "subject": "title",
    "no": "number",
    "urgency": "precedence",
    "recipients": "recipient",
    "distribution": "recipient",
    "notes": "note",
    "tags": "tag",
    "stages": "stage",
    "starred": "star",
    "names": "name",
    "mentions": "name",
    "person": "name",
    "place": "name",
    "organization": "name",
}
FIELD_OF: dict[str, FieldName] = {**{name: name for name in FIELDS}, **_OTHER_WORDS}
"""The field that a word before a colon names, in small letters."""

_VERDICTS: dict[str, tuple[str, ...]] = {
    "agrees": ("agrees",),
    "differs": ("differs",),
    "cannot tell": ("cannot tell",),
    "unclear": ("cannot tell",),
    "none": ("no list",),
    "no list": ("no list",),
    "no total": ("no stated total",),
    "no stated total": ("no stated total",),
}
_YES = ("", "yes", "true", "1", "on")
_NO = ("no", "false", "0", "off")


def alike_field(word: str) -> FieldName | None:
    """Return the field that a word is likely meant for: one letter is wrong, missing or too many."""
    if len(word) < 3:
        return None
    return next((field for name, field in FIELD_OF.items() if _is_alike(word, name)), None)


def part_of_field(field: FieldName, words: str) -> Part | Hint:
    """Return what the value of a field means that is no words to look for, or why it means nothing."""
    if field == "date":
        bounds = bounds_of(words)
        return Dated(*bounds) if bounds else Hint("date-unknown", words)
    value = " ".join(tokens(words))
    if field == "name" and value:
        return Mentions(words)
    if field == "verdict":
        found = [
            each for name, some in _VERDICTS.items() if value and name.startswith(value) for each in some
        ]
        if found:
            return Listed("verdict", tuple(dict.fromkeys(found)))
        return Hint("verdict-unknown", words)
    if field == "star":
        if value in _YES or value in _NO:
            return Listed("starred", (int(value in _YES),))
        return Hint("star-unknown", words)
    if value:
        return Listed("status", (value,), begins=True)
    return Hint("value-missing", field)


def _is_alike(word: str, name: str) -> bool:
    if len(name) < 3 or abs(len(word) - len(name)) > 1:
        return False
    if len(word) == len(name):
        wrong = [at for at in range(len(name)) if word[at] != name[at]]
        if len(wrong) == 2:
            first, second = wrong
            return word[first] == name[second] and word[second] == name[first]
        return len(wrong) == 1
    longer, shorter = (word, name) if len(word) > len(name) else (name, word)
    return any(longer[:at] + longer[at + 1 :] == shorter for at in range(len(longer)))
