"""`python3 tests --faults [NAME...] [--seed N] [--rounds N] [--json]`: each fault in full, and a table."""

from __future__ import annotations

import argparse
import random
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

from tests.faults.faults import FAULTS, fault
from tests.faults.outcome import Outcome, as_json, as_table


def main(argv: Sequence[str] | None = None) -> int:
    """Try the faults named, or all; return 1 where one was not withstood, 2 for a name that is none."""
    parser = argparse.ArgumentParser(prog="python3 tests --faults", description=__doc__)
    parser.add_argument(
        "names", nargs="*", metavar="NAME", help=f"any of: {', '.join(FAULTS)}; all by default"
    )
    parser.add_argument("--seed", type=int, help="the chance of an earlier run; a new one by default")
    parser.add_argument("--rounds", type=int, help="so many rounds of each instead of the full number")
    parser.add_argument("--json", action="store_true", help="print JSON for machines")
    given = parser.parse_args(argv)
    unknown = [name for name in given.names if name not in FAULTS]
    if unknown:
        print(f"There is no fault {unknown[0]!r}; there are {', '.join(FAULTS)}.", file=sys.stderr)
        return 2
    seed = random.SystemRandom().randrange(10**6) if given.seed is None else given.seed
    outcomes = [_try(name, given.rounds or FAULTS[name][1], seed) for name in given.names or FAULTS]
    print(as_json(outcomes) if given.json else as_table(outcomes))
    return 0 if all(one.is_good or not one.rounds for one in outcomes) else 1


def _try(name: str, rounds: int, seed: int) -> Outcome:
    print(f"{name}: {rounds} rounds, seed {seed} ...", file=sys.stderr, end="", flush=True)
    begun = time.monotonic()
    with tempfile.TemporaryDirectory(prefix="chancery-faults-") as folder:
        found = fault(name)(rounds, seed, Path(folder))
    print(f" {found.result}, {time.monotonic() - begun:.0f} s", file=sys.stderr, flush=True)
    return found


if __name__ == "__main__":
    raise SystemExit(main())
