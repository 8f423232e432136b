"""What an archive's form of cables is: words for the common rules, rules of its own, examples to be tested.

The common rules know the grammar that all cables share (labels, marks, lists, stamps, To lines). A form adds
the words of its archive to them, and rules for what only its cables have.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from desktop.reading.draft import Draft
from desktop.reading.intake import Span
from desktop.reading.lines import Line

Rule = Callable[[Draft, list[Line], int], int]
"""`rule(draft, lines, i)` offers what line `i` says and returns how many lines it took, 0 for "not mine"."""

KINDS = (
    "precedence",
    "classification",
    "label of precedence",
    "label of classification",
    "label of subject",
    "label of signature",
    "label of date",
    "label of number",
    "label of sender",
    "label of addressee",
    "stage",
    "heading of list",
    "no field",
)
"""The kinds of words that a form may add; each word is a regular expression with bounded repetition."""


@dataclass(frozen=True, slots=True)
class Example:
    """A short cable of the form, and what its reading must say: keys and values of the JSON contract.

    Beside the contract's keys, `copies` is the distribution as pairs, `when` the stages as word and moment,
    and `message` the words that the body is.
    """

    text: str
    says: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Form:
    """One archive's form. `name` says whose cables and of which years, as in the documentation.

    `rules` are asked of header lines before the common ones, `closing` of those below the message. `opens`
    returns how many characters at the head of the message's first line are still header. A form whose
    documents share nothing with the common grammar recognises and reads them whole: `is_whole`, `read_whole`.
    """

    name: str
    examples: tuple[Example, ...]
    words: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: MappingProxyType({}))
    rules: tuple[Rule, ...] = ()
    closing: tuple[Rule, ...] = ()
    opens: Callable[[Draft, Line], int] | None = None
    is_whole: Callable[[list[Line]], bool] | None = None
    read_whole: Callable[[Draft, list[Line]], Span] | None = None
