"""`chancery read FILE`: what the reader finds in a file; nothing is kept."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from db.cable_state import CableState
from desktop.commands.output import put_json, say
from desktop.importing import file_bytes
from desktop.reading.encoding import MOST_BYTES
from desktop.reading.formats import read


def run(arguments: argparse.Namespace) -> int:
    """Print what was read, as the contract's object or as a sheet for people."""
    if arguments.file == "-":
        data, name = sys.stdin.buffer.read(MOST_BYTES + 1), "standard input"
    else:
        path = Path(arguments.file)
        data, name = file_bytes(path), path.name
    intake = read(data, name, arguments.part)
    if arguments.json:
        from desktop.reading.contract import to_contract

        put_json(to_contract(intake))
        return 0
    from desktop.commands.sheet import sheet
    from desktop.reading.records import import_change

    change, cable = import_change(intake, data, "")
    state = CableState(cable, intake.text)
    state.absorb(change)
    for line in sheet(state):
        say(line)
    return 0
