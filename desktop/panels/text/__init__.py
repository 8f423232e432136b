"""The reading view: the cable's exact text with its notes, in one widget (`view.TextView`).

The text in the widget is a picture of the library's text, code unit for code unit; nothing is ever read
back from it. What comes in and goes out counts code points.

    spans.py      what the window hands in: ShownSpan, LineStyle, Place
    standins.py   characters Qt would swallow, replaced one for one in the picture only
    marks.py      where a footnote's mark stands
    span_map.py   the spans in order, in lanes where they overlap
    faces.py      the faces and leading of each kind of line, at each zoom
    formats.py    what a block's characters wear; made when the block is laid out
    layout.py     leading and paragraph spacing
    rows.py       the visible lines and where words lie on them
    boxes.py      where words lie on a line, whichever way they are written
    washes.py     grounds painted under the words
    overlay.py    lines, marks and outlines painted over them
    handles.py    the handles at the ends of the selected note's spans
    edges.py      where a span may begin and end
    resizing.py   dragging a handle
    landing.py    a note carried over the text, and the words it would stand on
    pointing.py   which notes lie under the pointer or the caret
    margins.py    line numbers and the icons of marginal notes
    words.py      finding words, whatever their diacritics
    finder.py     going from one place of the words to the next
    scrolling.py  bringing a place of the text to a place on the screen
    pin.py        holding the top line while lines are laid out anew
    idle.py       laying out the rest of a long text while nobody waits
    hover.py      a note's words while the pointer rests on it
    looks.py      what is to be painted besides the words
    changes.py    what two readings have differently
    change_marks.py  grounds and lines of that
    cut_marks.py  where words were taken out
    what_stood.py what stood there before, for the tool tip
    comparing.py  two readings in one view
    column.py     how wide the column is
    page.py       the picture: text, column, margins, standing still
    found_page.py the picture with words that are looked for
    noted_page.py and with its notes, gone through one by one
    view.py       the widget: the page, and what one does with it
    edit_history.py  the steps in which a text was changed, exactly
    picture.py    what was typed into the picture of a text
    followed.py   a text that is changed, followed in exact steps
    correcting.py the widget in which a text is corrected
"""
