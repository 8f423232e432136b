"""What is true of every merge, on a few edits drawn by lot; `python3 tests --bench merge` draws many more."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.db.merging.checks import Template, Work, both_ways, nothing_lost, three_copies
from tests.db.merging.edits import EDITS

WORK = st.lists(st.tuples(st.integers(0, len(EDITS) - 1), st.integers(0, 11), st.integers(0, 11)), max_size=5)
FEW = settings(max_examples=4, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(one=WORK, other=WORK)
@FEW
def test_merging_twice_changes_nothing_and_both_ways_give_the_same(
    template: Template, one: Work, other: Work
) -> None:
    both_ways(template, one, other)


@given(one=WORK, other=WORK, later=WORK)
@FEW
def test_nothing_is_lost_and_one_undo_takes_it_back(
    template: Template, one: Work, other: Work, later: Work
) -> None:
    nothing_lost(template, one, other, later)


@given(one=WORK, two=WORK, three=WORK)
@FEW
def test_three_copies_come_to_the_same_in_whichever_order(
    template: Template, one: Work, two: Work, three: Work
) -> None:
    three_copies(template, one, two, three)
