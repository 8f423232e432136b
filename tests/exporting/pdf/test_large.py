"""A cable with very many notes: every span right, every note counted."""

from pathlib import Path

from desktop.exporting.dossier import DossierNote
from tests.exporting.cables import export, plain
from tests.exporting.taken_apart import attachment, highlights, links, squeezed, xmp

COUNT = 1100


def test_more_than_a_thousand_notes(tmp_path: Path) -> None:
    words = [f"w{number:04}" for number in range(4 * COUNT)]
    text = "".join(word + ("\n" if at % 90 == 89 else " ") for at, word in enumerate(words))
    notes = tuple(
        DossierNote(
            f"n{at}",
            "footnote" if at % 2 else "highlight",
            f"Note {at}." if at % 2 else "",
            number=at // 2 + 1 if at % 2 else None,
            spans=((at * 24, at * 24 + 11),),
            quotes=(text[at * 24 : at * 24 + 11],),
        )
        for at in range(COUNT)
    )
    ledger = export(plain(text, *notes), tmp_path / "a.pdf")
    data = (tmp_path / "a.pdf").read_bytes()

    assert (ledger.chosen, ledger.written, ledger.findings) == (COUNT, COUNT, ())
    under: dict[str, str] = {}
    for mark in highlights(data):
        under[mark.note] = under.get(mark.note, "") + squeezed(mark.under)
    assert under == {each.id: squeezed(each.quotes[0]) for each in notes}
    assert len(attachment(data)["items"]) == COUNT
    assert "<pdfuaid:part>1<" in xmp(data)
    assert not links(data)
