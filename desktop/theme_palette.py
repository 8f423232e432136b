"""The colours of the program, light and dark, as plain values: nothing here knows Qt.

Every colour in the window comes from a token of `Palette`, so that both themes stay complete and the
contrasts can be computed (tests/test_theme_contrast.py does). Washes are pre-blended with the page: drawn
solid they look the same on any painter, and overlapping ones are blended by `blend`, not by luck.
"""

from dataclasses import dataclass
from typing import Literal

Pattern = Literal["solid", "dots", "dashes", "double", "dash-dot", "wave"]

#: The note colours in the order of the picker and of the keys Ctrl+1 to Ctrl+6.
NOTE_COLOURS: tuple[str, ...] = ("amber", "green", "sky", "violet", "rose", "slate")


@dataclass(frozen=True, slots=True)
class NoteColour:
    """How a note of one colour is drawn: the line under its words and the wash behind them.

    `line` is for lines, bars and icons; `wash` is a solid colour, already blended with the page;
    `base` is the unblended hue of the wash; `pattern` tells the colour to those who cannot see it.
    """

    name: str
    line: str
    wash: str
    base: str
    pattern: Pattern


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme: a colour "#RRGGBB" for each token.

    Grounds: page (text), panel, chrome (menu, toolbar, status), side (library), field (inputs).
    States over grounds: sel (selected row), lit (span in the light), accentbg (chosen cable), hover.
    """

    name: Literal["light", "dark"]
    page: str
    panel: str
    chrome: str
    side: str
    field: str
    line: str
    line2: str
    ctl: str
    ink: str
    ink2: str
    ink3: str
    furn: str
    accent: str
    mark: str
    on_accent: str
    sel: str
    lit: str
    accentbg: str
    hover: str
    ok: str
    okbg: str
    warn: str
    warnbg: str
    err: str
    errbg: str
    urgent: str
    disabled: str
    notes: tuple[NoteColour, ...]

    @property
    def dark(self) -> bool:
        """Tell whether this is the dark theme."""
        return self.name == "dark"

    def colour(self, token: str) -> str:
        """Return the "#RRGGBB" of a token's name, or of a note colour's name (its line).

        Raises KeyError for a name that is neither, since a misspelt token is our bug.
        """
        if token in NOTE_COLOURS:
            return self.note(token).line
        if token not in self.__slots__ or token in ("name", "notes"):
            raise KeyError(token)
        value: str = getattr(self, token)
        return value

    def note(self, name: str) -> NoteColour:
        """Return how notes of this colour are drawn; an unknown name (a newer library's) reads as slate."""
        for colour in self.notes:
            if colour.name == name:
                return colour
        return self.notes[-1]


def blend(over: str, under: str, share: float) -> str:
    """Return `share` (0 to 1) of `over` laid on `under`, both "#RRGGBB"."""
    mixed = (
        round(share * int(over[i : i + 2], 16) + (1 - share) * int(under[i : i + 2], 16)) for i in (1, 3, 5)
    )
    return "#" + "".join(f"{part:02X}" for part in mixed)


LIGHT = Palette(
    name="light",
    page="#FDFCF9",
    panel="#F8F6F2",
    chrome="#F3F1ED",
    side="#ECE9E3",
    field="#FFFFFF",
    line="#DDD8CF",
    line2="#C9C3B8",
    ctl="#8C867B",
    ink="#23211D",
    ink2="#57524A",
    ink3="#655F56",
    furn="#736D64",
    accent="#245A8C",
    mark="#1F4F7C",
    on_accent="#FFFFFF",
    sel="#E3EAF1",
    lit="#CFE0F2",
    accentbg="#DCE7F1",
    hover="#E6E2DA",
    ok="#2C6B45",
    okbg="#E1EFE5",
    warn="#875300",
    warnbg="#FAEBCF",
    err="#A3341F",
    errbg="#F8E2DC",
    urgent="#93371F",
    disabled="#A39D93",
    notes=(
        NoteColour("amber", "#A68616", "#FBE9B8", "#F5B400", "solid"),
        NoteColour("green", "#005E1D", "#C7E5D0", "#2FA35C", "dots"),
        NoteColour("sky", "#1A8FD2", "#C7E3F4", "#2C9BE6", "dashes"),
        NoteColour("violet", "#6C3E7B", "#E0D1EC", "#8C55C8", "double"),
        NoteColour("rose", "#DC5F5C", "#F8D2D0", "#EA5A5A", "dash-dot"),
        NoteColour("slate", "#818A9E", "#DBDDE3", "#7A86A3", "wave"),
    ),
)

DARK = Palette(
    name="dark",
    page="#1F1E1C",
    panel="#262523",
    chrome="#232220",
    side="#1C1B1A",
    field="#1A1918",
    line="#383632",
    line2="#4C4944",
    ctl="#7C766C",
    ink="#E6E1D8",
    ink2="#B4ADA2",
    ink3="#A79F94",
    furn="#979086",
    accent="#8DB8E4",
    mark="#B5D3F2",
    on_accent="#14202C",
    sel="#2D3844",
    lit="#2C4763",
    accentbg="#2B3A4A",
    hover="#32302D",
    ok="#83C79B",
    okbg="#22342A",
    warn="#E5B566",
    warnbg="#3B301C",
    err="#EF9883",
    errbg="#43261F",
    urgent="#E89B84",
    disabled="#6B665E",
    notes=(
        NoteColour("amber", "#F2A33C", "#574022", "#D98F30", "solid"),
        NoteColour("green", "#7BE0A8", "#2A4B38", "#45B57A", "dots"),
        NoteColour("sky", "#3F8CA6", "#2C4754", "#4AA6D6", "dashes"),
        NoteColour("violet", "#9474DC", "#423856", "#9474DC", "double"),
        NoteColour("rose", "#E05559", "#5B3333", "#E8656A", "dash-dot"),
        NoteColour("slate", "#CFD5E6", "#424449", "#929BB2", "wave"),
    ),
)
