"""What may be said behind `chancery export`: which cables, to which format, with which parts."""

from __future__ import annotations

import argparse

from desktop.messages.words import tr

_WITH = ("marginal", "page-lines", "corrections")
_WITHOUT = ("header", "stages", "distribution", "highlights", "names")
_PAPERS = ("a4", "letter")


def add_which(made: argparse.ArgumentParser) -> None:
    """Add what says which cables are exported; one of the three ways must be used."""
    which = made.add_mutually_exclusive_group(required=True)
    which.add_argument(
        "cables",
        metavar=tr("CABLE"),
        nargs="*",
        default=[],
        help=tr("id, cable number, or beginning of the title; one or several"),
    )
    which.add_argument("--all", action="store_true", help=tr("all cables of the library, by date"))
    which.add_argument(
        "--query", metavar=tr("QUERY"), help=tr("all cables that a query means, as in `chancery search`")
    )


def add_how(made: argparse.ArgumentParser) -> None:
    """Add the format, the target, and what goes along."""
    made.add_argument(
        "--to",
        type=_format,
        required=True,
        metavar=tr("FORMAT"),
        help=tr("pdf, docx, tei, w3c, html, md, txt, csv, xlsx, csl, ris or bibtex"),
    )
    made.add_argument(
        "-o",
        "--output",
        metavar=tr("PATH"),
        required=True,
        help=tr("the file; for several cables the folder, where the format makes a file of each"),
    )
    made.add_argument(
        "--force", action="store_true", help=tr("replace the file, or files of the folder, if they exist")
    )
    made.add_argument(
        "--as",
        dest="many",
        choices=("file", "folder", "volume"),
        help=tr("what becomes of several cables; by default what the format makes of them"),
    )
    made.add_argument("--title", metavar=tr("WORDS"), default="", help=tr("the title of a volume"))
    made.add_argument(
        "--numbers",
        choices=("cable", "through"),
        default="cable",
        help=tr("how the notes of a volume are numbered; default: cable"),
    )
    made.add_argument(
        "--with",
        dest="added",
        type=lambda words: _several(words, _WITH),
        default=(),
        metavar=tr("PARTS"),
        help=tr(
            "what else to take along, with commas between: marginal (your marginal notes), page-lines,"
            " corrections (each with what stood there)"
        ),
    )
    made.add_argument(
        "--without",
        dest="left_out",
        type=lambda words: _several(words, _WITHOUT),
        default=(),
        metavar=tr("PARTS"),
        help=tr("what to leave out, with commas between: header, stages, distribution, highlights, names"),
    )
    made.add_argument(
        "--option",
        dest="options",
        type=_pair,
        action="append",
        default=[],
        metavar=tr("NAME=VALUE"),
        help=tr("a choice that the format alone offers, as table=notes for csv; may be said several times"),
    )
    made.add_argument("--paper", choices=_PAPERS, default="a4", help=tr("of a PDF; default: a4"))


def _format(words: str) -> str:
    """Return the name of a format, or refuse; the table is looked into only when it is asked for."""
    from desktop.exporting.formats import FORMATS

    if words not in (names := [each.name for each in FORMATS]):
        raise argparse.ArgumentTypeError(
            tr("“{word}” is none of: {names}", word=words, names=", ".join(names))
        )
    return words


def _several(words: str, known: tuple[str, ...]) -> tuple[str, ...]:
    found = tuple(word.strip() for word in words.split(",") if word.strip())
    for word in found:
        if word not in known:
            names = ", ".join(known)
            raise argparse.ArgumentTypeError(tr("“{word}” is none of: {names}", word=word, names=names))
    return found


def _pair(words: str) -> tuple[str, str]:
    name, between, value = words.partition("=")
    if not between or not name.strip():
        raise argparse.ArgumentTypeError(tr("“{words}” is not NAME=VALUE", words=words))
    return name.strip(), value.strip()
