"""What every test stands on: no display, no user's own files, no chance.

Qt's warnings fail a test and Python's warnings are errors; both are set in pyproject.toml.
"""

import os
import sys
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# No deadline: a slow machine is no failure. Derandomised: a run that was green stays green. Sixty examples
# where a test asks for no other number: the whole run is to stay within minutes.
settings.register_profile(
    "chancery",
    deadline=None,
    derandomize=True,
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow],
)
settings.load_profile("chancery")

REPOSITORY = Path(__file__).resolve().parent.parent

_USERS = count()

_FOLDERS = {
    "HOME": "home",
    "USERPROFILE": "home",
    "XDG_DATA_HOME": "home/data",
    "XDG_CONFIG_HOME": "home/config",
    "XDG_CACHE_HOME": "home/cache",
    "XDG_STATE_HOME": "home/state",
    "APPDATA": "home/roaming",
    "LOCALAPPDATA": "home/local",
}


@pytest.fixture(autouse=True)
def own_home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give the test an empty home of its own, so that no test reads or writes the user's files."""
    # Numbered here: pytest looks through all folders made so far for the next number.
    root = tmp_path_factory.getbasetemp() / "users" / str(next(_USERS))
    for name, folder in _FOLDERS.items():
        (root / folder).mkdir(parents=True, exist_ok=True)
        monkeypatch.setenv(name, str(root / folder))
    return root / "home"


@pytest.fixture(autouse=True)
def no_window_stays() -> Iterator[None]:
    """Let go of the windows that a test closed: a hundred that stay are dressed anew in each test."""
    yield
    if "PySide6.QtWidgets" in sys.modules:
        from PySide6.QtCore import QCoreApplication, QEvent

        if QCoreApplication.instance() is not None:
            QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


@pytest.fixture(scope="session")
def repository() -> Path:
    """Return the folder of the checkout."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared() -> Path:
    """Return the folder `shared` beside the checkout; skip the test where it is absent."""
    folder = REPOSITORY.parent / "shared"
    if not folder.is_dir():
        pytest.skip("the folder 'shared' is not beside this checkout")
    return folder


@pytest.fixture(scope="session")
def sample() -> Path:
    """Return the shipped sample cable."""
    return REPOSITORY / "resources" / "sample" / "Chen-8-35.txt"
