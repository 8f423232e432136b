"""What an export needs to know before its dialog opens: the corrections of the text, which take time."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from db.correcting.differences import Difference
from db.correcting.readings import original, way
from db.correcting.told_differences import told
from db.errors import ChanceryError
from desktop.messages.errors import error_sentence
from desktop.messages.words import tr
from desktop.windows.waiting import Waiting

if TYPE_CHECKING:
    from desktop.windows.main_window import MainWindow

AT_ONCE = 40_000
"""Code points of a text up to which its corrections are gathered at once; above that beside the window."""

Found = tuple[Difference, ...]


def gather_corrections(window: MainWindow, then: Callable[[Found], object]) -> None:
    """Call `then` with the corrections of the open cable's text, now or when the child process has them.

    Where a text is damaged, or the work failed, that is told and nothing more is done.
    """
    state = window.session.state
    if state is None:
        return
    reading = state.reading.id
    try:
        between = way(state, original(state).id, reading, window.session.store.text)
    except ChanceryError as error:
        window.say(error_sentence(error), "err")
        return
    if len(between.new) <= AT_ONCE:
        then(told(between))
        return

    def done(found: object) -> None:
        now = window.session.state
        if now is not None and now.reading.id != reading:
            gather_corrections(window, then)  # it was corrected meanwhile, or another cable is open
        elif isinstance(found, tuple):
            then(found)

    def failed(error: ChanceryError) -> None:
        if error.code != "job-cancelled":
            window.say(error_sentence(error), "err")

    job = window.jobs.run("db.correcting.told_differences:told", between)
    Waiting(job, tr("Export annotated PDF"), tr("Gathering the corrections…"), done, failed, window)
