"""Generated libraries, made once and kept: a measurement of the same size finds them again."""

from __future__ import annotations

import sys
import tempfile
from dataclasses import dataclass, field
from pathlib import Path

from db.schema import latest_version
from tests.bench.libraries.maker import make_library


def default_folder() -> Path:
    """Return where libraries are kept between runs."""
    return Path(tempfile.gettempdir()) / "chancery-bench"


@dataclass(frozen=True, slots=True)
class Libraries:
    """Makes the libraries of one run: `cables` in the large one, `rows` in the one for the list."""

    cables: int = 100_000
    rows: int = 300_000
    seed: int = 1
    vocabulary: Path | None = None
    folder: Path = field(default_factory=default_folder)

    def large(self) -> Path:
        """Return the library with all its cables."""
        return self.of(self.cables)

    def small(self) -> Path:
        """Return the library of 100 cables, which are the first ones of the large one."""
        return self.of(min(100, self.cables))

    def list_only(self) -> Path:
        """Return the library whose cables have nothing but what the list shows."""
        return self._kept(self.rows, rows_only=True)

    def of(self, cables: int) -> Path:
        """Return a library of so many cables."""
        return self._kept(cables, rows_only=False)

    def _kept(self, cables: int, *, rows_only: bool) -> Path:
        words = "own" if self.vocabulary is None else self.vocabulary.stem
        kind = "rows" if rows_only else "cables"
        path = self.folder / f"{kind}-{cables}-{self.seed}-{words}-schema-{latest_version()}.chancery"
        if not path.exists():
            self.folder.mkdir(parents=True, exist_ok=True)
            print(f"making {path} ...", file=sys.stderr, flush=True)
            part = path.with_suffix(".part")
            for left in self.folder.glob(f"{part.name}*"):
                left.unlink()
            make_library(
                part,
                cables,
                seed=self.seed,
                vocabulary=self.vocabulary,
                rows_only=rows_only,
                say=cables > 5000,
            )
            part.rename(path)
        return path
