"""The start of the program, as the folder `python3 desktop` and as the installed command `chancery`.

Run as a folder it sets itself up first (desktop/bootstrap.py); installed, pip has done that. Nothing here
imports Qt: the command line decides what is needed. Written so that an old Python can read it, too.
"""

import sys

if not (3, 11) <= sys.version_info[:2] < (3, 15):
    sys.stderr.write(
        "Chancery needs Python 3.11 to 3.14; this is Python {}.{}. "
        "Install one of these and start Chancery with it.\n".format(*sys.version_info[:2])
    )
    sys.exit(2)


def main() -> int:
    """Run the command line with the arguments of this process; return its exit status."""
    from desktop.cli import main as run

    return run(sys.argv[1:])


def wants_window(arguments: list[str]) -> bool:
    """Tell whether these arguments ask for the window: none, or nothing but the library's file."""
    rest = list(arguments)
    if rest and rest[0] == "--library":
        return len(rest) == 2
    return not rest or (len(rest) == 1 and rest[0].startswith("--library="))


def _set_up() -> None:
    from pathlib import Path

    folder = Path(__file__).resolve().parent
    # Python put this folder on the path; its modules are `desktop.something`, so its parent belongs there.
    sys.path[:] = [
        str(folder.parent),
        *(entry for entry in sys.path if not entry or Path(entry).resolve() != folder),
    ]
    from desktop import bootstrap

    bootstrap.start("desktop", sys.argv[1:], dev=False, window=wants_window(sys.argv[1:]))


if __name__ == "__main__":
    if not __package__:
        _set_up()
    sys.exit(main())
