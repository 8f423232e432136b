"""Overlapping spans become runs that are the text exactly."""

from hypothesis import given
from hypothesis import strategies as st

from desktop.exporting.pdf.runs import flatten

_TEXTS = st.text(max_size=60)
_SPANS = st.lists(st.tuples(st.integers(-3, 64), st.integers(-3, 64), st.integers(0, 5)), max_size=12)


@given(_TEXTS, _SPANS, st.lists(st.integers(-3, 64), max_size=5))
def test_runs_are_the_text_and_name_exactly_the_spans_over_them(
    text: str, spans: list[tuple[int, int, int]], cuts: list[int]
) -> None:
    runs = flatten(len(text), spans, cuts)

    assert "".join(text[run.start : run.end] for run in runs) == text
    for run in runs:
        assert run.start < run.end
        for place in range(run.start, run.end):
            assert set(run.owners) == {owner for start, end, owner in spans if start <= place < end}
        assert not any(run.start < cut < run.end for cut in cuts)


def test_the_span_that_begins_first_comes_first_and_of_two_the_longer() -> None:
    runs = flatten(10, [(2, 5, 1), (0, 6, 2), (2, 8, 3)])

    assert [run.owners for run in runs] == [(2,), (2, 3, 1), (2, 3), (3,), ()]


def test_one_note_twice_over_the_same_words_is_named_once() -> None:
    assert [run.owners for run in flatten(4, [(0, 4, 7), (1, 3, 7)])] == [(7,), (7,), (7,)]
