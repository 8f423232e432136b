"""Corrections that are under way, kept beside the library so that a crash or a power cut does not cost them.

One file for each cable and window that corrects it, in the data folder under the library's id. A draft is
no part of the library: it goes when its corrections are kept or discarded. It is written whole and then
put in its place.
"""

from __future__ import annotations

import contextlib
import json
import os
import re
from dataclasses import asdict, dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from db.correcting.correction_choices import Choice
from desktop.settings import data_folder

_NAME = re.compile(r"[A-Za-z0-9-]{1,80}")
FORM = 1


@dataclass(frozen=True, slots=True)
class Draft:
    """A correction under way: the text as it stands, the reading it began from, and what was decided.

    `before` is the SHA-256 of that reading's text; `made` the local moment of writing in ISO 8601.
    """

    library: str
    cable: str
    reading: str
    before: str
    text: str
    reason: str = ""
    note: str = ""
    choices: dict[str, Choice] = field(default_factory=dict)
    kept_values: tuple[str, ...] = ()
    made: str = ""
    slot: int = 1
    """Which of the cable's drafts it is: each window that corrects the cable has its own."""


def drafts_folder() -> Path:
    """Return the folder under which all drafts lie."""
    return data_folder() / "drafts"


def path_of(library: str, cable: str, slot: int = 1) -> Path:
    """Return where a draft of a cable lies. Ids are never taken for paths."""
    names = [part if _NAME.fullmatch(part) else "other" for part in (library, cable)]
    name = names[1] if slot == 1 else f"{names[1]}.{slot}"
    return drafts_folder() / names[0] / f"{name}.json"


def write(draft: Draft) -> None:
    """Keep a draft in the place of the one before; raises OSError, and then that one stays."""
    path = path_of(draft.library, draft.cable, draft.slot)
    path.parent.mkdir(parents=True, exist_ok=True)
    values = {**asdict(draft), "form": FORM, "made": draft.made or datetime.now().isoformat("T", "seconds")}
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        with part.open("w", encoding="ascii") as out:
            json.dump(values, out, ensure_ascii=True)
            out.flush()
            os.fsync(out.fileno())
        part.replace(path)
    except OSError:
        with contextlib.suppress(OSError):
            part.unlink(missing_ok=True)
        raise


def read(library: str, cable: str, slot: int = 1) -> Draft | None:
    """Return a draft kept for a cable, None where there is none or it cannot be read."""
    try:
        values: Any = json.loads(path_of(library, cable, slot).read_text("ascii"))
        choices = {
            str(key): Choice(one["kind"], str(one["words"]), (int(one["span"][0]), int(one["span"][1])))
            for key, one in values["choices"].items()
            if one["kind"] in ("right", "placed", "orphan")
        }
        texts = {
            name: str(values[name])
            for name in ("library", "cable", "reading", "before", "text", "reason", "note", "made")
        }
        draft = Draft(**texts, choices=choices, kept_values=tuple(map(str, values["kept_values"])), slot=slot)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, IndexError):
        return None
    return draft if (draft.library, draft.cable) == (library, cable) else None


def remove(library: str, cable: str, slot: int = 1) -> None:
    """Take a draft away; nothing is done where there is none."""
    with contextlib.suppress(OSError):
        path_of(library, cable, slot).unlink(missing_ok=True)
