"""`python3 desktop` from nothing: a copy of the set-up in a folder of its own, with a real `.venv` and pip.

The one package it needs is a wheel made here, so that no network is asked for.
"""

import os
import shutil
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

CLI = """
import sys

def main(arguments):
    import leaf
    print(leaf.VERSION, sys.prefix, *arguments, sep="|")
    return 3
"""

Result = subprocess.CompletedProcess[str]


def make_wheel(folder: Path, name: str, version: str) -> None:
    info = f"{name}-{version}.dist-info"
    folder.mkdir(exist_ok=True)
    with zipfile.ZipFile(folder / f"{name}-{version}-py3-none-any.whl", "w") as wheel:
        wheel.writestr(f"{name}.py", f'VERSION = "{version}"\n')
        wheel.writestr(f"{info}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n")
        wheel.writestr(f"{info}/RECORD", "")


def needs(checkout: Path, requirement: str) -> None:
    (checkout / "pyproject.toml").write_text(
        f'[project]\nname = "x"\nversion = "1"\ndependencies = ["{requirement}"]\n'
        '[project.optional-dependencies]\ndev = ["twig==1"]\n'
    )


def start(checkout: Path, *arguments: str, **environ: str) -> Result:
    """Run `python3 desktop` as from a shell, with a Python outside any environment and few variables."""
    base: str = getattr(sys, "_base_executable", sys.executable)
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TMPDIR", "TEMP") if name in os.environ}
    clean = {
        "PIP_NO_INDEX": "1",
        "PIP_FIND_LINKS": str(checkout.parent / "wheels"),
        "PIP_CONFIG_FILE": os.devnull,
        "PIP_NO_CACHE_DIR": "1",
    }
    return subprocess.run(
        [base, "desktop", *arguments],
        cwd=checkout,
        env={**kept, **clean, **environ},
        capture_output=True,
        text=True,
        check=False,
    )


def record(checkout: Path) -> list[str]:
    return (checkout / ".venv" / "chancery-setup.txt").read_text().splitlines()


@pytest.fixture(scope="session")
def first(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Result]:
    """Return a checkout that has been started once, with what that start said."""
    checkout = tmp_path_factory.mktemp("first") / "check out"
    (checkout / "desktop").mkdir(parents=True)
    for path in [*(repository / "desktop").glob("bootstrap*.py"), repository / "desktop" / "__main__.py"]:
        shutil.copy(path, checkout / "desktop")
    (checkout / "desktop" / "__init__.py").touch()
    (checkout / "desktop" / "cli.py").write_text(CLI)
    make_wheel(checkout.parent / "wheels", "leaf", "1")
    make_wheel(checkout.parent / "wheels", "leaf", "2")
    make_wheel(checkout.parent / "wheels", "twig", "1")
    needs(checkout, "leaf==1")
    return checkout, start(checkout, "read", "a file.txt")


@pytest.fixture
def checkout(first: tuple[Path, Result], tmp_path: Path) -> Path:
    """Return a copy of the checkout that has been started once."""
    whole = tmp_path / "check out"
    shutil.copytree(first[0], whole, symlinks=True)
    shutil.copytree(first[0].parent / "wheels", tmp_path / "wheels")
    return whole


def test_first_start_sets_up_and_passes_arguments_and_status(first: tuple[Path, Result]) -> None:
    checkout, said = first
    assert said.stdout == f"1|{checkout / '.venv'}|read|a file.txt\n"
    assert said.returncode == 3
    assert said.stderr.splitlines()[0].startswith("Setting up Chancery")
    assert "leaf==1" in record(checkout)
    assert not (checkout / ".venv-setup.log").exists()


def test_second_start_is_silent_and_changes_nothing(checkout: Path) -> None:
    before = record(checkout)
    said = start(checkout, "list", PIP_FIND_LINKS="", PATH="")
    assert (said.stdout, said.stderr) == (f"1|{checkout / '.venv'}|list\n", "")
    assert record(checkout) == before


def test_changed_requirements_are_installed(checkout: Path) -> None:
    needs(checkout, "leaf==2")
    assert start(checkout).stdout.startswith("2|")
    assert "leaf==2" in record(checkout)


def test_interrupted_set_up_is_made_afresh(checkout: Path) -> None:
    # As a kill in the middle of pip leaves it: the record says so, and a package is there in part.
    (checkout / ".venv" / "chancery-setup.txt").write_text("unfinished\n")
    for path in (checkout / ".venv").rglob("leaf.py"):
        path.unlink()
    said = start(checkout)
    assert said.stdout.startswith("1|")
    assert "unfinished" not in record(checkout)


def test_environment_whose_python_is_gone_is_made_afresh(checkout: Path) -> None:
    if os.name == "nt":
        pytest.skip("links to Python are how other systems make environments")
    for link in (checkout / ".venv" / "bin").glob("python*"):
        link.unlink()
        link.symlink_to("/nowhere/python3")
    assert start(checkout).stdout.startswith("1|")


def test_without_a_network_one_sentence(checkout: Path) -> None:
    needs(checkout, "leaf==3")
    before = record(checkout)
    closed = "http://127.0.0.1:9/simple"
    said = start(checkout, PIP_NO_INDEX="0", PIP_FIND_LINKS="", PIP_INDEX_URL=closed, PIP_RETRIES="0")
    assert said.returncode == 2
    assert said.stderr.splitlines()[1:] == [
        "The packages Chancery needs could not be fetched: no network. Connect, then start again."
    ]
    # What was there is still whole: back at the old requirements it starts without a network.
    assert sorted(record(checkout)) == sorted(before)
    needs(checkout, "leaf==1")
    assert start(checkout, PIP_FIND_LINKS="").stdout.startswith("1|")


def test_package_without_a_build_for_this_machine_is_named(checkout: Path) -> None:
    needs(checkout, "branch==1")
    said = start(checkout)
    assert said.returncode == 2
    assert "There is no build of branch==1 for this machine" in said.stderr
    assert "Traceback" not in said.stderr


def test_two_starts_at_once_set_up_once(checkout: Path) -> None:
    needs(checkout, "leaf==2")
    base: str = getattr(sys, "_base_executable", sys.executable)
    environ = {**os.environ, "PIP_NO_INDEX": "1", "PIP_FIND_LINKS": str(checkout.parent / "wheels")}
    both = [
        subprocess.Popen(
            [base, "desktop", str(n)],
            cwd=checkout,
            env=environ,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for n in range(2)
    ]
    said = [process.communicate() for process in both]
    assert all(out.startswith("2|") for out, _ in said)
    assert sum("Setting up" in err for _, err in said) == 1


def test_tools_of_the_tests_stay_when_requirements_change(checkout: Path) -> None:
    with (checkout / ".venv" / "chancery-setup.txt").open("a") as lines:
        lines.write("twig==1\n")
    needs(checkout, "leaf==2")
    start(checkout)
    assert {"leaf==2", "twig==1"} <= set(record(checkout))


def test_folder_that_cannot_be_written(checkout: Path) -> None:
    if os.name == "nt" or os.geteuid() == 0:
        # Root may write everywhere; a folder in the lock's place gives the same answer.
        (checkout / ".venv.lock").unlink()
        (checkout / ".venv.lock").mkdir()
    else:
        checkout.chmod(0o555)
        (checkout / ".venv.lock").chmod(0o444)
    needs(checkout, "leaf==2")
    said = start(checkout)
    checkout.chmod(0o755)
    assert said.returncode == 2
    assert "cannot be written" in said.stderr
    assert len(said.stderr.splitlines()) == 1
