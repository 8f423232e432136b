"""Words in lines: broken between words, anywhere where they must, cut after so many lines."""

from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.widgets.wrapped import Wrapped


def test_a_long_word_is_broken_rather_than_run_out(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    assert Wrapped("https://example.org/" + "a" * 200, theme.sans(13), 120, 17).lines > 5


def test_line_feeds_begin_new_lines(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    assert Wrapped("one\ntwo\n\nthree", theme.sans(13), 400, 17).height == 4 * 17
    assert Wrapped("", theme.sans(13), 400, 17).height == 17


def test_what_is_too_long_is_cut_and_says_so(qapp: QApplication) -> None:
    theme.install(qapp, "light")
    cut = Wrapped("word " * 100, theme.sans(13), 100, 17, most=2)
    assert (cut.lines, cut.cut) == (2, True)
    whole = Wrapped("word", theme.sans(13), 100, 17, most=2)
    assert (whole.lines, whole.cut) == (1, False)
