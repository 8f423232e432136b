"""A generated library is like one that grew: sound all through, and the same for the same seed."""

from __future__ import annotations

from pathlib import Path

from db.checking.verify import verify_library
from db.store import Store
from tests.bench.libraries.maker import make_library


def facts(path: Path) -> list[tuple[str, str, str, int]]:
    store = Store(path, create=False)
    found = [(row.title, row.date, row.verdict, row.notes) for row in store.cables()]
    store.close()
    return found


def test_a_made_library_is_sound_and_the_same_for_the_same_seed(tmp_path: Path) -> None:
    words = tmp_path / "words.txt"
    words.write_text("alpha beta gamma delta epsilon", "utf-8")
    made = [
        make_library(tmp_path / f"{n}.chancery", 12, seed=seed, vocabulary=words, size=600)
        for n, seed in enumerate((7, 7, 8))
    ]
    assert [verify_library(path).findings for path in made] == [(), (), ()]
    assert facts(made[0]) == facts(made[1]) != facts(made[2])
    assert len(facts(made[0])) == 12
    rows = make_library(tmp_path / "rows.chancery", 12, rows_only=True)
    assert verify_library(rows).findings == ()
