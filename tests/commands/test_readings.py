"""`readings CABLE`, and corrections in the exported PDF."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pypdf
import pytest

from db.changes import Change
from db.correcting.corrections import new_reading
from db.correcting.readings import corrections
from db.correcting.taking_back import take_back
from db.store import Store
from tests.commands.conftest import Run


@pytest.fixture
def corrected(library: Path, cable: str) -> str:
    """Return the id of the sample with two readings more, the second of which takes one correction back."""
    store = Store(library)
    author = store.ensure_author("Anna Weiss").id
    state = store.cable_state(cable)
    text = state.text.replace("Seong-cheol", "Sŏng-ch’ŏl", 1).replace("Desk\nNo.", "Desk No.", 1)
    _apply(store, author, new_reading(state, text, author=author, reason="typing error", note="by eye"))
    state = store.cable_state(cable)
    one = corrections(state, store.text)[:1]
    _apply(store, author, take_back(state, one, author=author, text_of=store.text))
    store.close()
    return cable


def _apply(store: Store, author: str, change: Change | None) -> None:
    assert change is not None
    store.apply(change, author=author)


def test_the_readings_in_words(run: Run, corrected: str) -> None:
    said = run("readings", corrected)
    lines = said.out.splitlines()
    assert (said.status, said.err) == (0, "")
    assert lines[0].startswith("reading 0, as imported, ")
    assert lines[1].startswith("reading 1, typing error, Anna Weiss, ")
    assert lines[2:5] == ["  by eye", "  “[line break]” → “[space]”", "  “Seong-cheol” → “Sŏng-ch’ŏl”"]
    assert lines[5].startswith("reading 2, taken back, Anna Weiss, ")
    assert lines[5].endswith("(current)")
    assert lines[6:] == ["  “[space]” → “[line break]”"]


def test_what_was_added_and_what_was_taken_out_is_called_so(run: Run, library: Path, cable: str) -> None:
    store = Store(library)
    author = store.ensure_author("Anna Weiss").id
    state = store.cable_state(cable)
    text = state.text.replace("Ambassador Qiao again", "Ambassador Qiao once again", 1)
    text = text.replace("recently many people", "many people", 1)
    _apply(store, author, new_reading(state, text, author=author))
    store.close()
    lines = run("readings", cable).out.splitlines()
    assert [line.split(":")[0] for line in lines[2:]] == ["  taken out", "  added"]
    assert "“once " in lines[3]
    assert "→" not in lines[3]


def test_the_readings_for_machines(run: Run, corrected: str) -> None:
    zero, one, two = run("readings", corrected, "--json").json
    assert (zero["reading"], zero["parent"], zero["current"], zero["corrections"]) == (0, None, False, [])
    assert (one["parent"], one["reason"], one["note"], one["author"]) == (
        0,
        "typing error",
        "by eye",
        "Anna Weiss",
    )
    assert [(each["old"], each["new"]) for each in one["corrections"]] == [
        ("\n", " "),
        ("Seong-cheol", "Sŏng-ch’ŏl"),
    ]
    assert (two["current"], two["reason"]) == (True, "taken back")
    assert run("show", corrected, "--json").json["reading"] == 2


def test_a_cable_that_is_not_there(run: Run, corrected: str) -> None:  # noqa: ARG001
    said = run("readings", "Chen- 99")
    assert (said.status, said.out) == (2, "")
    assert "no cable" in said.err


def test_corrections_are_printed_when_asked_for(run: Run, corrected: str, tmp_path: Path) -> None:
    target = tmp_path / "out.pdf"
    said = run("export", corrected, "--to", "pdf", "-o", target, "--with", "corrections")
    assert (said.status, said.err) == (0, "")
    assert "1 correction of the text, 1 in the PDF as textual notes." in said.out
    reader = pypdf.PdfReader(io.BytesIO(target.read_bytes()))
    assert "Seong-cheol as imported; corrected: typing error." in "".join(
        page.extract_text() for page in reader.pages
    )
    (held,) = json.loads(reader.attachments["chancery.jsonld"][0])["corrections"]
    assert (held["sic"], held["corr"], held["author"]) == ("Seong-cheol", "Sŏng-ch’ŏl", "Anna Weiss")


def test_corrections_that_are_not_printed_are_told(run: Run, corrected: str, tmp_path: Path) -> None:
    said = run("export", corrected, "--to", "pdf", "-o", tmp_path / "out.pdf")
    assert "1 correction of the text is not marked in the PDF, by your choice." in said.out
