"""A volume of 200 cables with 4,000 notes, against the same cables exported one by one.

Both go the whole way of the window: cables read beside it in a worker process, files on the disk, ledgers.
"""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import time
from pathlib import Path

from db.records import NOTE_KINDS
from db.store import Store
from desktop.export_run import export
from desktop.export_wish import Exported, ExportWish, Which
from desktop.exporting.choices import PdfChoices
from desktop.worker import REPORT
from tests.bench.made import made_cable
from tests.bench.pages import worker
from tests.bench.rows import Row, against

CABLES, NOTES, SIZE = 200, 20, 3_000
FEW = 6
MOST = 1.5
MOST_MB = 800


def measure() -> list[Row]:
    """Export all cables one by one, then as a volume, each in a fresh worker process."""
    with tempfile.TemporaryDirectory() as home:
        library = Path(home) / "volume.chancery"
        store = Store(library)
        cables = tuple(
            made_cable(store, SIZE, NOTES, title=f"Cable {at:04}", seed=at) for at in range(CABLES)
        )
        store.close()
        choices = PdfChoices(kinds=NOTE_KINDS, volume_title="Two hundred cables")
        alone, singles, _ = _taken(ExportWish(str(library), Which(cables), "pdf", "folder", choices), home)
        valid = _judged(ExportWish(str(library), Which(cables[:FEW]), "pdf", "volume", choices), home)
        whole, bound, peak = _taken(ExportWish(str(library), Which(cables), "pdf", "volume", choices), home)
    for made in (singles, bound):
        if made.ledger.written != CABLES * NOTES or made.ledger.findings:
            raise RuntimeError(f"the export that was measured is not whole: {made.ledger}")
    what = f"volume of {CABLES} cables, {CABLES * NOTES:,} notes, {bound.ledger.pages} pages"
    return [
        against("volume", f"{what}, against single exports", [alone], [whole], MOST),
        Row(
            "volume",
            f"{what}, peak memory of the worker",
            MOST_MB,
            peak,
            "MB",
            peak / MOST_MB,
            f"<= {MOST_MB} MB",
            peak <= MOST_MB,
        ),
        *valid,
    ]


def _judged(wish: ExportWish, home: str) -> list[Row]:
    """Have veraPDF look at a volume of a few cables; no row where it is not installed."""
    vera = shutil.which("verapdf")
    if vera is None:
        return []
    target = Path(home) / "few.pdf"
    export(wish, target, lambda _fraction, _code: None)
    failed = 0
    for flavour in ("3a", "ua1"):
        line = [vera, "-f", flavour, "--format", "text", str(target)]
        said = subprocess.run(line, capture_output=True, text=True, check=False)
        failed += not said.stdout.startswith("PASS")
    what = f"volume of {FEW} cables, failures by veraPDF (3a, ua1)"
    return [Row("volume", what, 0, failed, "", 0, "= 0", failed == 0)]


def _taken(wish: ExportWish, home: str) -> tuple[float, Exported, float]:
    """Return how many milliseconds an export took, what came of it, and the memory that it needed in MB."""
    target = Path(home) / ("volume.pdf" if wish.many == "volume" else "folder")
    with worker() as process:
        started = time.perf_counter()
        made: Exported = process.call("desktop.export_run:export", wish, target, REPORT)
        taken = (time.perf_counter() - started) * 1000
        return taken, made, process.call("tests.bench.pages:peak_mb")
