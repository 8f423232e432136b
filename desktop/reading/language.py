"""The words of one language, for the reader of cables that are not translated."""

import re
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Language:
    """The words of one language; each a pattern, with the named groups that are told here.

    `letter` is one letter of its script. `labels` are by field, "number" and "receipt" among them, the value
    behind them. `stage` has `word`, and `first` says whether that stands before its moment. `headed` says
    whether the line above the addressees, or above the message, is the subject. `listed` begins a
    distribution list; `total` has `n`, `count` has `n` and stands at the end of an entry, `between` parts
    entries. `address` is a whole line that names addressees, in its group `whom`. `sender` is a whole line
    with the group `who`. `doer` is who did a stage. `name` is a signature. `ended` is the end of a sentence.
    """

    letter: re.Pattern[str]
    labels: dict[str, re.Pattern[str]]
    marks: dict[str, re.Pattern[str]]
    stage: re.Pattern[str]
    first: bool
    headed: bool
    listed: re.Pattern[str]
    total: re.Pattern[str]
    count: re.Pattern[str]
    between: re.Pattern[str]
    number: re.Pattern[str]
    doer: re.Pattern[str]
    sender: re.Pattern[str]
    address: re.Pattern[str]
    name: re.Pattern[str]
    ended: re.Pattern[str]
    no_field: re.Pattern[str] = field(default_factory=lambda: re.compile(r"(?!)"))
