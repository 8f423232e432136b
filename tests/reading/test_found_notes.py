"""The notes and structures that a reader found become records, each at its exact place."""

from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from db.cable_state import CableState
from db.correcting.corrections import new_reading
from db.numbering import mark_place
from db.store import Store
from desktop.reading.intake import FoundNote, FoundStructure, Intake
from desktop.reading.mark_words import words_at_mark
from desktop.reading.plain import read
from desktop.reading.records import import_change

TEXT = "My December 3, 5 p.m. Representative\nof Chita said so , at last.\n\n𠮷 Johnson\n"


def _intake(*notes: FoundNote, structures: tuple[FoundStructure, ...] = ()) -> Intake:
    return replace(read(TEXT.encode(), "x.txt"), notes=notes, structures=structures)


def _state(intake: Intake) -> CableState:
    change, cable = import_change(intake, TEXT.encode(), "u1")
    state = CableState(cable, intake.text)
    state.absorb(change)
    return state


@pytest.mark.parametrize(
    ("before", "quote", "mark"),
    [
        ("My December 3, 5 p.m.", "p.m.", None),
        ("said so ", "so ", None),
        ("Representative\n", "of", "of"),
        ("at last.\n", "last.", "last."),
        ("𠮷 Johnson", "Johnson", None),
        ("", "My", "My"),
    ],
)
def test_a_mark_between_characters_is_laid_on_its_word(before: str, quote: str, mark: str | None) -> None:
    place = TEXT.index(before) + len(before)
    state = _state(_intake(FoundNote("46", "Not printed.", (place, place))))
    (note,) = state.notes_in_order()
    (anchor,) = state.spans_of(note.id)
    assert (note.kind, note.label, anchor.quote, anchor.placed) == ("own", "46", quote, "read")
    stands = mark_place(state.text, anchor.end, note.kind)
    assert stands == (place if mark is None else TEXT.index(mark) + len(mark))


def test_a_text_without_words_gives_no_place() -> None:
    assert words_at_mark(" \n\n", 1) is None
    assert words_at_mark("", 0) is None
    assert words_at_mark("\n\nSo", 1) == (2, 4)
    assert words_at_mark("x" * 500, 400) == (340, 400)


def test_an_own_note_outlives_a_correction_of_its_word() -> None:
    place = len("My December 3, 5 p.m.")
    state = _state(_intake(FoundNote("46", "Not printed.", (place, place))))
    corrected = TEXT.replace("5 p.m.", "6 p.m.").replace("My", "Our")
    change = new_reading(state, corrected, author="u1")
    assert change is not None
    state.absorb(change, corrected)
    (note,) = state.notes_in_order()
    assert corrected[: state.spans_of(note.id)[0].end].endswith("6 p.m.")


def test_a_comment_is_by_whoever_wrote_it_and_structures_keep_their_detail(tmp_path: Path) -> None:
    spans = [(3, 11), (12, 13)]
    comments = [
        FoundNote("", "Check.", span, "marginal", "Lee Min-jung", "2026-11-20T10:15:00+01:00")
        for span in spans
    ]
    broken = FoundStructure("page break", 21, 21, "612")
    intake = _intake(*comments, structures=(broken, FoundStructure("italic", 3, 11)))
    with closing(Store(tmp_path / "a.chancery")) as store:
        me = store.ensure_author("Anna Weiss")
        change, cable = import_change(intake, TEXT.encode(), me.id, store.authors())
        store.apply(change, author=me.id)
        state = store.cable_state(cable.id)
        assert [state.authors[n.author].name for n in state.notes_in_order()] == ["Lee Min-jung"] * 2
        assert len(store.authors()) == 2
        assert [a.start for a in state.structures_of("page break")] == [21]
        assert [a.quote for a in state.structures_of("italic")] == ["December"]
        again, _ = import_change(intake, TEXT.encode(), me.id, store.authors())
        store.apply(again, author=me.id)
        store.undo(author=me.id)
        store.undo(author=me.id)
        store.redo(author=me.id)
        assert len(store.cable_state(cable.id).notes_in_order()) == 2
