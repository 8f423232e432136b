"""The contrasts LOOK.md promises, computed from the tokens, so that the palettes cannot drift.

Contrast as in WCAG 2.2 (relative luminance). For each token: the lowest contrast over all grounds where the
token is used, selection included.
"""

import itertools

import pytest

from desktop.theme_palette import DARK, LIGHT, NOTE_COLOURS, Palette, blend

GROUNDS = ("page", "panel", "chrome", "side", "field", "sel", "accentbg")
PALETTES = pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])


def luminance(colour: str) -> float:
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    low, high = sorted((luminance(one), luminance(other)))
    return (high + 0.05) / (low + 0.05)


def lowest(palette: Palette, token: str, grounds: tuple[str, ...]) -> float:
    return min(contrast(palette.colour(token), palette.colour(ground)) for ground in grounds)


@pytest.mark.parametrize(
    ("token", "grounds", "light", "dark"),
    [
        ("ink", GROUNDS, 12.8, 8.9),
        ("ink", ("lit", "hover"), 11.9, 7.4),
        ("ink2", GROUNDS, 6.0, 5.2),
        ("ink2", ("hover",), 6.0, 5.2),
        ("ink3", ("page", "panel", "chrome", "side", "field", "sel"), 5.0, 4.6),
        ("furn", ("page",), 5.0, 5.3),
        ("accent", GROUNDS, 5.7, 5.6),
        ("mark", ("page", "lit"), 5.9, 6.2),
        ("ctl", ("page", "panel", "chrome", "side", "field"), 3.0, 3.4),
        ("ctl", ("sel",), 3.0, 2.6),
        ("ok", ("okbg", "panel", "side"), 5.2, 6.7),
        ("ok", ("accentbg",), 5.1, 5.9),
        ("warn", ("warnbg", "panel"), 5.5, 6.8),
        ("err", ("errbg", "panel"), 5.5, 6.2),
        ("urgent", GROUNDS, 6.0, 5.2),
        ("on_accent", ("accent",), 7.2, 7.9),
        ("disabled", ("page", "panel", "chrome", "side", "field", "sel"), 2.1, 2.1),
    ],
)
def test_token_is_readable_on_its_grounds(
    token: str, grounds: tuple[str, ...], light: float, dark: float
) -> None:
    # LOOK.md gives one decimal: what rounds to it passes.
    assert lowest(LIGHT, token, grounds) >= light - 0.05
    assert lowest(DARK, token, grounds) >= dark - 0.05


@PALETTES
def test_primary_button_stays_readable_under_the_mouse(palette: Palette) -> None:
    assert contrast(palette.on_accent, palette.mark) >= 7


@PALETTES
@pytest.mark.parametrize("name", NOTE_COLOURS)
def test_words_are_readable_on_a_wash(palette: Palette, name: str) -> None:
    wash = palette.note(name).wash
    assert contrast(palette.ink, wash) >= (7.35 if palette.dark else 11.05)
    assert contrast(palette.mark, wash) >= 4.5


@PALETTES
@pytest.mark.parametrize("name", NOTE_COLOURS)
def test_line_of_a_note_colour_is_seen_on_the_page(palette: Palette, name: str) -> None:
    assert contrast(palette.note(name).line, palette.page) >= 3.35


@PALETTES
def test_words_are_readable_on_two_washes(palette: Palette) -> None:
    share = 0.30 if palette.dark else 0.26
    for one, other in itertools.permutations(palette.notes, 2):
        both = blend(other.base, one.wash, share)
        assert contrast(palette.ink, both) >= 4.5


@PALETTES
@pytest.mark.parametrize("name", NOTE_COLOURS)
def test_wash_is_its_hue_laid_on_the_page(palette: Palette, name: str) -> None:
    note = palette.note(name)
    mixed = blend(note.base, palette.page, 0.30 if palette.dark else 0.26)
    apart = [abs(int(mixed[i : i + 2], 16) - int(note.wash[i : i + 2], 16)) for i in (1, 3, 5)]
    assert max(apart) <= 3


def test_patterns_tell_the_colours_apart() -> None:
    assert len({note.pattern for note in LIGHT.notes}) == len(NOTE_COLOURS)
    assert [note.pattern for note in LIGHT.notes] == [note.pattern for note in DARK.notes]
    assert tuple(note.name for note in DARK.notes) == NOTE_COLOURS


def test_unknown_names() -> None:
    assert LIGHT.note("puce").name == "slate"
    with pytest.raises(KeyError):
        LIGHT.colour("notes")
    assert LIGHT.colour("rose") == LIGHT.note("rose").line
