"""The computer's clock is set back, or the hour is set back in autumn: what was done later stays later."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from db.backup.backups import back_up, list_backups
from db.editing.note_edits import add_note, set_words
from db.history.past import Filter, entries
from tests.db.desk import Desk
from tests.faults.beside import findings

SUMMER, WINTER = timezone(timedelta(hours=2)), timezone(timedelta(hours=1))


class Clock(datetime):
    """A clock that a test sets."""

    moment = datetime(2026, 10, 25, 2, 50, tzinfo=SUMMER)

    @classmethod
    def now(cls, tz: object = None) -> datetime:  # type: ignore[override]
        del tz
        return _Local(*cls.moment.timetuple()[:6], cls.moment.microsecond, cls.moment.tzinfo)


class _Local(datetime):
    def astimezone(self, tz: object = None) -> datetime:  # type: ignore[override]
        del tz
        return self


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> type[Clock]:
    monkeypatch.setattr("db.records.datetime", Clock)
    monkeypatch.setattr(Clock, "moment", Clock.moment)
    return Clock


BACK = [
    datetime(2026, 10, 25, 2, 10, tzinfo=WINTER),  # twenty minutes later, though the hands say earlier
    datetime(2026, 10, 24, 2, 50, tzinfo=SUMMER),
    datetime(1970, 1, 1, 0, 0, 1, tzinfo=WINTER),
]


@pytest.mark.parametrize("later", BACK)
def test_notes_on_the_same_words_keep_the_order_in_which_they_were_made(
    tmp_path: Path, clock: type[Clock], later: datetime
) -> None:
    desk = Desk(tmp_path / "a.chancery")
    first, elsewhere = desk.note("first"), desk.note("elsewhere", (8, 12))
    clock.moment = later
    second = desk.note("second")
    third = desk.note("third")
    assert desk.state.numbers() == {first.id: 1, second.id: 2, third.id: 3, elsewhere.id: 4}
    generals = []
    for words in ("one", "two"):
        change, note = add_note(desk.state, "general", [], author=desk.author, words=words)
        desk.do(change)
        generals.append(note.id)
        clock.moment = later - timedelta(hours=1)
    assert [note.id for note in desk.reread().notes_in_order()][:2] == generals
    assert desk.reread().numbers() == desk.state.numbers()
    desk.store.close()
    assert findings(tmp_path / "a.chancery") == ()


def test_history_and_undo_go_by_what_was_done_not_by_the_clock(tmp_path: Path, clock: type[Clock]) -> None:
    desk = Desk(tmp_path / "a.chancery")
    note = desk.note("first")
    clock.moment = BACK[1]
    desk.do(set_words(desk.state, note.id, "second"))
    clock.moment = BACK[2]
    desk.do(set_words(desk.state, note.id, "third"))
    told = desk.store.read(entries, Filter())
    assert [entry.label.code for entry in told][:3] == ["edit-note", "edit-note", "add-note"]
    for words in ("second", "first"):
        desk.undo()
        assert desk.state.notes[note.id].words == words
    desk.store.close()
    assert findings(tmp_path / "a.chancery") == ()


def test_the_backup_made_last_is_the_latest(tmp_path: Path) -> None:
    desk = Desk(tmp_path / "a.chancery")
    moment = datetime(2026, 11, 24, 12, 0)
    made = []
    for hours in (0, 1, -30, -29, -9000):
        desk.note(f"{hours}")
        when = iter([moment + timedelta(hours=hours)] * 9)
        made.append(back_up(desk.store.path, tmp_path / "backups", clock=when.__next__).backup.path)
    assert [backup.path for backup in list_backups(made[0].parent)] == made[::-1]
    desk.store.close()
