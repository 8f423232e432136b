"""`chancery salvage [FILE] -o NEW`: what can be saved of a damaged library, saved to a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from db.salvaging.salvage import salvage
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.salvage import lost_sentence, nothing_lost, saved_sentence


def run(arguments: argparse.Namespace) -> int:
    """Say what was saved and, sentence by sentence, what was lost; 1 where something was."""
    source = Path(arguments.file) if arguments.file else library.path_of(arguments)
    target = Path(arguments.output)
    saved = salvage(source, target)
    sentences = [lost_sentence(finding) for finding in saved.findings]
    if arguments.json:
        lost = [
            {"code": finding.code, "words": words, "values": finding.values}
            for finding, words in zip(saved.findings, sentences, strict=True)
        ]
        put_json({"salvaged": str(source), "library": str(target), **saved.counted, "lost": lost})
    else:
        say(saved_sentence(saved.counted, target))
        for words in sentences or [nothing_lost()]:
            say(words)
    return int(bool(sentences))
