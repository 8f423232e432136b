"""Which files are opened as a library, and what is said of the others; none of them is touched."""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from db.backup.library_copy import looking_at
from db.checking.verify import verify_library
from db.errors import LibraryError
from db.schema import APPLICATION_ID, latest_version, migrations
from db.store import Store
from tests.conftest import REPOSITORY
from tests.db.desk import Desk

NOBODY = 65534


def refusal(path: Path, *, create: bool = True) -> str:
    with pytest.raises(LibraryError) as caught:
        Store(path, create=create)
    return caught.value.code


def sql(path: Path, *lines: str) -> None:
    connection = sqlite3.connect(path, isolation_level=None)
    for line in lines:
        connection.execute(line)
    connection.close()


def test_new_library_is_recognised_by_its_header(path: Path) -> None:
    Store(path).close()
    head = path.read_bytes()[:100]
    assert int.from_bytes(head[68:72], "big") == APPLICATION_ID
    assert int.from_bytes(head[60:64], "big") == latest_version()


def test_migrations_are_numbered_without_gaps() -> None:
    assert [number for number, _ in migrations()] == list(range(1, latest_version() + 1))


def test_missing_library_is_made_only_when_wanted(path: Path) -> None:
    assert refusal(path, create=False) == "library-not-found"
    assert not path.exists()
    assert refusal(path.parent / "no" / "a.chancery") == "library-folder-missing"


def test_folder_empty_file_and_foreign_files_are_refused_untouched(path: Path, tmp_path: Path) -> None:
    assert refusal(tmp_path) == "library-is-folder"
    path.touch()
    assert refusal(path, create=False) == "library-empty"
    assert path.stat().st_size == 0
    path.write_bytes(b"Dear Anna,\n" * 500)
    assert refusal(path) == "not-a-library"
    assert path.read_bytes() == b"Dear Anna,\n" * 500
    other = tmp_path / "recipes.sqlite"
    sql(other, "CREATE TABLE recipes (name TEXT)", "PRAGMA user_version = 1")
    before = other.read_bytes()
    assert refusal(other) == "not-a-library"
    assert other.read_bytes() == before


def test_newer_library_is_refused_with_both_versions(path: Path) -> None:
    Store(path).close()
    sql(path, "PRAGMA journal_mode = DELETE", f"PRAGMA user_version = {latest_version() + 1}")
    before = path.read_bytes()
    with pytest.raises(LibraryError) as caught:
        Store(path)
    assert caught.value.code == "library-newer"
    assert (caught.value.values["version"], caught.value.values["known"]) == (
        latest_version() + 1,
        latest_version(),
    )
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "program",
    [
        "CREATE TRIGGER t AFTER INSERT ON note BEGIN DELETE FROM note; END",
        "CREATE VIEW v AS SELECT * FROM note",
    ],
)
def test_library_with_a_program_of_its_own_is_refused(path: Path, program: str) -> None:
    Store(path).close()
    sql(path, program)
    assert refusal(path) == "library-has-programs"


def test_damaged_library_is_refused(path: Path) -> None:
    desk = Desk(path)
    desk.store.close()
    data = bytearray(path.read_bytes())
    data[100:4096] = b"\xff" * 3996
    path.write_bytes(data)
    assert refusal(path) == "library-damaged"


def test_library_cut_short_is_refused_when_read(path: Path) -> None:
    desk = Desk(path)
    desk.store.close()
    path.write_bytes(path.read_bytes()[:8192])
    with pytest.raises(LibraryError):
        Store(path).cables()


def test_library_whose_making_was_interrupted_is_made_whole(path: Path) -> None:
    # What is left when the process ends after the first page was written and before the first table.
    sql(path, "PRAGMA journal_mode = WAL")
    assert path.stat().st_size > 0
    desk = Desk(path)
    desk.note()
    desk.store.close()


def test_locked_library_is_told(path: Path) -> None:
    desk = Desk(path)
    desk.store._connection.execute("PRAGMA busy_timeout = 50")
    holder = sqlite3.connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    with pytest.raises(LibraryError) as caught:
        desk.note()
    assert caught.value.code == "library-locked"
    holder.execute("ROLLBACK")
    holder.close()
    desk.note()
    desk.store.close()


@contextmanager
def as_nobody(*places: Path) -> Iterator[None]:
    """Act as a user without rights where the tests run as one with all of them."""
    if os.geteuid() != 0:
        yield
        return
    for place in places:
        os.chown(place, NOBODY, NOBODY)
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def _write_to(path: Path) -> None:
    store = Store(path)
    try:
        store.ensure_author("Boris")
    finally:
        store.close()


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
@pytest.mark.parametrize("also_folder", [False, True])
def test_library_that_may_only_be_read_is_told(also_folder: bool) -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-test-"))
    path = folder / "a.chancery"
    try:
        Desk(path).store.close()
        path.chmod(0o444)
        folder.chmod(0o555 if also_folder else 0o755)
        with as_nobody(path, folder), pytest.raises(LibraryError) as caught:
            _write_to(path)
        assert caught.value.code in {"library-read-only", "library-not-writable"}
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.skipif(os.name == "nt", reason="rights of POSIX")
def test_library_that_may_not_be_read_is_told() -> None:
    folder = Path(tempfile.mkdtemp(prefix="chancery-test-"))
    path = folder / "a.chancery"
    try:
        Desk(path).store.close()
        path.chmod(0o000)
        folder.chmod(0o755)
        with as_nobody(path, folder):
            assert refusal(path) == "library-not-writable"
    finally:
        shutil.rmtree(folder)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this platform")
def test_a_pipe_is_no_library_and_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.chancery")
    assert refusal(tmp_path / "pipe.chancery") == "not-a-library"


def test_a_name_that_no_file_can_have_is_told(tmp_path: Path) -> None:
    assert refusal(tmp_path / ("x" * 300)) == "library-not-writable"


@pytest.mark.skipif(os.name == "nt", reason="no colons in names there")
@pytest.mark.parametrize("name", [":memory:", "file:x?mode=memory"])
def test_a_library_is_a_file_whatever_it_is_called(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    Store(Path(name)).close()
    assert (tmp_path / name).stat().st_size > 0


def test_making_a_library_that_is_killed_at_any_statement_can_be_done_again(path: Path) -> None:
    """Statement by statement: what is in the file when the process ends there is opened the next time."""
    (script,) = (script for number, script in migrations() if number == 1)
    first = "PRAGMA journal_mode = WAL"
    for done in ((), (first,), (first, script)):
        path.unlink(missing_ok=True)
        path.touch()
        connection = sqlite3.connect(path, isolation_level=None)
        for lines in done:
            connection.executescript(lines)
        connection.close()
        desk = Desk(path)
        assert desk.store.sample_entered() is False
        desk.store.ensure_author("Anna")
        desk.store.close()


@pytest.mark.parametrize(
    "damage", ["DELETE FROM reading", "UPDATE note SET tags = 'no list'", "UPDATE cable SET reading = 'v0'"]
)
def test_records_that_do_not_fit_are_told_as_damage(path: Path, damage: str) -> None:
    desk = Desk(path)
    desk.note()
    cable = desk.state.cable.id
    desk.store.close()
    connection = sqlite3.connect(path)
    connection.execute(damage)
    connection.commit()
    connection.close()
    store = Store(path, create=False)
    with pytest.raises(LibraryError) as refused:
        store.cable_state(cable)
    assert refused.value.code == "library-damaged"
    store.close()


def test_looking_at_a_library_that_is_open_loses_none_of_its_locks(path: Path) -> None:
    """A process that closes any handle of a file loses its locks on it: another would delete the log."""
    store = Store(path)
    store.ensure_author("Anna Weiss")
    with looking_at(path):
        pass
    Store(path).close()
    other = f"from pathlib import Path; from db.store import Store; Store(Path({str(path)!r})).close()"
    subprocess.run([sys.executable, "-c", other], cwd=REPOSITORY, check=True)
    assert path.with_name(path.name + "-wal").exists()
    store.ensure_author("Ada Reader")
    store.close()
    again = Store(path)
    assert {author.name for author in again.authors()} == {"Anna Weiss", "Ada Reader"}
    again.close()


@pytest.mark.parametrize("size", [1, 16, 100])
def test_a_library_whose_head_is_destroyed_is_damaged_and_not_foreign(path: Path, size: int) -> None:
    Store(path).close()
    path.write_bytes(b"\xff" * size + path.read_bytes()[size:])
    for look in (lambda: Store(path), lambda: verify_library(path)):
        with pytest.raises(LibraryError) as caught:
            look()
        assert caught.value.code == "library-damaged"
