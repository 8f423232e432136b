"""PySide6 6.12.0 on Python 3.10 and 3.11 drops a reference to None at each void Qt call.

The process then dies with `none_dealloc` after some thousand calls. This guards the pin in pyproject.toml.
"""

import sys

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

CALLS = 1000


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="None is immortal from Python 3.12 on")
def test_void_calls_keep_the_references_to_none(qtbot: QtBot) -> None:
    widget = QWidget()
    qtbot.addWidget(widget)
    before = sys.getrefcount(None)
    for _ in range(CALLS):
        widget.setVisible(False)
    # Other objects may come and go meanwhile; a leak loses one reference a call.
    assert sys.getrefcount(None) > before - CALLS // 10


def test_version_with_the_fault_is_not_installed() -> None:
    import PySide6

    assert not (PySide6.__version_info__[:3] == (6, 12, 0) and sys.version_info < (3, 12))
