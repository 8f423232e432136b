"""Ids: of one form, never the same twice, in the order of their making; those of before are ids as well."""

from __future__ import annotations

import re
import time

from db.records import ID, new_id


def test_ids_sort_as_they_were_made_and_both_forms_are_known() -> None:
    made = [new_id("n") for _ in range(2000)]
    assert len(set(made)) == 2000
    assert all(re.fullmatch(f"n{ID}", one, re.ASCII) and one.isalnum() for one in made)
    until = time.time_ns() + (2 << 24)
    while time.time_ns() < until:
        later = new_id("n")
    assert later > max(made)
    assert re.fullmatch(f"n{ID}", "n01a218a005c8700783aec5d632a907bd")
    assert not re.fullmatch(f"n{ID}", "note0123456789abc")
