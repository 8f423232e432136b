"""What is on the screen: washes, marks, gaps, lines; pixel by pixel where it matters."""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, QRectF
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QApplication

from desktop import theme
from desktop.panels.text.boxes import boxes_of
from desktop.panels.text.column import column, large_letters
from desktop.panels.text.faces import Faces
from desktop.panels.text.rows import Row, visible_rows
from desktop.panels.text.span_map import SpanMap
from desktop.panels.text.spans import LineStyle, ShownSpan
from desktop.panels.text.view import TextView
from desktop.positions import Positions
from tests.panels.text.conftest import Maker, point_of, span


def picture(view: TextView) -> QImage:
    return view.viewport().grab().toImage()


def rows(view: TextView) -> list[Row]:
    return list(visible_rows(view, QRectF(view.viewport().rect())))


def coloured(image: QImage, colour: str, area: QRectF) -> int:
    """Count the pixels of exactly one colour in an area."""
    wanted = QColor(colour).rgb()
    box = area.toAlignedRect().intersected(image.rect())
    return sum(
        image.pixel(x, y) == wanted
        for x in range(box.left(), box.right() + 1)
        for y in range(box.top(), box.bottom() + 1)
    )


def test_a_wash_covers_the_words_and_not_the_mark(show: Maker) -> None:
    text = "No. Chen- 8/35 of today"
    one = span(text, "Chen- 8/35", "a", "footnote", "1")
    view = show(text, [one])
    row = rows(view)[0]
    box = boxes_of(view.document(), row, view.looks, one.start, one.end)[0]
    wash = theme.current().note("sky").wash
    assert coloured(picture(view), wash, box) > 500
    gap = QRectF(box.right() + 1, box.top(), view.looks.faces.gap("1") - 2, box.height())
    assert gap.width() > 4
    assert coloured(picture(view), wash, gap) == 0
    assert coloured(picture(view), theme.current().page, gap) > 50


def test_blanks_at_the_end_of_a_line_are_not_washed(show: Maker) -> None:
    text = "a word then " * 30
    view = show(text, [ShownSpan("a", 0, len(text), "highlight", "amber", None, "", "")], size=(420, 400))
    first = rows(view)[0]
    box = boxes_of(view.document(), first, view.looks, 0, len(text))[0]
    end = first.x_of(first.end - 1)
    assert abs(box.right() - end) < 1
    beyond = QRectF(box.right() + 1, box.top(), 30, box.height())
    assert coloured(picture(view), theme.current().note("amber").wash, beyond) == 0


def test_two_washes_share_the_height_and_a_third_has_its_line_alone(show: Maker) -> None:
    text = "one two three four five"
    spans = [
        ShownSpan(note, 0, len(text), "highlight", colour, None, "", "")
        for note, colour in (("a", "amber"), ("b", "green"), ("c", "rose"))
    ]
    view = show(text, spans)
    image, box = picture(view), rows(view)[0].box
    counts = {c: coloured(image, theme.current().note(c).wash, box) for c in ("amber", "green", "rose")}
    assert counts["amber"] > 500
    assert counts["green"] > 500
    assert counts["rose"] == 0
    under = QRectF(box.left(), box.bottom() + 6, box.width(), 5)
    assert coloured(image, theme.current().page, under) < under.width() * under.height()


def test_high_contrast_has_no_washes(show: Maker) -> None:
    text = "one two"
    view = show(text, [span(text, "two", "a")])
    view.set_high_contrast(True)
    assert coloured(picture(view), theme.current().note("sky").wash, QRectF(view.viewport().rect())) == 0


def test_lit_words_stand_on_the_lit_ground_and_go_dark_again(show: Maker) -> None:
    view = show("Priority: Urgent")
    area, lit = QRectF(view.viewport().rect()), theme.current().lit
    view.light([(10, 16)])
    assert coloured(picture(view), lit, area) > 300
    view.light([])
    assert coloured(picture(view), lit, area) == 0


def test_a_new_note_lays_out_only_the_blocks_it_touches(show: Maker) -> None:
    text = "first line\nsecond line\nthird line"
    view = show(text)
    blocks = [view.document().findBlockByNumber(i) for i in range(3)]
    view.set_spans([span(text, "second", "a", "footnote", "1")])
    view.grab()
    assert [len(block.layout().formats()) for block in blocks] == [0, 1, 0]
    view.set_spans([span(text, "second", "a"), span(text, "third", "b")])
    view.grab()
    assert [len(block.layout().formats()) for block in blocks] == [0, 0, 0]


def test_a_note_brings_furniture_back_to_ink(show: Maker) -> None:
    text = "Rights reserved by all"
    view = show(text, styles=[LineStyle(0, len(text), "furniture")])
    area = QRectF(view.viewport().rect())
    ink = theme.current().ink

    def inked() -> int:
        return sum(
            r.format.foreground().color().name().upper() == theme.current().furn
            for r in view.document().begin().layout().formats()
        )

    view.setCursorWidth(0)
    assert (inked(), coloured(picture(view), ink, area)) == (1, 0)
    view.set_spans([span(text, "reserved", "a")])
    assert coloured(picture(view), ink, area) > 0
    assert inked() == 2


def test_the_narrower_style_wins(show: Maker) -> None:
    text = "May 12, 1961\nThe title\nPriority: Urgent"
    styles = [
        LineStyle(0, 12, "furniture"),
        LineStyle(0, len(text), "header"),
        LineStyle(13, 22, "title"),
    ]
    view = show(text, styles=styles)
    sizes = []
    for i in range(3):
        worn = view.document().findBlockByNumber(i).layout().formats()
        sizes.append(worn[0].format.font().pixelSize())
    assert sizes == [14, 21, 17]


def test_lines_stand_at_the_leading_of_their_kind(show: Maker) -> None:
    text = "word " * 100
    view = show(text, size=(500, 500))
    tops = [row.box.top() for row in rows(view)]
    steps = [b - a for a, b in pairwise(tops)]
    assert set(steps) <= {28.0, 29.0}
    assert all(top == round(top) for top in tops)


def test_a_text_of_one_line_keeps_its_leading(show: Maker, qapp: QApplication) -> None:
    view = show("word " * 100, size=(500, 500))
    before = [row.box.top() for row in rows(view)]
    qapp.sendEvent(view, QEvent(QEvent.Type.FontChange))
    view.grab()
    assert [row.box.top() for row in rows(view)] == before
    view.set_zoom(110)
    view.set_zoom(100)
    assert [row.box.top() for row in rows(view)] == before


def test_every_character_is_hit_where_it_is_drawn(show: Maker) -> None:
    text = "Chen- 8/35 \U0001f600 朴 \U00020bb7. End"
    view = show(text, [span(text, "8/35", "a", "footnote", "12")])
    for i in (0, 5, 9, 11, 13, 15, 16, 18):
        position = view.cursorForPosition(point_of(view, i)).position()
        assert view.positions.from_qt(position) in (i, i + 1)


def test_the_larger_letters_need_a_wide_column() -> None:
    assert large_letters(820, wide=True)
    assert not large_letters(624, wide=True)
    assert not large_letters(820, wide=False)


def test_the_column() -> None:
    assert column(820, wide=True, zoom=100).width == 640
    assert column(651, wide=False, zoom=100).width in range(555, 565)
    assert column(900, wide=False, zoom=100).width == 600
    assert column(900, wide=False, zoom=125).width == 750
    assert column(300, wide=False, zoom=250).width <= 300
    for available in (250, 480, 651, 820, 1300):
        left, width, right = column(available, wide=True, zoom=100)
        assert left + width + right == available


def test_lanes_and_marks() -> None:
    text = "The cable, he said, was late\u2014very late."
    spans = [
        ShownSpan("a", 4, 18, "footnote", "sky", "1", "", ""),
        ShownSpan("b", 11, 18, "footnote", "sky", "2", "", ""),
        ShownSpan("c", 20, 28, "footnote", "sky", "3", "", ""),
    ]
    laid = SpanMap(text, Positions(text), spans)
    marks = laid.marks_between(0, len(text))
    assert [one.lane for one in laid.laid] == [0, 1, 0]
    assert [(mark.at, mark.label) for mark in marks] == [(19, "1·2"), (28, "3")]
    assert Faces(100, wide=True).gap("1·2") > Faces(100, wide=True).gap("12")


@given(
    st.lists(st.tuples(st.integers(0, 300), st.integers(1, 300)), max_size=200),
    st.integers(0, 300),
    st.integers(1, 40),
)
def test_spans_are_found_by_place(pairs: list[tuple[int, int]], start: int, length: int) -> None:
    text = "x" * 700
    spans = [ShownSpan(str(i), a, a + n, "highlight", "sky", None, "", "") for i, (a, n) in enumerate(pairs)]
    laid = SpanMap(text, Positions(text), spans)
    end = start + length
    found = laid.between(start, end)
    assert {one.span.note for one in found} == {s.note for s in spans if s.start < end and s.end > start}
    assert [one.start for one in found] == sorted(one.start for one in found)
    for one in found:  # no two spans that share words share a lane
        for other in found:
            if one is not other and one.start < other.end and other.start < one.end:
                assert one.lane != other.lane


def test_a_mark_stays_out_of_the_middle_of_a_word() -> None:
    text = "China’s view of 3,500 people, he said."
    spans = [
        ShownSpan("a", 0, 5, "footnote", "sky", "1", "", ""),
        ShownSpan("b", 16, 17, "footnote", "sky", "2", "", ""),
        ShownSpan("c", 22, 28, "footnote", "sky", "3", "", ""),
    ]
    marks = SpanMap(text, Positions(text), spans).marks_between(0, len(text))
    assert [mark.at for mark in marks] == [
        5,
        17,
        29,
    ]


def test_a_note_of_several_spans_has_one_mark(show: Maker) -> None:
    text = "one two three"
    spans = [
        ShownSpan("a", 0, 3, "footnote", "sky", "1", "", ""),
        ShownSpan("a", 8, 13, "footnote", "sky", "1", "", ""),
    ]
    view = show(text, spans)
    assert [mark.at for mark in view.looks.spans.marks_between(0, len(text))] == [3]
    assert len(view.looks.spans.of_note("a")) == 2


def test_line_numbers_count_lines_of_the_text(show: Maker) -> None:
    view = show("one\n" + "two " * 200 + "\nthree", size=(600, 700))
    before = view._margins.grab().toImage()
    view.set_line_numbers(True)
    after = view._margins.grab().toImage()
    assert before != after
    view.set_line_numbers(False)
    assert view._margins.grab().toImage() == before


def test_spans_outside_the_text_harm_nothing(show: Maker) -> None:
    spans = [
        ShownSpan("a", 2, 99, "footnote", "sky", "1", "", ""),
        ShownSpan("b", 50, 60, "footnote", "no such colour", "2", "", ""),
        ShownSpan("c", 3, 3, "footnote", None, "3", "", ""),
    ]
    for text in ("short", "", "\n\n", "  ", "\U0001f600 \U00020bb7"):
        view = show(text, spans)
        view.select_note("b", scroll=True)
        view.light([(90, 95)], scroll=True)
        view.set_spans(spans[1:])
        view.set_spans([])
        assert not view.grab().isNull()


def test_a_mark_after_an_accented_letter_leaves_the_letter_whole() -> None:
    text = "Pak So\u030cn\u030c met"
    found = SpanMap(text, Positions(text), [span(text, "So\u030cn\u030c", "a", "footnote", "1")])
    (mark,) = found.marks_between(0, len(text))
    assert (mark.attached, mark.at) == (text.index("n"), text.index(" met"))


def test_renumbering_lays_out_only_where_the_width_changes(show: Maker) -> None:
    text = "one\ntwo\nthree"
    numbered = [span(text, word, word, "footnote", str(i)) for i, word in enumerate(text.split(), 8)]
    view = show(text, numbered)
    again = [span(text, word, word, "footnote", str(i)) for i, word in enumerate(text.split(), 7)]
    touched = view._formats.touched_by(SpanMap(text, view.positions, again))
    gap = view.looks.faces.gap
    expected = {
        text.index(word) + len(word)
        for i, word in enumerate(text.split(), 8)
        if gap(str(i)) != gap(str(i - 1))
    }
    assert touched == expected
    assert len(text) in touched
