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
        self._by_hand: dict[str, bool] = {}
        self._known: set[str] = set()
        self._by_text: dict[str, str] = {}
        for look in known:
            self.take(look)

    def take(self, look: Look) -> None:
        """Keep how a file looks. What it is alike in stays what it was before anything was chosen."""
        self.looks[look.path] = look
        self._likeness.setdefault(look.path, (look.kind, look.guessed))
        if look.text_sha256 and len(look.keys) == 1:
            self._by_text.setdefault(look.text_sha256, look.path)

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
        """Return the other files that were looked at and are alike: a text in pieces to those in pieces."""
        likeness = self._likeness.get(path)
        others = [other for other, one in self._likeness.items() if one == likeness and other != path]
        if likeness is None or likeness[1] or not self._is_pieces(path):
            return others
        return [other for other in others if self._is_pieces(other)]

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
        """Tell whether a file is to be imported: as she said, else if it is not in the library already."""
        return self._by_hand.get(path, path not in self._known)

    def leave_out(self, path: str, *, left_out: bool) -> None:
        """Leave a file out, or take it in again."""
        self._by_hand[path] = not left_out

    def is_by_hand(self, path: str) -> bool:
        """Tell whether she has said of a file if it is to be imported."""
        return path in self._by_hand

    def know(self, path: str, *, known: bool) -> None:
        """Say whether what a file holds is in the library already."""
        (self._known.add if known else self._known.discard)(path)

    def knows(self, path: str) -> bool:
        """Tell whether what a file holds is in the library already."""
        return path in self._known

    def twin(self, path: str) -> str:
        """Return a file of this import that was looked at before and has the very text; "" if none."""
        look = self.looks.get(path)
        if look is None or look.refused is not None or len(look.keys) != 1:
            return ""
        first = self._by_text.get(look.text_sha256, path)
        is_same = self.is_in(first) and self.looks[first].text_sha256 == look.text_sha256
        return first if is_same and first != path else ""

    def has_choices(self) -> bool:
        """Tell whether anything was chosen that would be lost."""
        return bool(self._chosen or self._rules or self._by_hand)

    def wanted(self) -> list[Wanted]:
        """Return what the import is to read, in order."""
        wanted = [Wanted(path, self.choices(path)) for path in self.files if self.is_in(path)]
        return [one for one in wanted if one.choices.parts != ()]

    def _is_pieces(self, path: str) -> bool:
        parts = self.looks[path].parts
        return len(parts) > 1 and parts[0].unit in ("lines", "pages")

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
