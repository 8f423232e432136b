"""What may be said on the command line: the commands, their arguments, and the help for each."""

from __future__ import annotations

import argparse
import os
import sys
from typing import Any, NoReturn

from db.backup.backup_names import WHYS
from db.records import NOTE_COLOURS
from desktop.commands import output
from desktop.commands.export_arguments import add_how, add_which
from desktop.commands.merge_arguments import add_bundle, add_merge
from desktop.messages.words import tr

_KINDS = ("footnote", "marginal", "highlight")


class Formatter(argparse.HelpFormatter):
    """Help as wide as the terminal, asked for without `shutil`, whose import costs every command time."""

    def __init__(self, prog: str) -> None:
        """Format the help of this program."""
        try:
            width = os.get_terminal_size().columns
        except (OSError, ValueError):
            width = 80
        super().__init__(prog, width=max(40, width - 2))


class Parser(argparse.ArgumentParser):
    """An argument parser that refuses in one sentence, with exit status 2."""

    def __init__(self, **values: Any) -> None:  # noqa: ANN401
        """Make a parser that takes no abbreviations of its options."""
        super().__init__(**{"formatter_class": Formatter, "allow_abbrev": False, **values})

    def error(self, message: str) -> NoReturn:
        """Say what is wrong and end the program."""
        words = message[:1].upper() + message[1:]
        output.warn(tr("{words}. See `{program} --help`.", words=words.rstrip("."), program=self.prog))
        sys.exit(2)


def parser() -> Parser:
    """Return the parser of the whole command line.

    Its result has `command` (None for the window), `library` (a path or None), `version`, and what the
    command takes.
    """
    made = Parser(
        prog="chancery",
        description=tr("Read, annotate and export diplomatic cables. Without a command, the window opens."),
        epilog=tr(
            "CABLE is a cable's id, its cable number, or as much of the beginning of its title as fits"
            " only one. Exit status: 0 done; 1 done, and something was found wrong; 2 could not be done."
        ),
    )
    made.add_argument("--version", action="store_true", help=tr("show the version and exit"))
    _library(made, default=None)
    commands = made.add_subparsers(dest="command", metavar=tr("COMMAND"), parser_class=Parser)
    of_cables = (_read, _import, _list, _search, _show, _readings, _note, _check, _export)
    for add in (
        *of_cables,
        _history,
        _merge,
        _bundle,
        _backup,
        _restore,
        _verify,
        _salvage,
        _reindex,
        _compact,
    ):
        add(commands)
    return made


Commands = argparse._SubParsersAction  # argparse has no other name for what add_subparsers returns


def _library(made: argparse.ArgumentParser, default: str | None = argparse.SUPPRESS) -> None:
    made.add_argument(
        "--library",
        metavar=tr("FILE"),
        default=default,
        help=tr("the library file (*.chancery); by default the one in your data folder"),
    )


def _command(commands: Commands[Parser], name: str, words: str) -> Parser:
    made = commands.add_parser(name, help=words, description=words[:1].upper() + words[1:] + ".")
    _library(made)
    return made


def _json(made: Parser) -> None:
    made.add_argument("--json", action="store_true", help=tr("print JSON instead of words"))


def _read(commands: Commands[Parser]) -> None:
    made = _command(commands, "read", tr("show what is read out of a file, without keeping anything"))
    made.add_argument("file", metavar=tr("FILE"), help=tr("a file; - for standard input"))
    made.add_argument(
        "--part", metavar=tr("KEY"), default="", help=tr("read only this part of a file of several cables")
    )
    made.add_argument(
        "--parts", action="store_true", help=tr("list the parts of the file: key, date, title or place")
    )
    made.add_argument(
        "--whole-words", action="store_true", help=tr("make words whole that the ends of lines have cut")
    )
    made.add_argument(
        "--encoding", metavar=tr("NAME"), help=tr("how files of text write their characters; guessed without")
    )
    _json(made)


def _import(commands: Commands[Parser]) -> None:
    made = _command(commands, "import", tr("enter files as cables of the library"))
    made.add_argument("paths", metavar=tr("PATH"), nargs="+", help=tr("files, or folders of files"))
    made.add_argument(
        "--encoding", metavar=tr("NAME"), help=tr("how files of text write their characters; guessed without")
    )
    made.add_argument(
        "--split",
        action=argparse.BooleanOptionalAction,
        default=None,
        help=tr("make several cables of a text that seems to hold several"),
    )
    made.add_argument("--all-parts", action="store_true", help=tr("take all documents of a volume"))
    _json(made)


def _list(commands: Commands[Parser]) -> None:
    made = _command(commands, "list", tr("list the cables of the library"))
    made.add_argument("--trashed", action="store_true", help=tr("list those in the trash instead"))
    _json(made)


def _search(commands: Commands[Parser]) -> None:
    made = _command(commands, "search", tr("find cables by words of theirs, and show the words"))
    made.add_argument(
        "query",
        metavar=tr("QUERY"),
        nargs="+",
        help=tr(
            'words, "phrases", beginnings*, AND OR NOT; to: from: date: title: number: precedence: recipient:'
            " verdict: note: tag: stage: status: star: text: before a value. Put it in single quotes; behind"
            " -- it may begin with a hyphen"
        ),
    )
    made.add_argument(
        "--limit", metavar="N", type=_counted, default=50, help=tr("show at most so many (default: 50)")
    )
    made.add_argument("--ranked", action="store_true", help=tr("the most telling first; by default by date"))
    made.add_argument("--as-typed", action="store_true", help=tr("look for no other spellings of names"))
    _json(made)


def _show(commands: Commands[Parser]) -> None:
    made = _command(commands, "show", tr("show a cable as it stands in the library, with its notes"))
    _cable(made)
    _json(made)


def _readings(commands: Commands[Parser]) -> None:
    made = _command(
        commands, "readings", tr("list the readings of a cable's text and what each of them corrected")
    )
    _cable(made)
    _json(made)


def _note(commands: Commands[Parser]) -> None:
    made = _command(commands, "note", tr("add a note on words of a cable and print its id"))
    _cable(made)
    made.add_argument(
        "--quote", metavar=tr("TEXT"), required=True, help=tr("the words that the note stands on, exactly")
    )
    made.add_argument(
        "--nth",
        metavar="N",
        type=_counted,
        default=1,
        help=tr("which of several places where the words stand, counted from 1 (default: 1)"),
    )
    made.add_argument("--text", metavar=tr("TEXT"), help=tr("the note's own words; a highlight needs none"))
    made.add_argument("--kind", choices=_KINDS, default="footnote", help=tr("default: footnote"))
    made.add_argument("--colour", "--color", choices=NOTE_COLOURS, default="amber", help=tr("default: amber"))


def _check(commands: Commands[Parser]) -> None:
    made = _command(
        commands, "check", tr("find distribution lists that do not add up and stages out of order")
    )
    made.add_argument(
        "cables", metavar=tr("CABLE"), nargs="*", help=tr("which cables; by default all of the library")
    )
    _json(made)


def _export(commands: Commands[Parser]) -> None:
    made = _command(commands, "export", tr("write cables with their notes to a file or a folder of files"))
    add_which(made)
    add_how(made)


def _merge(commands: Commands[Parser]) -> None:
    add_merge(_command(commands, "merge", tr("merge a colleague's library, or a bundle that came back")))


def _bundle(commands: Commands[Parser]) -> None:
    add_bundle(_command(commands, "bundle", tr("write cables with their history as a library of their own")))


def _backup(commands: Commands[Parser]) -> None:
    made = _command(commands, "backup", tr("make a checked copy of the library, unless nothing changed"))
    made.add_argument(
        "-o", "--output", metavar=tr("FILE"), help=tr("where to; by default among the library's backups")
    )
    made.add_argument("--force", action="store_true", help=tr("replace the file if it exists"))
    made.add_argument("--list", action="store_true", help=tr("show the backups there are, and make none"))
    made.add_argument("--why", choices=WHYS, default="asked", help=argparse.SUPPRESS)
    _json(made)


def _restore(commands: Commands[Parser]) -> None:
    made = _command(
        commands, "restore", tr("put a backup in the library's place; today's library is backed up first")
    )
    made.add_argument("file", metavar=tr("FILE"), help=tr("a backup, or any copy of a library"))
    _json(made)


def _verify(commands: Commands[Parser]) -> None:
    _json(_command(commands, "verify", tr("check that everything in the library is what was stored")))


def _salvage(commands: Commands[Parser]) -> None:
    made = _command(commands, "salvage", tr("save what can be saved of a damaged library to a new one"))
    made.add_argument(
        "file", metavar=tr("FILE"), nargs="?", help=tr("the damaged library; by default the one named")
    )
    made.add_argument(
        "-o", "--output", metavar=tr("NEW"), required=True, help=tr("where the new library is made")
    )
    _json(made)


def _reindex(commands: Commands[Parser]) -> None:
    made = _command(commands, "reindex", tr("make the index that the search uses anew"))
    made.add_argument("--missing", action="store_true", help=tr("only add what is not in it yet"))
    _json(made)


def _history(commands: Commands[Parser]) -> None:
    made = _command(commands, "history", tr("tell what was done, by whom and when, the newest first"))
    made.add_argument(
        "cable", metavar=tr("CABLE"), nargs="?", help=tr("of which cable; by default of the whole library")
    )
    made.add_argument("--most", metavar="N", type=_counted, help=tr("tell no more than so many"))
    _json(made)


def _compact(commands: Commands[Parser]) -> None:
    made = _command(commands, "compact", tr("pack the history, and give back the room that this sets free"))
    made.add_argument("--pack-only", action="store_true", help=argparse.SUPPRESS)
    _json(made)


def _cable(made: Parser) -> None:
    made.add_argument("cable", metavar=tr("CABLE"), help=tr("id, cable number, or beginning of the title"))


def _counted(words: str) -> int:
    try:
        number = int(words)
    except ValueError:
        number = 0
    if number < 1:
        raise argparse.ArgumentTypeError(tr("“{words}” is not a number from 1 on", words=words))
    return number
