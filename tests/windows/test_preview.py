"""The preview on PDFs of its own making: leafing, zoom, sharpness, and what cannot be shown."""

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.windows.preview import Preview

SHADES = (0.1, 0.5, 0.9)


def made(path: Path, shades: tuple[float, ...] = SHADES) -> Path:
    """Write a PDF with a page of each shade of grey."""
    with pikepdf.new() as pdf:
        for shade in shades:
            page = pdf.add_blank_page(page_size=(300, 400))
            page.Contents = pdf.make_stream(f"{shade} g 0 0 300 400 re f".encode())
        data = BytesIO()
        pdf.save(data)
    path.write_bytes(data.getvalue())
    return path


def grey(preview: Preview) -> int:
    """Return how light the middle of the page shown is, 0 to 255; -1 where none is."""
    picture = preview.view.picture
    if picture.isNull():
        return -1
    return picture.pixelColor(picture.width() // 2, picture.height() // 2).red()


@pytest.fixture
def preview(dressed: QApplication, qtbot: QtBot) -> Iterator[Preview]:  # noqa: ARG001
    shown = Preview()
    qtbot.addWidget(shown)
    shown.resize(500, 600)
    shown.show()
    yield shown
    shown.close_file()


def test_leafing(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    preview.show_file(made(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: 20 < grey(preview) < 31)
    assert preview.place.text() == "Page 1 of 3"
    assert not preview.previous.isEnabled()
    QTest.mouseClick(preview.next, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: 120 < grey(preview) < 135)
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    qtbot.waitUntil(lambda: grey(preview) > 220)
    assert preview.place.text() == "Page 3 of 3"
    assert not preview.next.isEnabled()
    QTest.keyClick(preview.view, Qt.Key.Key_PageDown)
    assert preview.page == 2


def test_a_new_version_keeps_the_page_if_it_still_has_it(
    preview: Preview, tmp_path: Path, qtbot: QtBot
) -> None:
    preview.show_file(made(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: preview.pages == 3)
    preview.turn(1)
    preview.turn(1)
    preview.show_preparing()
    assert preview.busy.isVisible()
    preview.show_file(made(tmp_path / "b.pdf", (0.1, 0.5)))
    qtbot.waitUntil(lambda: preview.place.text() == "Page 2 of 2" and 120 < grey(preview) < 135)
    assert not preview.busy.isVisible()


def test_the_picture_has_the_pixels_of_the_screen(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    preview.show_file(made(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: grey(preview) >= 0)
    fitted = preview.view.picture.width()
    for _ in range(4):
        preview.zoom(1)
    qtbot.waitUntil(lambda: preview.view.picture.width() > fitted)
    wanted = 300 * preview._scale() * preview.devicePixelRatioF()
    qtbot.waitUntil(lambda: abs(preview.view.picture.width() - wanted) < 2)
    assert preview.view.verticalScrollBar().maximum() > 0
    for _ in range(9):
        preview.zoom(-1)
    assert preview.view.verticalScrollBar().maximum() == 0
    assert not preview.smaller.isEnabled()


def test_what_is_no_pdf_is_said_in_words(preview: Preview, tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.pdf"
    broken.write_bytes(b"no pdf at all")
    preview.show_file(broken)
    qtbot.waitUntil(lambda: "cannot be shown" in preview.view.words)
    preview.show_file(made(tmp_path / "a.pdf"))
    qtbot.waitUntil(lambda: grey(preview) >= 0)
