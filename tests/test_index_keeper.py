"""The window has pending cables indexed beside itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable
from contextlib import closing

from pytestqt.qtbot import QtBot

from db.searching.find import count_pending
from db.searching.search_index import MOST_AT_ONCE
from desktop.index_keeper import IndexKeeper
from desktop.session import Session
from tests.db.searching.finding import cables_with
from tests.opened_library import dressed, enter, session

__all__ = ["dressed", "enter", "session"]


def test_a_large_import_is_indexed_and_the_open_cable_is_not_read_anew(
    session: Session,
    enter: Callable[..., str],
    qtbot: QtBot,
) -> None:
    keeper = IndexKeeper(session)
    keeper.start()
    session.open_cable(enter("a cable\n"))
    reloads: list[int] = []
    session.reloaded.connect(lambda: reloads.append(1))
    with qtbot.waitSignal(keeper.advanced, timeout=20_000):
        enter("Geheimsache " * (MOST_AT_ONCE // 10))
    qtbot.waitUntil(lambda: session.store.read(count_pending) == 0, timeout=20_000)
    assert len(cables_with(session.store, "geheimsache")) == 1
    session.look_again()
    assert reloads == []
    keeper.stop()


def test_closing_breaks_off_and_opening_goes_on(
    session: Session,
    enter: Callable[..., str],
    qtbot: QtBot,
) -> None:
    path = session.store.path
    enter("Geheimsache " * (MOST_AT_ONCE // 10))
    keeper = IndexKeeper(session)
    keeper.start()
    session.close_library()
    session.open_library(path)
    qtbot.waitUntil(lambda: session.store.read(count_pending) == 0, timeout=20_000)
    keeper.stop()


def test_a_damaged_index_is_made_anew(
    session: Session,
    enter: Callable[..., str],
    qtbot: QtBot,
) -> None:
    enter("Geheimsache\n")
    keeper = IndexKeeper(session)
    keeper.start()
    with closing(sqlite3.connect(session.store.path, isolation_level=None)) as connection:
        connection.execute("DELETE FROM search_data")
    with qtbot.waitSignal(keeper.advanced, timeout=20_000):
        keeper.make_anew()
    qtbot.waitUntil(lambda: len(cables_with(session.store, "geheimsache")) == 1, timeout=20_000)
    keeper.stop()
