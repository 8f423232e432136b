"""The wording of the parts beside the text."""

import pytest

from db.records import CopiesState
from desktop.exporting.dossier import DossierDistribution, DossierEntry
from desktop.exporting.pdf.page_parts import distribution, verdict


def _list(
    counted: int | None, stated: int | None, code: str, state: CopiesState = "stated"
) -> DossierDistribution:
    return DossierDistribution("", (DossierEntry("Chen", counted, state),), stated, counted, code)


@pytest.mark.parametrize(
    ("each", "sentence"),
    [
        (_list(19, 19, "agrees"), "counted 19, stated 19: agrees"),
        (_list(20, 19, "differs"), "20 counted, 19 stated: 1 over"),
        (_list(8, 11, "differs"), "8 counted, 11 stated: 3 short"),
        (_list(10, None, "no stated total"), "10 counted; the cable states no total"),
        (_list(None, 11, "cannot tell", "illegible"), "cannot tell: a count is illegible; 11 stated"),
        (DossierDistribution("", (), 11, None, "no list"), "no list; the cable states 11"),
        (DossierDistribution("", (), None, None, "no list"), "no list"),
    ],
)
def test_verdicts(each: DossierDistribution, sentence: str) -> None:
    assert verdict(each) == sentence


@pytest.mark.parametrize(
    ("written", "heading"),
    [
        ("", "Distribution"),
        ("Distribution:", "Distribution"),
        ("DISTRIBUTION LIST", "DISTRIBUTION LIST"),
        ("Copies to:", "Distribution: Copies to"),
        ("[Translator’s note: Distribution is as follows:", "Translator’s note: Distribution is as follows"),
    ],
)
def test_the_heading_of_a_list_says_distribution_once(written: str, heading: str) -> None:
    each = DossierDistribution(written, (), None, None, "no list")
    assert distribution(each, str, "en")["heading"]["t"] == heading
