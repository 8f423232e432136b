"""Whatever the text and wherever the notes: the PDF is made, and all that was chosen comes back out of it."""

from __future__ import annotations

import string
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from db.records import NOTE_COLOURS, NOTE_KINDS
from desktop.exporting.dossier import Dossier, DossierNote
from desktop.exporting.pdf.writer import make
from tests.exporting.cables import ALL_KINDS, MOMENT, plain, silent
from tests.exporting.taken_apart import attachment, highlights

EXAMPLES = 25

_ODD = (
    *("Pak Seong-cheol", "\n", "\n\n", "  ", "\t", "\u00a0", "\u2028", "\x85", "\x0b\x0c", "\x00", "朴成哲"),
    *(
        "\U00020bb7",
        "\U0001f469\u200d\U0001f4bb",
        "e\u0301\u0323",
        "שלום",
        "\u202e",
        "\u200b",
        "\ufffd",
        "\ufeff",
    ),
    *('#read("/x")', "$x$", "<b>", "@a", "*b*", "[North]", "\\", "/*", "—", ".", "-" * 90, "a" * 200),
)
_PIECES = st.one_of(
    st.sampled_from(_ODD),
    st.text(string.ascii_letters + " ,.", min_size=1, max_size=30),
    st.text(min_size=1, max_size=5),
)
_TEXTS = st.lists(_PIECES, min_size=1, max_size=25).map("".join)


@st.composite
def dossiers(draw: st.DrawFn) -> Dossier:
    """Make a cable of any text with up to six notes of any kind, on any spans, with any words."""
    text = draw(_TEXTS)
    notes: list[DossierNote] = []
    for at in range(draw(st.integers(0, 6))):
        kind = draw(st.sampled_from(NOTE_KINDS))
        spans: list[tuple[int, int]] = []
        for _ in range(0 if kind in ("general", "source") else draw(st.integers(0, 3))):
            start = draw(st.integers(0, len(text) - 1))
            spans.append((start, draw(st.integers(start + 1, min(len(text), start + 60)))))
        notes.append(
            DossierNote(
                id=f"n{at}",
                kind=kind,
                words=draw(_TEXTS),
                spans=tuple(spans),
                quotes=tuple(text[start:end] for start, end in spans) or ("lost",),
                author="Anna",
                created="2026-11-20T10:15:00+01:00",
                modified="2026-11-20T10:15:00+01:00",
                colour=draw(st.sampled_from(NOTE_COLOURS)),
                label="a" if kind == "own" else None,
            )
        )
    numbered = 0
    for at, each in enumerate(notes):
        if each.kind == "footnote":
            numbered += 1
            notes[at] = replace(each, number=numbered)
    return plain(text, *notes)


@given(dossiers())
@settings(max_examples=EXAMPLES)
def test_text_and_notes_of_any_cable_come_back_equal(dossier: Dossier) -> None:
    data, ledger = make(dossier, ALL_KINDS, silent, timestamp=MOMENT)
    held = attachment(data)
    assert held["text"] == dossier.text
    assert [item["id"] for item in held["items"]] == [f"urn:chancery:{each.id}" for each in dossier.notes]
    assert [item["body"]["value"] for item in held["items"]] == [each.words for each in dossier.notes]
    for item, each in zip(held["items"], dossier.notes, strict=True):
        places = [target["selector"][0] for target in item["target"]] if each.spans else []
        assert [(place["start"], place["end"]) for place in places] == list(each.spans)
    assert ledger.written == len(dossier.notes)
    live = {mark.note for mark in highlights(data)}
    seen = {
        each.id for each in dossier.notes if any(dossier.text[slice(*span)].isalnum() for span in each.spans)
    }
    assert seen <= live <= {each.id for each in dossier.notes}


def _quoted(dossier: Dossier, each: DossierNote) -> list[str]:
    return [dossier.text[start:end] for start, end in each.spans]
