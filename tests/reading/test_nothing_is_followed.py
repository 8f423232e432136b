"""A file is data only: reading it opens no other file, no connection and no program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

_CHILD = """
import sys
from desktop.reading.plain import read
from db.errors import ReadingError
from tests.reading.hostile_files import ENCODED, TEXTS

seen = []
own = (sys.prefix, sys.base_prefix, sys.argv[1])

def heard(event, arguments):
    if event == "open":
        # Python's own modules, imported when first needed.
        if not str(arguments[0]).startswith(own):
            seen.append((event, str(arguments[0])))
    elif event.startswith(("socket.", "subprocess.", "os.", "urllib.", "ctypes.", "webbrowser.", "shutil.")):
        if event not in ("os.listdir", "os.scandir"):
            seen.append((event, str(arguments)[:80]))

names = ["an entity from outside", "entities that grow", "a page with a script", "impossible times"]
files = [TEXTS[name]().encode() for name in names] + [data for data, _ in ENCODED.values()]
files += [
    b"From: ../../../etc/passwd\\nSource: file:///etc/passwd\\nhttp://127.0.0.1:9/x\\n",
    b"\\\\\\\\server\\\\share\\\\x\\nURL: https://127.0.0.1:9/\\n<?xml-stylesheet href='http://127.0.0.1:9/'?>\\n",
]
sys.addaudithook(heard)
for data in files:
    try:
        read(data, "../../../etc/passwd")
    except ReadingError:
        pass
count = len(seen)
open("/dev/null" if sys.platform != "win32" else "nul").close()
print(len(files), seen[:count], len(seen) - count)
"""


def test_reading_opens_no_file_connection_or_program() -> None:
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, str(REPOSITORY)],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        timeout=120,
    )
    files, *rest = done.stdout.split(" ", 1)
    assert int(files) > 15
    assert rest == ["[] 1\n"], "one thing was opened on purpose at the end, to see that the ear hears"
