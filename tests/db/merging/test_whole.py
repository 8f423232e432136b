"""Whole libraries: what is refused, bundles that go and come back, a merge that is killed."""

from __future__ import annotations

import hashlib
import shutil
import signal
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from db.checking.verify import verify_library
from db.editing import note_edits
from db.errors import LibraryError
from db.merging.bundle import write_bundle
from db.merging.planning import plan_merge
from db.merging.whole import merge_library, turn_merge
from tests.db.desk import facts
from tests.db.merging.two import Side

Two = tuple[Side, Side]


def quiet(_share: float, _code: str) -> None:
    """Tell nobody how far it is."""


def refused(library: Path, other: Path) -> str:
    with pytest.raises(LibraryError) as caught:
        plan_merge(library, other)
    return caught.value.code


def test_what_is_no_library_to_merge_is_refused_by_name(two: Two, tmp_path: Path) -> None:
    anna, ben = two
    assert refused(anna.path, anna.path) == "merge-with-itself"
    assert refused(anna.path, tmp_path / "none.chancery") == "library-not-found"
    assert refused(anna.path, tmp_path) == "library-is-folder"
    words = tmp_path / "words.chancery"
    words.write_text("no library " * 200, "utf-8")
    assert refused(anna.path, words) == "not-a-library"
    ben.note("x")
    ben.store.close()
    with closing(sqlite3.connect(ben.path)) as connection:
        connection.execute("UPDATE note SET words = 'changed behind its back'")
        connection.commit()
    assert refused(anna.path, ben.path) == "other-damaged"
    with closing(sqlite3.connect(ben.path)) as connection:
        connection.execute("PRAGMA user_version = 99")
    assert refused(anna.path, ben.path) == "library-newer"


def test_the_other_library_is_not_changed_by_a_byte(two: Two, tmp_path: Path) -> None:
    anna, ben = two
    ben.note("new", (28, 31))
    ben.store.close()
    before = hashlib.sha256(ben.path.read_bytes()).hexdigest(), sorted(tmp_path.glob("b.chancery*"))
    merge_library(str(anna.path), str(ben.path), anna.author, None, str(tmp_path / "backups"), quiet)
    assert (hashlib.sha256(ben.path.read_bytes()).hexdigest(), sorted(tmp_path.glob("b.chancery*"))) == before
    assert len(anna.state.notes) == 2


def test_an_older_library_is_read_from_a_copy(two: Two, tmp_path: Path) -> None:
    import gzip

    packed = Path(__file__).parents[2] / "data" / "schema-4.chancery.gz"
    old = tmp_path / "old.chancery"
    old.write_bytes(gzip.decompress(packed.read_bytes()))
    before = old.read_bytes()
    assert plan_merge(two[0].path, old).total("new") > 0
    assert old.read_bytes() == before


def test_it_is_undone_and_done_again_beside_the_window_after_a_backup(two: Two, tmp_path: Path) -> None:
    anna, ben = two
    before = facts(anna.state)
    ben.note("new", (28, 31))
    ben.correct("agrees", "agreed")
    session = anna.store.session_number()
    merged = merge_library(str(anna.path), str(ben.path), anna.author, session, str(tmp_path / "k"), quiet)
    assert merged.backup is not None
    assert merged.backup.exists()
    after = facts(anna.state)
    assert after != before
    assert turn_merge(str(anna.path), "undo", anna.author, session, quiet) > 0
    assert facts(anna.state) == before
    assert turn_merge(str(anna.path), "redo", anna.author, session, quiet) > 0
    assert facts(anna.state) == after
    anna.store.undo(author=anna.author)
    assert facts(anna.state) == before
    assert verify_library(anna.path).findings == ()


def test_a_bundle_goes_to_a_colleague_and_comes_back(two: Two, tmp_path: Path) -> None:
    anna, _ = two
    private = anna.note("private", (28, 31), kind="marginal")
    turned = anna.note("once private", (41, 44), kind="marginal")
    anna.do(note_edits.set_words(anna.state, turned.id, "public now"))
    anna.do(note_edits.set_kind(anna.state, turned.id, "footnote"))
    target = tmp_path / "to Kim.chancery"
    bundled = write_bundle(str(anna.path), target, [anna.cable], anna.author, False, quiet)
    assert (bundled.cables, bundled.notes, bundled.left_out) == (1, 2, 1)
    assert verify_library(target).findings == ()
    for secret in (b"once private", private.id.encode()):
        assert secret not in target.read_bytes()
    kim = Side(target, "Kim", anna.cable)
    assert kim.state.text == anna.state.text
    kim.do(note_edits.set_words(kim.state, turned.id, "Kim's"))
    anna.do(note_edits.set_colour(anna.state, turned.id, "rose"))
    plan = anna.merge(kim)
    assert (plan.clashes, plan.total("joined"), plan.total("new")) == ((), 1, 1)  # he himself is new
    note = anna.state.notes[turned.id]
    assert (note.words, note.colour, private.id in anna.state.notes) == ("Kim's", "rose", True)
    kim.store.close()


def test_two_bundles_of_one_cable_know_each_other(two: Two, tmp_path: Path) -> None:
    anna, _ = two
    for name in ("k", "l"):
        write_bundle(str(anna.path), tmp_path / f"{name}.chancery", [anna.cable], anna.author, True, quiet)
        anna.note(f"after {name}", (28, 31))
    later, earlier = tmp_path / "l.chancery", tmp_path / "k.chancery"
    assert plan_merge(earlier, later).total("conflict") == 0
    assert plan_merge(later, earlier).total("new") == 0
    shutil.copy(later, tmp_path / "same.chancery")
    assert plan_merge(later, tmp_path / "same.chancery").is_empty


@pytest.mark.skipif(sys.platform == "win32", reason="SIGKILL is POSIX")
def test_killed_in_the_middle_nothing_is_merged(two: Two, tmp_path: Path) -> None:
    anna, ben = two
    before = facts(anna.state)
    ben.note("new", (28, 31))
    given = (str(anna.path), str(ben.path), anna.author, str(tmp_path / "backups"))
    repository = Path(__file__).parents[3]
    child = subprocess.run(
        [sys.executable, "-m", "tests.db.merging.merger_to_be_killed", *given], cwd=repository, check=False
    )
    assert child.returncode == -signal.SIGKILL
    assert facts(anna.state) == before
    assert verify_library(anna.path).findings == ()
    assert len(anna.merge(ben).titles) == 1
    assert len(anna.state.notes) == 2
