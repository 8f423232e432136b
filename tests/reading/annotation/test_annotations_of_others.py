"""Annotations that other programs made are laid on the words of a cable, or refused with the reason."""

from __future__ import annotations

import json
from typing import Any

import pytest

from desktop.reading.annotation.others import CableText, Others, others
from desktop.reading.returned import Comment
from tests.interchange.annotations import BROKEN, CSS, PAGE, VALID, XPATH, anno, on, position, quote

RANGE = {"type": "RangeSelector"}
CHARACTERS = {"type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc5147"}
BYTES = {"type": "DataPositionSelector", "start": 1, "end": 2}
MARKDOWN = {"type": "TextualBody", "value": "*md*", "format": "text/markdown"}
NEAR = "nearest-words"
TEXT = "The \U00020bb7 envoy said that the border was closed.\nThe border was open, said the envoy."


def read(*some: dict[str, Any]) -> Others:
    found = others(json.dumps(list(some)).encode(), "x.json")
    assert found is not None
    return found


def laid(*some: dict[str, Any]) -> tuple[list[Comment], list[str]]:
    comments, refused = read(*some).laid_on({PAGE: CableText("k1", TEXT)})
    return list(comments), [each.code for each in refused]


def words(comment: Comment) -> list[str]:
    return [TEXT[start:end] for start, end in comment.spans]


@pytest.mark.parametrize(
    ("selectors", "found", "doubt"),
    [
        ([quote("said that")], ["said that"], ""),
        ([quote("border", "the ", " was closed")], ["border"], ""),
        ([quote("The border"), position(48, 58)], ["The border"], ""),
        # As JavaScript counts, each character beyond U+FFFF is two.
        ([quote("envoy", "", ""), position(7, 12)], ["envoy"], ""),
        ([quote("border was  closed. The border")], ["border was closed.\nThe border"], ""),
        ([position(6, 11)], ["envoy"], NEAR),
        ([{**RANGE, "startSelector": position(6, 9), "endSelector": position(11, 12)}], ["envoy"], NEAR),
        ([{**CHARACTERS, "value": "char=6,11"}], ["envoy"], NEAR),
        ([{**XPATH, "refinedBy": quote("was open")}], ["was open"], ""),
        ([{**CSS, "refinedBy": {**XPATH, "refinedBy": quote("was open")}}], ["was open"], ""),
        ([quote("border")], [], "several-places"),
        ([quote("no such words in it at all")], [], "no-place"),
    ],
)  # fmt: skip
def test_words_are_found_by_quote_and_position(selectors: list[Any], found: list[str], doubt: str) -> None:
    (comment,), refused = laid(anno(target=on(*selectors), bodyValue="x"))
    assert (words(comment), comment.doubt, refused) == (found, doubt, [])


def test_what_selects_no_words_is_refused_by_name() -> None:
    for selector in (XPATH, CSS, {"type": "SvgSelector", "value": "<svg/>"}, BYTES):
        found = read(anno(target=on(selector)))
        assert found.annotations == []
        assert [(each.code, dict(each.values)["name"]) for each in found.refused] == [
            ("anno-selector-unusable", selector["type"])
        ]
    assert laid(anno(target="https://elsewhere.example/"))[1] == ["anno-source-unknown"]


def test_what_is_said_comes_as_words_whatever_its_form() -> None:
    html = {"type": "TextualBody", "value": "<p>Not <b>so</b>.</p><p>See_this_</p>", "format": "text/html"}
    tag = {"source": {"id": "https://a.example/t", "value": "border crossing"}, "purpose": "tagging"}
    many = [
        html,
        tag,
        {"type": "Choice", "items": [{"value": "first"}, {"value": "second"}]},
        "https://a.example/x",
    ]
    whole = {"type": "Composite", "items": [MARKDOWN, {"value": "b"}]}
    places = {"type": "List", "items": [on(quote("said that")), on(quote("was open"))]}
    creator = [{"type": "Person", "nickname": "bo"}, "https://people.example/2"]
    one, two = laid(
        anno(id="urn:x:1", body=many, creator=creator, created="2026-01-28T12:00:00Z"),
        anno(id="urn:x:2", body=whole, target=places),
    )[0]
    assert one.words == (
        "Not so.\nSee\\_this\\_\n\nfirst\n\n[https://a.example/x](https://a.example/x)\n\n#border-crossing"
    )
    assert (one.author, one.created, one.kind, one.spans) == ("bo", "2026-01-28T12:00:00Z", "text note", ())
    assert (two.words, words(two)) == ("*md*\n\nb", ["said that", "was open"])


def test_an_answer_stands_with_what_it_answers_and_a_highlight_has_no_words() -> None:
    first = anno(id="urn:x:1", target=on(quote("said that")), motivation="highlighting")
    answer = anno(id="urn:x:2", target="urn:x:1", motivation="replying", bodyValue="Yes.")
    one, two = laid(first, answer)[0]
    assert (one.kind, one.words) == ("highlight", "")
    assert (two.kind, two.answers, two.cable, two.words) == ("reply", "urn:x:1", "k1", "Yes.")


def test_every_valid_construct_is_taken_or_refused_and_every_broken_one_refused() -> None:
    for told in VALID.values():
        found = read(told)
        assert found.annotations or found.refused
        assert not {each.code for each in found.refused} - {"anno-selector-unusable"}
    for told, code in BROKEN.values():
        broken = others(json.dumps([anno(), told]).encode(), "x.json")
        assert broken is not None
        assert len(broken.annotations) == 1
        assert code in {each.code for each in broken.refused}
    page = {"id": "urn:x:p", "type": "AnnotationPage", "items": [anno(), "https://a.example/elsewhere"]}
    collected = others(json.dumps({"@context": anno()["@context"], **page}).encode(), "x.json")
    assert collected is not None
    assert [each.code for each in collected.refused] == ["anno-elsewhere"]


def test_another_s_words_in_a_script_that_runs_the_other_way_keep_their_place() -> None:
    text = "\u202eשלום\u202c said \U0001f469\u200d\U0001f4bb, שלום"
    start = text.rindex("שלום")
    places = [position(start, start + 4), quote("שלום", ", ", "")]
    comments, _ = read(anno(target=on(*places), bodyValue="x")).laid_on({PAGE: CableText("k1", text)})
    assert [each.spans for each in comments] == [((start, start + 4),)]


def test_the_sources_that_must_be_found_are_asked_for_with_their_quotes() -> None:
    ours = "urn:chancery:k1:reading:v2"
    second = anno(id="urn:x:2", target={"source": ours, "selector": quote("a")})
    found = read(anno(target=on(quote("said that"))), second)
    assert [(each.source, each.cable, each.quotes) for each in found.asked()] == [
        (PAGE, "", ("said that",)),
        (ours, "k1", ("a",)),
    ]
