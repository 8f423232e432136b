"""Words are found whatever their case and diacritics, at the offsets of the text."""

import pytest

from desktop.panels.text.words import Words
from tests.panels.text.conftest import Maker

TEXT = (
    "\U00020bb7 Pak Sŏngchʻŏl (Pak So\u030cng Cho\u0306l) met Qiao\u00a0Xiaoguang, "
    "and PAK\nsong chol’s aide; 朴成哲 박성철."
)


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("songchol", ["Sŏngchʻŏl"]),
        ("pak song chol", ["Pak So\u030cng Cho\u0306l", "PAK\nsong chol"]),
        ("SŎNG", ["Sŏng", "So\u030cng", "song"]),
        ("qiao xiaoguang", ["Qiao\u00a0Xiaoguang"]),
        ("chol's", ["chol’s"]),
        ("朴成", ["朴成"]),
        ("박성철", ["박성철"]),
        ("\U00020bb7", ["\U00020bb7"]),
        ("박송", []),
        ("(pak", ["(Pak"]),
        (".*", []),
        ("  ", []),
        ("", []),
    ],
)
def test_words(words: str, found: list[str]) -> None:
    assert [TEXT[a:b] for a, b in Words(TEXT).find(words)] == found


def test_going_round_the_hits(show: Maker) -> None:
    view = show("Pak one, pak two, PAK three")
    heard: list[tuple[int, int]] = []
    view.found.connect(lambda i, n: heard.append((i, n)))
    assert view.find_words("pak") == 3
    view.find_next()
    view.find_next()
    view.find_next()
    view.find_previous()
    assert heard == [(1, 3), (2, 3), (3, 3), (1, 3), (3, 3)]
    assert view.current_hit() == (18, 21)
    view.clear_find()
    assert heard[-1] == (0, 0)
    assert view.current_hit() is None


def test_finding_starts_at_the_caret_and_scrolls(show: Maker) -> None:
    text = "needle\n" + "hay\n" * 300 + "needle\n"
    view = show(text)
    view.select_span(3, 3)
    view.find_words("needle")
    assert view.current_hit() == (text.rindex("needle"), len(text) - 1)
    assert view.verticalScrollBar().value() > 200
    assert view.caret() == 3


def test_a_new_text_forgets_the_hits(show: Maker) -> None:
    view = show("needle")
    view.find_words("needle")
    view.show_text("another needle here")
    assert view.current_hit() is None
    assert view.find_words("needle") == 1
    assert view.current_hit() == (8, 14)


def test_leaving_selects_the_hit(show: Maker) -> None:
    view = show("Pak one, pak two")
    view.find_words("PAK")
    view.find_next()
    assert view.has_hits()
    view.clear_find(select=True)
    assert view.selected_span() == (9, 12)
    assert not view.has_hits()


def test_hits_are_painted(show: Maker) -> None:
    view = show("Pak one, pak two")
    before = view.viewport().grab().toImage()
    view.find_words("pak")
    assert view.viewport().grab().toImage() != before
    view.clear_find()
    assert view.viewport().grab().toImage() == before
