"""The table of formats: what is in it can be said in words and written."""

from __future__ import annotations

import pytest

from desktop.exporting.formats import FORMATS, Format
from desktop.exporting.ledger import Ledger, together
from desktop.messages.formats import (
    format_label,
    format_sentence,
    known_formats,
    known_losses,
    loss_sentence,
    lost_words,
)


@pytest.mark.parametrize("each", FORMATS, ids=lambda each: each.name)
def test_every_format_has_its_writer_and_its_words(each: Format) -> None:
    assert callable(each.writer())
    assert ("volume" in each.many) == bool(each.volume)
    assert not each.volume or callable(each.writer("volume"))
    assert each.name in known_formats()
    assert format_label(each.name)
    assert format_sentence(each.name).endswith(".")
    assert set(each.cannot_carry) <= known_losses()
    for code in each.cannot_carry:
        assert loss_sentence(code).endswith(".")
        assert lost_words(code, 1) != lost_words(code, 2)
    for option in each.options:
        assert not option.values or option.default in option.values


def test_ledgers_of_many_files_are_one() -> None:
    one = Ledger(3, 2, 2, {"marginal": 1}, (("😀", "U+1F600", 1),), pages=2, lost={"colours": 2})
    two = Ledger(5, 5, 5, {}, (("😀", "U+1F600", 2),), pages=1, findings=("A.",), lost={"colours": 1})
    both = together([one, two], "pdf")
    assert (both.in_library, both.chosen, both.written, both.pages) == (8, 7, 7, 3)
    assert (both.cables, both.cables_written, both.files) == (2, 2, 2)
    assert both.left_out == {"marginal": 1}
    assert both.lost == {"colours": 3}
    assert both.substitutes == (("😀", "U+1F600", 3),)
    assert both.findings == ("A.",)
