"""`chancery merge FILE`: a file that came back, and annotations of another program."""

from __future__ import annotations

import json
from pathlib import Path

from tests.commands.conftest import Run
from tests.interchange.annotations import anno, on, quote


def test_a_tei_that_was_edited_is_merged_and_a_second_time_there_is_nothing_new(
    run: Run, cable: str, tmp_path: Path
) -> None:
    note = run("note", cable, "--quote", "Urgent", "--text", "old words").out.strip()
    path = tmp_path / "x.xml"
    assert run("export", cable, "--to", "tei", "-o", str(path)).status == 0
    path.write_text(path.read_text(encoding="utf-8").replace(">old words<", ">new words<"), encoding="utf-8")
    assert run("merge", str(path), "--dry-run").status == 0
    assert "old words" in run("show", cable, "--json").out
    merged = run("merge", str(path))
    assert (merged.status, "1 was changed there" in merged.out) == (0, True)
    shown = run("show", cable, "--json").json
    assert [(each["id"], each["text"]) for each in shown["notes"]] == [(note, "new words")]
    assert "brings nothing new" in run("merge", str(path)).out


def test_annotations_are_told_and_taken_over_where_their_place_is_sure(
    run: Run, cable: str, tmp_path: Path
) -> None:
    sure = {"source": "urn:x:page", "selector": quote("Ambassador Qiao [Xiaoguang] to tell him")}
    some = [
        anno(id="urn:x:1", target=sure, bodyValue="Who is he?"),
        anno(id="urn:x:2", target={"source": "urn:x:page", "selector": quote("border")}, bodyValue="Which?"),
        anno(id="urn:x:3", target=on({"type": "SvgSelector", "value": "<svg/>"})),
    ]
    path = tmp_path / "notes.json"
    path.write_text(json.dumps(some), encoding="utf-8")
    told = run("merge", str(path))
    assert (told.status, "2 comments wait" in told.out) == (1, True)
    assert "urn:x:3: it marks its place by SvgSelector" in told.err
    taken = run("merge", str(path), "--accept", "--json").json
    assert [(each["key"], each["taken"], each["cable"]) for each in taken["comments"]] == [
        ("urn:x:1", True, cable),
        ("urn:x:2", False, cable),
    ]
    (note,) = run("show", cable, "--json").json["notes"]
    assert (note["text"], note["kind"]) == ("Who is he?", "marginal")
    assert "1 comment waits" in run("merge", str(path), "--accept").out
