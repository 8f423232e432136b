"""`chancery verify`: tells whether everything in the library is what was once stored in it."""

from __future__ import annotations

import argparse

from db.checking.verify import verify_library
from desktop.commands import library
from desktop.commands.output import put_json, say
from desktop.messages.verify import counted_sentence, finding_sentence, remedy_sentence
from desktop.messages.words import tr


def run(arguments: argparse.Namespace) -> int:
    """Print a sentence for each finding; 1 where there is one."""
    path = library.path_of(arguments)
    verified = verify_library(path)
    sentences = [finding_sentence(finding) for finding in verified.findings]
    if arguments.json:
        findings = [
            {"code": finding.code, "words": words, "values": finding.values}
            for finding, words in zip(verified.findings, sentences, strict=True)
        ]
        put_json({"library": str(path), **verified.counted, "findings": findings})
    elif sentences:
        for words in sentences:
            say(words)
        say(remedy_sentence())
    else:
        say(tr("{path}: {words}", path=path, words=counted_sentence(verified.counted)))
    return int(bool(sentences))
