"""`export CABLE --to pdf`: the file, its ledger, and what is refused."""

from __future__ import annotations

import io
import json
import os
from pathlib import Path

import pypdf
import pytest

from db.editing.library_edits import set_starred
from db.store import Store
from tests.commands.conftest import Run


@pytest.fixture
def noted(run: Run, cable: str) -> str:
    run("note", cable, "--quote", "Pak Seong-cheol [Pak Song Chol]", "--text", "The foreign minister.")
    run("note", cable, "--quote", "Korean", "--nth", "3", "--kind", "marginal", "--text", "SECRET-TO-ME")
    run("note", cable, "--quote", "Urgent", "--kind", "highlight")
    return cable


def attached(path: Path) -> str:
    reader = pypdf.PdfReader(io.BytesIO(path.read_bytes()))
    return reader.attachments["chancery.jsonld"][0].decode()


def test_pdf_holds_the_chosen_notes_and_the_ledger_says_so(run: Run, noted: str, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    said = run("export", noted, "--to", "pdf", "-o", target)
    assert (said.status, said.err) == (0, "")
    assert (
        "3 notes in this cable, 2 chosen, 2 in the PDF; 1 marginal note left out by your choice." in said.out
    )
    words = attached(target)
    assert "The foreign minister." in words
    assert "SECRET-TO-ME" not in words
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "The foreign minister." in pages
    assert "Associated Topics" not in pages


def test_more_and_less_can_be_asked_for(run: Run, noted: str, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    said = run(
        "export", noted, "--to", "pdf", "-o", target, "--with", "marginal,page-lines",
        "--without", "stages,distribution,highlights",
    )  # fmt: skip
    assert said.status == 0
    assert "3 notes in this cable, 2 chosen, 2 in the PDF; 1 highlight left out by your choice." in said.out
    data = json.loads(attached(target))
    assert {item["kind"] for item in data["items"]} == {"footnote", "marginal"}
    assert (data["stages"], data["distributions"]) == ([], [])
    pages = "".join(page.extract_text() for page in pypdf.PdfReader(target).pages)
    assert "Associated Topics" in pages


def test_a_star_is_told_to_stay_in_the_library(run: Run, library: Path, noted: str, tmp_path: Path) -> None:
    store = Store(library)
    change = set_starred([store.cable_state(noted).cable], True)
    assert change is not None
    store.apply(change, author=store.ensure_author("Anna Weiss").id)
    store.close()
    said = run("export", noted, "--to", "pdf", "-o", tmp_path / "out.pdf")
    assert said.status == 0
    assert said.err.startswith("A cable’s own tags and star")


def test_existing_file_stays_unless_forced(run: Run, noted: str, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    target.write_text("precious", encoding="utf-8")
    said = run("export", noted, "--to", "pdf", "-o", target)
    assert (said.status, said.out) == (2, "")
    assert "exists already" in said.err
    assert target.read_text(encoding="utf-8") == "precious"
    assert run("export", noted, "--to", "pdf", "-o", target, "--force").status == 0
    assert target.read_bytes().startswith(b"%PDF-")


def test_library_is_never_overwritten(run: Run, noted: str, library: Path) -> None:
    said = run("export", noted, "--to", "pdf", "-o", library, "--force")
    assert said.status == 2
    assert "is the library itself" in said.err
    assert run("show", noted).status == 0


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("--to", "pdf"), "-o"),
        (("--to", "wordstar", "-o", "x.ws"), "“wordstar” is none of"),
        (("--to", "pdf", "-o", "x.pdf", "--with", "everything"), "“everything” is none of"),
        (("--to", "pdf", "-o", "no/such/folder/x.pdf"), "The folder no/such/folder does not exist."),
    ],
)
def test_export_that_cannot_be_is_one_sentence(
    run: Run, noted: str, words: tuple[str, ...], sentence: str
) -> None:
    said = run("export", noted, *words)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


@pytest.mark.usefixtures("noted")
def test_several_cables_become_a_folder(run: Run, tmp_path: Path) -> None:
    other = tmp_path / "other.txt"
    other.write_text("A report on crabs.\n", "utf-8")
    run("import", other)
    said = run("export", "--all", "--to", "pdf", "-o", tmp_path / "all")
    assert (said.status, said.err) == (0, "")
    assert "2 cables in, 2 out." in said.out
    assert "3 notes in these cables, 2 chosen, 2 in the files;" in said.out
    assert len(list((tmp_path / "all").iterdir())) == 2
    assert run("export", "--query", "crabs", "--to", "pdf", "-o", tmp_path / "found").status == 0
    (file,) = (tmp_path / "found").iterdir()
    assert "crabs" in pypdf.PdfReader(file).pages[0].extract_text()
    again = run("export", "--query", "crabs", "--to", "pdf", "-o", tmp_path / "found")
    assert (again.status, "has files in it" in again.err) == (2, True)


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        ((), "CABLE --all --query"),
        (("--query", "nowhereatall"), "No cable fits"),
        (("--all", "--option", "table=notes"), "has no choice called “table”"),
    ],
)
def test_cables_that_cannot_be_meant(
    run: Run, noted: str, tmp_path: Path, words: tuple[str, ...], sentence: str
) -> None:
    assert noted
    said = run("export", *words, "--to", "pdf", "-o", tmp_path / "x")
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert not (tmp_path / "x").exists()


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this platform")
def test_a_target_that_cannot_be_a_file_is_refused_in_a_sentence(
    run: Run, cable: str, tmp_path: Path
) -> None:
    os.mkfifo(tmp_path / "pipe.pdf")
    for name in ("pipe.pdf", "n" * 300, "none/a.pdf"):
        said = run("export", cable, "--to", "pdf", "-o", tmp_path / name, "--force")
        assert said.status == 2
        assert said.err.count("\n") == 1
        assert "Something in Chancery" not in said.err
    assert (tmp_path / "pipe.pdf").is_fifo()
