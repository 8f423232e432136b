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
    "commit",
    "commands",
    "pages",
    "memory",
    "anchors",
    "backups",
    "history",
    "import",
    "search",
    "reading",
)
_MODULES = {"import": "imports"}
"""Where a benchmark's name cannot be that of a module."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run benchmarks and print their rows; return 0 whether or not targets are reached."""
    parser = argparse.ArgumentParser(prog="python3 tests --bench", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of: {', '.join(NAMES)}; all by default"
    )
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    parser.add_argument("--seed", type=int, action="append", help="anchors: other edits; may be repeated")
    parser.add_argument("--texts", type=Path, metavar="FOLDER", help="anchors: a folder of more texts")
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
        rows += measure(given.seed or (1,), given.texts) if name == "anchors" else measure()
    print(as_json(rows) if given.json else as_table(rows))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
