"""The command line itself: help, options, refusals, streams that are not as one would like them."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.cli import main
from tests.commands.conftest import Run

COMMANDS = (
    "read",
    "import",
    "list",
    "show",
    "note",
    "check",
    "export",
    "backup",
    "restore",
    "verify",
    "reindex",
)


def process(repository: Path, *words: str | bytes, **environ: str) -> subprocess.CompletedProcess[bytes]:
    """Run the command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "desktop.cli", *words],
        cwd=repository,
        env={**os.environ, **environ},
        capture_output=True,
        check=False,
        stdin=subprocess.DEVNULL,
    )


@pytest.mark.parametrize("command", [(), *((name,) for name in COMMANDS)])
def test_help_everywhere(run: Run, command: tuple[str, ...]) -> None:
    said = run(*command, "--help", named=False)
    assert (said.status, said.err) == (0, "")
    assert "--library" in said.out


def test_version(run: Run) -> None:
    said = run("--version", named=False)
    assert said.status == 0
    assert said.out.startswith("chancery 0.")


@pytest.mark.parametrize("words", [("dance",), ("list", "--dance"), ("show",), ("--library",), ("lis",)])
def test_what_is_not_understood_is_one_sentence(run: Run, words: tuple[str, ...]) -> None:
    said = run(*words, named=False)
    assert (said.status, said.out) == (2, "")
    assert said.err.count("\n") == 1
    assert "--help" in said.err


def test_library_is_named_before_or_after_the_command(run: Run, cable: str, library: Path) -> None:
    for words in (("list", "--json", "--library", library), (f"--library={library}", "list", "--json")):
        said = run(*words, named=False)
        assert [row["id"] for row in said.json] == [cable]


def damaged(library: Path) -> None:
    library.write_bytes(b"SQLite format 3\x00" + b"\x07" * 4000)


def newer(library: Path) -> None:
    assert main(["--library", str(library), "import", "resources/sample/Chen-8-35.txt"]) == 0
    connection = sqlite3.connect(library)
    connection.execute("PRAGMA user_version = 4000")
    connection.close()


def foreign(library: Path) -> None:
    connection = sqlite3.connect(library)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        (lambda _path: None, "There is no library at"),
        (lambda path: path.mkdir(), "is a folder"),
        (lambda path: path.touch(), "is empty: it is not a library"),
        (lambda path: path.write_text("Dear Anna"), "is not a Chancery library"),
        (damaged, "."),
        (foreign, "is not a Chancery library"),
        (newer, "was made by a newer Chancery"),
    ],
)
def test_library_that_cannot_be_opened_is_one_sentence(
    run: Run,
    library: Path,
    make: object,
    sentence: str,
    repository: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(repository)
    assert callable(make)
    make(library)
    capsys.readouterr()
    before = library.read_bytes() if library.is_file() else None
    said = run("list")
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1
    assert (library.read_bytes() if library.is_file() else None) == before


def test_locked_library_is_one_sentence(run: Run, cable: str, library: Path) -> None:
    holder = sqlite3.connect(library, isolation_level=None)
    holder.execute("BEGIN EXCLUSIVE")
    try:
        said = run("note", cable, "--quote", "Urgent", "--text", "x")
    finally:
        holder.close()
    assert (said.status, said.out) == (2, "")
    assert "in use by another program" in said.err


def test_qt_is_not_imported_for_commands(repository: Path, sample: Path, tmp_path: Path) -> None:
    code = """
import sys
from desktop.cli import main
library, sample, target = sys.argv[1:]
base = ["--library", library]
assert main([*base, "import", sample]) == 0
assert main([*base, "note", "Chen-8/35", "--quote", "Urgent", "--text", "x"]) == 0
for words in (["list"], ["show", "Chen-8/35", "--json"], ["check"], ["read", sample]):
    assert main([*base, *words]) == 0
assert main([*base, "export", "Chen-8/35", "--to", "pdf", "-o", target]) == 0
sys.exit(any(name.startswith("PySide6") for name in sys.modules))
"""
    words = [str(tmp_path / "a.chancery"), str(sample), str(tmp_path / "a.pdf")]
    done = subprocess.run(
        [sys.executable, "-c", code, *words], cwd=repository, check=False, capture_output=True
    )
    assert (done.returncode, done.stderr) == (0, b"")


def test_heavy_libraries_are_not_imported_for_a_list(repository: Path, tmp_path: Path) -> None:
    code = """
import sys
from desktop.cli import main
main(["--library", sys.argv[1], "list"])
heavy = {"typst", "pikepdf", "charset_normalizer", "markdown_it", "pypdfium2", "fontTools"}
sys.exit(len(heavy & set(sys.modules)))
"""
    (tmp_path / "c.txt").write_text("SUBJECT: One\n\nBody.\n", encoding="utf-8")
    library = tmp_path / "a.chancery"
    assert main(["--library", str(library), "import", str(tmp_path / "c.txt")]) == 0
    done = subprocess.run([sys.executable, "-c", code, library], cwd=repository, check=False)
    assert done.returncode == 0


def test_output_in_another_encoding(repository: Path, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("SUBJECT: 臺灣 \U0001f600 “quoted”\n\nBody.\n", encoding="utf-8")
    for words in (("read", str(path)), ("read", str(path), "--json")):
        done = process(repository, *words, PYTHONIOENCODING="ascii")
        assert (done.returncode, done.stderr) == (0, b"")
        done.stdout.decode("ascii")
    assert json.loads(done.stdout)["subject"] == "臺灣 \U0001f600 “quoted”"
    assert process(repository, "read", str(sample), PYTHONIOENCODING="latin-1").returncode == 0


@pytest.mark.skipif(os.name == "nt", reason="arguments of any bytes are POSIX")
def test_arguments_that_are_no_text(repository: Path, tmp_path: Path) -> None:
    library = str(tmp_path / "a.chancery")
    for words in (
        (b"read", b"\xff\xfe"),
        (b"show", b"\xff"),
        (b"note", b"x", b"--quote", b"\xff", b"--text", b"y"),
    ):
        done = process(repository, "--library", library, *words)
        assert done.returncode == 2
        assert done.stdout == b""
        assert done.stderr.count(b"\n") == 1
        assert b"Traceback" not in done.stderr
        assert b"went wrong" not in done.stderr


def test_text_from_standard_input(repository: Path, sample: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-m", "desktop.cli", "read", "-", "--json"],
        cwd=repository,
        input=sample.read_bytes(),
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0
    assert json.loads(done.stdout)["cable_number"] == "Chen- 8/35"


@pytest.mark.skipif(os.name == "nt", reason="pipes of POSIX")
def test_reader_that_has_seen_enough(repository: Path, tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    path.write_text("SUBJECT: Long\n\n" + "word " * 100_000, encoding="utf-8")
    read_end, write_end = os.pipe()
    os.close(read_end)
    done = subprocess.run(
        [sys.executable, "-m", "desktop.cli", "read", str(path), "--json"],
        cwd=repository,
        stdout=write_end,
        stderr=subprocess.PIPE,
        check=False,
    )
    os.close(write_end)
    assert (done.returncode, done.stderr) == (0, b"")


@pytest.mark.skipif(os.name == "nt", reason="signals of POSIX")
def test_ctrl_c_is_one_sentence(repository: Path) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "desktop.cli", "read", "-"],
        cwd=repository,
        stdin=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert running.stdin is not None
    # More than a pipe holds: once it is written, the command is reading.
    running.stdin.write(b"x" * 1_000_000)
    running.stdin.flush()
    running.send_signal(signal.SIGINT)
    _, told = running.communicate()
    assert running.returncode == 2
    assert told == b"Stopped. What was not finished was not kept.\n"


def test_our_own_mistake_is_a_sentence_and_a_report(
    run: Run, cable: str, own_home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("desktop.commands.list_cables._facts", lambda _row: 1 / 0)
    said = run("list")
    assert said.status == 2
    assert "Something in Chancery went wrong." in said.err
    (report,) = own_home.rglob("reports/*.txt")
    assert "ZeroDivisionError" in report.read_text("utf-8")
    assert cable not in report.read_text("utf-8")


def test_an_empty_library_name_is_not_the_default_library(run: Run) -> None:
    said = run("--library", "", "list", named=False)
    assert said.status == 2
    assert said.out == ""
    assert said.err.count("\n") == 1
