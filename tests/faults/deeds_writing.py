"""Typing, importing and correcting, as deeds that a process may be killed at."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from db.correcting.corrections import accept, preview
from db.editing.cable_edits import new_cable
from db.editing.note_edits import add_note, set_words
from db.importing.entering import ForWhom, enter_batch
from db.importing.prepared import prepare
from db.records import Note, new_id
from db.store import Store
from desktop.importing import read_file
from tests.faults.beside import findings, too_many
from tests.faults.killing import Deed, Look

TEXT = (
    "Urgent, Chen 8/35. Reading 0 of this cable.\n"
    "From the Korea Desk: Pak Seong-cheol called in Ambassador Qiao, 3,500 others, 臺灣 \U00020bb7.\n"
    "Received April 24, 17:20. Copies to Chen Yi, Zhang Hanfu, Ji Pengfei and the First Asian Department.\n"
)
LIBRARY = "a.chancery"
BATCH = "abcdefghijklmnopqrst"
BURST = 6
"""Deeds that are the making of one note and the typing of its words."""


class InLibrary(Deed):
    """A deed done in one library with one cable in it."""

    def __init__(self, folder: Path) -> None:
        """Make the library."""
        super().__init__(folder)
        self.library = folder / LIBRARY
        store = Store(self.library)
        author = store.ensure_author("Anna Weiss").id
        change, cable = new_cable(TEXT, author=author, file_name="a.txt", data=TEXT.encode())
        store.apply(change, author=author)
        self.cable = cable.id
        self.prepare(store, author)
        store.close()

    def prepare(self, store: Store, author: str) -> None:
        """Put in what is wanted beside the cable."""

    def look(self, acknowledged: int) -> Look:
        """Open the library, look, close it, and verify it."""
        store = Store(self.library, create=False)
        done, torn = self.see(store, acknowledged)
        store.close()
        return Look(done, (*torn, *findings(self.library)), too_many(self.folder, LIBRARY))

    def see(self, store: Store, acknowledged: int) -> tuple[int, tuple[str, ...]]:
        """Return how many deeds are there, and what is not as they left it."""
        raise NotImplementedError


def words_after(deed: int) -> str:
    """Return the words of the note that deed number `deed` leaves."""
    return " ".join(f"{deed // BURST}.{n} 臺\U00020bb7" for n in range(deed % BURST))


class Typing(InLibrary):
    """A note is made, then its words are committed again and again, as while she types."""

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Type."""
        store = Store(self.library, create=False)
        author = store.ensure_author("Anna Weiss").id
        state = store.cable_state(self.cable)
        notes = list(state.notes.values())
        while True:
            if done % BURST == 0:
                change, note = add_note(state, "footnote", [(0, 6)], author=author)
                notes.append(note)
            else:
                typed = set_words(state, notes[-1].id, words_after(done), burst=f"b{done // BURST}")
                assert typed is not None
                change = typed
            state.absorb(store.apply(change, author=author))
            say(done)
            done += 1

    def see(self, store: Store, acknowledged: int) -> tuple[int, tuple[str, ...]]:
        """See that every note before the last one is finished and the last one is as far as it says."""
        state = store.cable_state(self.cable)
        notes: list[Note] = list(state.notes.values())
        wrong = [f"note {n}" for n, note in enumerate(notes[:-1]) if note.words != words_after(n * BURST + 5)]
        if not notes:
            return 0, tuple(wrong)
        first = (len(notes) - 1) * BURST
        fitting = [at for at in range(first, first + BURST) if words_after(at) == notes[-1].words]
        wrong += [] if fitting else [f"the last note says {notes[-1].words!r}"]
        wrong += [f"note {note.id} lost its place" for note in notes if len(state.spans_of(note.id)) != 1]
        wrong += [] if store.cables()[0].notes == len(notes) else ["the list counts otherwise"]
        del acknowledged
        return (fitting or [first])[0] + 1, tuple(wrong)


class Importing(InLibrary):
    """Twenty files at a time are read and written as one batch of an import, which is there whole or not."""

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Import."""
        store = Store(self.library, create=False)
        author = store.ensure_author("Anna Weiss").id
        whom = ForWhom(author, new_id("i"), store.session_number())
        while True:
            read = [read_file(self._data(done, n), f"{done}{n}.txt", author)[0] for n in BATCH]
            enter_batch(str(self.library), [prepare(change) for change in read], whom)
            say(done)
            done += 1

    def see(self, store: Store, acknowledged: int) -> tuple[int, tuple[str, ...]]:
        """See that all files of each batch are there, to the letter."""
        del acknowledged
        kept = {}
        for row in store.cables():
            state = store.cable_state(row.id)
            kept[state.cable.file_name] = state.text
        count = (len(kept) - 1) // len(BATCH)
        wanted = {f"{n}{part}.txt": self._data(n, part).decode() for n in range(count) for part in BATCH}
        wanted["a.txt"] = TEXT
        wrong = [name for name in kept.keys() | wanted.keys() if kept.get(name) != wanted.get(name)]
        return count, tuple(f"import of {name}" for name in wrong)

    @staticmethod
    def _data(number: int, part: str) -> bytes:
        return TEXT.replace("Reading 0", f"File {number}{part}").encode()


class Correcting(InLibrary):
    """The text under thirty notes is corrected, and corrected again."""

    def prepare(self, store: Store, author: str) -> None:
        """Set the notes, each on a word of its own, one of them on the words that are corrected."""
        state = store.cable_state(self.cable)
        places = [at for at in range(len(TEXT) - 1) if TEXT[at].isalpha() and not TEXT[at - 1].isalpha()]
        for at in places[:30]:
            end = next(n for n in range(at, len(TEXT)) if not TEXT[n].isalpha())
            change, _ = add_note(state, "footnote", [(at, end)], author=author, words=TEXT[at:end])
            state.absorb(store.apply(change, author=author))

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Correct."""
        store = Store(self.library, create=False)
        author = store.ensure_author("Anna Weiss").id
        while True:
            state = store.cable_state(self.cable)
            found = preview(state, self._text(done + 1))
            store.apply(accept(state, found, author=author, reason="collated"), author=author)
            say(done)
            done += 1

    def see(self, store: Store, acknowledged: int) -> tuple[int, tuple[str, ...]]:
        """See that text, readings and places of the notes are those of one correction."""
        del acknowledged
        state = store.cable_state(self.cable)
        done = state.reading.ordinal
        wrong = [] if state.text == self._text(done) else [f"text of reading {done}"]
        wrong += [] if len(state.readings) == done + 1 else [f"{len(state.readings)} readings"]
        for note in state.notes.values():
            spans = state.spans_of(note.id)
            if [state.text[span.start : span.end] for span in spans] != [note.words]:
                wrong.append(f"place of “{note.words}”")
        return done, tuple(wrong)

    @staticmethod
    def _text(number: int) -> str:
        return TEXT.replace("Reading 0", f"Reading {number}")
