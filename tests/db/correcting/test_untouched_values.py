"""Header values far from a correction are not asked about, though their words stand in the cable again."""

from __future__ import annotations

from pathlib import Path

import pytest

from db.anchoring.anchors import make_anchor
from db.correcting.corrections import correct

SAMPLE = Path(__file__).parents[3] / "resources" / "sample" / "Chen-8-35.txt"
VALUES = {
    "date": ("May 12, 1961", 1),
    "subject": ("Illegal Crossings of the International Border by Chinese Koreans", 1),
    "addressee": ("Ministry of Foreign Affairs", 1),
    "originator": ("Korea Desk", 0),
    "rights": ("The History and Public Policy Program", 0),
}
SENTENCES = (
    "Between January and the first third of May, 3,500 of them crossed the border. ",
    (
        "He stressed repeatedly that apart from strongly recommending that they return to China, the [North]"
        " Korean government could not force them to return under armed guard. "
    ),
    "Ambassador Qiao again expressed China’s viewpoint according to the cable of April 24. ",
)


@pytest.mark.parametrize("sentence", SENTENCES, ids=lambda words: words.split()[0])
def test_a_sentence_taken_out_of_the_body_leaves_the_header_alone(sentence: str) -> None:
    text = SAMPLE.read_text("utf-8")
    assert text.count(sentence) == 1
    anchors = []
    for name, (words, nth) in VALUES.items():
        start = -1
        for _ in range(nth + 1):
            start = text.index(words, start + 1)
        anchors.append(make_anchor(text, start, start + len(words), cable="k", owner=name, reading="r0"))
    found = correct(text, text.replace(sentence, ""), anchors)
    assert [one.before.owner for one in found.doubtful] == []
    assert [one.after.quote for one in found.moved if one.after] == [words for words, _ in VALUES.values()]


def test_of_two_like_paragraphs_one_of_which_went_either_is_a_doubt() -> None:
    paragraph = "The embassy asks for instructions about those who cross the river at night.\n"
    text = f"First of all.\n{paragraph}Then there is the trade in rice and salt.\n{paragraph}That is all.\n"
    start = text.index("instructions")
    anchor = make_anchor(text, start, start + 12, cable="k", owner="n", reading="r0")
    after = text[: text.index(paragraph)] + text[text.index("Then") :]
    (one,) = correct(text, after, [anchor]).moved
    assert one.after is None or one.doubtful
