"""The look on real widgets: faces, icons, lines, and both themes."""

import gc
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import (
    QColor,
    QFontDatabase,
    QFontInfo,
    QFontMetricsF,
    QIcon,
    QImage,
    QPainter,
    QPixmap,
    QRawFont,
    QTextLayout,
)
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPushButton, QSpinBox, QToolButton
from pytestqt.qtbot import QtBot

from desktop import theme, theme_fonts, theme_icons, theme_lines
from desktop.theme_style import style_sheet

pytestmark = pytest.mark.usefixtures("worn")


@pytest.fixture
def worn(qapp: QApplication) -> Iterator[theme.Theme]:
    installed = theme.install(qapp, "light")
    yield installed
    installed.choose("light")


def colours(image: QImage) -> set[str]:
    return {
        image.pixelColor(x, y).name().upper()
        for x in range(image.width())
        for y in range(image.height())
        if image.pixelColor(x, y).alpha() == 255
    }


def test_shipped_faces_are_used() -> None:
    assert {"Source Serif Pro", "Inter"} <= set(QFontDatabase.families())
    for weight, italic, style in [
        (400, False, "Regular"),
        (400, True, "Italic"),
        (600, False, "SemiBold"),
        (600, True, "SemiBold Italic"),
    ]:
        face = QFontInfo(theme.serif(19, weight, italic))
        assert (face.family().startswith("Source Serif Pro"), face.styleName()) == (True, style)
    assert QFontInfo(theme.sans(13, 500)).styleName() == "Medium"
    assert QFontInfo(QApplication.font()).family() == "Inter"
    assert QApplication.font().pixelSize() == 13


def test_every_shipped_face_has_its_licence(repository: Path) -> None:
    folder = repository / "resources" / "fonts"
    for face in [*folder.glob("*.ttf"), *folder.glob("*.ttc")]:
        text = (folder / f"{face.name.split('-')[0]}-OFL.txt").read_text(encoding="utf-8")
        assert "SIL OPEN FONT LICENSE Version 1.1" in text


def test_reading_face_has_the_letters_of_romanisation() -> None:
    for italic in (False, True):
        face = QRawFont.fromFont(theme.serif(19, italic=italic))
        letters = "ŏŭŎŬʻʼāēīōūǎěǐǒǔǚéèäöüßçñłżřšžΑωЖяạế–—‘’“”…†‡§·"
        assert [letter for letter in letters if not face.supportsCharacter(ord(letter))] == []


def test_characters_of_east_asia_are_shipped() -> None:
    theme.load_fonts_late()
    assert {"Noto Serif CJK SC", "Noto Serif CJK KR", "Noto Serif CJK JP"} <= set(QFontDatabase.families())
    face = QRawFont.fromFont(QFontDatabase.font("Noto Serif CJK SC", "Regular", 12))
    assert all(face.supportsCharacter(ord(c)) for c in "我国朝鲜族박성철朴成哲\U00020bb7")


NO_FONTS = """<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig><dir>{0}/none</dir><cachedir>{0}/cache</cachedir></fontconfig>"""

LATE = """
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QPlainTextEdit
from desktop import theme

application = QApplication([])
theme.install(application, "light")
words = "\u6211\u56fd \ubc15\uc131\ucca0 \U00020bb7"
shown = [QLabel(words), QLineEdit(words), QPlainTextEdit(words)]
for widget in shown:
    widget.setFont(theme.serif(19))
    widget.resize(300, 60)
before = [widget.grab().toImage() for widget in shown]
theme.load_fonts_late()
after = [widget.grab().toImage() for widget in shown]
print([one != other for one, other in zip(before, after)])
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="hides the system's fonts by fontconfig")
def test_boxes_turn_into_characters_when_the_cjk_face_is_there(tmp_path: Path, repository: Path) -> None:
    # A machine without any font of its own: what is shown comes from the shipped faces alone.
    (tmp_path / "fonts.conf").write_text(NO_FONTS.format(tmp_path))
    environ = {**os.environ, "FONTCONFIG_FILE": str(tmp_path / "fonts.conf")}
    said = subprocess.run(
        [sys.executable, "-c", LATE], cwd=repository, env=environ, capture_output=True, text=True, check=True
    )
    assert said.stdout == "[True, True, True]\n"


ENDING = """
from PySide6.QtWidgets import QApplication
from desktop import theme
from desktop.panels.touched import TouchedPanel
from tests.panels.touched.test_panel import ITEMS
app = QApplication([])
theme.install(app)
panel = TouchedPanel()
panel.show()
panel.show_items(ITEMS, changed=True)
panel.grab()
theme.load_fonts_late()
panel.deleteLater()
"""


def test_a_list_that_waits_to_be_deleted_outlasts_the_application(repository: Path) -> None:
    # The application takes its faces away at its end, when no widget has a style any more.
    said = subprocess.run(
        [sys.executable, "-c", ENDING], cwd=repository, capture_output=True, text=True, check=False
    )
    assert (said.returncode, "Error" in said.stderr) == (0, False)


def test_tabular_figures_have_one_width() -> None:
    metrics = QFontMetricsF(theme.sans(13, tabular=True))
    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")
    plain = QFontMetricsF(theme.sans(13))
    assert plain.horizontalAdvance("1111") < plain.horizontalAdvance("8888")


def test_theme_can_be_forced_and_tells(worn: theme.Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(worn.changed):
        worn.choose("dark")
    assert theme.current() is theme.DARK
    assert QApplication.palette().window().color() == QColor(theme.DARK.chrome)
    with qtbot.waitSignal(worn.changed):
        worn.choose("light")
    assert theme.current() is theme.LIGHT


def test_widgets_follow_the_theme(worn: theme.Theme, qtbot: QtBot) -> None:
    label = QLabel("Notes")
    qtbot.addWidget(label)
    theme.ground(label, "side")
    theme.ink(label, "warn")
    label.resize(80, 24)
    assert theme.LIGHT.side in colours(label.grab().toImage())
    assert label.palette().windowText().color() == QColor(theme.LIGHT.warn)
    worn.choose("dark")
    assert theme.DARK.side in colours(label.grab().toImage())


def test_style_sheet_sets_no_fonts_and_is_understood() -> None:
    for palette in (theme.LIGHT, theme.DARK):
        sheet = style_sheet(palette)
        assert "font" not in sheet.split("*/", 1)[1]
        assert "$" not in sheet
    # An unparsable sheet makes Qt warn, and a warning fails the test.
    label = QLabel()
    label.setStyleSheet(sheet)
    label.ensurePolished()


def test_images_of_the_style_sheet_are_shipped_in_both_themes(repository: Path) -> None:
    folder = repository / "resources" / "style"
    wanted = {part.split('"')[0] for part in (folder / "chancery.qss").read_text().split('"style:')[1:]}
    for name in ("light", "dark"):
        assert wanted <= {path.name for path in (folder / name).iterdir()}


def test_placeholder_keeps_its_own_ink(qtbot: QtBot) -> None:
    field = QLineEdit()
    qtbot.addWidget(field)
    field.setPlaceholderText("Search the library")
    assert field.palette().placeholderText().color() == QColor(theme.LIGHT.ink3)


@pytest.mark.parametrize("ratio", [1.0, 1.5, 2.0])
def test_icon_is_drawn_for_the_screen_it_is_on(ratio: float) -> None:
    drawn = theme.icon("search").pixmap(QSize(18, 18), ratio)
    assert drawn.width() == round(18 * ratio)
    assert drawn.devicePixelRatio() == pytest.approx(ratio)


def test_icon_takes_its_token_and_follows_the_theme(worn: theme.Theme) -> None:
    icon = theme.icon("landmark", 24, "accent")
    assert theme.LIGHT.accent in colours(icon.pixmap(QSize(24, 24), 2.0).toImage())
    greyed = icon.pixmap(QSize(24, 24), 2.0, QIcon.Mode.Disabled)
    assert theme.LIGHT.disabled in colours(greyed.toImage())
    worn.choose("dark")
    assert theme.DARK.accent in colours(icon.pixmap(QSize(24, 24), 2.0).toImage())


def test_icons_survive_copying_and_many_paintings(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(QIcon(theme.icon("x")))
    for _ in range(50):
        button.setIcon(theme.icon("check"))
        button.grab()
    assert not button.icon().isNull()


def test_icon_survives_a_copy_that_is_changed() -> None:
    first = theme.icon("x")
    second = QIcon(first)
    second.addPixmap(QPixmap(4, 4))  # makes Qt clone the engine
    gc.collect()
    assert second.pixmap(QSize(18, 18), 1.0).width() == 18
    del second
    assert first.pixmap(QSize(18, 18), 1.0).width() == 18


def test_every_shipped_icon_draws_something(repository: Path) -> None:
    names = sorted(path.stem for path in (repository / "resources" / "icons").glob("*.svg"))
    assert len(names) >= 50
    for name in names:
        assert colours(theme.pixmap(name, 18, "ink", 2.0).toImage()), name


def test_unknown_icon_is_refused() -> None:
    with pytest.raises(FileNotFoundError):
        theme.icon("no-such-icon")


def test_words_stand_off_their_icon(qtbot: QtBot) -> None:
    button = QToolButton()
    qtbot.addWidget(button)
    button.setIcon(theme.icon("superscript"))
    button.setText("Footnote")
    narrow = button.sizeHint().width()
    theme.words_beside(button)
    assert button.iconSize() == QSize(18 + theme_icons.GAP, 18)
    assert button.sizeHint().width() > narrow


def test_buttons_are_high_enough_to_hit(qtbot: QtBot) -> None:
    tool, push, field, spin = QToolButton(), QPushButton("Export"), QLineEdit(), QSpinBox()
    for widget in (tool, push, field, spin):
        qtbot.addWidget(widget)
    tool.setIcon(theme.icon("plus"))
    tool.setIconSize(QSize(18, 18))
    theme.inset(spin)
    assert tool.sizeHint().height() >= 28
    assert min(w.sizeHint().height() for w in (push, field, spin)) >= 24


def test_each_line_pattern_stays_in_its_span() -> None:
    seen = set()
    for name in theme.NOTE_COLOURS:
        image = QImage(120, 20, QImage.Format.Format_ARGB32_Premultiplied)
        image.fill(Qt.GlobalColor.transparent)
        with QPainter(image) as painter:
            theme_lines.draw_pattern(painter, name, 10, 10, 97, theme.current())
        marked = {(x, y) for x in range(120) for y in range(20) if image.pixelColor(x, y).alpha() > 40}
        assert marked
        assert min(x for x, _ in marked) >= 9
        assert max(x for x, _ in marked) <= 107
        assert all(6 <= y <= 13 for _, y in marked)
        seen.add(frozenset(marked))
    assert len(seen) == len(theme.NOTE_COLOURS)


def test_swatch_shows_wash_and_line() -> None:
    swatch = theme_lines.swatch("amber", 16, 2.0)
    assert isinstance(swatch, QPixmap)
    assert swatch.size() == QSize(48, 32)
    found = colours(swatch.toImage())
    assert theme.LIGHT.note("amber").wash in found
    assert theme.LIGHT.note("amber").line in found
    assert not theme_lines.swatch_icon("sky").isNull()


def test_faces_are_loaded_once() -> None:
    families = QFontDatabase.families()
    theme_fonts.load()
    assert QFontDatabase.families() == families


def test_the_interface_shows_signs_as_they_are_written(qapp: QApplication) -> None:
    theme.install(qapp, "light")

    def glyphs(words: str) -> list[int]:
        layout = QTextLayout(words, theme.sans(13))
        layout.beginLayout()
        layout.createLine()
        layout.endLayout()
        return [glyph for run in layout.glyphRuns() for glyph in run.glyphIndexes()]

    assert glyphs("2x1")[1] == glyphs("x")[0]
    assert glyphs("a->b")[1:3] == [*glyphs("-"), *glyphs(">")]
