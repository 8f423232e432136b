"""The source note as the records tell it: where the paper lies, how secret and urgent, how it was handled.

The form is that of the Foreign Relations of the United States: "Source: Department of State, Central Files,
611.93/5-1061. Secret; Priority. Received at 5:05 p.m. Repeated to Moscow." It is computed while nobody has
written a source note, so it cannot fall behind the header; once she edits it, it is a note like any other.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from db.cable_state import CableState
from db.records import Distribution, Note, Recipient, Stage
from desktop.exporting.dates import MONTHS, in_words
from desktop.exporting.escaping import escaped

_TIME = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)(T(?P<hour>[01]\d|2[0-3])(:?(?P<minute>[0-5]\d))?(:\d\d)?)?(?P<doubt>[?~%]?)"
)
_MOST_NAMES = 16
"""Recipients named one by one; of longer lists the first are, and the others are counted."""

_ROLES = {"action": "for action", "information": "for information"}


def built_source_note(state: CableState, *, stages: bool = True, distribution: bool = True) -> str:
    """Return the source note that header, stages and distribution make, as CommonMark in one paragraph.

    Empty where the header says neither where the cable lies nor who translated it. `stages` and
    `distribution` say whether these may be told.
    """
    where = ", ".join(_values(state, "source", "archive", "file number"))
    translated = _translation(state)
    if not where and not translated:
        return ""
    parts = [f"Source: {where}" if where else "", "; ".join(_values(state, "classification", "precedence"))]
    if stages:
        parts.append(_handling(state.stages_in_order(), state.value("date")))
    repeated = [field.value for field in state.fields_in_order("info addressee") if field.value.strip()]
    if repeated:
        parts.append(f"Repeated to {_listed(repeated)}")
    if distribution:
        parts += [_distributed(state, each) for each in state.distributions_in_order()]
    parts += [translated, *_values(state, "URL")]
    sentences = (_ended(" ".join(part.split())) for part in parts if part.strip())
    return escaped(" ".join(sentences))


def source_notes(state: CableState) -> list[Note]:
    """Return the source notes that somebody wrote or that came with the cable; without one it is built."""
    return [note for note in state.notes_in_order() if note.kind == "source"]


def came_with_the_cable(state: CableState, note: Note) -> bool:
    """Tell whether a note stood in the file of the cable: it has been here for as long as the cable."""
    try:
        age = datetime.fromisoformat(note.created) - datetime.fromisoformat(state.cable.created)
    except (ValueError, TypeError):
        return False
    return timedelta(0) <= age < timedelta(milliseconds=100)


def _values(state: CableState, *names: str) -> list[str]:
    return [value for name in names if (value := state.value(name).strip())]


def _translation(state: CableState) -> str:
    translator, language = state.value("translator").strip(), state.value("original language").strip()
    if not translator:
        return ""
    return f"Translated{f' from {language}' if language else ''} by {translator}"


def _handling(stages: Sequence[Stage], date: str) -> str:
    """Return what was done and when: "Received at 5 p.m.; proofread at 9:20 a.m., May 13"."""
    steps: list[str] = []
    for stage in stages:
        by = f" by {stage.by}" if stage.by else ""
        when = _moment(stage.when, date)
        if stage.name.strip() and (by or when):
            name = stage.name if not steps else stage.name[:1].lower() + stage.name[1:]
            steps.append(f"{name}{by}{when}")
    return "; ".join(steps)


def _moment(when: str, date: str) -> str:
    """Return " at 5 p.m." for a time on the day of the cable, else with the day; "" where none is stated."""
    if not when:
        return ""
    found = _TIME.fullmatch(when)
    day = _day(found["date"], date) if found else ""
    if found is None or not day:
        return f", {in_words(when)}"
    about = "about " if found["doubt"] in ("~", "%") else ""
    unsure = " (uncertain)" if found["doubt"] in ("?", "%") else ""
    if not found["hour"]:
        return f" {about or 'on '}{day}{unsure}"
    time = f" {about or 'at '}{_clock(int(found['hour']), found['minute'] or '00')}"
    return f"{time}{unsure}" if found["date"] == date[:10] else f"{time}, {day}{unsure}"


def _day(day: str, date: str) -> str:
    """Return "May 13", with its year where that is not the cable's; "" for no day of the calendar."""
    month = int(day[5:7])
    if not 1 <= month <= 12:
        return ""
    words = f"{MONTHS[month - 1]} {int(day[8:10])}"
    return words if day[:4] == date[:4] else f"{words}, {day[:4]}"


def _clock(hour: int, minute: str) -> str:
    if minute == "00" and hour in (0, 12):
        return "noon" if hour else "midnight"
    minutes = "" if minute == "00" else f":{minute}"
    return f"{hour % 12 or 12}{minutes} {'a.m.' if hour < 12 else 'p.m.'}"


def _distributed(state: CableState, distribution: Distribution) -> str:
    """Return to whom copies went: "Distributed in 19 copies to Premier's Office (2) and Chen"."""
    recipients = [each for each in state.recipients_of(distribution.id) if each.name.strip()]
    if not recipients:
        return ""
    counted = state.count(distribution).counted
    copies = f" in {counted} {'copy' if counted == 1 else 'copies'}" if counted else ""
    groups: dict[str, list[Recipient]] = {}
    for each in recipients[:_MOST_NAMES]:
        groups.setdefault(_ROLES.get(each.role, ""), []).append(each)
    rest = len(recipients) - _MOST_NAMES
    more = [f"{rest} {'other' if rest == 1 else 'others'}"] if rest > 0 else []
    last = len(groups) - 1
    told = [
        f"{role}{' ' if role else ''}to {_listed([*map(_named, some), *(more if place == last else ())])}"
        for place, (role, some) in enumerate(groups.items())
    ]
    return f"Distributed{copies} {'; '.join(told)}"


def _named(each: Recipient) -> str:
    return f"{each.name} ({each.copies})" if each.copies_state == "stated" else each.name


def _listed(names: Iterable[str]) -> str:
    """Return names in a row; semicolons part them where one of them has a comma."""
    clean = [" ".join(name.split()) for name in names]
    if len(clean) < 2:
        return "".join(clean)
    comma = "; " if any("," in name for name in clean) else ", "
    if len(clean) == 2:
        return f"{clean[0]} and {clean[1]}"
    return f"{comma.join(clean[:-1])}{comma}and {clean[-1]}"


def _ended(sentence: str) -> str:
    return sentence if sentence.endswith((".", "?", "!", "…")) else f"{sentence}."
