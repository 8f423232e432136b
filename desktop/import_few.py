"""An import of a few files, done where one is: starting other processes would take longer than the work."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from pathlib import Path

from db.importing.entering import ForWhom, enter_batch
from desktop.import_choices import ImportReport, Outcome, ReadCable, Refused, Wanted
from desktop.import_reading import read_group

FEW = 24


def import_here(library: Path, wanted: Sequence[Wanted], whom: ForWhom) -> ImportReport:
    """Import these files, one after the other, and return what came of them.

    Raises LibraryError where a batch cannot be written; those before it are.
    """
    outcomes: list[Outcome] = []
    todo = deque(wanted)
    while todo:
        ready: list[ReadCable] = []
        for one in read_group((todo.popleft(),), whom.author, lambda _fraction, _words: None):
            if isinstance(one, Wanted):
                todo.appendleft(one)
            elif isinstance(one, Refused):
                outcomes.append(Outcome(one.path, one.part, "refused", refused=one))
            else:
                ready.append(one)
        if ready:
            written = enter_batch(str(library), [one.blob for one in ready], whom)
            outcomes += [
                one.outcome(was.cable, already_there=was.already_there)
                for one, was in zip(ready, written.cables, strict=True)
            ]
    return ImportReport(whom.import_id, tuple(outcomes))
