"""The file names proposed for an export, and names made safe for every platform."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from db.cable_state import CableState
from desktop.messages.words import tr

_FORBIDDEN = re.compile(r'[<>:"/\\|?*\x00-\x1f\x7f]')
"""What Windows does not allow in a name, and control characters, which nobody should see there."""
_RESERVED = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_LONGEST = 180
"""Bytes of a name in UTF-8, without its suffix: file systems allow 255, and a temporary name is longer."""
_TITLE = 60


_ANNOTATED = frozenset({".pdf", ".docx", ".html", ".md"})
"""The kinds of file whose name says that there are notes in it: people read them."""


def proposed_name(state: CableState, suffix: str = ".pdf") -> str:
    """Return the file name proposed for a cable: "Chen-8-35, 1961-05-12, annotated.pdf".

    A cable without a number goes by the beginning of its title.
    """
    number = re.sub(r"\s*-\s*", "-", safe_name(state.value("cable number")))
    title = " ".join((state.value("subject") or state.value("title")).split())
    if len(title) > _TITLE:
        title = title[:_TITLE].rsplit(" ", 1)[0]
    date = re.sub(r"[?~%]", "", state.value("date")).replace("/", " to ")
    parts = [number or safe_name(title) or tr("Cable"), safe_name(date)]
    if suffix in _ANNOTATED:
        parts.append(tr("annotated"))
    return safe_name(", ".join(part for part in parts if part)) + suffix


class Names:
    """Names for the files of one folder, none twice, not even where capital letters are all one."""

    def __init__(self) -> None:
        """Begin with an empty folder."""
        self._given: set[str] = set()
        self._next: dict[str, int] = {}

    def free(self, name: str) -> str:
        """Return the name, or with " (2)", " (3)" ... before its suffix where it is given already."""
        stem, dot, suffix = name.rpartition(".")
        free = name
        while (key := unicodedata.normalize("NFC", free).casefold()) in self._given:
            number = self._next.get(name, 2)
            self._next[name] = number + 1
            free = f"{stem} ({number}){dot}{suffix}"
        self._given.add(key)
        return free


def safe_name(words: str) -> str:
    """Return words as a file's name without suffix that any platform takes; "" where nothing is left."""
    joined = "".join(" " if sign in "\n\t\r" else sign for sign in words)
    seen = "".join(sign for sign in joined if unicodedata.category(sign) not in ("Cf", "Cs", "Co"))
    name = re.sub(r"\s+", " ", _FORBIDDEN.sub("-", seen))
    name = name.encode()[:_LONGEST].decode(errors="ignore").strip(" .")
    return f"_{name}" if _RESERVED.match(name) else name


def target(folder: Path, typed: str, suffix: str = ".pdf") -> Path | None:
    """Return where a typed name leads: an absolute path as it is, any other name in `folder`.

    The suffix is added where it is missing; "" names a folder. None where nothing usable was typed.
    """
    words = typed.strip()
    path = Path.home() / words[2:] if words.startswith("~/") else Path(words)
    if words and path.is_absolute():
        if not path.name:
            return None
        folder, words = path.parent, path.name
    ends = bool(suffix) and words.lower().endswith(suffix)
    name = safe_name(words[: -len(suffix)] if ends else words)
    return folder / f"{name}{suffix}" if name else None
