"""`python3 tests`: every check runs though one has failed, and pytest has the last word."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

PROJECT = """
[tool.ruff]
line-length = 110
[tool.mypy]
packages = ["house"]
[tool.pytest.ini_options]
addopts = "-p no:pytestqt"
[tool.importlinter]
root_packages = ["house"]
include_external_packages = true
[[tool.importlinter.contracts]]
name = "no window in the house"
type = "forbidden"
source_modules = ["house"]
forbidden_modules = ["tkinter"]
"""


@pytest.fixture
def house(repository: Path, tmp_path: Path) -> Path:
    """Return a small project whose only fault can be put into house/__init__.py."""
    for folder in ("house", "tests"):
        (tmp_path / folder).mkdir()
    shutil.copy(repository / "tests" / "__main__.py", tmp_path / "tests")
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "house" / "__init__.py").touch()
    tests = "def test_roof() -> None:\n    assert True\n\n\ndef test_cellar() -> None:\n    assert True\n"
    (tmp_path / "tests" / "test_house.py").write_text(tests)
    return tmp_path


def check(house: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    # As after the set-up: inside the environment, with the folder's own main().
    program = "import runpy, sys; sys.exit(runpy.run_path('tests/__main__.py')['main'](sys.argv[1:]))"
    environ = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST")}
    return subprocess.run(
        [sys.executable, "-c", program, *arguments],
        cwd=house,
        env=environ,
        capture_output=True,
        text=True,
        check=False,
    )


def test_all_in_order_with_arguments_for_pytest(house: Path) -> None:
    said = check(house, "-k", "roof")
    assert said.returncode == 0, said.stdout
    assert "All checks passed!" in said.stdout
    assert "Success: no issues found" in said.stdout
    assert "no window in the house KEPT" in said.stdout
    assert "1 passed" in said.stdout.splitlines()[-1]


def test_one_fault_fails_the_whole_and_stops_nothing(house: Path) -> None:
    (house / "house" / "__init__.py").write_text("import os\n\nnumber: int = 'one'\n")
    said = check(house)
    assert said.returncode == 1
    assert "== not in order: ruff check, ruff format, mypy" in said.stdout
    assert "2 passed" in said.stdout.splitlines()[-1]


def test_build_server_runs_the_same(repository: Path) -> None:
    script = repository / ".ci" / "run"
    assert os.access(script, os.X_OK)
    assert script.read_text().splitlines()[-1] == 'exec python3 tests "$@"'
