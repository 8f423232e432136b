"""A child does a deed over and over and acknowledges each time; it is killed in mid-work, and one looks.

Children are forked from a process that has imported everything and has no threads: a round costs what the
deed costs, not what starting Python costs.
"""

from __future__ import annotations

import os
import random
import select
import signal
import sys
import time
import traceback
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from tests.faults.outcome import Outcome

LIFE = 25
"""Rounds on one library; then another is begun, so that looking through it does not take ever longer."""
LONG = 0.3
"""Seconds; of a deed that takes longer, one is enough to tell how long it takes."""
PATIENCE = 120.0
"""Seconds after which a child that says nothing is a fault of its own."""


@dataclass(frozen=True, slots=True)
class Look:
    """What is there after a kill: how many deeds are done, what is not whole, which files are too many."""

    done: int
    torn: tuple[str, ...] = ()
    left: tuple[str, ...] = ()


class Deed:
    """Something that is done over and over in a folder: deed 0, deed 1 ... each with an effect of its own."""

    watched: Path | None = None
    """A folder in which an unfinished file appears for a moment: half of the kills aim at that moment."""
    unfinished = ".*.part"

    def __init__(self, folder: Path) -> None:
        """Prepare what must be there before the first deed; this is done in a process that is not killed."""
        self.folder = folder

    def work(self, done: int, say: Callable[[int], None]) -> None:
        """Go on from deed number `done`, and `say` each number once nothing can be lost of it. Endless."""
        raise NotImplementedError

    def look(self, acknowledged: int) -> Look:
        """Start anew as the user would, and tell what is there; `acknowledged` deeds should be."""
        raise NotImplementedError


def kill_again_and_again(
    name: str, make: Callable[[Path], Deed], rounds: int, seed: int, folder: Path
) -> Outcome:
    """Return what came of killing the deed in so many rounds."""
    if not hasattr(os, "fork"):
        return Outcome(name, 0, seed, remark="this system has no fork and no SIGKILL")
    chance = random.Random(f"{seed} {name}")
    lost = torn = left = 0
    remark = ""
    deed: Deed | None = None
    done, longest = 0, 0.0
    for number in range(rounds):
        if deed is None or number % LIFE == 0:
            home = folder / f"life {number}"
            home.mkdir()
            deed, done = make(home), 0
            longest = _longest(deed)
            done = deed.look(0).done
        acknowledged, complaint = _live_and_die(deed, done, chance, longest)
        found = deed.look(acknowledged)
        lost += max(0, acknowledged - found.done)
        torn += len(found.torn) + bool(complaint)
        left += len(found.left)
        if not remark and (complaint or found.torn or found.left or found.done < acknowledged):
            what = complaint or "; ".join((*found.torn, *found.left)) or f"{acknowledged} > {found.done}"
            remark = f"round {number}: {what}"
        done = found.done
    return Outcome(name, rounds, seed, lost, torn, left, remark)


def _longest(deed: Deed) -> float:
    """Return within how many seconds a child is to be killed: the time that a few deeds take here."""
    pid, pipe = _start(deed, 0)
    begun = time.monotonic()
    heard = b""
    while heard.count(b"\n") < 3 and time.monotonic() - begun < (LONG if heard else PATIENCE):
        piece = os.read(pipe, 4096)
        if not piece:
            break
        heard += piece
    took = time.monotonic() - begun
    os.kill(pid, signal.SIGKILL)
    os.waitpid(pid, 0)
    os.close(pipe)
    return max(0.02, took * 1.1)


def _live_and_die(deed: Deed, done: int, chance: random.Random, longest: float) -> tuple[int, str]:
    """Let a child work, kill it, and return how many deeds were acknowledged, and a complaint of its own."""
    aims_at_file = deed.watched is not None and chance.random() < 0.5
    after = chance.uniform(0, longest)
    pid, pipe = _start(deed, done)
    if aims_at_file:
        _wait_for_file(deed, pid, longest * 3)
        after = chance.uniform(0, 0.003)
    time.sleep(after)
    os.kill(pid, signal.SIGKILL)
    heard = b""
    while piece := os.read(pipe, 65536):
        heard += piece
    os.close(pipe)
    _, status = os.waitpid(pid, 0)
    whole = [line for line in heard.split(b"\n")[:-1] if line.isdigit()]
    acknowledged = int(whole[-1]) + 1 if whole else done
    died = os.WIFSIGNALED(status) and os.WTERMSIG(status) == signal.SIGKILL
    return acknowledged, "" if died else f"the child ended by itself with {status}"


def _wait_for_file(deed: Deed, pid: int, seconds: float) -> None:
    assert deed.watched is not None
    end = time.monotonic() + seconds
    while time.monotonic() < end and not any(deed.watched.glob(deed.unfinished)):
        if os.waitid(os.P_PID, pid, os.WEXITED | os.WNOHANG | os.WNOWAIT):
            return


def _start(deed: Deed, done: int) -> tuple[int, int]:
    sys.stdout.flush()
    sys.stderr.flush()
    reading, writing = os.pipe()
    pid = os.fork()
    if pid == 0:
        os.close(reading)
        _be_the_child(deed, done, writing)
    os.close(writing)
    return pid, reading


def _be_the_child(deed: Deed, done: int, pipe: int) -> NoReturn:
    try:
        deed.work(done, lambda number: _say(pipe, number))
    except BaseException:  # noqa: BLE001 - the edge of a process
        traceback.print_exc()
    finally:
        sys.stderr.flush()
        os._exit(1)


def _say(pipe: int, number: int) -> None:
    os.write(pipe, b"%d\n" % number)


def in_a_child(work: Callable[[], object]) -> None:
    """Do something in a child and wait for its end: what starts threads must not be done before a fork."""
    pid, pipe = _start(_Once(work), 0)
    ready, _, _ = select.select([pipe], [], [], PATIENCE)
    heard = os.read(pipe, 16) if ready else b""
    os.kill(pid, signal.SIGKILL)
    os.close(pipe)
    os.waitpid(pid, 0)
    if not heard:
        raise RuntimeError("a child could not do its work")


class _Once(Deed):
    def __init__(self, work: Callable[[], object]) -> None:
        self._work = work

    def work(self, done: int, say: Callable[[int], None]) -> None:
        self._work()
        say(done)
