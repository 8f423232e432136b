"""`chancery show CABLE`: a cable as it stands in the library today."""

from __future__ import annotations

import argparse

from desktop.commands import library
from desktop.commands.output import put_json, say


def run(arguments: argparse.Namespace) -> int:
    """Print the contract's object with the notes, or a sheet for people with the text below it."""
    with library.opened(arguments) as store:
        state = store.cable_state(library.find_cable(store, arguments.cable))
    if arguments.json:
        from desktop.commands.shown import as_contract

        put_json(as_contract(state))
        return 0
    from desktop.commands.sheet import sheet

    for line in sheet(state):
        say(line)
    say()
    say(state.text.rstrip("\n"))
    return 0
