"""Several children: what one of them does to itself costs one task, whatever it is."""

from __future__ import annotations

import contextlib
import queue

import pytest

import desktop.worker_pool as pool_module
from desktop.worker import REPORT
from desktop.worker_pool import Ended, WorkerPool

WORK = "tests.work_for_jobs"


def ended(pool: WorkerPool, count: int) -> dict[object, Ended]:
    """Return what ended, by key, once so many have."""
    found: dict[object, Ended] = {}
    while len(found) < count:
        with contextlib.suppress(queue.Empty):
            for one in pool.take(*pool.heard.get(timeout=0.1)):
                found[one.key] = one
        pool.look_at_clock()
    return found


def test_one_that_is_stuck_greedy_mistaken_or_in_circles_costs_only_itself(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(pool_module, "SILENCE", 2.5)
    pool = WorkerPool(3, (WORK,), patience=4.0)
    try:
        pool.put("stuck", f"{WORK}:stuck")
        pool.put("circles", f"{WORK}:circles")
        pool.put("greedy", f"{WORK}:take_memory", 1 << 45)
        pool.put("mistaken", f"{WORK}:fail", "her words")
        for n in range(20):
            pool.put(n, f"{WORK}:same", n)
        pool.put("steady", f"{WORK}:count", 5, REPORT)
        found = ended(pool, 25)
    finally:
        pool.close()
    codes = {key: one.error.code for key, one in found.items() if one.error is not None}
    assert codes == {
        "stuck": "job-silent",
        "circles": "job-silent",
        "greedy": "job-memory",
        "mistaken": "job-crashed",
    }
    assert [found[n].result for n in range(20)] == list(range(20))
    assert found["steady"].result == 5


def test_children_that_cannot_start_end_the_work() -> None:
    pool = WorkerPool(2, ("no.such.module",), patience=5.0)
    try:
        pool.put("a", f"{WORK}:same", 1)
        pool.put("b", f"{WORK}:same", 2)
        found = ended(pool, 2)
    finally:
        pool.close()
    assert {one.error.code for one in found.values() if one.error} == {"job-crashed"}
