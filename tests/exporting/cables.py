"""Dossiers for the tests: the sample cable with notes, and cables made for one purpose."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any

from db.records import NOTE_KINDS, NoteKind
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import (
    Dossier,
    DossierDistribution,
    DossierEntry,
    DossierField,
    DossierNote,
    DossierStage,
    DossierStructure,
    Span,
)
from desktop.exporting.ledger import Ledger
from desktop.exporting.pdf.writer import make, write
from resources import folder

MOMENT = datetime(2026, 11, 24, 12, 0, tzinfo=UTC)
ALL_KINDS = PdfChoices(kinds=NOTE_KINDS)

LINES_OF_THE_PAGE = (
    "This document was made",
    "Associated Places",
    "Associated Topics",
    "Rights\n",
    "The History",
)


@cache
def sample_text() -> str:
    """Return the text of the sample cable, line ends and all."""
    return (folder() / "sample" / "Chen-8-35.txt").read_text(encoding="utf-8")


def place(text: str, quote: str, nth: int = 1) -> Span:
    """Return the span of the nth time that `quote` stands in `text`."""
    start = -1
    for _ in range(nth):
        start = text.index(quote, start + 1)
    return (start, start + len(quote))


def note(  # any field of a note may be given by name
    text: str,
    kind: NoteKind,
    quotes: Sequence[str] | str,
    words: str = "",
    **more: Any,  # noqa: ANN401
) -> DossierNote:
    """Return a note on the first place of each quote."""
    quotes = (quotes,) if isinstance(quotes, str) else tuple(quotes)
    made = DossierNote(
        id=more.pop("id", f"n{abs(hash((kind, quotes, words))):016x}"),
        kind=kind,
        words=words,
        spans=tuple(place(text, quote) for quote in quotes),
        quotes=quotes,
        author="Anna Weiss",
        created="2026-11-20T10:15:00.123+01:00",
        modified="2026-11-21T09:00:30+01:00",
    )
    return replace(made, **more)


def sample_notes() -> tuple[DossierNote, ...]:
    """Return twelve notes on the sample, of every kind, overlapping, with words that are not plain."""
    text = sample_text()
    return (
        note(text, "source", (), "Chinese Foreign Ministry Archive; *19 copies*.", id="nsource"),
        note(text, "footnote", "Chen- 8/35", "The embassy’s own number.", number=1, id="n1", colour="sky"),
        note(text, "footnote", "[woguo Chaoxian zu]", "我国朝鲜族, of Korean descent.", number=2, id="n2"),
        note(
            text,
            "footnote",
            "Pak Seong-cheol [Pak Song Chol]",
            "박성철, 朴成哲; see **Szalontai**, [p. 112](https://example.org/p112).",
            number=3,
            id="n3",
            colour="sky",
        ),
        note(text, "marginal", "[Pak Song Chol] called in", "Ask Lee about `this`.", id="nm", colour="rose"),
        note(text, "footnote", "Ambassador Qiao [Xiaoguang]", "乔晓光.", number=4, id="n4", colour="green"),
        note(text, "highlight", "3,500 of them", id="nh1"),
        note(text, "highlight", ("large numbers of border crossings", "unexpectedly large"), id="nh2"),
        note(text, "footnote", "cable of April 24", "Not released.", number=5, id="n5", colour="violet"),
        note(text, "own", "Chinese Embassy in [North] Korea", "As printed.", label="60a", id="no"),
        note(text, "general", (), "The copy is a carbon.", id="ngeneral"),
        note(
            text, "footnote", "Copied: May 13 at 21:35", "In another hand.", number=6, id="n6", colour="slate"
        ),
    )


def sample(**more: Any) -> Dossier:  # noqa: ANN401
    """Return the dossier of the sample with its twelve notes, header, stages and distribution."""
    text = sample_text()
    lines = text.split("\n")
    names = ("Received", "Proofread", "Transcribed", "Copied")
    times = ("1961-05-12T17:00", "1961-05-13T09:20", "1961-05-13T16:00", "1961-05-13T21:35")
    copies = (("Premier’s Office", 2), ("Chen", None), ("General Office", 3))
    dossier = Dossier(
        cable_id="c1",
        title=lines[1],
        text=text,
        reading="r1",
        fields=(
            DossierField("date", "Date", "1961-05-12"),
            DossierField("precedence", "Precedence", "Urgent"),
            DossierField("addressee", "To", "Ministry of Foreign Affairs"),
            DossierField("addressee", "To", "Ministry of Public Security"),
            DossierField("cable number", "Number", "Chen- 8/35"),
            DossierField("archive", "Archive", "PRC Foreign Ministry Archive", supplied=True),
        ),
        body=(text.index("To the Ministry"), text.index("\nChinese Embassy in [North] Korea\nMay")),
        furniture=tuple(_line(text, start) for start in LINES_OF_THE_PAGE),
        structure=(
            DossierStructure("title", *place(text, lines[1])),
            DossierStructure("subject", *place(text, lines[9])),
        ),
        stages=tuple(
            DossierStage(name, when, elapsed=elapsed)
            for name, when, elapsed in zip(names, times, (980, 400, 335, None), strict=True)
        ),
        stages_total_minutes=1715,
        distributions=(
            DossierDistribution(
                "",
                tuple(DossierEntry(name, n, "stated" if n else "not stated") for name, n in copies),
                stated_total=5,
                counted=6,
                verdict="differs",
            ),
        ),
        notes=sample_notes(),
        authors=("Anna Weiss",),
        exported_by="Anna Weiss",
        library_note_count=12,
        credit="Digital Archive, 106-00581-08.",
        rights="Reuse for research is welcome.",
    )
    return replace(dossier, **more)


def plain(text: str, *notes: DossierNote, **more: Any) -> Dossier:  # noqa: ANN401
    """Return a dossier of nothing but a text and notes."""
    return replace(Dossier("c2", "A cable", text, "r1", notes=notes), **more)


def _line(text: str, start: str) -> Span:
    begin = text.index(start)
    end = text.find("\n", begin)
    return (begin, len(text) if end < 0 else end)


def silent(_share: float, _doing: str) -> None:
    """Take a report of progress and say nothing."""


def export(dossier: Dossier, path: Path, choices: PdfChoices = ALL_KINDS) -> Ledger:
    """Write the PDF of a dossier, always at the same moment."""
    return write(dossier, choices, path, silent, timestamp=MOMENT)


def pdf_bytes(dossier: Dossier, choices: PdfChoices = ALL_KINDS) -> bytes:
    """Return the PDF of a dossier without a file."""
    return make(dossier, choices, silent, timestamp=MOMENT)[0]
