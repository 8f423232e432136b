"""`python3 tests --bench [NAME...] [--json]`: run the benchmarks named, or all, and print a table."""

from __future__ import annotations

import argparse
import importlib
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.rows import Row, as_json, as_table

NAMES = (
    "start",
    "opening",
    "editing",
    "apparatus",
    "commit",
    "commands",
    "pages",
    "volume",
    "memory",
    "merge",
    "anchors",
    "backups",
    "history",
    "import",
    "search",
    "views",
    "reading",
    "library",
    "pdf-comments",
    "round-trip-pdf",
    "round-trip-tei",
    "round-trip-annotation",
    "round-trip-docx",
)
_MODULES = {
    "import": "imports",
    "pdf-comments": "pdf_comments",
    "round-trip-pdf": "round_trip_pdf",
    "round-trip-tei": "round_trip_tei",
    "round-trip-annotation": "round_trip_annotation",
    "round-trip-docx": "round_trip_docx",
}
"""Where a benchmark's name cannot be that of a module."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run benchmarks and print their rows; return 0 whether or not targets are reached."""
    parser = argparse.ArgumentParser(prog="python3 tests --bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of: {', '.join(NAMES)}; all by default"
    )
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    parser.add_argument(
        "--seed",
        type=int,
        action="append",
        help="anchors: other edits, may be repeated; library: other cables",
    )
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="anchors: a folder of more texts")
    parser.add_argument("--cables", type=int, default=100_000, help="library: how many cables")
    parser.add_argument("--rows", type=int, default=300_000, help="library: how many rows of the list")
    parser.add_argument("--vocabulary", type=Path, metavar="FILE", help="library: words for its texts")
    parser.add_argument("--cache", type=Path, metavar="FOLDER", help="library: where the libraries are kept")
    parser.add_argument("--schema", type=Path, metavar="FILE", help="round-trip-tei: the whole of TEI All")
    given = parser.parse_args(argv)
    unknown = [name for name in given.names if name not in NAMES]
    if unknown:
        print(f"There is no benchmark {unknown[0]!r}; there are {', '.join(NAMES)}.", file=sys.stderr)
        return 2
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    rows: list[Row] = []
    for name in given.names or NAMES:
        print(f"measuring {name} ...", file=sys.stderr, flush=True)
        measure = importlib.import_module(f"tests.bench.{_MODULES.get(name, name)}").measure
        rows += measure(*_arguments(name, given))
    print(as_json(rows) if given.json else as_table(rows))
    return 0


def _arguments(name: str, given: argparse.Namespace) -> tuple[object, ...]:
    """Return what a benchmark is told of the command line."""
    if name == "anchors":
        return given.seed or (1,), given.texts
    if name == "round-trip-tei":
        return (given.schema,)
    if name == "library":
        from tests.bench.libraries.kept import Libraries, default_folder

        seed, folder = (given.seed or (1,))[0], given.cache or default_folder()
        return (Libraries(given.cables, given.rows, seed, given.vocabulary, folder),)
    return ()


if __name__ == "__main__":
    raise SystemExit(main())
