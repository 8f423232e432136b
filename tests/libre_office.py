"""LibreOffice without a window: another program's opinion of a file of ours, where it is installed."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
from contextlib import suppress
from pathlib import Path

PROGRAM = shutil.which("soffice")


def converted(path: Path, to: str, folder: Path, *, seconds: float = 60) -> Path | None:
    """Return the file that LibreOffice makes of another in a folder; None where it makes none.

    It keeps its own settings in the folder, too. It starts programs that outlive it where it fails: all of
    them end with it.
    """
    if PROGRAM is None:
        return None
    profile = (folder / "profile").as_uri()
    folder.mkdir(exist_ok=True)
    line = [PROGRAM, f"-env:UserInstallation={profile}", "--headless"]
    running = subprocess.Popen(
        [*line, "--convert-to", to, "--outdir", str(folder), str(path)],
        start_new_session=True,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={"HOME": str(folder), "PATH": "/usr/bin:/bin"},
    )
    try:
        with suppress(subprocess.TimeoutExpired):
            running.wait(seconds)
    finally:
        with suppress(ProcessLookupError):
            os.killpg(running.pid, signal.SIGKILL)
        running.wait()
    made = folder / f"{path.stem}.{to}"
    return made if made.is_file() else None
