"""What the file declares, and that it declares it only when it is so."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pytest
from pikepdf import Array, Dictionary, Name, Pdf

from desktop.exporting.dossier import DossierMark, DossierStructure
from desktop.exporting.pdf import check, glyphs, saving
from desktop.exporting.pdf import writer as pdf
from tests.exporting.cables import ALL_KINDS, export, note, pdf_bytes, place, plain, sample
from tests.exporting.taken_apart import catalog, reader, xmp


@pytest.fixture(scope="module")
def finished() -> bytes:
    return pdf_bytes(sample())


def test_it_declares_both_standards_and_our_check_agrees(finished: bytes) -> None:
    packet = xmp(finished)
    assert "<pdfaid:part>3<" in packet
    assert "<pdfaid:conformance>A<" in packet
    assert "<pdfuaid:part>1<" in packet
    with Pdf.open(BytesIO(finished)) as file:
        assert check.findings(file) == ()


def test_title_author_language_and_rights_are_in_the_metadata(finished: bytes) -> None:
    file = reader(finished)
    title = sample().title
    assert file.metadata is not None
    assert (file.metadata.title, file.metadata.author, file.metadata.creator) == (
        title,
        "Anna Weiss",
        "Chancery",
    )
    packet = file.xmp_metadata
    assert packet is not None
    assert packet.dc_title == {"x-default": title}
    assert packet.dc_creator == ["Anna Weiss"]
    assert packet.dc_rights == {"x-default": "Digital Archive, 106-00581-08. Reuse for research is welcome."}
    assert catalog(finished)["/Lang"] == "en"
    assert catalog(finished)["/ViewerPreferences"]["/DisplayDocTitle"]


def test_every_highlight_has_its_tag(finished: bytes) -> None:
    with Pdf.open(BytesIO(finished)) as file:
        parents = file.Root.StructTreeRoot.ParentTree.Nums.as_list()
        found = {int(parents[at]): parents[at + 1] for at in range(0, len(parents), 2)}
        for page in file.pages:
            for annotation in page.obj.Annots.as_list():
                if annotation.Subtype == Name.Highlight:
                    element = found[int(annotation.StructParent)]
                    assert Name.Annot == element.S
                    assert element.K[0].Obj.objgen == annotation.objgen
                    assert "on “" in str(element.Alt)


def _without_intent(file: Pdf) -> None:
    del file.Root["/OutputIntents"]


def _without_tag(file: Pdf) -> None:
    del file.pages[0].obj.Annots[0]["/StructParent"]


def _with_action(file: Pdf) -> None:
    file.Root["/OpenAction"] = Dictionary(S=Name.JavaScript, JS="app.alert(1)")


def _without_language(file: Pdf) -> None:
    del file.Root["/Lang"]


def _with_a_stray_attachment(file: Pdf) -> None:
    file.Root["/AF"] = Array([])


@pytest.mark.parametrize(
    "spoil", [_without_intent, _without_tag, _with_action, _without_language, _with_a_stray_attachment]
)
def test_our_check_finds_what_is_wrong(finished: bytes, spoil: object) -> None:
    assert callable(spoil)
    with Pdf.open(BytesIO(finished)) as file:
        spoil(file)
        assert check.findings(file)


def test_a_file_that_fails_the_check_declares_nothing_and_says_so(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def spoilt(file: Pdf) -> bytes:
        del file.Root["/Lang"]
        target = BytesIO()
        file.save(target)
        return target.getvalue()

    original = saving.saved
    monkeypatch.setattr(pdf, "saved", lambda file: spoilt(file) if "/Lang" in file.Root else original(file))
    ledger = export(sample(), tmp_path / "a.pdf")

    assert ledger.findings == ("The document's language is missing.",)
    packet = xmp((tmp_path / "a.pdf").read_bytes())
    assert "pdfaid:part>" not in packet
    assert "pdfuaid:part>" not in packet


@pytest.mark.skipif(not shutil.which("qpdf"), reason="qpdf is not installed")
def test_qpdf_finds_no_fault(tmp_path: Path) -> None:
    export(sample(), tmp_path / "a.pdf")
    checked = subprocess.run(
        ("qpdf", "--check", tmp_path / "a.pdf"), capture_output=True, text=True, check=False
    )
    assert checked.returncode == 0, checked.stdout + checked.stderr


@pytest.mark.skipif(not shutil.which("pdfinfo"), reason="poppler is not installed")
def test_poppler_finds_no_fault(tmp_path: Path) -> None:
    export(sample(), tmp_path / "a.pdf")
    told = subprocess.run(["pdfinfo", tmp_path / "a.pdf"], capture_output=True, text=True, check=True)
    assert told.stderr == ""
    assert "Tagged:          yes" in told.stdout


def test_words_that_the_standards_forbid_cost_the_declaration_not_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(glyphs, "printable", lambda _character: True)
    ledger = export(plain("A \ufffd here", note("A \ufffd here", "footnote", "A", "x")), tmp_path / "a.pdf")
    assert ledger.written == 1
    assert ledger.findings == ("The pages could not be made by the rules of PDF/A and PDF/UA.",)
    assert "pdfaid:part>" not in xmp((tmp_path / "a.pdf").read_bytes())


def test_struck_words_under_a_note_keep_the_standards(tmp_path: Path) -> None:
    """Crossing out and the line of a note are one kind of line: two on the same words are not allowed."""
    text = "Title\n\nAlpha words here and beta words there.\n"
    notes = (note(text, "footnote", "Alpha words", "w", number=1), note(text, "highlight", "beta words"))
    marks = (
        DossierMark("k1", "deletion", place(text, "words here")),
        DossierMark("k2", "uncertain", place(text, "beta")),
    )
    struck = (DossierStructure("struck", *place(text, "beta words")),)
    cable = sample(text=text, notes=notes, marks=marks, structure=struck, body=None, furniture=())
    assert pdf.write(cable, ALL_KINDS, tmp_path / "struck.pdf", lambda _part, _code: None).findings == ()
