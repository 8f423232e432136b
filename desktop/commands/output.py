"""What a command prints, and where: results to standard output, sentences to standard error.

A cable may hold any character. For people, control characters are shown and never sent to the terminal,
which might obey them; for machines, JSON keeps every one of them.
"""

from __future__ import annotations

import contextlib
import io
import os
import re
import sys

_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


def prepare() -> None:
    """Let nothing that is printed fail for want of a character in the terminal's encoding."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def say(line: str = "") -> None:
    """Print one line of the result."""
    if sys.stdout is not None:
        sys.stdout.write(clean(line) + "\n")


def warn(sentence: str) -> None:
    """Print a sentence to standard error, on one line."""
    if sys.stderr is not None:
        with contextlib.suppress(OSError, ValueError):
            sys.stderr.write(clean(sentence).replace("\n", " ") + "\n")


def put_json(value: object) -> None:
    """Print a value as JSON, in plain ASCII where the output cannot carry every character."""
    import json

    if sys.stdout is None:
        return
    encoding = (getattr(sys.stdout, "encoding", None) or "ascii").lower().replace("_", "-")
    words = json.dumps(value, ensure_ascii=encoding not in {"utf-8", "utf8", "utf-8-sig"}, indent=1)
    sys.stdout.write(words + "\n")


def finish() -> None:
    """Hand everything over; raises BrokenPipeError where nobody reads it any more."""
    if sys.stdout is not None:
        sys.stdout.flush()


def give_up_output() -> None:
    """After a broken pipe: keep the interpreter from trying to print the rest when it ends."""
    with contextlib.suppress(OSError, ValueError, AttributeError):
        nothing = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nothing, sys.stdout.fileno())
        os.close(nothing)


def clean(words: str) -> str:
    """Return words with control characters shown as their numbers; line ends and tabs stay."""
    return _CONTROLS.sub(lambda match: f"\\x{ord(match[0]):02x}", words)
