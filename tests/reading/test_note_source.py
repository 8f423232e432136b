"""A note's words out of markup read as they were printed, with emphasis and links where CommonMark can."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.note_words import parse, plain
from desktop.reading.note_source import NoteSource

_WORDS = st.text(st.sampled_from("ab *_[]()\\“.é1`<&;"), max_size=8)


@given(st.lists(st.tuples(_WORDS, st.booleans(), st.booleans(), st.sampled_from(["", "https://x.org/a"]))))
def test_a_note_reads_as_it_was_printed(runs: list[tuple[str, bool, bool, str]]) -> None:
    note = NoteSource()
    for words, italic, bold, address in runs:
        note.run(words, italic=italic, bold=bold, address=address)
    assert plain(note.source()) == "".join(words for words, *_ in runs).strip(" \n")


def test_emphasis_links_and_paragraphs_are_kept() -> None:
    note = NoteSource()
    note.run("See ")
    note.run("Foreign Relations,", italic=True)
    note.run(" 1961, ")
    note.run("here", bold=True, address="https://history.state.gov/x")
    note.new_paragraph()
    note.run("[sic] 5 * 6")
    assert note.source() == (
        "See *Foreign Relations,* 1961, [**here**](https://history.state.gov/x)\n\n[sic] 5 \\* 6"
    )
    assert parse(note.source())[0][1] == ["i", ["Foreign Relations,"]]
