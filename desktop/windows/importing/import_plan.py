"""What an import will do with each of its files: what was chosen, by file or by rule, before it begins."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from desktop.import_choices import Choices, Look, Wanted

Likeness = tuple[str, str]
"""What files are alike in: their kind, and the encoding that was guessed for them."""

_BY_RULE = Choices(documents=True)


class ImportPlan:
    """The files of one import and the choices about them; no widget."""

    def __init__(
        self, files: Sequence[str], known: Sequence[Look] = (), *, passed_over: Sequence[str] = ()
    ) -> None:
        """Plan to import all these files as they are read; `known` are looks at some of them.

        `passed_over` are files beside them that are of no kind that can be read.
        """
        self.files = tuple(files)
        self.passed_over = tuple(passed_over)
        self.looks: dict[str, Look] = {look.path: look for look in known}
        self._chosen: dict[str, Choices] = {}
        self._rules: dict[Likeness, Choices] = {}
        self._likeness: dict[str, Likeness] = {}
        self._left_out: set[str] = set()
        for look in known:
            self.take(look)

    def take(self, look: Look) -> None:
        """Keep how a file looks. What it is alike in stays what it was before anything was chosen."""
        self.looks[look.path] = look
        self._likeness.setdefault(look.path, (look.kind, look.guessed))

    def choices(self, path: str) -> Choices:
        """Return how a file will be read."""
        if path in self._chosen:
            return self._chosen[path]
        likeness = self._likeness.get(path)
        if likeness in self._rules:
            return self._rules[likeness]
        return self._for_others()

    def choose(self, path: str, choices: Choices) -> None:
        """Have a file read so."""
        self._chosen[path] = choices

    def alike(self, path: str) -> list[str]:
        """Return the other files that were looked at and are alike."""
        likeness = self._likeness.get(path)
        return [other for other, one in self._likeness.items() if one == likeness and other != path]

    def apply_to_alike(self, path: str) -> None:
        """Have all files that are alike be read as this one, those too that nobody has looked at."""
        chosen = replace(self.choices(path), parts=None, values=())
        likeness = self._likeness[path]
        self._rules[likeness] = chosen
        for other in self.alike(path):
            own = self._chosen.pop(other, None)
            if own is not None and own.values:
                self._chosen[other] = replace(chosen, values=own.values)

    def is_applied(self, path: str) -> bool:
        """Tell whether all files that are alike are read as this one, by `apply_to_alike`."""
        likeness = self._likeness.get(path)
        chosen = replace(self.choices(path), parts=None, values=())
        return likeness in self._rules and all(
            replace(self.choices(other), parts=None, values=()) == chosen for other in self.alike(path)
        )

    def is_in(self, path: str) -> bool:
        """Tell whether a file is to be imported."""
        return path not in self._left_out

    def leave_out(self, path: str, *, left_out: bool) -> None:
        """Leave a file out, or take it in again."""
        (self._left_out.add if left_out else self._left_out.discard)(path)

    def wanted(self) -> list[Wanted]:
        """Return what the import is to read, in order."""
        wanted = [Wanted(path, self.choices(path)) for path in self.files if self.is_in(path)]
        return [one for one in wanted if one.choices.parts != ()]

    def _for_others(self) -> Choices:
        """Return how files are read that are like none with a rule, as far as that is known of them."""
        instead = tuple(
            (guessed, rule.encoding)
            for (_, guessed), rule in self._rules.items()
            if guessed and rule.encoding is not None
        )
        plain = self._rules.get(("plain", ""))
        split = plain.split if plain is not None else None
        whole = any(rule.whole_words for (kind, _), rule in self._rules.items() if kind == "pdf")
        return replace(_BY_RULE, instead=instead, split=split, whole_words=whole)
