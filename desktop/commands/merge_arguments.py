"""What may be said behind `chancery merge` and `chancery bundle`."""

from __future__ import annotations

import argparse

from desktop.commands.export_arguments import add_which
from desktop.messages.words import tr


def add_merge(made: argparse.ArgumentParser) -> None:
    """Add which library is merged, and whether that is only looked at."""
    made.add_argument(
        "other",
        metavar=tr("OTHER"),
        help=tr("a colleague's library, a bundle, a file that came back, or annotations; it is not changed"),
    )
    made.add_argument("--dry-run", action="store_true", help=tr("tell what would be done, and do nothing"))
    made.add_argument(
        "--accept", action="store_true", help=tr("of a file: take over the comments whose place is sure")
    )
    _json(made)


def add_bundle(made: argparse.ArgumentParser) -> None:
    """Add which cables go into a bundle, and where it is written."""
    add_which(made)
    made.add_argument("-o", "--output", metavar=tr("FILE"), required=True, help=tr("where it is written"))
    made.add_argument("--force", action="store_true", help=tr("replace the file if it exists"))
    made.add_argument(
        "--with", dest="added", choices=("marginal",), help=tr("take your private marginal notes along")
    )
    _json(made)


def _json(made: argparse.ArgumentParser) -> None:
    made.add_argument("--json", action="store_true", help=tr("print JSON instead of words"))
