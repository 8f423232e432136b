"""What a file that was dropped brings back, looked at beside the library: a value for the window."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from db.merging.plan import MergePlan
from desktop.reading.returned import Comment, Refused
from desktop.returning.own_cables import OwnCable

What = Literal["foreign", "ours", "dropped", "annotations"]
"""A file of anybody, one of ours with its records, one of ours of which only the pages are left, or
annotations, which are no cable."""


@dataclass(frozen=True, slots=True)
class Back:
    """A file that came back.

    `new` are its cables that the library does not have; `known` those that it has, and `trashed` which of
    them lie in the trash. `plan` says how the known ones differ, None for not at all. `comments` are those
    that are not in the library yet, `recognised` how many were taken over before; `texts` are the texts, by
    cable, in which their spans count.
    """

    path: str
    name: str
    format: str = ""
    what: What = "foreign"
    new: tuple[OwnCable, ...] = ()
    known: tuple[str, ...] = ()
    trashed: tuple[str, ...] = ()
    titles: Mapping[str, str] = field(default_factory=dict)
    plan: MergePlan | None = None
    comments: tuple[Comment, ...] = ()
    recognised: int = 0
    texts: Mapping[str, str] = field(default_factory=dict)
    refused: tuple[Refused, ...] = ()
