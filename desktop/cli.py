"""The command line: what was asked for is found out here, done in `desktop.commands`, and told in words.

Exit status: 0 done; 1 done, and something was found wrong; 2 could not be done, with one sentence on
standard error. No traceback reaches the user: an error of our own leaves a report and a sentence. Nothing
heavy is imported on the way to a command, and Qt only for the window.
"""

from __future__ import annotations

import importlib
import sys

from db.errors import ChanceryError
from desktop.commands import output
from desktop.messages.words import tr

_MODULES = {
    None: "window",
    "read": "read",
    "import": "import_files",
    "list": "list_cables",
    "search": "search",
    "show": "show",
    "readings": "readings",
    "note": "add_note",
    "check": "check",
    "export": "export",
    "history": "history",
    "merge": "merge",
    "bundle": "bundle",
    "backup": "backup",
    "restore": "restore",
    "verify": "verify",
    "salvage": "salvage",
    "reindex": "reindex",
    "compact": "compact",
}


def main(argv: list[str]) -> int:
    """Carry out a command line (without the program's name) and return the exit status."""
    output.prepare()
    try:
        status = _run(argv)
        output.finish()
    except SystemExit as end:
        return end.code if isinstance(end.code, int) else 0 if end.code is None else 2
    except BrokenPipeError:
        output.give_up_output()
        return 0  # whoever read the output has seen enough
    except KeyboardInterrupt:
        output.warn(tr("Stopped. What was not finished was not kept."))
        return 2
    except ChanceryError as error:
        from desktop.messages.errors import error_sentence

        output.warn(error_sentence(error))
        return 2
    except Exception as error:  # noqa: BLE001 - the edge of the program: our own mistake, told without a traceback
        return _tell_our_mistake(error)
    return status


def _run(argv: list[str]) -> int:
    if _is_for_window(argv):
        from desktop.commands import window

        return window.show(argv[1] if argv else None)
    from desktop.commands.arguments import parser

    _refuse_broken_characters(argv)
    arguments = parser().parse_args(argv)
    name = "version" if arguments.version else _MODULES[arguments.command]
    status: int = importlib.import_module(f"desktop.commands.{name}").run(arguments)
    return status


def _is_for_window(argv: list[str]) -> bool:
    """Tell at a glance, without what the commands take, whether the window is asked for and nothing else."""
    named = len(argv) == 2 and argv[0] == "--library" and argv[1] and not argv[1].startswith("-")
    return not argv or bool(named)


def _refuse_broken_characters(argv: list[str]) -> None:
    """Refuse words that are no text in the terminal's encoding; a file's name may be any bytes."""
    taken_as_words = {"--quote", "--text"}
    for before, argument in zip(["", *argv], argv, strict=False):
        name, _, value = argument.partition("=")
        words = argument if before in taken_as_words else value if name in taken_as_words else ""
        if any("\ud800" <= character <= "\udfff" for character in words):
            option = before if before in taken_as_words else name
            raise ChanceryError("words-not-text", option=option)


def _tell_our_mistake(error: Exception) -> int:
    import traceback
    from pathlib import Path

    from desktop.reports import write_report

    if isinstance(error, OSError) and error.filename is None and error.errno is not None:
        output.warn(tr("The output could not be written ({reason}).", reason=error.strerror))
        output.give_up_output()
        return 2
    frames = traceback.extract_tb(error.__traceback__)
    lines = [f"{Path(frame.filename).name}:{frame.lineno} {frame.name}" for frame in frames]
    path = write_report(type(error).__name__, lines)
    output.warn(
        tr("Something in Chancery went wrong. A report without your texts lies in {path}.", path=path or "–")
    )
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
