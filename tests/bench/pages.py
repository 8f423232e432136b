"""The annotated PDF as the window makes it, against `typst.compile` of the same pages alone.

Ours is the whole way: records gathered, the dossier sent to a warm worker process, the finished file on the
disk and its ledger back. The floor is typst alone, all preparation done, in a worker process of the same kind
which has made the same pages as often.
"""

from __future__ import annotations

import queue
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from db.cable_state import CableState
from db.editing import note_edits
from db.records import NOTE_KINDS, NoteKind
from db.store import Store
from desktop.exporting.choices import PdfChoices
from desktop.exporting.dossier import Dossier
from desktop.exporting.gather import gather
from desktop.exporting.pdf import writer as pdf
from desktop.importing import enter_sample
from desktop.worker import REPORT, Beat, Done, Message, Ready, Reported, Task
from desktop.worker_link import Gone, WorkerLink
from resources import folder
from tests.bench.made import made_cable
from tests.bench.rows import Row, against, beside

SMALL_ROUNDS = 15
LARGE_ROUNDS = 3
MOST = 1.7
MOST_MB = 600

_CHOICES = PdfChoices(kinds=NOTE_KINDS)
_NOTED = (
    "Chinese Embassy", "Urgent", "Ministry of Public Security", "border", "Korean", "Proofread",
    "Chaoxian", "General Office", "Received", "Pak", "Premier", "Chen- 8/35",
)  # fmt: skip
_PATIENCE = 180.0


def measure() -> list[Row]:
    """Export the sample and a long cable again and again, each round beside its floor."""
    with tempfile.TemporaryDirectory() as home:
        store = Store(Path(home) / "pages.chancery")
        sample = _sample(store)
        large = store.cable_state(made_cable(store, 300_000, 2000))
        store.close()
        target = Path(home) / "out.pdf"
        rows = _timed("sample, 12 notes", sample, target, SMALL_ROUNDS)
        rows += _timed("300 KB, 2,000 notes", large, target, LARGE_ROUNDS)
        return rows


def compile_seconds(dossier: Dossier, choices: PdfChoices) -> float:
    """Return how long typst needs for the pages alone; called in the worker process of the floor."""
    compile_alone = pdf.floor(dossier, choices)
    started = time.perf_counter()
    compile_alone()
    return time.perf_counter() - started


def peak_mb() -> float:
    """Return the most memory this process ever used; called in the worker process."""
    status = Path("/proc/self/status")
    if status.exists():
        lines = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        return int(lines["VmHWM"].split()[0]) / 1024
    import resource  # not on Windows, where this benchmark has no memory to tell

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024**2


def _timed(what: str, state: CableState, target: Path, rounds: int) -> list[Row]:
    floor: list[float] = []
    ours: list[float] = []
    cold, first = _cold(state, target)
    with worker() as alone, worker() as whole:
        dossier = gather(state, _CHOICES)
        for turn in range(rounds + 1):
            low = alone.call("tests.bench.pages:compile_seconds", dossier, _CHOICES) * 1000
            high = _export(whole, state, target)
            if turn:
                floor.append(low)
                ours.append(high)
        peak, bare = whole.call("tests.bench.pages:peak_mb"), alone.call("tests.bench.pages:peak_mb")
    rows = [
        against("pages", f"PDF of {what}, worker warm", floor, ours, MOST),
        beside("pages", f"PDF of {what}, worker cold", floor, [cold]),
    ]
    if rounds == LARGE_ROUNDS:
        memory = f"PDF of {what}, peak memory of the worker"
        whole_of_it = f"<= {MOST_MB} MB"
        rows += [
            Row("pages", memory, MOST_MB, first, "MB", first / MOST_MB, whole_of_it, first <= MOST_MB),
            beside("pages", f"{memory} after {rounds + 1} in a row", [bare], [peak], "MB"),
        ]
    return rows


def _export(process: Worker, state: CableState, target: Path) -> float:
    started = time.perf_counter()
    dossier = gather(state, _CHOICES)
    ledger = process.call("desktop.exporting.pdf.writer:write", dossier, _CHOICES, target, REPORT)
    taken = (time.perf_counter() - started) * 1000
    if ledger.written != len(dossier.notes) or ledger.findings:
        raise RuntimeError(f"the export that was measured is not whole: {ledger}")
    return taken


def _cold(state: CableState, target: Path) -> tuple[float, float]:
    """Return how long a first export takes, the start of the worker process with it, and its memory in MB."""
    started = time.perf_counter()
    with worker(wait=False) as fresh:
        _export(fresh, state, target)
        taken = (time.perf_counter() - started) * 1000
        return taken, fresh.call("tests.bench.pages:peak_mb")


def _sample(store: Store) -> CableState:
    """Enter the sample cable as a new library does, with 12 notes of all kinds that stand on words."""
    author = store.ensure_author("Bench")
    path = folder() / "sample" / "Chen-8-35.txt"
    state = store.cable_state(enter_sample(store, path, author.id))
    text = state.text
    kinds: tuple[NoteKind, ...] = ("footnote", "footnote", "marginal", "highlight")
    for order, quote in enumerate(_NOTED):
        start = text.index(quote)
        kind = kinds[order % len(kinds)]
        words = "" if kind == "highlight" else f"Of “{quote}”: see the *reply* of the ministry, 外交部."
        change, _ = note_edits.add_note(
            state, kind, [(start, start + len(quote))], author=author.id, words=words
        )
        store.apply(change, author=author.id)
        state.absorb(change)
    return state


class Worker:
    """A worker process whose answer is waited for."""

    def __init__(self) -> None:
        self._heard: queue.SimpleQueue[Message | Gone] = queue.SimpleQueue()
        self._number = 0
        self.link = WorkerLink(lambda _link, message: self._heard.put(message))

    def call(self, function: str, *arguments: Any) -> Any:  # noqa: ANN401 - whatever the function returns
        self._number += 1
        self.link.send(Task(self._number, function, arguments, {}))
        while True:
            message = self._heard.get(timeout=_PATIENCE)
            if isinstance(message, Done):
                return message.result
            if not isinstance(message, Beat | Reported | Ready):
                raise RuntimeError(f"the worker did not finish {function}: {message}")

    def ready(self) -> None:
        """Wait until the process has imported what it needs."""
        while not isinstance(self._heard.get(timeout=_PATIENCE), Ready):
            pass


@contextmanager
def worker(*, wait: bool = True) -> Iterator[Worker]:
    """Give a worker process, by default one that has imported what it needs."""
    process = Worker()
    if wait:
        process.ready()
    try:
        yield process
    finally:
        process.link.kill()
        process.link.join(5.0)
