"""`python3 tests`: set-up, then ruff, mypy, the import contract and pytest; ends with pytest's own last line.

`--bench [NAME...] [--json]` measures instead; `--faults [NAME...] [--seed N] [--rounds N] [--json]`
tries every fault in full; `--make-library N -o PATH` makes a library for measuring. Any other arguments go
to pytest.
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.stderr.write(
        "Chancery needs Python 3.11 to 3.14; this is Python {}.{}. "
        "Install one of these and start the tests with it.\n".format(*sys.version_info[:2])
    )
    sys.exit(2)

import os
import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent

_LINT_IMPORTS = "import sys; from importlinter.cli import lint_imports_command as run; sys.exit(run())"

#: What runs before pytest: name, then arguments for the environment's Python.
STEPS = (
    ("ruff check", ["-m", "ruff", "check", "."]),
    ("ruff format", ["-m", "ruff", "format", "--check", "."]),
    ("mypy", ["-m", "mypy"]),
    ("import contract", ["-c", _LINT_IMPORTS]),
)


def main(arguments: list[str]) -> int:
    """Run every step, even after one has failed; return 0 if all went well."""
    if "--bench" in arguments:
        from tests.bench.__main__ import main as bench

        return bench([argument for argument in arguments if argument != "--bench"])
    if "--faults" in arguments:
        from tests.faults.__main__ import main as faults

        return faults([argument for argument in arguments if argument != "--faults"])
    if "--make-library" in arguments:
        from tests.bench.libraries.maker import main as make_library

        return make_library([argument for argument in arguments if argument != "--make-library"])
    environ = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
    # Hundreds of tests start a process of the program: compiled once for all of them, not once for each.
    environ.pop("PYTHONDONTWRITEBYTECODE", None)
    environ["PYTHONPYCACHEPREFIX"] = str(ROOT / ".venv" / "compiled")
    failed = [name for name, line in STEPS if not _run(name, line, environ)]
    if failed:
        _say(f"not in order: {', '.join(failed)}")
    # One process more than the two cores of a small machine: many a test waits for a child or for a pause.
    tested = _run("pytest", ["-m", "pytest", "-n", "3", *arguments], environ)
    return 0 if tested and not failed else 1


def _run(name: str, line: list[str], environ: dict[str, str]) -> bool:
    _say(name)
    return subprocess.run([sys.executable, *line], cwd=ROOT, env=environ, check=False).returncode == 0


def _say(words: str) -> None:
    sys.stdout.write(f"== {words}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    folder = Path(__file__).resolve().parent
    # Python put this folder on the path; its modules are `tests.something`, so its parent belongs there.
    sys.path[:] = [
        str(ROOT),
        *(entry for entry in sys.path if not entry or Path(entry).resolve() != folder),
    ]
    from desktop import bootstrap

    bootstrap.start("tests", sys.argv[1:], dev=True, window=False)
    sys.exit(main(sys.argv[1:]))
