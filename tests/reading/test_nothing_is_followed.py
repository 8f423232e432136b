"""A file is data only: reading it opens no other file, no connection and no program."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

REPOSITORY = Path(__file__).parents[2]

_CHILD = """
import sys
from desktop.reading.formats import read
from db.errors import ReadingError
from tests.reading.hostile_files import ENCODED, TEXTS
from tests.reading.hostile_formats import FILES
from tests.reading.word_files import paragraph, run, word_file

seen = []
FORBIDDEN = ("socket.", "subprocess.", "os.", "urllib.", "webbrowser.", "shutil.", "ctypes.dlopen")
own = (sys.prefix, sys.base_prefix, sys.argv[1], sys.pycache_prefix or sys.prefix)

def heard(event, arguments):
    if event == "open":
        # Python's own modules, imported when first needed.
        if not str(arguments[0]).startswith(own):
            seen.append((event, str(arguments[0])))
    elif event.startswith(FORBIDDEN):
        if event not in ("os.listdir", "os.scandir"):
            seen.append((event, str(arguments)[:80]))

names = ["an entity from outside", "entities that grow", "a page with a script", "impossible times"]
files = [TEXTS[name]().encode() for name in names] + [data for data, _ in ENCODED.values()]
pages = ["a page that would be fetched", "a page's entities", "a Word file's entities", "a PDF in a ring"]
pages += ["a Word file that names another", "a Word file of paths", "a PDF of letters"]
formats = [(FILES[name][1](), FILES[name][0]) for name in pages]
formats.append((word_file(paragraph(run("a"))), "a.docx"))
formats.append((b"MIME-Version: 1.0\\nContent-Type: text/plain\\n\\na", "a.eml"))
for data, name in formats:
    # The libraries are loaded when their first file comes, which is no doing of the file's.
    try:
        read(data, name)
    except ReadingError:
        pass
files += [
    b"From: ../../../etc/passwd\\nSource: file:///etc/passwd\\nhttp://127.0.0.1:9/x\\n",
    b"\\\\\\\\server\\\\share\\\\x\\nURL: https://127.0.0.1:9/\\n<?xml-stylesheet href='http://127.0.0.1:9/'?>\\n",
]
sys.addaudithook(heard)
for data, name in [*((data, "../../../etc/passwd") for data in files), *formats]:
    try:
        read(data, name)
    except ReadingError:
        pass
count = len(seen)
open("/dev/null" if sys.platform != "win32" else "nul").close()
print(len(files) + len(formats), seen[:count], len(seen) - count)
"""


def test_reading_opens_no_file_connection_or_program() -> None:
    done = subprocess.run(
        # -B: modules first needed here are not to leave their compiled form, which would be a writing.
        [sys.executable, "-B", "-c", _CHILD, str(REPOSITORY)],
        capture_output=True,
        text=True,
        check=True,
        cwd=REPOSITORY,
        timeout=120,
    )
    files, *rest = done.stdout.split(" ", 1)
    assert int(files) > 25
    assert rest == ["[] 1\n"], "one thing was opened on purpose at the end, to see that the ear hears"
