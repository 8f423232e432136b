"""Which files of a folder an import takes, and which it tells that it passed over."""

from pathlib import Path

import pytest

from desktop.import_paths import text_files


def _made(folder: Path, *names: str) -> Path:
    for name in names:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("x", encoding="utf-8")
    return folder


def test_documents_that_are_not_read_are_tried_so_that_each_is_told_and_pictures_are_passed_over(
    tmp_path: Path,
) -> None:
    folder = _made(tmp_path, "a.txt", "b.RTF", "c.doc", "no suffix", "e.tei", "f.7z", "g.jpg", "h.css")
    found = text_files((str(folder),), lambda *_: None)
    assert [Path(path).name for path in found.files] == [
        "a.txt",
        "b.RTF",
        "c.doc",
        "e.tei",
        "f.7z",
        "no suffix",
    ]
    assert [Path(path).name for path in found.passed_over] == ["g.jpg", "h.css"]


@pytest.mark.parametrize("kept", ["Cable_files", "Cable-Dateien", "Cable_fichiers", "Cable.files"])
def test_the_frames_of_a_page_that_was_saved_whole_are_no_cables(tmp_path: Path, kept: str) -> None:
    folder = _made(tmp_path, "Cable.html", f"{kept}/advert.html", "Other_files/b.txt", "Cable 2/c.txt")
    found = text_files((str(folder),), lambda *_: None)
    read = [str(Path(path).relative_to(folder)) for path in found.files]
    assert sorted(read) == ["Cable 2/c.txt", "Cable.html", "Other_files/b.txt"]
    assert [Path(path).name for path in found.passed_over] == [kept]
