"""Bytes of a library changed behind its back: what is damaged is found and told, and the rest can be saved.

Whoever looks at a library sees either exactly what was stored, or is told. That is tried on three doors: the
window's (a cable is opened and its records are looked through), `verify`, and `salvage`, whose new library
must be sound and, where history was spared, hold every note word for word.
"""

from __future__ import annotations

import random
import shutil
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from db.cable_state import CableState
from db.checking.verify import verify_library
from db.editing.cable_edits import new_cable
from db.editing.note_edits import set_words
from db.errors import ChanceryError, NotFoundError
from db.salvaging.salvage import salvage
from db.store import Store
from tests.db.desk import Desk, facts
from tests.faults.outcome import Outcome

Hurt = Callable[[random.Random, bytearray, list[int]], None]
_ELSEWHERE = {
    "file-changed",
    "change-changed",
    "change-unreadable",
    "undo-differs",
    "part-unreadable",
    "file-damaged",
}
"""What `verify` alone finds: the original file, the name of a change, the order of the list. No cable shows
them; what one does show is held against what was stored in every round."""
_SAVED_EVERY = 5
"""Salvage is tried in each fifth round: it takes as long as five others."""


@dataclass
class _Library:
    """The library before it is hurt: its bytes, what its cables say, and where its words lie."""

    path: Path
    whole: bytes
    cables: dict[str, dict[str, object]]
    titles: list[object]
    places: list[int]


def flips(rounds: int, seed: int, folder: Path) -> Outcome:
    """Turn one bit anywhere in the file."""
    return _try("damage-anywhere", rounds, seed, folder, _anywhere)


def words(rounds: int, seed: int, folder: Path) -> Outcome:
    """Turn one bit in a stored word: a text, a note, a value, a name, or a step of history."""
    return _try("damage-in-words", rounds, seed, folder, _in_words)


def pages(rounds: int, seed: int, folder: Path) -> Outcome:
    """Write noise over some hundred bytes or some pages, or cut the file short."""
    return _try("damage-of-pages", rounds, seed, folder, _of_pages)


def _anywhere(chance: random.Random, file: bytearray, _places: list[int]) -> None:
    file[chance.randrange(len(file))] ^= 1 << chance.randrange(8)


def _in_words(chance: random.Random, file: bytearray, places: list[int]) -> None:
    file[chance.choice(places) + chance.randrange(8)] ^= 1 << chance.randrange(8)


def _of_pages(chance: random.Random, file: bytearray, _places: list[int]) -> None:
    if chance.random() < 0.2:
        del file[chance.randrange(len(file)) :]
        return
    for _ in range(chance.choice((1, 3))):
        at, size = chance.randrange(len(file)), chance.choice((300, 4096, 12_288))
        file[at : at + size] = chance.randbytes(len(file[at : at + size]))


def _try(name: str, rounds: int, seed: int, folder: Path, hurt: Hurt) -> Outcome:
    chance = random.Random(seed)
    made = _made(folder)
    lost = torn = left = 0
    remark = ""
    for turn in range(rounds):
        file = bytearray(made.whole)
        hurt(chance, file, made.places)
        for beside in folder.glob("a.chancery-*"):
            beside.unlink()
        made.path.write_bytes(file)
        unseen = _unseen(made) or (_not_told_on_opening(made) if hurt is _in_words else "")
        silent = _silent(made)
        made.path.write_bytes(file)
        unsaved = _unsaved(made, folder / "saved.chancery") if turn % _SAVED_EVERY == 0 else ""
        lost += bool(unseen)
        torn += bool(silent)
        left += bool(unsaved)
        said = unseen or silent or unsaved
        if said and not remark:
            remark = f"round {turn}: {said}"
            shutil.copy(made.path, folder / "first-failure.chancery")
    return Outcome(name, rounds, seed, lost, torn, left, remark)


def _made(folder: Path) -> _Library:
    """Make a library in which something of every kind was made, changed, undone and redone."""
    path = folder / "a.chancery"
    desk = Desk(path, "".join(f"Paragraph {n} says that Pak agrees.\n" for n in range(60)))
    notes = [desk.note(f"A note on 臺灣 {n}", (34 * n, 34 * n + 9)) for n in range(12)]
    for note in notes[:4]:
        desk.do(set_words(desk.state, note.id, "A note with other words"))
    desk.fields("title", "cable number", "originator")
    desk.stages("1961-05-12T17:00", "1961-05-13")
    desk.recipients("Ministry", "Second Department", copies=2)
    desk.undo()
    desk.redo()
    change, _ = new_cable("Another text of the ministry.\n", author=desk.author, file_name="b.txt")
    desk.store.apply(change, author=desk.author)
    desk.store.close()
    whole = path.read_bytes()
    known = (
        b"Paragraph 7 says",
        b"A note on ",
        b"A note with other",
        b"Second Department",
        b"value of title",
    )
    places = [at for word in known for at in range(len(whole)) if whole.startswith(word, at)]
    store = Store(path, create=False)
    titles: list[object] = list(store.cables())
    cables = {row.id: _said(store.cable_state(row.id)) for row in store.cables()}
    store.close()
    return _Library(path, whole, cables, titles, places)


def _said(state: CableState) -> dict[str, object]:
    said = facts(state)
    del said["authors"]  # authors whom the cable does not name
    return said


def _unseen(made: _Library) -> str:
    """Open each cable as the window does; return what it shows otherwise than stored without telling."""
    try:
        store = Store(made.path, create=False)
    except ChanceryError:
        return ""  # told, and nothing shown
    try:
        for cable, wanted in made.cables.items():
            try:
                state = store.cable_state(cable, checked=False)
                altered = [one for some in store.altered_records(state) for one in some]
            except NotFoundError:
                listed = any(row.id == cable for row in store.cables())
                if listed:
                    continue  # told when she opens it
                return "" if verify_finds(made.path) else f"the cable {cable} is gone and nobody tells"
            except ChanceryError:
                continue
            if _said(state) != wanted and not altered and not verify_finds(made.path):
                return f"the cable {cable} is shown otherwise than stored"
    except ChanceryError:
        return ""
    finally:
        store.close()
    return ""


def _not_told_on_opening(made: _Library) -> str:
    """Return what `verify` finds in words and steps, and nobody tells who opens the cables one by one."""
    try:
        found = {finding.code for finding in verify_library(made.path).findings} - _ELSEWHERE
        store = Store(made.path, create=False)
    except ChanceryError:
        return ""
    try:
        for cable in made.cables if found else ():
            state = store.cable_state(cable, checked=False)
            if any(some for some in store.altered_records(state)):
                return ""
    except ChanceryError:
        return ""
    finally:
        store.close()
    return f"verify finds {sorted(found)}, and opening the cables tells nothing" if found else ""


def _silent(made: _Library) -> str:
    """Return what differs from what was stored although `verify` finds nothing."""
    if verify_finds(made.path):
        return ""
    store = Store(made.path, create=False)
    try:
        if list(store.cables()) != made.titles:
            return "the list differs and verify finds nothing"
        for cable, wanted in made.cables.items():
            if _said(store.cable_state(cable)) != wanted:
                return f"the cable {cable} differs and verify finds nothing"
        return ""
    finally:
        store.close()


def verify_finds(path: Path) -> bool:
    """Tell whether `verify` says that something is wrong."""
    try:
        return bool(verify_library(path).findings)
    except ChanceryError:
        return True


def _unsaved(made: _Library, target: Path) -> str:
    """Salvage, and return what is wrong with that: a library that is not sound, a note lost untold."""
    target.unlink(missing_ok=True)
    try:
        saved = salvage(made.path, target)
    except ChanceryError as error:
        return "" if error.code in ("not-a-library", "library-newer") else f"salvage: {error.code}"
    findings = verify_library(target).findings
    if findings:
        return f"what was saved is not sound: {findings[0].code}"
    if saved.findings:
        return ""
    store = Store(target, create=False)
    try:
        for cable, wanted in made.cables.items():
            if _said(store.cable_state(cable)) != wanted:
                return f"the cable {cable} was saved otherwise than stored, and nothing told"
    except ChanceryError as error:
        return f"the cable was not saved, and nothing told: {error.code}"
    finally:
        store.close()
    return ""
