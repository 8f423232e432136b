"""The questions that a merge left, in words: what each is about, and what the two values say."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from db.merging.asked import Question, is_about_text, value_of
from db.records import Note
from desktop.messages.changes import field_name
from desktop.messages.notes import kind_title, short_quote
from desktop.messages.words import plural, tr

_ALONE = ("words", "value")
"""Fields whose words are shown by themselves where nothing else is in question."""
_MOST = 60


def open_questions_sentence(count: int) -> str:
    """Say how many questions a merge has left."""
    return plural(
        count,
        "1 thing was changed here and in a library that was merged. Both are kept until you decide.",
        "{n} things were changed here and in a library that was merged. Both are kept until you decide.",
    )


def question_title(question: Question) -> str:
    """Return what a question is about: the cable's title, or what belongs to none."""
    return question.title or tr("The library as a whole")


def question_facts(question: Question) -> str:
    """Return in short what is in question."""
    one = question.conflict
    if one.kind == "anchor":
        record = question.record
        words = short_quote(record.words, _MOST) if isinstance(record, Note) else ""
        return tr("Where the note “{words}” stands", words=words) if words else tr("Where a note stands")
    if is_about_text(question):
        return tr("The text, corrected on both sides")
    values = _values(one.ours or one.theirs)
    thing = _thing(one.kind, values)
    if not one.ours or not one.theirs:
        return tr("{thing}: removed on one side, worked on at the other", thing=thing)
    if "trashed" in question.fields:
        return tr("{thing}: in the trash on one side, worked on at the other", thing=thing)
    fields = tr(", ").join(_label(name) for name in sorted(question.fields - {"modified", *_ALONE}))
    if not fields:
        return thing
    return tr("{thing}: {fields}", thing=thing, fields=fields)


def value_words(question: Question, side: str) -> str:
    """Return what one of the two values says, to be read beside the other."""
    state = value_of(question.conflict, side)
    if not state:
        return tr("Not there any more.")
    values = json.loads(state)
    if question.conflict.kind == "anchor":
        return "\n".join(
            tr("“{quote}”, from character {start}", quote=one["quote"], start=one["start"]) for one in values
        )
    if question.texts is not None:
        return question.texts[0 if side == "ours" else 1]
    shown = sorted(question.fields - {"modified"}) or sorted(values.keys() & {"words", "value", "name"})
    if len(shown) == 1 and shown[0] in _ALONE:
        return str(values.get(shown[0], ""))
    return "\n".join(
        tr("{field}: {value}", field=_label(name), value=_said(name, values.get(name))) for name in shown
    )


def side_title(question: Question, side: str) -> str:
    """Return what stands above a value: whose it is, and whether it stands now."""
    whose = tr("Yours") if side == "ours" else tr("From {whose}", whose=question.conflict.whose or "–")
    if question.standing == side:
        return tr("{whose}: stands now", whose=whose)
    return whose


def _thing(kind: str, values: Mapping[str, Any]) -> str:
    if kind == "note":
        words = short_quote(str(values.get("words", "")), _MOST)
        name = kind_title(values.get("kind", "footnote"))
        return tr("{kind} “{words}”", kind=name, words=words) if words else name
    if kind == "header_field":
        return field_name(str(values.get("name", "")))
    named = {
        "cable": tr("Cable"),
        "stage": tr("Stage"),
        "recipient": tr("Recipient"),
        "distribution": tr("Distribution list"),
        "name": tr("Name"),
        "office": tr("Office"),
        "name_variant": tr("Spellings of a name"),
        "saved_filter": tr("Filter"),
        "mention": tr("Mention"),
        "editorial_mark": tr("Editor’s mark"),
        "author": tr("Author"),
    }
    thing = named.get(kind, tr("Part of the text"))
    name = short_quote(str(values.get("name", "")), _MOST)
    return tr("{thing} {name}", thing=thing, name=name) if name and kind != "mention" else thing


def _label(name: str) -> str:
    return {
        "words": tr("Words"),
        "value": tr("Value"),
        "colour": tr("Colour"),
        "kind": tr("Kind"),
        "tags": tr("Tags"),
        "label": tr("Label"),
        "series": tr("Series"),
        "trashed": tr("In the trash"),
        "name": tr("Name"),
        "when": tr("Time"),
        "by": tr("By"),
        "place": tr("Place"),
        "zone": tr("Zone"),
        "role": tr("Role"),
        "copies": tr("Copies"),
        "copies_state": tr("Copies stated"),
        "stated_total": tr("Stated total"),
        "heading": tr("Heading"),
        "spellings": tr("Spellings"),
        "variants": tr("Variants"),
        "dates": tr("Dates"),
        "description": tr("Description"),
        "links": tr("Links"),
        "status": tr("Editorial status"),
        "starred": tr("Star"),
        "reading": tr("Text"),
        "query": tr("Query"),
        "reason": tr("Reason"),
        "initials": tr("Initials"),
    }.get(name, name)


def _said(name: str, value: object) -> str:
    if isinstance(value, list):
        return tr(", ").join(str(one) for one in value) or tr("none")
    if name == "trashed":
        return tr("yes") if value else tr("no")
    if isinstance(value, bool):
        return tr("yes") if value else tr("no")
    return tr("not stated") if value in (None, "") else str(value)


def _values(state: str) -> dict[str, Any]:
    values = json.loads(state)
    return values if isinstance(values, dict) else {}
