"""`read` shows what a file says; `import` keeps it once."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from db.immutables import file_of
from db.store import Store
from desktop.reading.contract import to_contract
from desktop.reading.plain import read
from tests.commands.conftest import Run


def test_read_prints_the_contract(run: Run, sample: Path, library: Path) -> None:
    said = run("read", sample, "--json")
    assert (said.status, said.err) == (0, "")
    assert said.json == to_contract(read(sample.read_bytes(), sample.name))
    assert said.json["distribution"]["counted"] == said.json["distribution"]["stated_total"] == 19
    assert not library.exists()


def test_read_in_words(run: Run, sample: Path) -> None:
    said = run("read", sample)
    assert said.status == 0
    assert "Cable no.      Chen- 8/35" in said.out
    assert "counted 19, stated 19: agrees" in said.out
    assert "28 h 35 min in all" in said.out


def test_a_file_of_several_cables_says_so(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "two.txt"
    head = (
        "PAGE 01        STATE {}\nACTION EA-10\nINFO OCT-01 /011 W\nSUBJ: A\n1. X.\n<< END OF DOCUMENT >>\n"
    )
    path.write_text(head.format(133602) + head.format(133603), encoding="utf-8")
    said = run("read", path, "--json")
    assert said.status == 0
    assert said.err == "two.txt holds 2 cables and was read as one; --parts lists them.\n"
    listed = run("read", path, "--parts", "--json").json
    assert [one["where"] for one in listed] == ["lines 1–6", "lines 7–12"]
    assert run("read", path, "--json", "--part", listed[1]["part"]).err == ""
    documents = "".join(f"<div type='document'><p>{words}</p></div>" for words in ("One.", "Two."))
    (tmp_path / "v.xml").write_text(f"<TEI><text><body>{documents}</body></text></TEI>", encoding="utf-8")
    said = run("read", tmp_path / "v.xml", "--json")
    assert said.err == "v.xml holds 2 cables and was read as one; --parts lists them.\n"


def test_read_lists_the_parts_of_a_file_and_reads_one(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "all.zip"
    with ZipFile(path, "w") as archive:
        archive.writestr("a/x.txt", "From the Korea Desk\nAll is transpor-\nted.\n")
        archive.writestr("y.rtf", "{\\rtf1}")
    listed = run("read", path, "--parts", "--json").json
    assert [(one["part"], bool(one["refused"])) for one in listed] == [("a/x.txt", False), ("y.rtf", True)]
    assert "y.rtf is a rich text file" in run("read", path, "--parts").out
    assert "2 files" in run("read", path, "--json").err
    told = run("read", path, "--json", "--part", "a/x.txt", "--whole-words").json
    assert told["text"] == "From the Korea Desk\nAll is transported.\n"
    assert run("read", path, "--part", "a/x.txt").status == 0


@pytest.mark.parametrize(
    ("name", "data", "sentence"),
    [
        ("nothing.txt", None, "There is no file"),
        ("empty.txt", b"", "empty.txt is empty."),
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(64), "picture.txt is "),
    ],
)
@pytest.mark.parametrize("command", ["read", "import"])
def test_bad_file_is_one_sentence(
    run: Run, tmp_path: Path, command: str, name: str, data: bytes | None, sentence: str
) -> None:
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    said = run(command, path)
    assert (said.status, said.out) == (2, "")
    assert sentence in said.err
    assert said.err.count("\n") == 1


def test_folder_is_no_file(run: Run, tmp_path: Path) -> None:
    said = run("read", tmp_path)
    assert said.status == 2
    assert "cannot be read" in said.err


def test_control_characters_do_not_reach_the_terminal(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("SUBJECT: \x1b[2Jred \u202eevil\n\nText.\n", encoding="utf-8")
    said = run("import", path)
    shown = run("show", "a.txt").out
    assert said.status == 0
    assert "\x1b" not in shown
    assert "\u202e" not in shown
    assert "\\x1b[2Jred" in shown


def test_import_keeps_everything_that_was_read(run: Run, cable: str, sample: Path, library: Path) -> None:
    read_now, shown = run("read", sample, "--json").json, run("show", cable, "--json").json
    for key in read_now:
        if key not in {"doubts", "addressee_spans", "info_addressee_spans"}:
            assert shown[key] == read_now[key], key
    assert [d["span"] for d in shown["doubts"]] == [d["span"] for d in read_now["doubts"]]
    assert shown["reading"] == 0
    assert shown["supplied"] == {}
    assert shown["notes"] == []
    store = Store(library)
    state = store.cable_state(cable)
    original = store.read(file_of, state.cable.file_sha256)  # the file itself
    store.close()
    assert original == sample.read_bytes()
    for owner, anchors in state.anchors.items():
        for anchor in anchors:
            assert state.text[anchor.start : anchor.end] == anchor.quote, owner
            assert anchor.placed == "read"


def test_outcomes_of_an_import(run: Run, sample: Path, tmp_path: Path) -> None:
    folder = tmp_path / "cables"
    (folder / "deep").mkdir(parents=True)
    (folder / ".hidden").mkdir()
    (folder / "b.txt").write_text("SUBJECT: Two\n\nBody.\n", encoding="utf-8")
    (folder / "deep" / "a.TXT").write_bytes(sample.read_bytes())
    (folder / "deep" / "again.txt").write_bytes(sample.read_bytes())
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    (folder / ".hidden" / "c.txt").write_text("not this\n", encoding="utf-8")
    said = run("import", folder, tmp_path / "nothing.txt", "--json")
    assert said.status == 1
    assert [(Path(o["path"]).name, o["outcome"]) for o in said.json] == [
        ("b.txt", "imported"),
        ("a.TXT", "imported"),
        ("again.txt", "already there"),
        ("nothing.txt", "refused"),
    ]
    assert said.json[1]["id"] == said.json[2]["id"]
    assert said.json[3]["id"] is None
    assert "There is no file" in said.json[3]["reason"]
    assert len(run("list", "--json").json) == 2


def test_folder_without_text_is_refused(run: Run, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    said = run("import", tmp_path / "empty")
    assert said.status == 2
    assert "has no text files" in said.err


@pytest.mark.skipif(os.name == "nt", reason="names of any bytes are POSIX")
def test_file_whose_name_is_no_text(run: Run, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.fsencode(tmp_path) + b"/\xff.txt"))
    path.write_text("SUBJECT: Odd name\n\nBody.\n", encoding="utf-8")
    assert run("import", path).status == 0
    assert run("show", "odd name", "--json").json["subject"] == "Odd name"


def test_same_text_in_other_bytes_is_known(run: Run, cable: str, sample: Path, tmp_path: Path) -> None:
    path = tmp_path / "windows.txt"
    path.write_bytes(b"\xef\xbb\xbf" + sample.read_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n"))
    (outcome,) = run("import", path, "--json").json
    assert (outcome["outcome"], outcome["id"]) == ("already there", cable)


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no pipes with names on this platform")
@pytest.mark.parametrize("command", ["read", "import"])
def test_a_pipe_or_a_device_is_refused_and_not_waited_for(run: Run, tmp_path: Path, command: str) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "zero.txt").symlink_to("/dev/zero")
    for name in ("pipe.txt", "zero.txt"):
        said = run(command, tmp_path / name)
        assert said.status == 2
        assert said.err == f"{name} is not a text file. Nothing was imported.\n"


def test_an_empty_name_is_not_the_folder_where_we_are(
    run: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "a.txt").write_text("Words.\n")
    monkeypatch.chdir(tmp_path)
    said = run("import", "")
    assert (said.status, said.out, said.err) == (2, "", "There is no file “”.\n")


def test_an_encoding_of_her_own_is_taken(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("SUBJECT: Žižkov\n\nBody.\n".encode("cp1250"))
    (one,) = run("import", tmp_path / "a.txt", "--encoding", "cp1250", "--json").json
    assert run("show", one["id"], "--json").json["subject"] == "Žižkov"
    said = run("import", tmp_path / "a.txt", "--encoding", "klingon")
    assert said.status == 2
    assert "klingon" in said.err


def test_the_documents_of_a_volume_are_taken_only_when_all_are_wanted(run: Run, tmp_path: Path) -> None:
    document = '<div type="document" xml:id="d{n}"><head>{n}. Telegram {n}</head><p>Words {n}.</p></div>'
    body = "".join(document.format(n=n) for n in range(1, 120))
    volume = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><teiHeader/><text><body>{body}</body></text></TEI>'
    (tmp_path / "v.xml").write_text(volume, encoding="utf-8")
    said = run("import", tmp_path / "v.xml")
    assert (said.status, said.out) == (2, "")
    assert "v.xml holds 119 documents" in said.err
    said = run("import", tmp_path / "v.xml", "--all-parts", "--json")
    assert [(one["outcome"], one["part"]) for one in said.json] == [
        ("imported", f"d{n}") for n in range(1, 120)
    ]
    assert len(run("list", "--json").json) == 119


def test_a_folder_with_everything_in_it(run: Run, tmp_path: Path, sample: Path) -> None:
    """More files than are read in one process; what is broken costs only itself and is told by its name."""
    folder = tmp_path / "mixed"
    (folder / "deep").mkdir(parents=True)
    for number in range(40):
        (folder / f"{number:02}.txt").write_text(f"SUBJECT: Cable {number}\n\nBody {number}.\n")
    (folder / "deep" / "same.txt").write_bytes(b"SUBJECT: Cable 1\r\n\r\nBody 1.\r\n")
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(bytes(range(256)) * 40)
    (folder / "long.txt").write_text("word " * 1_000_000)
    (folder / "dangling.txt").symlink_to(folder / "nowhere")
    (folder / "self.txt").symlink_to(folder / "self.txt")
    (folder / "deep" / "loop").symlink_to(folder)
    Path(os.fsdecode(os.fsencode(folder) + b"/\xff.txt")).write_bytes(sample.read_bytes())
    (folder / "scan.jpeg").write_bytes(b"\xff\xd8\xff")
    said = run("import", folder, "--json")
    assert said.status == 1
    assert "1 file of another kind passed over: scan.jpeg." in said.err
    found = {Path(one["path"]).name: one["outcome"] for one in said.json}
    refused = {name for name, outcome in found.items() if outcome == "refused"}
    assert refused == {"empty.txt", "binary.txt", "dangling.txt", "self.txt"}
    assert all(Path(one["path"]).name in one["reason"] for one in said.json if one["reason"])
    assert {found["01.txt"], found["same.txt"]} == {"imported", "already there"}
    assert len(run("list", "--json").json) == 42
    assert run("verify").status == 0


def test_read_in_the_encoding_that_the_user_names(run: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_bytes("Subject: Jeleń\n\nThe talk went on.\n".encode("iso8859-2"))
    assert run("read", path, "--encoding", "iso8859_2", "--json").json["subject"] == "Jeleń"
    said = run("read", path, "--encoding", "rot13")
    assert (said.status, said.out) == (2, "")
    assert "rot13" in said.err
