"""Names: marked, found by any spelling, merged, deleted, each undone again; told once in a cable."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from db.anchoring.anchors import make_anchor
from db.changes import Change, Label, Step
from db.checking.verify import verify_library
from db.editing import mention_edits, name_edits, note_edits
from db.naming.finding import NameFinder
from db.naming.identifying import identification_of, identifications
from db.naming.kept_finder import finder_of, mentions_meant
from db.naming.mentioned import count_mentions, mentioned, mentions_with_anchors, read_names
from db.naming.source_names import source_names, take
from db.naming.spelled import spelled_in
from db.records import new_id
from db.romanizing.names import Names
from db.searching.find import find
from db.searching.query_names import meant
from db.structures import Structure
from tests.db.desk import Desk, facts
from tests.db.naming.desk import mark

TEXT = (
    "Pak Song Chol met Chen.\n\nPak said that Moscow agrees; Paksan lies north. 朴成哲同志 agreed with"
    " Pak\nSong Chol.\n"
)
PAK = name_edits.new_name(
    "person",
    "  Pak Sŏng-ch’ŏl ",
    variants=("Pak Song Chol", "朴成哲", "", "Pak Song Chol"),
    dates="1913-2008",
)
MOSCOW = name_edits.new_name("place", "Moscow")


@pytest.fixture
def desk(path: Path) -> Iterator[Desk]:
    made = Desk(path, TEXT)
    yield made
    made.store.close()


def test_names_are_tidied() -> None:
    assert (PAK.name, PAK.variants) == ("Pak Sŏng-ch’ŏl", ("Pak Song Chol", "朴成哲"))
    change = name_edits.change_name(PAK, replace(PAK, name="Park", links=(" https://a.org ", "")))
    assert change is not None
    assert change.steps[0].after == replace(PAK, name="Park", links=("https://a.org",))
    assert name_edits.change_name(PAK, replace(PAK, name=PAK.name + " ")) is None
    with pytest.raises(ValueError, match="heading"):
        name_edits.change_name(PAK, replace(PAK, name=" "))


def test_marking_makes_name_and_mentions_one_step(desk: Desk) -> None:
    before = facts(desk.state)
    first, second = mark(desk, PAK, "Pak Song Chol", "朴成哲", is_new=True)
    assert desk.state.names == {PAK.id: PAK}
    assert [desk.state.spans_of(each.id)[0].quote for each in (first, second)] == ["Pak Song Chol", "朴成哲"]
    assert mention_edits.mark(desk.state, PAK, [(0, 13)], author=desk.author) is None  # is marked already
    desk.undo()
    assert facts(desk.state) == before
    assert desk.store.read(read_names) == []
    desk.redo()
    assert facts(desk.reread()) == facts(desk.state)
    assert mention_edits.to_place(desk.state, PAK.id, (0, 13)) is None
    assert mention_edits.to_place(desk.state, PAK.id, (4, 18)) == first  # the same one, longer
    desk.do(mention_edits.unmark(desk.state, [first.id]))
    desk.do(mention_edits.place(desk.state, second.id, (25, 28)))
    assert [a.quote for m in desk.state.mentions for a in desk.state.spans_of(m)] == ["Pak"]
    for span in ((3, 3), (0, len(TEXT) + 1)):
        with pytest.raises(ValueError, match="no such span"):
            mention_edits.mark(desk.state, PAK, [span], author=desk.author)


def test_all_places_that_spell_a_name_so_are_offered_and_none_within_a_word(desk: Desk) -> None:
    mark(desk, PAK, "Pak Song Chol", is_new=True)
    found = spelled_in(desk.state, PAK, ["Pak"])
    assert [(each.spelling, TEXT[each.start : each.end]) for each in found] == [
        ("Pak", "Pak"),
        ("朴成哲", "朴成哲"),
        ("Pak Song Chol", "Pak\nSong Chol"),
    ]
    assert (found[0].before, found[0].after[:22]) == ("", " said that Moscow agre")
    assert found[1].after.startswith("同志")


def test_a_name_is_found_by_any_spelling_while_it_is_typed() -> None:
    chen = name_edits.new_name("person", "Chen Yi", variants=("陳毅",))
    finder = NameFinder([PAK, MOSCOW, chen])
    for typed in ("pak", "Pak So", "PAK SONGCHOL", "朴成", "chol pak", "Pak Seong-cheol"):
        assert [each.name for each in finder.find(typed)] == [PAK], typed
    assert [each.name.name for each in finder.find("")] == ["Chen Yi", "Moscow", PAK.name]
    assert finder.find("陳")[0].spelling == "陳毅"
    assert finder.find("mos", "person") == []
    assert finder.exactly("paksongchol") == [PAK]


def test_merging_joins_spellings_and_mentions_and_is_undone(desk: Desk) -> None:
    other = name_edits.new_name("person", "Pak", description="Foreign Minister", identify=True)
    mark(desk, PAK, "Pak Song Chol", is_new=True)
    mark(desk, other, "Pak Song Chol", "Pak said", is_new=True)
    before = facts(desk.reread())
    mentions, anchors = desk.store.read(mentions_with_anchors, [PAK.id, other.id])
    desk.do(name_edits.merge_names(PAK, [other], mentions, anchors))
    (kept,) = desk.store.read(read_names)
    assert (kept.name, kept.variants[-1], kept.description, kept.identify) == (
        PAK.name,
        "Pak",
        "Foreign Minister",
        True,
    )
    assert desk.store.read(count_mentions) == {PAK.id: (2, 1)}  # the words marked as both count once
    assert verify_library(desk.store.path).findings == ()
    desk.undo()
    assert facts(desk.reread()) == before


def test_deleting_a_name_takes_its_mentions_everywhere_and_undo_brings_them_back(desk: Desk) -> None:
    mark(desk, PAK, "Pak Song Chol", "朴成哲", is_new=True)
    before = facts(desk.state)
    listed = desk.store.read(mentioned, [PAK.id])
    assert [(each.quote, each.start, each.suffix[:4]) for each in listed] == [
        ("Pak Song Chol", 0, " met"),
        ("朴成哲", TEXT.index("朴"), "同志 a"),
    ]
    desk.do(name_edits.delete_names([PAK], *desk.store.read(mentions_with_anchors, [PAK.id])))
    assert (desk.reread().mentions, desk.store.read(read_names)) == ({}, [])
    desk.undo()
    assert facts(desk.reread()) == before
    assert verify_library(desk.store.path).findings == ()


def test_the_first_mention_is_identified_unless_a_footnote_says_it(desk: Desk) -> None:
    pak = replace(PAK, description="Foreign Minister of North Korea", identify=True)
    mark(desk, pak, "朴成哲", "Pak Song Chol", is_new=True)
    mark(desk, replace(MOSCOW, identify=True), "Moscow", is_new=True)  # nothing is known of it
    (told,) = identifications(desk.state)
    assert told.words == "Pak Sŏng-ch’ŏl (1913-2008), Foreign Minister of North Korea."
    assert (told.anchors[0].start, told.anchors[0].quote) == (0, "Pak Song Chol")
    assert identifications(desk.store.cable_page(desk.cable, 20, len(TEXT))) == []  # it was said before
    note = desk.note("my own", (0, 13))
    assert identifications(desk.state) == []
    desk.do(note_edits.delete_notes(desk.state, [note.id]))
    assert identifications(desk.state) == [told]
    assert identification_of(replace(MOSCOW, dates="founded 1147")) == "Moscow (founded 1147)."


def test_the_library_is_searched_by_mentions_and_by_every_spelling(desk: Desk) -> None:
    mark(desk, replace(PAK, variants=("Park the Minister", "朴成哲")), "朴成哲", is_new=True)

    def found(typed: str, *, typing: bool = False) -> int:
        query = desk.store.read(meant, typed, Names(), typing=typing)
        return desk.store.read(find, query).count

    assert found("name:Minister") == found("person:朴成哲") == found('name:"Park the"') == 1
    assert found("name:Minis") == 0
    assert found("name:Minis", typing=True) == found("name:Minis*") == 1
    assert found("name:Moscow") == found("-name:Park") == 0
    assert found('text:"Park the Minister"') == 1  # the text has another of his spellings
    desk.undo()
    assert found("name:Minister") == 0


def test_a_search_by_name_tells_where_it_is_mentioned(desk: Desk) -> None:
    mark(desk, PAK, "朴成哲", "Pak Song Chol", is_new=True)
    for typed, starts in (
        ("name:Pak", [0, TEXT.index("朴")]),
        ("-name:Pak", []),
        ("name:Moscow", []),
        ("Pak", []),
    ):
        query = desk.store.read(meant, typed, Names())
        found = desk.store.read(mentions_meant, desk.state, query)
        assert [start for start, _ in found] == starts, typed


def test_names_that_the_source_marks_become_mentions_of_known_and_new_ones(desk: Desk) -> None:
    mark(desk, PAK, "朴成哲", is_new=True)
    parts = (("person", "Pak Song Chol"), ("person", "Chen"), ("place", "Moscow"), ("person", "朴成哲"))
    steps: list[Step] = []
    for kind, words in parts:
        part = Structure(new_id("t"), desk.cable, 0, kind)
        at, reading = TEXT.index(words), desk.state.cable.reading
        place = make_anchor(TEXT, at, at + len(words), cable=desk.cable, owner=part.id, reading=reading)
        steps += [Step(None, part), Step(None, place)]
    desk.do(Change(Label("import-cable"), tuple(steps), cable=desk.cable))
    found = source_names(desk.state, desk.store.read(finder_of))
    assert [(each.kind, each.words, each.name) for each in found] == [
        ("person", "Pak Song Chol", PAK),
        ("person", "Chen", None),
        ("place", "Moscow", None),
    ]
    desk.do(take(desk.state, found, author=desk.author))
    assert sorted(name.name for name in desk.state.names.values()) == ["Chen", "Moscow", PAK.name]
    assert source_names(desk.state, desk.store.read(finder_of)) == []
    desk.undo()
    assert len(desk.reread().mentions) == 1
