"""Which characters the page prints, and what stands for the others."""

import pytest

from desktop.exporting.han import shapes
from desktop.exporting.pdf import glyphs
from desktop.exporting.pdf.glyphs import Glyphs, printable


def test_the_characters_taken_for_granted_are_in_the_text_face() -> None:
    text_face = next(face for face in glyphs._faces() if ord("ŏ") in face)
    assert not [
        each
        for each in sorted(glyphs._KNOWN)
        if not any(ord(each) in face for face in (text_face, *glyphs._faces()))
    ]


@pytest.mark.parametrize(
    "character", ["ŏ", "ŭ", "ʻ", "ā", "ễ", "박", "朴", "の", "\U00020bb7", "—", "Ж", "ῶ"]
)
def test_names_print(character: str) -> None:
    assert printable(character)


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("\U0001f600", "[U+1F600]"),
        ("a\u202eb", "a[U+202E]b"),
        ("a\u00adb", "a[U+00AD]b"),
        ("\x00\x07\x0c", "[U+0000][U+0007][U+000C]"),
        ("\ue000", "[U+E000]"),
        ("\u0627\u0644", "[U+0627][U+0644]"),
        ("\ud800", "[U+D800]"),
        ("1\ufe0f\u20e3", "1[U+FE0F][U+20E3]"),
        ("o\u0306", "o\u0306"),
        ("\u0301", "[U+0301]"),
        ("a\tb", "a       b"),
        ("two  spaces\u00a0kept", "two  spaces\u00a0kept"),
    ],
)
def test_what_has_no_glyph_is_named(text: str, shown: str) -> None:
    assert Glyphs().show(text) == shown


def test_substitutes_are_counted() -> None:
    kept = Glyphs()
    kept.show("\U0001f600 and \U0001f600")
    kept.show("\x07")
    assert kept.substitutes() == (("\x07", "U+0007", 1), ("\U0001f600", "U+1F600", 2))


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("plain", "ko", None),
        ("朴成哲 박성철", "", "kr"),
        ("東京の", "", "jp"),
        ("朝鲜", "en", "sc"),
        ("朝鮮", "zh-Hant", "tc"),
        ("朝鮮", "ja", "jp"),
    ],
)
def test_han_shapes_follow_the_words_then_the_language(
    text: str, language: str, expected: str | None
) -> None:
    assert shapes(text, language) == expected


@pytest.mark.parametrize("text", ["x" * 500, "https://example.org/" + "a" * 300, "e\u0301" * 100])
def test_an_overlong_word_gets_places_to_break_and_loses_nothing(text: str) -> None:
    shown = Glyphs().show(text)
    assert shown.replace(glyphs.BREAK, "") == text
    assert max(len(each) for each in shown.split(glyphs.BREAK)) <= 40
    assert glyphs.BREAK + "\u0301" not in shown


@pytest.mark.parametrize("text", ["word " * 100, "朝鲜" * 100, "박성철" * 100])
def test_words_that_break_by_themselves_are_left(text: str) -> None:
    assert Glyphs().show(text) == text
