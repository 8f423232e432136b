"""A Python that is too old or too new gets one sentence, not a traceback."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.__main__ import wants_window


@pytest.mark.parametrize("folder", ["desktop", "tests"])
def test_start_can_be_read_by_an_old_python(repository: Path, folder: str) -> None:
    source = (repository / folder / "__main__.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))


@pytest.mark.parametrize("folder", ["desktop", "tests"])
@pytest.mark.parametrize("version", [(3, 9, 2), (3, 10, 0), (3, 15, 0)])
def test_other_versions_get_one_sentence(
    repository: Path, folder: str, version: tuple[int, int, int]
) -> None:
    program = (
        f"import runpy, sys; sys.version_info = {version}; "
        f"runpy.run_path({str(repository / folder)!r}, run_name='__main__')"
    )
    said = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=False)
    assert said.returncode == 2
    assert said.stdout == ""
    assert said.stderr.count("\n") == 1
    assert f"this is Python {version[0]}.{version[1]}." in said.stderr


@pytest.mark.parametrize(
    ("arguments", "window"),
    [
        ([], True),
        (["--library", "my.chancery"], True),
        (["--library=my.chancery"], True),
        (["--version"], False),
        (["list"], False),
        (["--library", "my.chancery", "list"], False),
        (["--library=my.chancery", "list"], False),
    ],
)
def test_which_arguments_ask_for_the_window(arguments: list[str], window: bool) -> None:
    assert wants_window(arguments) is window
