"""An export of several cables, from the library to files."""

from __future__ import annotations

import sqlite3
from array import array
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pypdf
import pytest

from db.changes import Change, Label, Step
from db.editing.cable_edits import new_cable
from db.editing.note_edits import add_note
from db.errors import ExportError, LibraryError
from db.records import HeaderField, new_id
from db.store import Store
from desktop.export_run import check_wish, export
from desktop.export_source import Dossiers, source_of, survey
from desktop.export_wish import ExportWish, Which
from desktop.exporting.choices import ExportChoices, PdfChoices


@pytest.fixture
def library(tmp_path: Path) -> tuple[Path, tuple[str, ...]]:
    """Return a library of three cables, two of them alike in name, and their ids."""
    path = tmp_path / "a.chancery"
    store = Store(path)
    cables = tuple(_entered(store, f"The text of cable {n}.\n", title) for n, title in enumerate("AAB"))
    store.close()
    return path, cables


def _entered(store: Store, text: str, title: str) -> str:
    change, cable = new_cable(text, author="Ada")
    field = HeaderField(new_id("h"), cable.id, 0, "title", title, supplied=True)
    store.apply(replace(change, steps=(*change.steps, Step(None, field))), author="Ada")
    return cable.id


def _wish(library: tuple[Path, tuple[str, ...]], **more: bool) -> ExportWish:
    return ExportWish(str(library[0]), Which(library[1]), "pdf", "folder", PdfChoices(), "Ada", **more)


def test_each_cable_becomes_a_file_of_its_own_name(
    library: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    told: list[tuple[float, str]] = []
    made = export(_wish(library), tmp_path / "out", lambda *how: told.append(how))
    files = sorted((tmp_path / "out").iterdir())
    assert [file.name for file in files] == ["A, annotated (2).pdf", "A, annotated.pdf", "B, annotated.pdf"]
    assert "cable 2" in pypdf.PdfReader(files[2]).pages[0].extract_text()
    assert (made.ledger.cables, made.ledger.cables_written, made.ledger.files) == (3, 3, 3)
    assert told[-1] == (1.0, "3/3")
    assert sorted(told) == told
    assert sorted(file.name for file in tmp_path.iterdir()) == ["a.chancery", "out"]


def test_a_folder_with_files_is_refused_or_joined(
    library: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "mine.txt").write_text("precious", "utf-8")
    with pytest.raises(ExportError) as told:
        export(_wish(library), out, lambda *_: None)
    assert told.value.code == "export-folder-not-empty"
    export(_wish(library, replace=True), out, lambda *_: None)
    assert len(list(out.iterdir())) == 4
    assert (out / "mine.txt").read_text("utf-8") == "precious"


def test_what_is_broken_off_leaves_nothing(library: tuple[Path, tuple[str, ...]], tmp_path: Path) -> None:
    def stop(_fraction: float, code: str) -> None:
        if code.startswith("2/"):
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        export(_wish(library), tmp_path / "out", stop)
    assert [file.name for file in tmp_path.iterdir()] == ["a.chancery"]


def test_a_damaged_cable_is_told_and_the_others_are_written(
    library: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    with closing(sqlite3.connect(library[0])) as connection:
        connection.execute("UPDATE text SET body = 'Another.' WHERE body LIKE '%cable 1%'")
        connection.commit()
    made = export(_wish(library), tmp_path / "out", lambda *_: None)
    assert [(one.cable, one.code) for one in made.unwritten] == [(library[1][1], "text-damaged")]
    assert (made.ledger.cables, made.ledger.cables_written) == (3, 2)
    assert made.unwritten[0].title == "A"
    with pytest.raises(ExportError) as told:
        export(replace(_wish(library), format="csl", many="file"), tmp_path / "all.json", lambda *_: None)
    assert told.value.code == "export-cable-damaged"
    assert not (tmp_path / "all.json").exists()
    alone = ExportWish(str(library[0]), Which(library[1][1:2]), "pdf", "file", PdfChoices())
    with pytest.raises(LibraryError):
        export(alone, tmp_path / "one.pdf", lambda *_: None)
    assert not (tmp_path / "one.pdf").exists()


def test_dossiers_are_gathered_when_they_are_asked_for(library: tuple[Path, tuple[str, ...]]) -> None:
    asked: list[int] = []
    wish = _wish(library)
    with source_of(wish.library, wish.which) as source:
        dossiers = Dossiers(wish, source, asked.append)
        assert len(dossiers) == 3
        assert asked == []
        assert [one.title for one in dossiers] == ["A", "A", "B"]
        assert dossiers[-1] is dossiers[2]
        assert asked == [0, 1, 2]
        assert [one.title for one in dossiers[1:]] == ["A", "B"]
        with pytest.raises(IndexError):
            dossiers[3]


def test_the_library_itself_is_never_the_target(library: tuple[Path, tuple[str, ...]]) -> None:
    wish = ExportWish(str(library[0]), Which(library[1][:1]), "pdf", "file", PdfChoices(), replace=True)
    with pytest.raises(ExportError) as told:
        check_wish(wish, library[0])
    assert told.value.code == "export-over-library"


def test_cables_are_meant_by_number_by_name_or_all(library: tuple[Path, tuple[str, ...]]) -> None:
    path, cables = library
    with source_of(str(path), Which(everything=True)) as source:
        assert set(source.ids) == set(cables)
    by_number = Which(numbers=array("q", [3, 1]))
    with source_of(str(path), by_number) as source:
        assert source.ids == (cables[2], cables[0])
    assert survey(str(path), by_number).cables == 2
    assert survey(str(path), Which(cables, most=1)).cables == 1


def test_what_is_on_the_screen_is_exported_although_it_could_not_be_saved(
    library: tuple[Path, tuple[str, ...]], tmp_path: Path
) -> None:
    with closing(Store(library[0])) as store:
        state = store.cable_state(library[1][0])
    change, _ = add_note(state, "footnote", [(4, 8)], words="Not saved yet.", author="Ada")
    state.absorb(change)
    library[0].unlink()
    wish = ExportWish(str(library[0]), Which((state.cable.id,), states=(state,)), "pdf", "file", PdfChoices())
    made = export(wish, tmp_path / "a.pdf", lambda *_: None)
    assert made.ledger.written == 1


def test_numbers_that_go_through_go_through_references_too(library: tuple[Path, tuple[str, ...]]) -> None:
    """The second cable's notes go on where the first's end, and a reference to one says its number here."""
    path, cables = library
    with closing(Store(path)) as store:
        author = store.ensure_author("Ada").id
        made: list[str] = []
        for cable in cables[1::-1]:  # the second first, so that the first can refer to it
            state = store.cable_state(cable)
            words = f"See [that](note:{made[0]})." if made else "Plain."
            for start in (4, 9):
                change, note = add_note(state, "footnote", [(start, start + 3)], words=words, author=author)
                store.apply(change, author="Ada")
                state.absorb(change)
                made.append(note.id)
    choices = PdfChoices(through=True)
    wish = ExportWish(str(path), Which(cables), "pdf", "volume", choices)
    with source_of(str(path), wish.which) as source:
        one, two, _ = Dossiers(wish, source)
    assert [note.number for note in (*one.notes, *two.notes)] == [1, 2, 3, 4]
    assert one.notes[0].words == f"See [A, note 3](note:{made[0]})."
    by_cable = replace(wish, choices=PdfChoices())
    with source_of(str(path), wish.which) as source:
        assert Dossiers(by_cable, source)[0].notes[0].words == f"See [A, note 1](note:{made[0]})."


@pytest.mark.parametrize(("format_name", "told"), [("pdf", {"stays-home": 1}), ("html", {})])
def test_what_stays_in_the_library_is_told(
    library: tuple[Path, tuple[str, ...]], tmp_path: Path, format_name: str, told: dict[str, int]
) -> None:
    store = Store(library[0])
    cable = store.cable_state(library[1][0]).cable
    change = Change(Label("star-cable"), (Step(cable, replace(cable, starred=True)),), cable=cable.id)
    store.apply(change, author="Ada")
    store.close()
    choices = PdfChoices() if format_name == "pdf" else ExportChoices()
    wish = ExportWish(str(library[0]), Which(library[1][:2]), format_name, "folder", choices, "Ada")
    ledger = export(wish, tmp_path / "out", lambda *_: None).ledger
    assert {code: n for code, n in ledger.lost.items() if n} == told
