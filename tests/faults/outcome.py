"""What came of a fault that was tried many times, and the table in which outcomes are printed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass


@dataclass(frozen=True, slots=True)
class Outcome:
    """`rounds` tries of one fault, with the chance of `seed`.

    `lost` counts what had been acknowledged and was not there afterwards, `torn` what was there but not
    whole, `left` the files that should not have been there any more. `remark` says what went wrong first,
    or why it was not tried at all.
    """

    fault: str
    rounds: int
    seed: int
    lost: int = 0
    torn: int = 0
    left: int = 0
    remark: str = ""

    @property
    def is_good(self) -> bool:
        """Tell whether it was tried and nothing was lost, torn or left over."""
        return self.rounds > 0 and not (self.lost or self.torn or self.left)

    @property
    def result(self) -> str:
        """Return the outcome in a word."""
        if not self.rounds:
            return "not tried"
        return "good" if self.is_good else "FAILED"


def as_json(outcomes: Sequence[Outcome]) -> str:
    """Return outcomes for machines."""
    return json.dumps([asdict(one) | {"result": one.result} for one in outcomes], indent=1)


def as_table(outcomes: Sequence[Outcome]) -> str:
    """Return outcomes as a table for reading, with the remarks below it."""
    head = ("fault", "rounds", "seed", "lost", "torn", "left over", "result")
    rows = [
        (o.fault, *(str(n) for n in (o.rounds, o.seed, o.lost, o.torn, o.left)), o.result) for o in outcomes
    ]
    wide = [max(len(row[at]) for row in (head, *rows)) for at in range(len(head))]
    lines = [
        "  ".join(_set(row[at], wide[at], at) for at in range(len(head))).rstrip() for row in (head, *rows)
    ]
    lines.insert(1, "-" * max(len(line) for line in lines))
    return "\n".join([*lines, *(f"{o.fault}: {o.remark}" for o in outcomes if o.remark)])


def _set(word: str, width: int, at: int) -> str:
    return word.rjust(width) if 0 < at < 6 else word.ljust(width)
