"""Any cable that leaves as a Word file comes back without a change."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings

from desktop.exporting.dossier import Dossier
from tests.exporting.test_any_cable import dossiers
from tests.exporting.word.opened import word_file
from tests.reading.test_word_returned import back


@given(dossiers())
@settings(max_examples=10, deadline=None)
def test_any_cable_comes_back_without_a_change(dossier: Dossier) -> None:
    if "\r" in dossier.text:
        dossier = replace(dossier, notes=(), text=dossier.text.replace("\r", ""))
    found = back(word_file(dossier))
    assert (found.comments, found.refused) == ((), ())
