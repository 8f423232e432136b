"""The installed program: the wheel holds everything, and starts from where pip put it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest


@pytest.fixture(scope="session")
def wheel(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the wheel, built from the checkout without a network."""
    folder = tmp_path_factory.mktemp("wheel")
    line = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(line, cwd=repository, check=True, capture_output=True)
    (built,) = folder.glob("*.whl")
    return built


@pytest.fixture(scope="session")
def installed(wheel: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder elsewhere into which pip has installed the wheel."""
    folder = tmp_path_factory.mktemp("installed") / "site"
    line = [sys.executable, "-m", "pip", "install", "--no-deps", "--no-index", "--no-compile"]
    line += ["--disable-pip-version-check", "--target", str(folder), str(wheel)]
    subprocess.run(line, check=True, capture_output=True)
    return folder


def run(installed: Path, program: list[str]) -> subprocess.CompletedProcess[str]:
    environ = {**os.environ, "PYTHONPATH": str(installed)}
    return subprocess.run(
        program, cwd=installed.parent, env=environ, capture_output=True, text=True, check=False
    )


def shipped(folder: Path) -> set[str]:
    return {
        path.relative_to(folder).as_posix()
        for name in ("db", "desktop", "resources")
        for path in (folder / name).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts and path.name != "screenshot.png"
    }


def test_wheel_holds_all_code_and_resources(repository: Path, wheel: Path) -> None:
    inside = set(zipfile.ZipFile(wheel).namelist())
    assert shipped(repository) <= inside
    assert any(name.startswith("db/migrations/") and name.endswith(".sql") for name in inside)
    assert "resources/fonts/NotoSerifCJK-Regular.ttc" in inside


def test_wheel_holds_nothing_else(wheel: Path) -> None:
    inside = zipfile.ZipFile(wheel).namelist()
    tops = {name.split("/")[0] for name in inside if ".dist-info" not in name}
    assert tops == {"db", "desktop", "resources"}
    assert "resources/screenshot.png" not in inside


def test_installed_command_tells_its_version(installed: Path) -> None:
    (command,) = (installed / ("Scripts" if os.name == "nt" else "bin")).glob("chancery*")
    said = run(installed, [sys.executable, str(command), "--version"])
    assert (said.returncode, said.stderr) == (0, "")
    assert "0.1.0" in said.stdout


def test_installed_program_is_used_and_finds_its_resources(installed: Path) -> None:
    program = "import desktop, resources; print(desktop.__file__, (resources.folder() / 'sample').is_dir())"
    said = run(installed, [sys.executable, "-c", program])
    where, found = said.stdout.split()[-2:]
    assert Path(where).is_relative_to(installed)
    assert found == "True"


def test_installed_program_reads_the_sample(installed: Path) -> None:
    sample = installed / "resources" / "sample" / "Chen-8-35.txt"
    said = run(installed, [sys.executable, "-m", "desktop", "read", str(sample)])
    assert said.returncode == 0, said.stderr
    assert "Chen- 8/35" in said.stdout
